using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Which part of the bill some services are.</summary>
internal static class ShareAnswer
{
    public static async Task<Answer> AnswerAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        var services = plan.Query.Filters.First(f => f is { Key: "SERVICE", Negated: false });
        var query = plan.Query with { Groups = [CostGroup.Service], Granularity = CostGranularity.Monthly, Filters = plan.Query.Filters.Remove(services) };
        var (ledger, failure) = await CostExplorer.ReadAsync(turn.Aws, query, cancellation).ConfigureAwait(false);
        if (ledger is null)
            return CostFailure.Of(failure!);
        var part = ledger.ByKey().Where(s => services.Values.Contains(s.Key)).Sum(s => s.Value);
        var name = string.Join(", ", services.Values);
        return new()
        {
            Text = $"**{Money.Share(part, ledger.Total).Text}** of the bill {query.Period.Words()}{query.Words()} is {name}: {Money.Text(part, ledger.Unit)} of {Money.Text(ledger.Total, ledger.Unit)}{query.Kind}.",
            Tables = [RowsAnswer.Rows(query.Period, ledger, CostGroup.Service, turn.Question.Top, null)],
            Notes = Statement.Notes(plan with { Query = query }, ledger, null),
            Offers = [new("split", "Split it", $"{services.Values[0]} cost by usage type {query.Period.Words()}"), new("all", "All services", $"cost by service {query.Period.Words()}")],
            Sources = Statement.Sources,
        };
    }
}
