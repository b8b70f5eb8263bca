using System.Text;
using System.Text.Json.Nodes;
using Bot.Channels.Slack.Rendering;

namespace Bot.Channels.Slack.Delivery;

/// <summary>Blocks as plain text, for where Slack does not take the blocks: tables line by line, buttons left out.</summary>
internal static class BlockText
{
    private const int MaxMessage = 3500;

    public static IEnumerable<string> Of(IEnumerable<SlackPart> parts) =>
        TextParts.Pieces(string.Join('\n', parts.SelectMany(p => p.Blocks).SelectMany(b => Lines(b!)).Where(l => l.Length > 0)), MaxMessage);

    private static IEnumerable<string> Lines(JsonNode block) => (string?)block["type"] switch
    {
        "section" or "header" => [(string?)block["text"]?["text"] ?? ""],
        "context" => ((JsonArray)block["elements"]!).Select(e => (string?)e!["text"] ?? ""),
        "table" or "data_table" => ((JsonArray)block["rows"]!).Select(r => string.Join(" | ", ((JsonArray)r!).Select(Cell))),
        _ => [],
    };

    private static string Cell(JsonNode? cell) => SlackText.Escape((string?)cell!["type"] is "raw_text" or "raw_number" ? (string)cell["text"]! : Text(cell));

    private static string Text(JsonNode? node) => node switch
    {
        JsonObject o => (string?)o["text"] ?? string.Concat(((o["elements"] as JsonArray) ?? []).Select(Text)),
        _ => "",
    };
}
