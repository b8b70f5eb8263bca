using System.Text;
using System.Text.Json.Nodes;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Slack.Ingress;

/// <summary>What a message says, also where it says it in blocks or attachments, as monitors' messages do.</summary>
internal static class MessageText
{
    private const int MaxText = 2500, MaxDepth = 6;

    /// <summary>The text of a payload's message, bounded; empty where it has none.</summary>
    public static string Of(JsonObject payload)
    {
        if (payload["message"] is not JsonObject message)
            return "";
        var said = new StringBuilder(Text(message, "text") ?? "");
        foreach (var attachment in (message["attachments"] as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var key in (ReadOnlySpan<string>)["pretext", "title", "text"])
                Add(said, Text(attachment, key));
            foreach (var field in (attachment["fields"] as JsonArray ?? []).OfType<JsonObject>())
                Add(said, $"{Text(field, "title")}: {Text(field, "value")}");
            AddBlocks(said, attachment["blocks"], 0);
        }
        if (said.Length == 0)
            AddBlocks(said, message["blocks"], 0);
        return TextParts.Beginning(said.ToString().Trim(), MaxText);
    }

    /// <summary>Every <c>text</c> that is one, however deep the block keeps it.</summary>
    private static void AddBlocks(StringBuilder said, JsonNode? node, int depth)
    {
        if (depth > MaxDepth || said.Length > MaxText)
            return;
        if (node is JsonArray list)
        {
            foreach (var item in list)
                AddBlocks(said, item, depth + 1);
        }
        else if (node is JsonObject o)
        {
            Add(said, Text(o, "text"));
            foreach (var key in (ReadOnlySpan<string>)["text", "fields", "elements"])
            {
                if (o[key] is JsonObject or JsonArray)
                    AddBlocks(said, o[key], depth + 1);
            }
        }
    }

    private static void Add(StringBuilder said, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && said.Length < MaxText)
            said.Append(said.Length > 0 ? "\n" : "").Append(text);
    }
}
