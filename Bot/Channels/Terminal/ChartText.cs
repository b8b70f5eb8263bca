using System.Collections.Immutable;
using Bot.Answers;

namespace Bot.Channels.Terminal;

/// <summary>A chart in block characters: bars lie, lines stand as columns over an axis.</summary>
internal static class ChartText
{
    private const int Height = 6;
    private const string Eighths = " ▁▂▃▄▅▆▇█";
    private const string Parts = " ▏▎▍▌▋▊▉█";

    public static IEnumerable<string> Lines(Chart chart, TerminalScreen screen, Ink ink)
    {
        var width = Math.Min(screen.Width ?? 100, 120);
        if (chart.Title.Length > 0)
            yield return ink.Bold(CellText.Clean(chart.Title));
        foreach (var series in chart.Series)
        {
            if (chart.Series.Length > 1)
                yield return ink.Dim(CellText.Clean(series.Name));
            foreach (var line in chart.Kind == ChartKind.Bar ? Bars(chart, series.Values, width, ink) : Columns(chart, series.Values, width, ink))
                yield return line;
        }
    }

    private static IEnumerable<string> Bars(Chart chart, ImmutableArray<double> values, int width, Ink ink)
    {
        var labels = chart.Labels.Select(CellText.Clean).ToArray();
        var left = Math.Min(labels.Max(CellText.Width), width * 2 / 5);
        var amounts = values.Select(v => double.IsFinite(v) ? ValueText.Of(v, chart.Unit) : "").ToArray();
        var room = Math.Max(8, width - left - amounts.Max(a => a.Length) - 4);
        var most = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max();
        for (var i = 0; i < labels.Length && i < values.Length; i++)
        {
            var size = most > 0 && double.IsFinite(values[i]) ? Math.Abs(values[i]) / most * room : 0;
            var bar = new string('█', (int)size) + (size % 1 >= 0.125 ? Parts[(int)(size % 1 * 8)] : "");
            yield return $"{CellText.Pad(CellText.Fit(labels[i], left), left, false)}  {(values[i] < 0 ? ink.Red(bar) : ink.Cyan(bar))}{(bar.Length > 0 ? " " : "")}{amounts[i]}";
        }
    }

    private static IEnumerable<string> Columns(Chart chart, ImmutableArray<double> values, int width, Ink ink)
    {
        var finite = values.Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (Math.Min(0, finite.Min()), Math.Max(finite.Max(), 0));
        if (low == high)
            high = 1;
        var names = new[] { ValueText.Of(high, chart.Unit), ValueText.Of(low, chart.Unit) };
        var left = names.Max(n => n.Length);
        var points = Resample(values, Math.Max(10, width - left - 3));
        var wide = Math.Clamp((width - left - 3) / Math.Max(1, points.Length), 1, 4);
        for (var row = Height - 1; row >= 0; row--)
        {
            var name = row == Height - 1 ? names[0] : row == 0 ? names[1] : "";
            var cells = points.Select(v => double.IsFinite(v) ? Eighths[(int)Math.Clamp(Math.Round(((v - low) / (high - low) * Height - row) * 8), 0, 8)] : ' ');
            yield return $"{ink.Dim(name.PadLeft(left))} {ink.Dim("┤")}{ink.Cyan(string.Concat(cells.Select(c => new string(c, wide))).TrimEnd())}";
        }
        var span = points.Length * wide;
        yield return new string(' ', left + 1) + ink.Dim("└" + new string('─', span));
        var (first, last) = (CellText.Clean(chart.Labels[0]), CellText.Clean(chart.Labels[^1]));
        yield return new string(' ', left + 2) + ink.Dim(first + (chart.Labels.Length > 1 ? last.PadLeft(Math.Max(last.Length + 1, span - first.Length)) : ""));
    }

    /// <summary>At most so many points: each the mean of those that it stands for.</summary>
    private static double[] Resample(ImmutableArray<double> values, int most)
    {
        if (values.Length <= most)
            return [.. values];
        return [.. Enumerable.Range(0, most).Select(i =>
            values.AsSpan()[(i * values.Length / most)..((i + 1) * values.Length / most)].ToArray().Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average())];
    }
}
