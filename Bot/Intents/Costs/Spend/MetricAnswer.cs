using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Kinds of number side by side: amortized against unblended, in one request.</summary>
internal static class MetricAnswer
{
    private const int MaxRows = 25, MaxPages = 50;

    /// <summary>The metrics that are asked for; none where it is one.</summary>
    public static ImmutableArray<CostMetric> Asked(Turn turn) =>
        turn.Question.Conditions.FirstOrDefault(c => c.Field == "metric")?.Value?.Split(',') is { Length: > 1 } names ? [.. names.Select(CostMetric.Of).Distinct()] : [];

    public static async Task<Answer> AnswerAsync(Turn turn, CostPlan plan, ImmutableArray<CostMetric> metrics, CancellationToken cancellation)
    {
        var group = plan.Query.Groups.IsEmpty ? CostGroup.RecordType : plan.Query.Groups[0];
        var query = plan.Query with { Groups = [group], Granularity = CostGranularity.Monthly };
        var pages = metrics.Select(m => new CostPages(m.Api)).ToList();
        var token = "";
        for (var page = 0; page == 0 || token.Length > 0 && page < MaxPages; page++)
        {
            var parameters = query.Parameters();
            parameters["Metrics"] = new JsonArray([.. metrics.Select(m => (JsonNode)m.Api)]);
            if (token.Length > 0)
                parameters["NextPageToken"] = token;
            var outcome = await turn.Aws.CallAsync("ce", query.Operation, parameters, cancellation: cancellation).ConfigureAwait(false);
            if (outcome is not CallOutcome.Ok ok)
                return CostFailure.Of(outcome);
            pages.ForEach(p => p.Add(ok.Body));
            token = ok.Body["NextPageToken"].Text();
        }
        return Say(plan with { Query = query }, group, metrics, [.. pages.Select(p => p.Ledger(token.Length > 0))]);
    }

    private static Answer Say(CostPlan plan, CostGroup group, ImmutableArray<CostMetric> metrics, List<CostLedger> ledgers)
    {
        var (query, unit) = (plan.Query, ledgers[0].Unit);
        static string Name(CostMetric metric) => metric.Words.Split(" cost:")[0];
        var change = ledgers[1].Total - ledgers[0].Total;
        var sums = ledgers.Select(l => l.ByKey()).ToList();
        var keys = sums.SelectMany(s => s.Keys).Distinct().OrderByDescending(k => Math.Abs(sums[1].GetValueOrDefault(k) - sums[0].GetValueOrDefault(k))).ThenByDescending(k => Math.Abs(sums[0].GetValueOrDefault(k))).ToList();
        var text = $"{string.Join(", ", metrics.Select((m, i) => $"{Name(m)} **{Money.Text(ledgers[i].Total, unit)}**"))} {query.Period.Words()}{query.Words()}{query.Kind}: {(change == 0 ? "no difference" : $"{Name(metrics[1])} is {Money.Text(Math.Abs(change), unit)} {(change > 0 ? "more" : "less")} than {Name(metrics[0])}")}.";
        var parts = keys.Select(k => (Key: k, Change: sums[1].GetValueOrDefault(k) - sums[0].GetValueOrDefault(k))).Where(k => k.Change != 0).Take(3).ToList();
        if (parts.Count > 0)
            text += $"\nIt lies in: {string.Join("; ", parts.Select(p => $"{RowsAnswer.Name(ledgers[0], group, p.Key)} {Money.Change(p.Change, unit)}"))}.";
        var shown = keys.Take(MaxRows).ToList();
        ImmutableArray<Cell> Row(string name, Func<int, decimal> amount) => [name, .. metrics.Select((_, i) => Money.Cell(amount(i), unit)), Money.ChangeCell(amount(1) - amount(0), unit)];
        return new()
        {
            Text = char.ToUpperInvariant(text[0]) + text[1..],
            Tables =
            [
                new($"By {group.Words}, {query.Period.Title()}", [new(group.Title), .. metrics.Select(m => new Column(char.ToUpperInvariant(Name(m)[0]) + Name(m)[1..], ColumnKind.Money)), new("Difference", ColumnKind.Money)],
                [
                    .. shown.Select(k => Row(RowsAnswer.Name(ledgers[0], group, k), i => sums[i].GetValueOrDefault(k))),
                    .. shown.Count < keys.Count ? [Row($"{keys.Count - shown.Count} others", i => ledgers[i].Total - shown.Sum(k => sums[i].GetValueOrDefault(k)))] : ImmutableArray<ImmutableArray<Cell>>.Empty,
                    Row("Total", i => ledgers[i].Total),
                ]),
            ],
            Notes =
            [
                .. metrics.Select(m => $"{char.ToUpperInvariant(m.Words[0])}{m.Words[1..]}."),
                .. Statement.Notes(plan, ledgers[0], null).Skip(plan.Notes.Length + 1).Concat(plan.Notes),
                $"Days are UTC; currency {unit}.",
            ],
            Offers = [new("by-service", "By service", $"compare {Name(metrics[0])} and {Name(metrics[1])} cost by service {query.Period.Words()}")],
            Sources = Statement.Sources,
        };
    }
}
