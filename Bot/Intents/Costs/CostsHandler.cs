using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Intents.Costs;

/// <summary>Answers what was spent in a period, in all or by service, account, Region, usage type or tag.</summary>
internal sealed class CostsHandler : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Costs];

    public async Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var question = turn.Question;
        if (question.Topic is not ("" or "spend") || question.Shape is Shape.Forecast or Shape.Diagnosis || question.Time?.Other is not null)
            return NotYet(question);
        var query = CostQuery.Of(question, turn.Now);
        if (query.GroupBy is null && question.Shape is Shape.Breakdown or Shape.Top)
            query = query with { GroupBy = CostGroup.Of("service") };
        var (ledger, failure) = await CostLedger.ReadAsync(turn.Aws, query, cancellation).ConfigureAwait(false);
        if (ledger is null)
            return Failure.Of(failure!);
        return query.GroupBy is { } group ? CostAnswer.ByGroup(query, ledger, group, question.Top) : CostAnswer.Total(query, ledger);
    }

    private static Answer NotYet(Question question) => new()
    {
        Text = $"I read this as a cost question ({(question.Topic.Length > 0 ? question.Topic : question.Shape.ToString().ToLowerInvariant())}). So far I answer what was spent in one period, in all or by service, account, Region, usage type or tag.",
        Failed = true,
        Offers = [new("month", "Spend last month", "what did we spend last month?"), new("services", "By service, this month", "cost by service this month")],
        Sources = [new("Cost Explorer", "https://us-east-1.console.aws.amazon.com/costmanagement/home#/cost-explorer")],
    };
}
