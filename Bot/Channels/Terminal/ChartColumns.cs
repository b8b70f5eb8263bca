using System.Collections.Immutable;
using Bot.Answers;

namespace Bot.Channels.Terminal;

/// <summary>Values as columns over an axis; those below zero hang from it.</summary>
internal static class ChartColumns
{
    /// <summary>Draws a limit across the columns, readable without colour.</summary>
    public const char Limit = '╌';
    private const int Height = 6;
    private const string Eighths = " ▁▂▃▄▅▆▇█";

    public static IEnumerable<string> Lines(Chart chart, ImmutableArray<double> values, int width, Ink ink, ImmutableArray<double> limits = default)
    {
        limits = limits.IsDefault ? [] : limits;
        var finite = values.Concat(limits).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (low, high) = (Math.Min(0, finite.Min()), Math.Max(finite.Max(), 0));
        if (low == high)
            high = 1;
        // Each side has rows of its own, as many as its part of the whole.
        var under = low < 0 ? Math.Clamp((int)Math.Round(-low / (high - low) * Height), 1, high > 0 ? Height - 1 : Height) : 0;
        var above = Height - under;
        var step = Math.Max(above > 0 ? high / above : 0, under > 0 ? -low / under : 0);
        var names = new[] { ValueText.Of(high, chart.Unit), ValueText.Of(low, chart.Unit), ValueText.Of(0, chart.Unit) };
        var left = names.Max(n => n.Length);
        var points = Resample(values, Math.Max(10, width - left - 3));
        var wide = Math.Clamp((width - left - 3) / Math.Max(1, points.Length), 1, 4);
        string Row(string name, Func<double, char> cell, bool isLimit = false)
        {
            var cells = string.Concat(points.Select(v => new string(double.IsFinite(v) ? cell(v) : ' ', wide)));
            return $"{ink.Dim(name.PadLeft(left))} {ink.Dim("┤")}{ink.Cyan(isLimit ? cells.Replace(' ', Limit) : cells.TrimEnd())}";
        }
        bool Lies(int row, bool isBelow) => limits.Any(l => l < 0 == isBelow && Math.Min((isBelow ? under : above) - 1, (int)(Math.Abs(l) / step)) == row);
        for (var row = above - 1; row >= 0; row--)
            yield return Row(row == above - 1 ? names[0] : row == 0 && under == 0 ? names[1] : "", v => Eighths[(int)Math.Clamp(Math.Round((v / step - row) * 8), 0, 8)], Lies(row, false));
        for (var row = 0; row < under; row++)
            yield return Row(row == under - 1 ? names[1] : row == 0 ? names[2] : "", v => Math.Round((-v / step - row) * 2) switch { <= 0 => ' ', 1 => '▀', _ => '█' }, Lies(row, true));
        var span = points.Length * wide;
        yield return new string(' ', left + 1) + ink.Dim("└" + new string('─', span));
        var (first, last) = (CellText.Clean(chart.Labels[0]), CellText.Clean(chart.Labels[^1]));
        yield return new string(' ', left + 2) + ink.Dim(first + (chart.Labels.Length > 1 ? last.PadLeft(Math.Max(last.Length + 1, span - first.Length)) : ""));
    }

    /// <summary>At most so many points: each the largest of those that it stands for, whichever side of zero it is on, so that no peak is lost.</summary>
    private static double[] Resample(ImmutableArray<double> values, int most)
    {
        if (values.Length <= most)
            return [.. values];
        return [.. Enumerable.Range(0, most).Select(i =>
            values.AsSpan()[(i * values.Length / most)..((i + 1) * values.Length / most)].ToArray().Where(double.IsFinite).DefaultIfEmpty(double.NaN).MaxBy(Math.Abs))];
    }
}
