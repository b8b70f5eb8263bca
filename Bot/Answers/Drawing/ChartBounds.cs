using System.Collections.Immutable;

namespace Bot.Answers.Drawing;

/// <summary>What of a chart can be drawn, and between which values.</summary>
internal static class ChartBounds
{
    private const int MaxColumns = 300;

    /// <summary>A chart that can be drawn as it is: what has one series is not stacked, more columns than can be told apart become a line.</summary>
    public static Chart Fit(Chart chart)
    {
        var kind = chart.Kind;
        if (kind == ChartKind.Stacked && chart.Series.Length < 2)
            kind = ChartKind.Bar;
        if (kind != ChartKind.Line && chart.Labels.Length * (kind == ChartKind.Bar ? Math.Max(1, chart.Series.Length) : 1) > MaxColumns)
            kind = ChartKind.Line;
        return chart with { Kind = kind, Series = [.. chart.Series.Select(s => s with { Values = Exactly(s.Values, chart.Labels.Length) })] };
    }

    public static (double Low, double High) Of(Chart chart)
    {
        var values = chart.Series.SelectMany(s => s.Values).Where(double.IsFinite).DefaultIfEmpty(0).ToList();
        return (values.Min(), values.Max());
    }

    public static (double Low, double High) OfStack(Chart chart) =>
        (Ends(chart, static v => v < 0).Min(), Ends(chart, static v => v > 0).Max());

    /// <summary>Where the stacks end on one side of zero.</summary>
    private static IEnumerable<double> Ends(Chart chart, Func<double, bool> side) =>
        Enumerable.Range(0, chart.Labels.Length).Select(i => chart.Series.Select(s => s.Values[i]).Where(v => double.IsFinite(v) && side(v)).Sum()).DefaultIfEmpty(0);

    private static ImmutableArray<double> Exactly(ImmutableArray<double> values, int count) =>
        values.Length == count ? values : [.. Enumerable.Range(0, count).Select(i => i < values.Length ? values[i] : double.NaN)];
}
