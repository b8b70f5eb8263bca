using System.Text.Json.Nodes;

namespace Bot.Channels;

/// <summary>Reads members of payloads that platforms send; whatever is not text reads as none.</summary>
internal static class JsonText
{
    /// <summary>The member's text; null where the node is no object, lacks it, or holds something else.</summary>
    public static string? Text(JsonNode? node, string key) =>
        node is JsonObject o && o[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
