using System.Collections.Immutable;

namespace Bot.Intents.Costs.Query;

/// <summary>One figure.</summary>
/// <param name="Day">The start of its period, <c>yyyy-MM-dd</c>.</param>
/// <param name="Key">Key of the first group; empty without groups.</param>
/// <param name="Second">Key of the second group; empty without one.</param>
internal readonly record struct CostRow(string Day, string Key, string Second, decimal Amount);

/// <summary>What Cost Explorer answered, exact: all sums are made from its rows in decimals.</summary>
/// <param name="Rows">The figures, oldest first.</param>
/// <param name="IsEstimated">AWS may still change some of it.</param>
/// <param name="Unit">Such as <c>USD</c>.</param>
internal sealed record CostLedger(IReadOnlyList<CostRow> Rows, bool IsEstimated, string Unit)
{
    /// <summary>The periods AWS answered for, also those without a figure, oldest first.</summary>
    public ImmutableArray<string> Days { get; init; } = [];
    /// <summary>Names of keys where AWS gives them (accounts).</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    /// <summary>There was more than the bound on pages allows.</summary>
    public bool IsCut { get; init; }

    /// <summary>The sum of all rows. Kept with them: a copy with other rows must be made anew.</summary>
    public decimal Total { get; } = Add(Rows);

    /// <summary>Sums by the first group's key.</summary>
    public Dictionary<string, decimal> ByKey() => Sum(static r => r.Key);

    /// <summary>Sums by both groups' keys.</summary>
    public Dictionary<(string First, string Second), decimal> ByBoth() => Sum(static r => (r.Key, r.Second));

    /// <summary>Sums by period, those without a figure as zero, oldest first.</summary>
    public List<KeyValuePair<string, decimal>> ByDay()
    {
        var sums = Sum(static r => r.Day);
        return [.. Days.Select(d => KeyValuePair.Create(d, sums.GetValueOrDefault(d)))];
    }

    /// <summary>The part whose periods begin within some days.</summary>
    public CostLedger Within(CostPeriod period)
    {
        var (from, to) = (CostPeriod.Text(period.Start), CostPeriod.Text(period.End));
        bool Holds(string day) => string.CompareOrdinal(day, from) >= 0 && string.CompareOrdinal(day, to) < 0;
        return new([.. Rows.Where(r => Holds(r.Day))], IsEstimated, Unit) { Days = [.. Days.Where(Holds)], Names = Names, IsCut = IsCut };
    }

    /// <summary>The same figures with the second group as the only one.</summary>
    public CostLedger BySecond() => new([.. Rows.Select(r => r with { Key = r.Second, Second = "" })], IsEstimated, Unit) { Days = Days, IsCut = IsCut };

    private static decimal Add(IReadOnlyList<CostRow> rows)
    {
        var sum = 0m;
        foreach (var row in rows)
            sum += row.Amount;
        return sum;
    }

    private Dictionary<TKey, decimal> Sum<TKey>(Func<CostRow, TKey> key) where TKey : notnull
    {
        var sums = new Dictionary<TKey, decimal>();
        foreach (var row in Rows)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(sums, key(row), out _) += row.Amount;
        return sums;
    }
}
