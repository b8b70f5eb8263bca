using System.Globalization;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Weekends against working days, by UTC.</summary>
internal static class WeekdaysAnswer
{
    public static async Task<Answer> AnswerAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        var query = plan.Query with { Groups = [CostGroup.RecordType], Granularity = CostGranularity.Daily };
        var (ledger, failure) = await CostExplorer.ReadAsync(turn.Aws, query, cancellation).ConfigureAwait(false);
        if (ledger is null)
            return CostFailure.Of(failure!);
        var days = ledger.ByDay().Select(d => (IsWeekend: DateOnly.ParseExact(d.Key, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, d.Value)).ToList();
        var (ends, weeks) = (days.Where(d => d.IsWeekend).ToList(), days.Where(d => !d.IsWeekend).ToList());
        string Words(List<(bool IsWeekend, decimal Value)> of, string what) =>
            $"{what} **{Money.Text(of.Sum(d => d.Value), ledger.Unit)}** on {of.Count} days{(of.Count > 0 ? $" ({Money.Text(of.Sum(d => d.Value) / of.Count, ledger.Unit)} a day)" : "")}";
        Cell[] Row(string name, decimal amount) => [name, Money.Cell(amount, ledger.Unit), Money.Share(amount, ledger.Total)];
        return new()
        {
            Text = $"{Words(ends, "Weekends")}, {Words(weeks, "working days")}, {query.Period.Words()}{query.Words()}{query.Kind}; in all {Money.Text(ledger.Total, ledger.Unit)}.",
            Tables =
            [
                new($"Weekends and working days, {query.Period.Title()}", [new("Days"), new($"Cost ({ledger.Unit})", ColumnKind.Money), new("Share", ColumnKind.Number)],
                    [[.. Row("Weekends", ends.Sum(d => d.Value))], [.. Row("Working days", weeks.Sum(d => d.Value))], [.. Row("Total", ledger.Total)]]),
            ],
            Notes = ["Weekends are Saturday and Sunday by UTC; fees, tax and support that are charged on the first of a month count for its day.", .. Statement.Notes(plan with { Query = query }, ledger, null)],
            Offers = [new("daily", "Day by day", $"cost per day {query.Period.Words()}")],
            Sources = Statement.Sources,
        };
    }
}
