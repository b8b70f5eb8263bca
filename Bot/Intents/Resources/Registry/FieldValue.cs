using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Intents.Resources.Registry;

/// <summary>The value of a field: one text, several, or none.</summary>
/// <param name="Text">The value as text; several are joined with a comma; null for none.</param>
internal readonly record struct FieldValue(string? Text)
{
    public static FieldValue None { get; }

    /// <summary>The single values; null where <see cref="Text"/> is the only one.</summary>
    public IReadOnlyList<string>? Values { get; private init; }

    public bool IsMissing => string.IsNullOrEmpty(Text);

    public static FieldValue Many(IEnumerable<string> values)
    {
        var list = values.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        return list.Length switch { 0 => None, 1 => new(list[0]), _ => new(string.Join(", ", list)) { Values = list } };
    }

    public static FieldValue From(List<JsonNode> nodes) => nodes switch
    {
        [] => None,
        [JsonArray list] => Many(list.OfType<JsonNode>().Select(TextOf)),
        [var one] => new(TextOf(one)),
        _ => Many(nodes.Select(TextOf)),
    };

    public static double? Number(JsonNode node) =>
        double.TryParse(node.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string TextOf(JsonNode node) => node switch
    {
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag ? "true" : "false",
        JsonValue value => value.ToString(),
        JsonArray list => string.Join(", ", list.OfType<JsonNode>().Select(TextOf)),
        JsonObject o => string.Join(", ", o.Where(p => p.Value is JsonValue).Select(p => $"{p.Key}={p.Value}")),
        _ => "",
    };
}
