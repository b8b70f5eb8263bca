using System.Collections.Immutable;
using Bot.Answers;

namespace Bot.Channels.Terminal;

/// <summary>A chart in block characters: bars lie, one under the other or in parts of different shades; lines, and more bars than a screen has lines, stand over an axis.</summary>
internal static class ChartText
{
    /// <summary>More bars than are read one by one.</summary>
    private const int MaxBars = 45;
    private const int MaxWidth = 120, DefaultWidth = 100;

    public static IEnumerable<string> Lines(Chart chart, TerminalScreen screen, Ink ink)
    {
        var width = Math.Min(screen.Width ?? DefaultWidth, MaxWidth);
        if (chart.Title.Length > 0)
            yield return ink.Bold(CellText.Clean(chart.Title));
        if (chart.Labels.IsEmpty || chart.Series.IsEmpty)
            yield break;
        var isMany = chart.Kind != ChartKind.Line && chart.Labels.Length > MaxBars;
        if (chart.Kind == ChartKind.Stacked && chart.Series.Length > 1)
        {
            yield return ChartBars.Legend(chart, ink, withSums: isMany);
            var sums = chart.Labels.Select((_, i) => chart.Series.Sum(s => i < s.Values.Length && double.IsFinite(s.Values[i]) ? s.Values[i] : 0)).ToImmutableArray();
            foreach (var line in isMany ? ChartColumns.Lines(chart, sums, width, ink) : ChartBars.Stacked(chart, sums, width, ink))
                yield return line;
        }
        else if (chart.Kind != ChartKind.Line && !isMany)
        {
            if (chart.Series.Length > 1)
                yield return ChartBars.Legend(chart, ink, withSums: false);
            foreach (var line in ChartBars.Grouped(chart, width, ink))
                yield return line;
        }
        else
        {
            // What never changes is a limit to the others, not a course of its own.
            var limits = chart.Labels.Length > 1 ? chart.Series.Where(IsLimit).ToImmutableArray() : [];
            var courses = limits.Length < chart.Series.Length ? [.. chart.Series.Except(limits)] : chart.Series;
            limits = limits.Length < chart.Series.Length ? limits : [];
            foreach (var limit in limits)
                yield return ink.Dim(CellText.Fit($"{ChartColumns.Limit} {CellText.Clean(limit.Name)} {ValueText.Of(limit.Values.First(double.IsFinite), chart.Unit)}", width));
            foreach (var series in courses)
            {
                if (courses.Length > 1)
                    yield return ink.Dim(CellText.Clean(series.Name));
                foreach (var line in ChartColumns.Lines(chart, series.Values, width, ink, [.. limits.Select(l => l.Values.First(double.IsFinite))]))
                    yield return line;
            }
        }
    }

    /// <summary>A threshold: the same value everywhere.</summary>
    private static bool IsLimit(Series series) => series.Values.Where(double.IsFinite).ToList() is { Count: > 1 } values && values.TrueForAll(v => v == values[0]);
}
