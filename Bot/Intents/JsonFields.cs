using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Intents;

/// <summary>Reads values of AWS's answers whatever CLR type the wire protocol gave them; the wrong kind of value reads as none.</summary>
internal static class JsonFields
{
    /// <summary>The years 1 and 9999: what lies beyond is no time.</summary>
    private const double FirstSecond = -62_135_596_800, LastSecond = 253_402_300_799;

    public static double? Number(this JsonNode? node) => node is not JsonValue value ? null
        : value.TryGetValue<double>(out var real) ? real
        : value.TryGetValue<long>(out var whole) ? whole
        : value.TryGetValue<int>(out var small) ? small
        : value.TryGetValue<decimal>(out var exact) ? (double)exact
        : value.TryGetValue<string>(out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? parsed
        : null;

    public static string Text(this JsonNode? node) => node is JsonValue value ? value.TryGetValue<string>(out var text) ? text : value.ToString() : "";

    public static bool Flag(this JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>JSON that a field holds as text; null where the text is none.</summary>
    public static JsonNode? Parsed(string text)
    {
        try
        {
            return text.Length == 0 ? null : JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The objects of a list; none where there is no list.</summary>
    public static IEnumerable<JsonObject> Objects(this JsonNode? node) => (node as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>An instant, written out or as seconds since 1970; null for anything else.</summary>
    public static DateTimeOffset? Instant(this JsonNode? node) =>
        DateTimeOffset.TryParse(node.Text(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : node.Number() is { } seconds and >= FirstSecond and <= LastSecond ? DateTimeOffset.FromUnixTimeMilliseconds((long)(seconds * 1000)) : null;
}
