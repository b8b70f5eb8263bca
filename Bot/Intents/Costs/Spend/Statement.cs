using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Spend;

/// <summary>One period: a total, rows, or a course over time. Rows are reconciled with the bill by charge type.</summary>
internal static class Statement
{
    public static async Task<Answer> AnswerAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        var query = plan.Query;
        Task<Answer> Again(string key) => AnswerAsync(turn, plan with { Query = query.WithTagKey(key) }, cancellation);
        if (query.Groups.IsEmpty && plan.TimeGroup is null)
        {
            var total = await CostExplorer.ReadAsync(turn.Aws, query with { Groups = [CostGroup.RecordType] }, cancellation).ConfigureAwait(false);
            return total.Ledger is { } charges
                ? AccountAdvice.Add(turn, query, charges.Rows.All(r => r.Amount == 0), await TagAdvice.AddAsync(turn, query, charges.Rows.Count == 0, TotalAnswer.Of(turn, plan, charges), Again, cancellation).ConfigureAwait(false))
                : CostFailure.Of(total.Failure!);
        }

        var rows = CostExplorer.ReadAsync(turn.Aws, query, cancellation);
        // By resource AWS knows fewer charges, so that there is nothing to reconcile with.
        var bill = query.ByResource || query.Groups.Contains(CostGroup.RecordType)
            ? null
            : CostExplorer.ReadAsync(turn.Aws, query with { Groups = [CostGroup.RecordType], Granularity = CostGranularity.Monthly }, cancellation);
        var (ledger, failure) = await rows.ConfigureAwait(false);
        var check = bill is null ? null : (await bill.ConfigureAwait(false)).Ledger;
        if (ledger is null)
            return CostFailure.Of(failure!);
        var answer = plan.TimeGroup is { } unit ? CourseAnswer.Of(turn, plan, unit, ledger, check) : RowsAnswer.Of(turn, plan, ledger, check);
        return await TagAdvice.AddAsync(turn, query, ledger.Rows.All(r => r.Key.EndsWith('$') || r.Key.Length == 0), answer, Again, cancellation).ConfigureAwait(false);
    }

    /// <summary>The notes that say what kind of number it is.</summary>
    public static ImmutableArray<string> Notes(CostPlan plan, CostLedger ledger, CostLedger? check)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.AddRange(plan.Notes);
        notes.Add($"{char.ToUpperInvariant(plan.Query.Metric.Words[0])}{plan.Query.Metric.Words[1..]}. Days are UTC; currency {ledger.Unit}.");
        if (check is not null && decimal.Round(check.Total - ledger.Total, 2) is var gap and not 0)
            notes.Add($"It does not reconcile: the rows add up to {Money.Text(ledger.Total, ledger.Unit)}, Cost Explorer's charge types to {Money.Text(check.Total, ledger.Unit)} ({Money.Change(gap, ledger.Unit)}). Take the second for the bill.");
        if (ledger.IsCut)
            notes.Add("There is more than I read; ask for fewer days or one group.");
        if (ledger.IsEstimated)
            notes.Add("Estimated: the month is not closed, and the latest day can be up to 24 hours late.");
        return notes.ToImmutable();
    }

    public static ImmutableArray<Source> Sources { get; } = [new("Cost Explorer", "https://us-east-1.console.aws.amazon.com/costmanagement/home#/cost-explorer")];

    /// <summary>Whether an amount passes the question's threshold.</summary>
    public static bool Passes(Condition? threshold, decimal amount) =>
        threshold is null || !decimal.TryParse(threshold.Value, System.Globalization.CultureInfo.InvariantCulture, out var bound) || threshold.Operator switch
        {
            ConditionOperator.Greater => amount > bound,
            ConditionOperator.GreaterOrEqual => amount >= bound,
            ConditionOperator.Less => amount < bound,
            ConditionOperator.LessOrEqual => amount <= bound,
            ConditionOperator.NotEqual => amount != bound,
            _ => amount == bound,
        };

    /// <summary>The threshold in words: <c>more than $1,000.00</c>.</summary>
    public static string Words(Condition threshold, string unit) =>
        (threshold.Operator switch
        {
            ConditionOperator.Greater => "more than ",
            ConditionOperator.GreaterOrEqual => "at least ",
            ConditionOperator.Less => "less than ",
            ConditionOperator.LessOrEqual => "at most ",
            _ => "exactly ",
        }) + (decimal.TryParse(threshold.Value, System.Globalization.CultureInfo.InvariantCulture, out var bound) ? Money.Text(bound, unit) : threshold.Value);
}
