using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.DemoAccount.Services.Resources;

/// <summary>Tags in the forms that services give them: maps, and lists of pairs under several names.</summary>
internal static class Tags
{
    private static readonly string[] Members = ["Tags", "tags", "TagList", "TagSet", "TagsList", "tagList", "ResourceTags"];
    private static readonly string[] Keys = ["Key", "key", "TagKey", "tagKey"];
    private static readonly string[] Values = ["Value", "value", "TagValue", "tagValue"];

    /// <summary>True where a member holds tags.</summary>
    public static bool IsTags(string name, AwsShape shape) => Members.Contains(name, StringComparer.Ordinal) && HoldsTags(shape);

    /// <summary>True for a map of texts or a list of key and value.</summary>
    public static bool HoldsTags(AwsShape shape) => shape.Kind switch
    {
        AwsKind.Map => shape.Element?.Shape.Kind is AwsKind.String,
        AwsKind.List => shape.Element?.Shape is { Kind: AwsKind.Structure } pair && Keys.Any(pair.Members.ContainsKey),
        _ => false,
    };

    /// <summary>Tags in the form of a shape.</summary>
    public static JsonNode Write(IEnumerable<KeyValuePair<string, string>> tags, AwsShape shape)
    {
        if (shape.Kind is AwsKind.Map) return new JsonObject(tags.Select(t => KeyValuePair.Create(t.Key, (JsonNode?)t.Value)));
        var pair = shape.Element!.Shape.Members;
        var (key, value) = (Keys.First(pair.ContainsKey), Values.First(pair.ContainsKey));
        return new JsonArray([.. tags.Select(t => new JsonObject { [key] = t.Key, [value] = t.Value })]);
    }

    /// <summary>Reads tags in any of the forms.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Read(JsonNode? node) => node switch
    {
        JsonObject map => map.Where(m => m.Value is JsonValue).Select(m => KeyValuePair.Create(m.Key, Inputs.Text(m.Value) ?? "")),
        JsonArray list => list.OfType<JsonObject>().Select(p => KeyValuePair.Create(First(p, Keys), First(p, Values))).Where(p => p.Key.Length > 0),
        _ => [],
    };

    /// <summary>The tags that a create call gives.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OfInput(DemoCall call) =>
        call.Operation.Input.Members.Where(m => IsTags(m.Key, m.Value.Shape)).SelectMany(m => Read(call.Input[m.Key]));

    private static string First(JsonObject pair, string[] names) => names.Select(n => Inputs.Text(pair[n])).FirstOrDefault(t => t is not null) ?? "";
}
