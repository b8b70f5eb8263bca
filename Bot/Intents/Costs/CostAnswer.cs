using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;

namespace Bot.Intents.Costs;

/// <summary>A ledger in words and rows.</summary>
internal static class CostAnswer
{
    private const int MaxRows = 50;

    /// <summary>The record types that lower a bill.</summary>
    private static readonly string[] Lowering = ["Credit", "Refund", "BundledDiscount", "EdpDiscount", "PrivateRateDiscount"];

    /// <summary>One number, taken apart by record type, so that gross and net are both said.</summary>
    public static Answer Total(CostQuery query, CostLedger ledger)
    {
        var gross = ledger.Amounts.Where(a => !Lowering.Any(l => a.Key.StartsWith(l, StringComparison.OrdinalIgnoreCase))).Sum(a => a.Value);
        var text = $"**{Money(ledger.Total, ledger)}** {Period(query)}{Filters(query)}, net.";
        if (gross != ledger.Total)
            text += $"\nGross {Money(gross, ledger)}, less {Money(gross - ledger.Total, ledger)} of credits, refunds and discounts.";
        return Answer(query, ledger, text, ledger.Amounts.Count > 1 ? [Rows(query, ledger, new("RECORD_TYPE", false, "Charge type"), null)] : []);
    }

    /// <summary>The spend by rows, highest first.</summary>
    public static Answer ByGroup(CostQuery query, CostLedger ledger, CostGroup group, int? top)
    {
        if (ledger.Amounts.Count == 0)
            return Answer(query, ledger, $"Nothing was spent {Period(query)}{Filters(query)}.", []);
        var first = ledger.Amounts.MaxBy(a => a.Value);
        var text = $"**{Money(ledger.Total, ledger)}** {Period(query)}{Filters(query)}, net of credits and refunds, tax included. The largest: {Name(group, first.Key)}, **{Money(first.Value, ledger)}**.";
        return Answer(query, ledger, text, [Rows(query, ledger, group, top)]);
    }

    private static Answer Answer(CostQuery query, CostLedger ledger, string text, ImmutableArray<Table> tables) => new()
    {
        Text = text,
        Tables = tables,
        Charts = ledger.Days.Count > 1
            ? [new(ChartKind.Bar, $"Spend {Period(query)}", ledger.Currency, [.. ledger.Days.Keys], [new("Net", [.. ledger.Days.Values.Select(v => (double)Math.Round(v, 2))])])]
            : [],
        Notes =
        [
            "Unblended cost, as the console's bill shows it by default.",
            .. ledger.IsEstimated ? ["Estimated: AWS may still change figures of an open month, and the latest day can be up to 24 hours late."] : ImmutableArray<string>.Empty,
        ],
        Offers =
        [
            .. query.GroupBy is null ? [new Offer("by-service", "By service", "split that by service")] : ImmutableArray<Offer>.Empty,
            .. query.GroupBy?.Key != "REGION" ? [new Offer("by-region", "By Region", "and per region?")] : ImmutableArray<Offer>.Empty,
        ],
        Sources = [new("Cost Explorer", "https://us-east-1.console.aws.amazon.com/costmanagement/home#/cost-explorer")],
    };

    private static Table Rows(CostQuery query, CostLedger ledger, CostGroup group, int? top)
    {
        var rows = ledger.Amounts.OrderByDescending(a => a.Value).ThenBy(a => a.Key, StringComparer.Ordinal).ToList();
        var shown = rows.Take(top ?? MaxRows).ToList();
        var cells = shown.Select(r => ImmutableArray.Create(new Cell(Name(group, r.Key)), MoneyCell(r.Value, ledger), Share(r.Value, ledger.Total))).ToList();
        var other = rows.Skip(shown.Count).Sum(r => r.Value);
        if (shown.Count < rows.Count)
            cells.Add([new($"{rows.Count - shown.Count} others"), MoneyCell(other, ledger), Share(other, ledger.Total)]);
        cells.Add([new("Total"), MoneyCell(ledger.Total, ledger), Share(ledger.Total, ledger.Total)]);
        return new($"By {group.Title.ToLowerInvariant()}, {query.Start:yyyy-MM-dd} to {query.End.AddDays(-1):yyyy-MM-dd}",
            [new(group.Title), new($"Cost ({ledger.Currency})", ColumnKind.Money), new("Share", ColumnKind.Number)], [.. cells]);
    }

    private static string Name(CostGroup group, string key)
    {
        var name = group.IsTag && key.IndexOf('$') is var dollar and >= 0 ? key[(dollar + 1)..] : key;
        return name.Length > 0 ? name : group.IsTag ? "(no such tag)" : "(none)";
    }

    private static string Period(CostQuery query)
    {
        var last = query.End.AddDays(-1);
        if (query.Start.Day == 1 && query.End == query.Start.AddMonths(1))
            return $"in {query.Start.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}";
        return query.Start == last ? $"on {query.Start:yyyy-MM-dd}" : $"from {query.Start:yyyy-MM-dd} to {last:yyyy-MM-dd}";
    }

    private static string Filters(CostQuery query) =>
        string.Concat(query.Filters.Select(f => $" {(f.Negated ? "without" : "for")} {(f.IsTag ? $"{f.Key}=" : "")}{string.Join(", ", f.Values)}"));

    private static string Money(decimal amount, CostLedger ledger) =>
        (ledger.Currency == "USD" ? $"{(amount < 0 ? "-" : "")}${Math.Abs(amount).ToString("N2", CultureInfo.InvariantCulture)}" : $"{amount.ToString("N2", CultureInfo.InvariantCulture)} {ledger.Currency}");

    private static Cell MoneyCell(decimal amount, CostLedger ledger) => new(Money(amount, ledger), (double)amount);

    private static Cell Share(decimal amount, decimal total)
    {
        var share = total == 0 ? 0 : amount / total * 100;
        return new($"{share.ToString("0.0", CultureInfo.InvariantCulture)} %", (double)share);
    }
}
