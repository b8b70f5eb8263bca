using System.Text.Json.Nodes;

namespace Bot.Channels.Slack.Rendering;

/// <summary>Block Kit's pieces, each within Slack's limits.</summary>
/// <remarks>Source: Slack, "Block Kit reference".</remarks>
internal static class Block
{
    public const int MaxSection = 3000, MaxHeader = 150, MaxLabel = 75, MaxValue = 2000, MaxActionId = 255, MaxElements = 25, MaxViewTitle = 24, MaxOption = 75, MaxOptionValue = 150;

    public static JsonObject Section(string mrkdwn) => new() { ["type"] = "section", ["text"] = Mrkdwn(mrkdwn), ["expand"] = true };

    public static JsonObject Context(string mrkdwn) => new() { ["type"] = "context", ["elements"] = new JsonArray(Mrkdwn(mrkdwn)) };

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = Plain(text, MaxHeader) };

    public static JsonObject Divider() => new() { ["type"] = "divider" };

    public static JsonObject Actions(IEnumerable<JsonNode> elements) => new() { ["type"] = "actions", ["elements"] = new JsonArray([.. elements]) };

    public static JsonObject Button(string actionId, string label, string value, string? style = null)
    {
        var button = new JsonObject { ["type"] = "button", ["action_id"] = actionId, ["text"] = Plain(label, MaxLabel), ["value"] = value };
        if (style is not null)
            button["style"] = style;
        return button;
    }

    /// <summary>An input of a modal.</summary>
    /// <param name="id">The id of block and element.</param>
    /// <param name="label">What is to be given.</param>
    /// <param name="element">The element; it gets the id.</param>
    /// <param name="optional">It may be left out.</param>
    public static JsonObject Input(string id, string label, JsonObject element, bool optional = false)
    {
        element["action_id"] = id;
        return new() { ["type"] = "input", ["block_id"] = id, ["label"] = Plain(label, 2000), ["element"] = element, ["optional"] = optional };
    }

    public static JsonObject TextInput(int max, bool multiline = false, string? initial = null)
    {
        var input = new JsonObject { ["type"] = "plain_text_input", ["multiline"] = multiline, ["max_length"] = max };
        if (initial is { Length: > 0 })
            input["initial_value"] = initial.Length <= max ? initial : initial[..max];
        return input;
    }

    public static JsonObject Option(string text, string value) => new() { ["text"] = Plain(text, MaxOption), ["value"] = value };

    public static JsonObject Modal(string callbackId, string title, string submit, string metadata, params IEnumerable<JsonNode> blocks) => new()
    {
        ["type"] = "modal",
        ["callback_id"] = callbackId,
        ["title"] = Plain(title, MaxViewTitle),
        ["submit"] = Plain(submit, MaxViewTitle),
        ["close"] = Plain("Cancel", MaxViewTitle),
        ["private_metadata"] = metadata,
        ["blocks"] = new JsonArray([.. blocks]),
    };

    public static JsonObject Plain(string text, int max) => new() { ["type"] = "plain_text", ["text"] = Shorten(text.Length == 0 ? " " : text, max), ["emoji"] = true };

    private static JsonObject Mrkdwn(string text) => new() { ["type"] = "mrkdwn", ["text"] = text.Length == 0 ? " " : text };

    /// <summary>A label or name within a bound; figures never stand in one. Cuts no character in two.</summary>
    public static string Shorten(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var end = max - 1;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end] + "…";
    }
}
