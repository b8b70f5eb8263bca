using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources;

/// <summary>Short ways to read a call's input and to make values for an answer.</summary>
internal static class Inputs
{
    /// <summary>An input member as text; null where it is absent.</summary>
    public static string? Text(this DemoCall call, string member) => Text(call.Input[member]);

    /// <summary>An input member that the operation cannot do without.</summary>
    public static string Need(this DemoCall call, string member) =>
        call.Text(member) ?? throw new DemoException("ValidationException",
            $"1 validation error detected: Value null at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must not be null");

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

    /// <summary>True where a flag is set.</summary>
    public static bool Flag(this DemoCall call, string member) => call.Text(member) is "true";

    /// <summary>A scalar as text, in JSON's spelling; null for objects, lists and nothing.</summary>
    public static string? Text(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value => value.ToJsonString(),
        _ => null,
    };

    /// <summary>Now, as documents write it.</summary>
    public static string Stamp(this DemoCall call) => call.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A new id: hexadecimal digits that depend only on what was asked, when, and of what state.</summary>
    public static string NewId(this DemoCall call, int length)
    {
        var seed = $"{call.Account}|{call.Region}|{call.Operation.Name}|{call.Now.UtcTicks}|{call.World.All(call.Account).Count()}|{call.Input.ToJsonString()}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)))[..length];
    }

    /// <summary>A new id in the form of a UUID.</summary>
    public static string NewUuid(this DemoCall call)
    {
        var hex = call.NewId(32);
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
    }

    /// <summary>What follows the last slash or colon: a name out of an ARN or a path.</summary>
    public static string Tail(string value) => value[(value.LastIndexOfAny(['/', ':']) + 1)..];

    /// <summary>A list of copies.</summary>
    public static JsonArray ToJson(this IEnumerable<JsonNode?> nodes) => [.. nodes.Select(n => n is { Parent: null } ? n : n?.DeepClone())];

    /// <summary>A list of texts as JSON.</summary>
    public static JsonArray ToJson(this IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode?)JsonValue.Create(t))];
}
