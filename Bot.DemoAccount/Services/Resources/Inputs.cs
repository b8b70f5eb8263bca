using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources;

/// <summary>Short ways to read a call's input and to make values for an answer.</summary>
internal static class Inputs
{
    /// <summary>An input member that the operation cannot do without.</summary>
    public static string Need(this DemoCall call, string member) => call.Must(member);

    /// <summary>A list of texts (a single text counts as a list of one); empty where it is absent.</summary>
    public static IReadOnlyList<string> Texts(this DemoCall call, string member) => call.Input[member] switch
    {
        JsonArray many => [.. many.Select(Text).OfType<string>()],
        { } one when Text(one) is { Length: > 0 } text => [text],
        _ => [],
    };

    /// <summary>A whole number.</summary>
    public static int? Number(this DemoCall call, string member) =>
        int.TryParse(call.Text(member), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A scalar as text, in JSON's spelling; null for objects, lists and nothing.</summary>
    public static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value => value.ToJsonString(),
        _ => null,
    };

    /// <summary>Now, as documents write it.</summary>
    public static string Stamp(this DemoCall call) => call.Now.Iso();

    /// <summary>New hexadecimal digits.</summary>
    public static string NewId(this DemoCall call, int length) => call.World.Ids.HexDigits(length);

    /// <summary>A new id in the form of a UUID.</summary>
    public static string NewUuid(this DemoCall call) => call.World.Ids.Uuid();

    /// <summary>What follows the last slash or colon: a name out of an ARN or a path.</summary>
    public static string Tail(string value) => value[(value.LastIndexOfAny(['/', ':']) + 1)..];

    /// <summary>A list of copies.</summary>
    public static JsonArray ToJson(this IEnumerable<JsonNode?> nodes) => [.. nodes.Select(n => n is { Parent: null } ? n : n?.DeepClone())];

    /// <summary>A list of texts as JSON.</summary>
    public static JsonArray ToJson(this IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode?)JsonValue.Create(t))];
}
