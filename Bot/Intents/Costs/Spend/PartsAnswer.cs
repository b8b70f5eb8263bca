using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Several parts of a bill side by side: Lambda's requests and its duration.</summary>
internal static class PartsAnswer
{
    public static async Task<Answer> AnswerAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        var query = plan.Query with { Groups = [CostGroup.UsageType], Granularity = CostGranularity.Monthly };
        var (ledger, failure) = await CostExplorer.ReadAsync(turn.Aws, query, cancellation).ConfigureAwait(false);
        if (ledger is null)
            return CostFailure.Of(failure!);
        var sums = ledger.ByKey();
        var parts = plan.Parts.Select(p => (p.Title, Amount: p.UsageTypes.Sum(t => sums.GetValueOrDefault(t)))).OrderByDescending(p => p.Amount).ToList();
        return new()
        {
            Text = $"{char.ToUpperInvariant(parts[0].Title[0])}{string.Join(", ", parts.Select(p => $"{p.Title} **{Money.Text(p.Amount, ledger.Unit)}**"))[1..]} {query.Period.Words()}{query.Kind}; together {Money.Text(ledger.Total, ledger.Unit)}.",
            Tables =
            [
                new($"By part, {query.Period.Title()}", [new("Part"), new($"Cost ({ledger.Unit})", ColumnKind.Money), new("Share", ColumnKind.Number)],
                [
                    .. parts.Select(p => ImmutableArray.Create<Cell>(p.Title, Money.Cell(p.Amount, ledger.Unit), Money.Share(p.Amount, ledger.Total))),
                    ["Total", Money.Cell(ledger.Total, ledger.Unit), Money.Share(ledger.Total, ledger.Total)],
                ]),
            ],
            Charts = [new(ChartKind.Bar, $"Spend by part {query.Period.Words()}", ledger.Unit, [.. parts.Select(p => p.Title)], [new("Net", [.. parts.Select(p => (double)Math.Round(p.Amount, 2))])])],
            Notes = Statement.Notes(plan with { Query = query }, ledger, null),
            Offers = [new("by-usage", "By usage type", "split that by usage type"), new("by-region", "By Region", "and per region?")],
            Sources = Statement.Sources,
        };
    }
}
