using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Dialogs;

/// <summary>What a message says that somebody opened the menu of, also where it says it in cards, as monitors' messages do.</summary>
internal static class PayloadText
{
    private const int MaxText = 2500;
    private static readonly string[] s_texts = ["title", "text", "value"];

    /// <summary>The text of an invoke's message, bounded; empty where it has none.</summary>
    public static string Of(JsonObject value)
    {
        if (value["messagePayload"] is not JsonObject payload)
            return "";
        var said = new SaidText(MaxText);
        said.Add(Words(Text(payload["body"], "content") ?? ""));
        foreach (var attachment in (payload["attachments"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var content = attachment["content"] as JsonObject ?? (Text(attachment, "content") is { } json ? StrictJson.Parse(Encoding.UTF8.GetBytes(json)) : null);
            said.AddTexts(content, s_texts, _ => true);
        }
        return said.ToString();
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
}
