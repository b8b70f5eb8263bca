using System.Text;

namespace Bot.Answers.Drawing;

/// <summary>Draws the values: lines with markers, columns side by side, columns on each other.</summary>
internal static class ChartMarks
{
    private const int MaxMarkers = 40;

    public static void Draw(SvgText svg, Chart chart, Plot plot)
    {
        switch (chart.Kind)
        {
            case ChartKind.Line:
                for (var i = 0; i < chart.Series.Length; i++)
                    Line(svg, chart.Series[i], i, plot);
                break;
            case ChartKind.Bar:
                Columns(svg, chart, plot);
                break;
            case ChartKind.Stacked:
                Stack(svg, chart, plot);
                break;
        }
    }

    /// <summary>What stands for a series in the legend.</summary>
    public static void Sample(SvgText svg, ChartKind kind, int index, double x, double y)
    {
        var look = SeriesLook.Of(index);
        if (kind == ChartKind.Line)
        {
            svg.Add($"<line x1=\"{x}\" y1=\"{y}\" x2=\"{x + 20}\" y2=\"{y}\" stroke=\"{look.Colour}\" stroke-width=\"2\" stroke-dasharray=\"{look.Dash}\"/>");
            Marker(svg, look, x + 10, y);
        }
        else
        {
            svg.Add($"<rect x=\"{x}\" y=\"{y - 7}\" width=\"18\" height=\"14\" fill=\"url(#h{index % SeriesLook.Count})\"/>");
        }
    }

    /// <summary>A line with gaps where there is no value; a lone value is a marker.</summary>
    private static void Line(SvgText svg, Series series, int index, Plot plot)
    {
        var look = SeriesLook.Of(index);
        var path = new StringBuilder();
        var pen = false;
        for (var i = 0; i < plot.Points; i++)
        {
            if (!double.IsFinite(series.Values[i]))
            {
                pen = false;
                continue;
            }
            path.Append(pen ? 'L' : 'M').Append(SvgText.Number(plot.X(i))).Append(' ').Append(SvgText.Number(plot.Y(series.Values[i])));
            pen = true;
        }
        svg.Add($"<path d=\"{path}\" fill=\"none\" stroke=\"{look.Colour}\" stroke-width=\"2\" stroke-linejoin=\"round\" stroke-dasharray=\"{look.Dash}\"/>");
        for (var i = 0; i < plot.Points; i++)
        {
            var alone = (i == 0 || !double.IsFinite(series.Values[i - 1])) && (i == plot.Points - 1 || !double.IsFinite(series.Values[i + 1]));
            if (double.IsFinite(series.Values[i]) && (alone || plot.Points <= MaxMarkers))
                Marker(svg, look, plot.X(i), plot.Y(series.Values[i]));
        }
    }

    private static void Columns(SvgText svg, Chart chart, Plot plot)
    {
        var width = Math.Max(1, Math.Min(48, plot.Room * 0.8) / Math.Max(1, chart.Series.Length));
        for (var s = 0; s < chart.Series.Length; s++)
        {
            for (var i = 0; i < plot.Points; i++)
            {
                var value = chart.Series[s].Values[i];
                if (double.IsFinite(value))
                    Column(svg, s, plot.X(i) + (s - chart.Series.Length / 2.0) * width, width, plot.Y(Math.Max(value, 0)), plot.Y(Math.Min(value, 0)));
            }
        }
    }

    private static void Stack(SvgText svg, Chart chart, Plot plot)
    {
        var width = Math.Max(1, Math.Min(48, plot.Room * 0.8));
        for (var i = 0; i < plot.Points; i++)
        {
            var (above, below) = (0d, 0d);
            for (var s = 0; s < chart.Series.Length; s++)
            {
                var value = chart.Series[s].Values[i];
                if (!double.IsFinite(value) || value == 0)
                    continue;
                if (value > 0)
                    Column(svg, s, plot.X(i) - width / 2, width, plot.Y(above + value), plot.Y(above));
                else
                    Column(svg, s, plot.X(i) - width / 2, width, plot.Y(below), plot.Y(below + value));
                (above, below) = (above + Math.Max(0, value), below + Math.Min(0, value));
            }
        }
    }

    private static void Column(SvgText svg, int series, double x, double width, double top, double bottom) =>
        svg.Add($"<rect x=\"{x}\" y=\"{top}\" width=\"{Math.Max(0.6, width - (width > 6 ? 1 : 0))}\" height=\"{Math.Max(0.6, bottom - top)}\" fill=\"url(#h{series % SeriesLook.Count})\"/>");

    private static void Marker(SvgText svg, SeriesLook look, double x, double y)
    {
        switch (look.Marker)
        {
            case 's':
                svg.Add($"<rect x=\"{x - 3.5}\" y=\"{y - 3.5}\" width=\"7\" height=\"7\" fill=\"{look.Colour}\"/>");
                break;
            case 't':
                svg.Add($"<path d=\"M{x} {y - 4.5}L{x + 4.5} {y + 3.5}H{x - 4.5}Z\" fill=\"{look.Colour}\"/>");
                break;
            case 'd':
                svg.Add($"<path d=\"M{x} {y - 5}L{x + 5} {y}L{x} {y + 5}L{x - 5} {y}Z\" fill=\"{look.Colour}\"/>");
                break;
            case 'x':
                svg.Add($"<path d=\"M{x - 4} {y - 4}L{x + 4} {y + 4}M{x - 4} {y + 4}L{x + 4} {y - 4}\" stroke=\"{look.Colour}\" stroke-width=\"2\"/>");
                break;
            default:
                svg.Add($"<circle cx=\"{x}\" cy=\"{y}\" r=\"3.5\" fill=\"{look.Colour}\"/>");
                break;
        }
    }
}
