using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Costs.Query;
using Bot.Understanding;

namespace Bot.Intents.Costs.Spend;

/// <summary>Spend by rows, highest first; rows left out are summed, so that the table always adds up.</summary>
internal static class RowsAnswer
{
    private const int MaxRows = 50;
    private const int MaxBars = 12;

    public static Answer Of(Turn turn, CostPlan plan, CostLedger ledger, CostLedger? check)
    {
        var query = plan.Query;
        var what = $"{query.Period.Words()}{query.Words()}";
        var group = query.Groups[0];
        var sums = ledger.ByKey();
        var least = turn.Question.Conditions.Any(c => c is { Field: "order", Value: "least" });
        var first = least ? sums.OrderBy(s => s.Value).FirstOrDefault() : sums.OrderByDescending(s => s.Value).FirstOrDefault();
        var isPairs = query.Groups.Length > 1;
        var pairs = isPairs ? ledger.ByBoth() : [];
        var passing = isPairs ? pairs.Count(p => Statement.Passes(plan.Threshold, p.Value)) : sums.Count(s => Statement.Passes(plan.Threshold, s.Value));
        var text = sums.Count == 0 ? $"Nothing was spent {what}."
            : plan.Threshold is { } bound ? $"**{passing}** of {(isPairs ? $"{pairs.Count} lines by {group.Words} and {query.Groups[1].Words}" : $"{sums.Count} {Plural(group)}")} cost {Statement.Words(bound, ledger.Unit)} {what}."
            : $"**{Money.Text(ledger.Total, ledger.Unit)}** {what}{query.Kind}. {(least ? "The least" : "The largest")}: {Name(ledger, group, first.Key)}, **{Money.Text(first.Value, ledger.Unit)}** ({Money.Share(first.Value, ledger.Total).Text}).";
        if (sums.Count > 0 && check is not null && Charges.Words(check, query) is { Length: > 0 } parts)
            text += $"\n{parts}";
        var top = turn.Question.Top;
        if (top is > 1 && top < sums.Count && plan.Threshold is null)
        {
            var largest = (least ? sums.Values.Order() : sums.Values.OrderDescending()).Take(top.Value).Sum();
            text += $"\nThe {(least ? "least" : "top")} {top}: {Money.Text(largest, ledger.Unit)}, {Money.Share(largest, ledger.Total).Text} of it.";
        }
        return new()
        {
            Text = text,
            Tables = sums.Count == 0 ? [] : query.Groups.Length > 1 ? [Pairs(plan, ledger, top)] : [Rows(query.Period, ledger, group, top, plan.Threshold)],
            Charts = sums.Count > 1 && query.Groups.Length == 1
                ? [Bars($"Spend by {group.Words} {query.Period.Words()}", ledger, group, Math.Min(top ?? MaxBars, MaxBars), plan.Threshold)]
                : [],
            Notes = Statement.Notes(plan, ledger, check),
            Offers = Offers(group, first.Key ?? "", ledger),
            Sources = Statement.Sources,
        };
    }

    /// <summary>The table of one group; rows beyond the wanted ones, or on the other side of a threshold, are one row.</summary>
    public static Table Rows(CostPeriod period, CostLedger ledger, CostGroup group, int? top, Condition? threshold)
    {
        var total = ledger.Total;
        var rows = ledger.ByKey().OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal).ToList();
        var shown = rows.Where(r => Statement.Passes(threshold, r.Value)).Take(top ?? MaxRows).ToList();
        var cells = shown.Select(r => ImmutableArray.Create<Cell>(Name(ledger, group, r.Key), Money.Cell(r.Value, ledger.Unit), Money.Share(r.Value, total))).ToList();
        if (shown.Count < rows.Count)
        {
            var other = total - shown.Sum(r => r.Value);
            cells.Add([$"{rows.Count - shown.Count} others", Money.Cell(other, ledger.Unit), Money.Share(other, total)]);
        }
        cells.Add(["Total", Money.Cell(total, ledger.Unit), Money.Share(total, total)]);
        return new($"By {group.Words}, {period.Title()}", [new(group.Title), new($"Cost ({ledger.Unit})", ColumnKind.Money), new("Share", ColumnKind.Number)], [.. cells]);
    }

    private static Table Pairs(CostPlan plan, CostLedger ledger, int? top)
    {
        var (first, second) = (plan.Query.Groups[0], plan.Query.Groups[1]);
        var total = ledger.Total;
        var rows = ledger.ByBoth().OrderByDescending(a => a.Value).ThenBy(a => a.Key).ToList();
        var shown = rows.Where(r => Statement.Passes(plan.Threshold, r.Value)).Take(top ?? MaxRows).ToList();
        var cells = shown.Select(r => ImmutableArray.Create<Cell>(Name(ledger, first, r.Key.First), Name(ledger, second, r.Key.Second), Money.Cell(r.Value, ledger.Unit), Money.Share(r.Value, total))).ToList();
        if (shown.Count < rows.Count)
        {
            var other = total - shown.Sum(r => r.Value);
            cells.Add([$"{rows.Count - shown.Count} others", "", Money.Cell(other, ledger.Unit), Money.Share(other, total)]);
        }
        cells.Add(["Total", "", Money.Cell(total, ledger.Unit), Money.Share(total, total)]);
        return new($"By {first.Words} and {second.Words}, {plan.Query.Period.Title()}",
            [new(first.Title), new(second.Title), new($"Cost ({ledger.Unit})", ColumnKind.Money), new("Share", ColumnKind.Number)], [.. cells]);
    }

    private static Chart Bars(string title, CostLedger ledger, CostGroup group, int top, Condition? threshold)
    {
        var rows = ledger.ByKey().Where(r => Statement.Passes(threshold, r.Value)).OrderByDescending(a => a.Value).Take(top).ToList();
        return new(ChartKind.Bar, title, ledger.Unit, [.. rows.Select(r => Name(ledger, group, r.Key))], [new("Net", [.. rows.Select(r => (double)Math.Round(r.Value, 2))])]);
    }

    private static ImmutableArray<Offer> Offers(CostGroup group, string first, CostLedger ledger) =>
    [
        .. group == CostGroup.Service && first.Length > 0 ? [new Offer("split", "Split the largest", $"{first} cost by usage type")] : ImmutableArray<Offer>.Empty,
        .. group != CostGroup.Service ? [new Offer("by-service", "By service", "split that by service")] : ImmutableArray<Offer>.Empty,
        .. group != CostGroup.Region ? [new Offer("by-region", "By Region", "and per region?")] : ImmutableArray<Offer>.Empty,
        .. ledger.Total > 0 ? [new Offer("save", "What can we save?", "what are my top cost optimization opportunities?")] : ImmutableArray<Offer>.Empty,
    ];

    /// <summary>A key with the name AWS gives it: accounts are numbers to nobody.</summary>
    public static string Name(CostLedger ledger, CostGroup group, string key) => ledger.Names.TryGetValue(key, out var name) ? $"{name} ({key})" : group.Name(key);

    private static string Plural(CostGroup group) => group.Words is var title && title.EndsWith('y') ? $"{title[..^1]}ies" : $"{title}s";
}
