using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Channels;

/// <summary>Reads members of payloads that platforms send; whatever is not text reads as none.</summary>
internal static class JsonText
{
    /// <summary>The member's text; null where the node is no object, lacks it, or holds something else.</summary>
    public static string? Text(JsonNode? node, string key) =>
        node is JsonObject o && o[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <inheritdoc cref="Text(JsonNode?, string)"/>
    public static string? Text(JsonElement node, string key) => Member(node, key) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    /// <summary>A member that is an object; null where it is none.</summary>
    public static JsonElement? Object(JsonElement node, string key) => Member(node, key) is { ValueKind: JsonValueKind.Object } value ? value : null;

    /// <summary>What a member that is a list holds; nothing where it is none.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement node, string key) => Member(node, key) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>Whether a member is true.</summary>
    public static bool Is(JsonElement node, string key) => Member(node, key) is { ValueKind: JsonValueKind.True };

    private static JsonElement? Member(JsonElement node, string key) => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(key, out var value) ? value : null;
}
