using System.Text.Json.Nodes;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Slack.Ingress;

/// <summary>What a message says, also where it says it in blocks or attachments, as monitors' messages do.</summary>
internal static class MessageText
{
    private const int MaxText = 2500;
    private static readonly string[] s_texts = ["text"];

    /// <summary>The text of a payload's message, bounded; empty where it has none.</summary>
    public static string Of(JsonObject payload)
    {
        if (payload["message"] is not JsonObject message)
            return "";
        var said = new SaidText(MaxText);
        said.Add(Text(message, "text"));
        foreach (var attachment in (message["attachments"] as JsonArray ?? []).OfType<JsonObject>())
        {
            foreach (var key in (ReadOnlySpan<string>)["pretext", "title", "text"])
                said.Add(Text(attachment, key));
            foreach (var field in (attachment["fields"] as JsonArray ?? []).OfType<JsonObject>())
                said.Add($"{Text(field, "title")}: {Text(field, "value")}");
            said.AddTexts(attachment["blocks"], s_texts, IsText);
        }
        if (said.IsEmpty)
            said.AddTexts(message["blocks"], s_texts, IsText);
        return said.ToString();
    }

    private static bool IsText(string member) => member is "text" or "fields" or "elements";
}
