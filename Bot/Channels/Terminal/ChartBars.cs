using System.Collections.Immutable;
using System.Text;
using Bot.Answers;

namespace Bot.Channels.Terminal;

/// <summary>Bars that lie, one line each. Where some are negative, all begin at a common zero and those reach to the left.</summary>
internal static class ChartBars
{
    private const string Parts = " ▏▎▍▌▋▊▉█";
    /// <summary>What tells the series apart without colours; the ninth begins anew.</summary>
    private const string Shades = "█▒▓░▚╳▞┼";
    private const int Least = 8;

    /// <summary>Which shade is which series.</summary>
    public static string Legend(Chart chart, Ink ink, bool withSums) => string.Join("   ", chart.Series.Select((s, i) =>
        $"{(withSums ? "" : $"{Colour(ink, i, Shades[i % Shades.Length].ToString())} ")}{CellText.Clean(s.Name)}{(withSums ? $" {ValueText.Of(s.Values.Where(double.IsFinite).Sum(), chart.Unit)}" : "")}"));

    /// <summary>A bar for each label, of each series.</summary>
    public static IEnumerable<string> Grouped(Chart chart, int width, Ink ink)
    {
        var frame = new Frame(chart, chart.Series.SelectMany(s => s.Values), width, chart.Series.SelectMany(s => s.Values));
        for (var i = 0; i < chart.Labels.Length; i++)
        {
            for (var s = 0; s < chart.Series.Length; s++)
            {
                var value = i < chart.Series[s].Values.Length ? chart.Series[s].Values[i] : double.NaN;
                var bar = frame.Bar(value, chart.Series.Length > 1 ? Shades[s % Shades.Length] : null);
                yield return frame.Line(s == 0 ? i : -1, value < 0 && chart.Series.Length == 1 ? ink.Red(bar) : Colour(ink, s, bar), double.IsFinite(value) ? ValueText.Of(value, chart.Unit) : "");
            }
        }
    }

    /// <summary>A bar for each label, in as many parts as there are series; at its end their sum.</summary>
    public static IEnumerable<string> Stacked(Chart chart, ImmutableArray<double> sums, int width, Ink ink)
    {
        double[] Ends(Func<double, bool> side) => [.. chart.Labels.Select((_, i) => chart.Series.Select(s => i < s.Values.Length ? s.Values[i] : 0).Where(v => double.IsFinite(v) && side(v)).Sum())];
        var frame = new Frame(chart, Ends(v => v > 0).Concat(Ends(v => v < 0)), width, sums);
        for (var i = 0; i < chart.Labels.Length; i++)
        {
            var (left, right) = (new StringBuilder(), new StringBuilder());
            var (below, above) = (0d, 0d);
            for (var s = 0; s < chart.Series.Length; s++)
            {
                var value = i < chart.Series[s].Values.Length ? chart.Series[s].Values[i] : double.NaN;
                if (!double.IsFinite(value) || value == 0)
                    continue;
                // Rounded at its ends, so that the parts are as long as their sum.
                var (side, from) = value > 0 ? (right, above) : (left, below);
                var length = frame.Cells(Math.Abs(from + value)) - frame.Cells(Math.Abs(from));
                var part = Colour(ink, s, new string(Shades[s % Shades.Length], length));
                if (value > 0)
                    (above, _) = (above + value, side.Append(part));
                else
                    (below, _) = (below + value, side.Insert(0, part));
            }
            yield return frame.Line(i, new string(' ', frame.Zero - frame.Cells(-below)) + left + (frame.Zero > 0 ? "│" : "") + right, ValueText.Of(sums[i], chart.Unit));
        }
    }

    private static string Colour(Ink ink, int series, string text) => (series % 5) switch { 0 => ink.Cyan(text), 1 => ink.Yellow(text), 2 => ink.Green(text), 3 => ink.Blue(text), _ => ink.Bold(text) };

    /// <summary>Labels to the left, amounts at the end, and what is between them.</summary>
    private sealed class Frame
    {
        private readonly string[] _labels;
        private readonly int _left;
        private readonly double _scale;

        /// <param name="chart">The labels.</param>
        /// <param name="ends">Where bars end.</param>
        /// <param name="width">Columns.</param>
        /// <param name="shown">What is written at their ends.</param>
        public Frame(Chart chart, IEnumerable<double> ends, int width, IEnumerable<double> shown)
        {
            _labels = [.. chart.Labels.Select(CellText.Clean)];
            _left = Math.Min(_labels.Max(CellText.Width), width * 2 / 5);
            var finite = ends.Where(double.IsFinite).DefaultIfEmpty(0).ToList();
            var (low, high) = (Math.Min(0, finite.Min()), Math.Max(0, finite.Max()));
            var room = Math.Max(Least, width - _left - shown.Select(v => double.IsFinite(v) ? ValueText.Of(v, chart.Unit).Length : 0).Max() - 4);
            _scale = high - low > 0 ? room / (high - low) : 0;
            Zero = low < 0 ? Math.Max(1, Cells(-low)) : 0;
        }

        /// <summary>The column of zero; 0 where nothing is negative.</summary>
        public int Zero { get; }

        public int Cells(double value) => (int)Math.Round(value * _scale);

        public string Bar(double value, char? shade)
        {
            var size = double.IsFinite(value) ? Math.Abs(value) * _scale : 0;
            var fill = shade ?? '█';
            if (Zero == 0)
                return new string(fill, (int)size) + (shade is null && size % 1 >= 0.125 ? Parts[(int)(size % 1 * 8)] : shade is not null && size is > 0 and < 1 ? "▏" : "");
            var cells = Math.Max(value != 0 && double.IsFinite(value) ? 1 : 0, (int)Math.Round(size));
            return value < 0
                ? new string(' ', Math.Max(0, Zero - cells)) + new string(fill, Math.Min(cells, Zero)) + "│"
                : new string(' ', Zero) + "│" + new string(fill, cells);
        }

        public string Line(int label, string bar, string amount) =>
            $"{CellText.Pad(label < 0 ? "" : CellText.Fit(_labels[label], _left), _left, false)}  {bar}{(bar.Length > 0 ? " " : "")}{amount}";
    }
}
