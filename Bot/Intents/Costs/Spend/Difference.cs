using System.Collections.Immutable;
using Bot.Answers;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>One row of a difference between two periods.</summary>
internal readonly record struct Driver(string Name, decimal Before, decimal Now)
{
    public decimal Change => Now - Before;
}

/// <summary>The difference between two ledgers, row by row; the rows and "others" add up to it.</summary>
/// <param name="Drivers">The rows that changed, the largest change first.</param>
/// <param name="Before">The sum of the earlier period.</param>
/// <param name="Now">The sum of the later one.</param>
internal sealed record Difference(ImmutableArray<Driver> Drivers, decimal Before, decimal Now, string Unit)
{
    public decimal Change => Now - Before;

    /// <summary>By the first group's key.</summary>
    public static Difference Of(CostLedger before, CostLedger now, CostGroup group)
    {
        var (a, b) = (before.ByKey(), now.ByKey());
        var drivers = a.Keys.Union(b.Keys, StringComparer.Ordinal)
            .Select(k => new Driver(RowsAnswer.Name(now.Names.ContainsKey(k) ? now : before, group, k), a.GetValueOrDefault(k), b.GetValueOrDefault(k)));
        return Of(drivers, before, now);
    }

    /// <summary>By both groups' keys.</summary>
    public static Difference OfPairs(CostLedger before, CostLedger now)
    {
        var (a, b) = (before.ByBoth(), now.ByBoth());
        return Of(a.Keys.Union(b.Keys).Select(k => new Driver($"{k.First}: {k.Second}", a.GetValueOrDefault(k), b.GetValueOrDefault(k))), before, now);
    }

    private static Difference Of(IEnumerable<Driver> drivers, CostLedger before, CostLedger now) =>
        new([.. drivers.Where(d => d.Before != 0 || d.Now != 0).OrderByDescending(d => Math.Abs(d.Change)).ThenBy(d => d.Name, StringComparer.Ordinal)], before.Total, now.Total, now.Unit);

    /// <summary>As a table: both amounts, the change and its part of the whole difference.</summary>
    public Table Table(string title, string column, CostPeriod before, CostPeriod now, int top)
    {
        var shown = Drivers.Take(top).ToList();
        var rows = shown.Select(d => Row(d.Name, d.Before, d.Now)).ToList();
        if (shown.Count < Drivers.Length)
            rows.Add(Row($"{Drivers.Length - shown.Count} others", Before - shown.Sum(d => d.Before), Now - shown.Sum(d => d.Now)));
        rows.Add(Row("Total", Before, Now));
        return new(title, [new(column), new(before.Title(), ColumnKind.Money), new(now.Title(), ColumnKind.Money), new("Change", ColumnKind.Money), new("Part", ColumnKind.Number)], [.. rows]);
    }

    /// <summary>Both totals and the change: <c>$1.00 → $2.00 (+$1.00, +100.0 %)</c>.</summary>
    public string Words() => $"{Money.Text(Before, Unit)} → **{Money.Text(Now, Unit)}** ({Money.Change(Change, Unit)}, {Money.Growth(Before, Now)})";

    private ImmutableArray<Cell> Row(string name, decimal before, decimal now) =>
        [name, Money.Cell(before, Unit), Money.Cell(now, Unit), Money.ChangeCell(now - before, Unit), Money.Share(now - before, Change)];
}
