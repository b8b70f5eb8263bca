using System.Collections.Immutable;
using Bot.Answers;

namespace Bot.Tests.Answers.Drawing;

/// <summary>Charts of the shapes that answers have: few points and many, one series and several, amounts below zero.</summary>
internal static class SomeCharts
{
    private static readonly string[] Services = ["Amazon EC2", "Amazon S3", "AWS Lambda", "Amazon RDS", "Others"];

    public static IEnumerable<(string Name, Chart Chart)> All =>
        from kind in (ChartKind[])[ChartKind.Bar, ChartKind.Line, ChartKind.Stacked]
        from points in (int[])[1, 5, 30, 400]
        from negative in (bool[])[false, true]
        select ($"{kind}-{points}{(negative ? "-negative" : "")}".ToLowerInvariant(), Of(kind, points, negative));

    public static Chart Of(ChartKind kind, int points, bool negative)
    {
        var labels = Enumerable.Range(0, points).Select(i => new DateOnly(2025, 10, 1).AddDays(i).ToString("yyyy-MM-dd")).ToImmutableArray();
        double Value(int series, int i) => Math.Round((40 + 25 * series + 15 * Math.Sin(i / 3.0 + series) + i % 7 * 4) * (negative && (series == 1 || i % 5 == 3 && kind != ChartKind.Stacked) ? -0.6 : 1), 2);
        var series = kind == ChartKind.Stacked ? 5 : kind == ChartKind.Line ? 2 : points == 5 ? 2 : 1;
        return new(kind, $"Spend per day, {points} days", "USD", labels, [.. Enumerable.Range(0, series).Select(s => new Series(Services[s], [.. Enumerable.Range(0, points).Select(i => Value(s, i))]))]);
    }
}
