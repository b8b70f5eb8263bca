using System.Text.Json.Nodes;

namespace Bot.Channels.Teams.Delivery;

/// <summary>A message with its card as plain text, for where Teams does not take the card: tables line by line, buttons left out.</summary>
internal static class CardText
{
    private const int MaxMessage = 16_000;

    public static IEnumerable<string> Of(JsonObject activity) =>
        TextParts.Pieces(string.Join('\n', ((IEnumerable<string>)[(string?)activity["text"] ?? "", .. Lines(activity["attachments"]?[0]?["content"]?["body"])]).Where(l => l.Length > 0)), MaxMessage);

    /// <summary>Every text of an element, a table's rows as lines.</summary>
    public static IEnumerable<string> Lines(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Lines),
        JsonObject o => (string?)o["type"] switch
        {
            "TextBlock" => [(string?)o["text"] ?? ""],
            "RichTextBlock" => [string.Concat(((JsonArray)o["inlines"]!).Select(i => (string?)i!["text"] ?? ""))],
            "Table" => ((JsonArray)o["rows"]!).Select(r => string.Join(" | ", ((JsonArray)r!["cells"]!).Select(c => string.Concat(Lines(c!["items"]))))),
            "FactSet" => ((JsonArray)o["facts"]!).Select(f => $"{(string?)f!["title"]}: {(string?)f["value"]}"),
            "Container" => Lines(o["items"]),
            "Chart.Line" or "Chart.VerticalBar" or "Chart.VerticalBar.Grouped" => Lines(o["fallback"]),
            _ => [],
        },
        _ => [],
    };
}
