using System.Text.Json.Nodes;

namespace Bot.Intents.Actions.Changes;

/// <summary>Small readings of parameters and answers.</summary>
internal static class Facts
{
    public static string[] Texts(this JsonObject parameters, string member) => parameters[member] switch
    {
        JsonArray list => [.. list.Select(i => i.Text())],
        { } one => [one.Text()],
        _ => [],
    };

    public static JsonArray Json(this IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    /// <summary>Tags in any of AWS's forms, as <c>key=value</c>.</summary>
    public static IEnumerable<string> Tags(JsonNode? tags) => tags switch
    {
        JsonArray list => list.OfType<JsonObject>().Select(t => $"{(t["Key"] ?? t["key"]).Text()}={(t["Value"] ?? t["value"]).Text()}"),
        JsonObject map => map.Select(t => $"{t.Key}={t.Value.Text()}"),
        _ => [],
    };

    /// <summary>The value of a tag; null where it has none.</summary>
    public static string? Tag(JsonNode? tags, string key) => Tags(tags).FirstOrDefault(t => t.StartsWith(key + "=", StringComparison.Ordinal))?[(key.Length + 1)..];

    public static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    /// <summary>One thing by its name, several by their number.</summary>
    public static string Named(IReadOnlyList<string> names, string what) => names.Count == 1 ? $"{what} `{names[0]}`" : Count(names.Count, what);
}
