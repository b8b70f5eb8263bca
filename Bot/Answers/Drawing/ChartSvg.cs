using System.Collections.Immutable;

namespace Bot.Answers.Drawing;

/// <summary>Draws a chart as SVG: title, labelled axes, legend, marks. On a ground of its own, so that it is read in light and in dark.</summary>
internal static class ChartSvg
{
    public const int Width = 820, Height = 340;
    private const int Top = 64, Bottom = 44, Right = 18, Character = 7, MaxLegend = 8;
    private const string Ink = "#1d1c1d", Dim = "#616061", Grid = "#dddddd", Ground = "#ffffff", Edge = "#cccccc";

    /// <summary>Draws a chart of any number of points; more columns than pixels are drawn as a line.</summary>
    public static string Draw(Chart chart)
    {
        chart = ChartBounds.Fit(chart);
        var stacked = chart.Kind == ChartKind.Stacked;
        var (lowest, highest) = stacked ? ChartBounds.OfStack(chart) : ChartBounds.Of(chart);
        var ticks = Ticks.Of(lowest, highest);
        var names = ticks.Values().Select(v => Ticks.Short(v, chart.Unit)).ToList();
        var left = 20 + names.Max(n => n.Length) * Character;
        var plot = new Plot(left, Top, Width - left - Right, Height - Top - Bottom, ticks, chart.Labels.Length, chart.Kind != ChartKind.Line);

        var svg = new SvgText(4_096 + chart.Labels.Length * chart.Series.Length * 40);
        svg.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" font-family=\"DejaVu Sans, sans-serif\" font-size=\"12\" role=\"img\">");
        svg.Add($"<title>{chart.Title}</title>");
        Hatches(svg, chart.Series.Length);
        svg.Add($"<rect x=\"0.5\" y=\"0.5\" width=\"{Width - 1}\" height=\"{Height - 1}\" rx=\"6\" fill=\"{Ground}\" stroke=\"{Edge}\"/>");
        svg.Add($"<text x=\"16\" y=\"26\" font-size=\"15\" font-weight=\"bold\" fill=\"{Ink}\">{Cut(chart.Title, 88)}</text>");
        Legend(svg, chart);
        YAxis(svg, plot, ticks, names, chart.Unit);
        XAxis(svg, plot, chart.Labels);
        ChartMarks.Draw(svg, chart, plot);
        svg.Add($"<line x1=\"{plot.Left}\" y1=\"{plot.Y(0)}\" x2=\"{plot.Left + plot.Width}\" y2=\"{plot.Y(0)}\" stroke=\"{Dim}\"/>");
        return svg.Raw("</svg>").ToString();
    }

    private static void Legend(SvgText svg, Chart chart)
    {
        if (chart.Series.Length < 2)
            return;
        double x = 16;
        for (var i = 0; i < Math.Min(chart.Series.Length, MaxLegend); i++)
        {
            var name = Cut(chart.Series[i].Name, 22);
            if (x + 30 + name.Length * Character > Width - Right - (i < chart.Series.Length - 1 ? 60 : 0))
            {
                svg.Add($"<text x=\"{x}\" y=\"48\" fill=\"{Dim}\">+{chart.Series.Length - i} more</text>");
                break;
            }
            ChartMarks.Sample(svg, chart.Kind, i, x, 44);
            svg.Add($"<text x=\"{x + 24}\" y=\"48\" fill=\"{Ink}\">{name}</text>");
            x += 44 + name.Length * Character;
        }
    }

    private static void YAxis(SvgText svg, Plot plot, Ticks ticks, List<string> names, string unit)
    {
        foreach (var (value, name) in ticks.Values().Zip(names))
        {
            svg.Add($"<line x1=\"{plot.Left}\" y1=\"{plot.Y(value)}\" x2=\"{plot.Left + plot.Width}\" y2=\"{plot.Y(value)}\" stroke=\"{Grid}\"/>");
            svg.Add($"<text x=\"{plot.Left - 6}\" y=\"{plot.Y(value) + 4}\" text-anchor=\"end\" fill=\"{Dim}\">{name}</text>");
        }
        if (unit is not ("USD" or "Percent" or "%" or "" or "Count" or "None"))
            svg.Add($"<text x=\"{Width - Right}\" y=\"26\" text-anchor=\"end\" fill=\"{Dim}\">{Cut(unit, 20)}</text>");
    }

    /// <summary>As many labels as have room, the first and the last among them.</summary>
    private static void XAxis(SvgText svg, Plot plot, ImmutableArray<string> labels)
    {
        if (labels.IsEmpty)
            return;
        var longest = Math.Min(labels.Max(l => l.Length), 18);
        var room = Math.Max(1, (int)(plot.Width / (longest * Character + 12)));
        var every = Math.Max(1, (int)Math.Ceiling((labels.Length - 1) / (double)Math.Max(1, room - 1)));
        for (var i = 0; i < labels.Length; i += every)
        {
            var anchor = i > 0 && i == labels.Length - 1 && !plot.Columns ? "end" : "middle";
            svg.Add($"<line x1=\"{plot.X(i)}\" y1=\"{plot.Bottom}\" x2=\"{plot.X(i)}\" y2=\"{plot.Bottom + 4}\" stroke=\"{Dim}\"/>");
            svg.Add($"<text x=\"{plot.X(i)}\" y=\"{plot.Bottom + 19}\" text-anchor=\"{anchor}\" fill=\"{Dim}\">{Cut(labels[i], 18)}</text>");
        }
    }

    private static void Hatches(SvgText svg, int count)
    {
        svg.Raw("<defs>");
        for (var i = 0; i < Math.Min(count, SeriesLook.Count); i++)
        {
            var look = SeriesLook.Of(i);
            svg.Add($"<pattern id=\"h{i}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\" fill=\"{look.Colour}\"/>");
            if (look.Hatch.Length > 0)
                svg.Add($"<path d=\"{look.Hatch}\" stroke=\"{Ground}\" stroke-width=\"1.4\" fill=\"none\"/>");
            svg.Raw("</pattern>");
        }
        svg.Raw("</defs>");
    }

    private static string Cut(string text, int max) => text.Length <= max ? text : $"{text[..(max - 1)]}…";
}
