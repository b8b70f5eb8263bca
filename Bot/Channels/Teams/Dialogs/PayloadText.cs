using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Dialogs;

/// <summary>What a message says that somebody opened the menu of, also where it says it in cards, as monitors' messages do.</summary>
internal static class PayloadText
{
    private const int MaxText = 2500, MaxDepth = 12;

    /// <summary>The text of an invoke's message, bounded; empty where it has none.</summary>
    public static string Of(JsonObject value)
    {
        if (value["messagePayload"] is not JsonObject payload)
            return "";
        var said = new StringBuilder();
        Add(said, Words(Text(payload["body"], "content") ?? ""));
        foreach (var attachment in (payload["attachments"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var content = attachment["content"] as JsonObject ?? (Text(attachment, "content") is { } json ? StrictJson.Parse(Encoding.UTF8.GetBytes(json)) : null);
            AddTexts(said, content, 0);
        }
        return TextParts.Beginning(said.ToString().Trim(), MaxText);
    }

    /// <summary>Every <c>text</c>, however deep the card keeps it.</summary>
    private static void AddTexts(StringBuilder said, JsonNode? node, int depth)
    {
        if (depth > MaxDepth || said.Length > MaxText)
            return;
        if (node is JsonArray list)
        {
            foreach (var item in list)
                AddTexts(said, item, depth + 1);
        }
        else if (node is JsonObject o)
        {
            Add(said, Text(o, "title"));
            Add(said, Text(o, "text"));
            Add(said, Text(o, "value"));
            foreach (var (_, member) in o)
            {
                if (member is JsonObject or JsonArray)
                    AddTexts(said, member, depth + 1);
            }
        }
    }

    /// <summary>The body comes as HTML.</summary>
    private static string Words(string html)
    {
        var text = new StringBuilder(Math.Min(html.Length, MaxText * 4));
        var isTag = false;
        foreach (var c in html.AsSpan(0, Math.Min(html.Length, MaxText * 8)))
        {
            if (c == '<')
                isTag = true;
            else if (c == '>' && isTag)
                (isTag, _) = (false, text.Append(' '));
            else if (!isTag)
                text.Append(c);
        }
        return WebUtility.HtmlDecode(text.ToString()).Trim();
    }

    private static void Add(StringBuilder said, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text) && said.Length < MaxText)
            said.Append(said.Length > 0 ? "\n" : "").Append(text);
    }
}
