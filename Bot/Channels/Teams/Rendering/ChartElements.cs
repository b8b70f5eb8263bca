using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Answers.Drawing;
using Bot.Channels.Teams.Api;
using Bot.Channels.Terminal;

namespace Bot.Channels.Teams.Rendering;

/// <summary>Charts as Teams draws them itself; a picture where a client does not, and text where there is no picture.</summary>
/// <remarks>Source: Microsoft, "Charts in Adaptive Cards". Teams' own extension of the cards, so each says what stands in its place elsewhere.</remarks>
internal static class ChartElements
{
    private const int MaxSeries = 12, MaxPoints = 120, TextWidth = 72, MaxTitle = 120;

    /// <summary>A chart's elements: one that Teams draws, or lines of text.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="pictures">Put a picture in the place of charts that a client cannot draw, where this machine can and it fits.</param>
    public static IEnumerable<JsonObject> Of(Chart chart, bool pictures)
    {
        if (chart.Series.Length > MaxSeries || chart.Labels.Length > MaxPoints || Native(chart) is not { } native)
            return Text(chart);
        native["fallback"] = pictures && Picture(chart) is { } picture && TeamsJson.SizeOf(native) + TeamsJson.SizeOf(picture) < CardPacker.MaxBytes ? picture : Container(Text(chart));
        return TeamsJson.SizeOf(native) < CardPacker.MaxBytes ? [native] : Text(chart);
    }

    /// <summary>Null where it holds a value that no chart of Teams' takes.</summary>
    private static JsonObject? Native(Chart chart)
    {
        if (chart.Series.SelectMany(s => s.Values).Any(double.IsInfinity) || chart.Series.All(s => s.Values.All(double.IsNaN)))
            return null;
        var isSingle = chart.Series.Length == 1 && chart.Kind != ChartKind.Line;
        var native = new JsonObject
        {
            ["type"] = chart.Kind == ChartKind.Line ? "Chart.Line" : isSingle ? "Chart.VerticalBar" : "Chart.VerticalBar.Grouped",
            ["title"] = TeamsText.Shorten(chart.Title.Length > 0 ? chart.Title : "Chart", MaxTitle),
            ["yAxisTitle"] = chart.Unit,
            ["data"] = isSingle ? Points(chart, chart.Series[0]) : new JsonArray([.. chart.Series.Select((s, i) => (JsonNode)new JsonObject { ["legend"] = s.Name.Length > 0 ? s.Name : $"{i + 1}", ["values"] = Points(chart, s) })]),
        };
        if (chart.Kind == ChartKind.Stacked && !isSingle)
            native["stacked"] = true;
        return native;
    }

    /// <summary>What has no value has no point.</summary>
    private static JsonArray Points(Chart chart, Series series) => new(
        [.. chart.Labels.Zip(series.Values).Where(p => !double.IsNaN(p.Second)).Select(p => (JsonNode)new JsonObject { ["x"] = p.First, ["y"] = p.Second })]);

    private static JsonObject? Picture(Chart chart) => ChartPng.Draw(chart) is not { } png ? null : new()
    {
        ["type"] = "Image",
        ["url"] = $"data:image/png;base64,{Convert.ToBase64String(png)}",
        ["altText"] = string.Create(CultureInfo.InvariantCulture, $"{chart.Title} ({chart.Unit}), {chart.Labels.Length} points"),
        ["size"] = "Stretch",
    };

    private static IEnumerable<JsonObject> Text(Chart chart) => ChartText.Lines(chart, new(TextWidth, false), new(false)).Select(Card.Code);

    private static JsonObject Container(IEnumerable<JsonObject> items) => new() { ["type"] = "Container", ["items"] = new JsonArray([.. items]) };
}
