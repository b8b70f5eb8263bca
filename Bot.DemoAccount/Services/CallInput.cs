using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services;

/// <summary>Reads the members of a call's input.</summary>
public static class CallInput
{
    /// <summary>A text member; null when absent.</summary>
    public static string? Text(this DemoCall call, string member) => call.Input.Text(member);

    /// <summary>A text member that must be there.</summary>
    /// <exception cref="DemoException">It is absent.</exception>
    public static string Must(this DemoCall call, string member) =>
        call.Text(member) ?? throw new DemoException("ValidationException", $"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null");

    /// <summary>A number member; null when absent.</summary>
    public static long? Number(this DemoCall call, string member) => call.Input.Number(member);

    /// <summary>A flag; false when absent.</summary>
    public static bool Flag(this DemoCall call, string member) => call.Input.Flag(member);

    /// <summary>A point in time; null when absent.</summary>
    public static DateTimeOffset? Time(this DemoCall call, string member) =>
        call.Text(member) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;

    /// <summary>A list of texts; empty when absent.</summary>
    public static IReadOnlyList<string> Texts(this DemoCall call, string member) => call.Input.Texts(member);

    /// <summary>A list of structures; empty when absent.</summary>
    public static IEnumerable<JsonObject> Items(this DemoCall call, string member) => call.Input.Items(member);

    /// <summary>A text member; null when absent.</summary>
    public static string? Text(this JsonObject from, string member) => from[member] switch
    {
        null => null,
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        var other => other.ToJsonString(),
    };

    /// <summary>A number member; null when absent.</summary>
    public static long? Number(this JsonObject from, string member) => from[member] switch
    {
        JsonValue v when v.GetValueKind() == JsonValueKind.Number => (long)double.Parse(v.ToJsonString(), CultureInfo.InvariantCulture),
        JsonValue v when v.GetValueKind() == JsonValueKind.String && long.TryParse(v.GetValue<string>(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var n) => n,
        _ => null,
    };

    /// <summary>A flag; false when absent.</summary>
    public static bool Flag(this JsonObject from, string member) => from[member] is JsonValue v && v.GetValueKind() == JsonValueKind.True;

    /// <summary>A list of texts; empty when absent.</summary>
    public static IReadOnlyList<string> Texts(this JsonObject from, string member) =>
        from[member] is JsonArray list ? [.. list.OfType<JsonValue>().Select(v => v.GetValueKind() == JsonValueKind.String ? v.GetValue<string>() : v.ToJsonString())] : [];

    /// <summary>A list of structures; empty when absent.</summary>
    public static IEnumerable<JsonObject> Items(this JsonObject from, string member) =>
        from[member] is JsonArray list ? list.OfType<JsonObject>() : [];

    /// <summary>The value at a dotted path through structures; null when any part is absent.</summary>
    public static JsonNode? At(this JsonObject from, string path)
    {
        JsonNode? node = from;
        foreach (var part in path.Split('.'))
            node = node is JsonObject o ? o[part] : null;
        return node;
    }

    /// <summary>A copy that may be changed.</summary>
    public static JsonObject Copy(this JsonObject from) => (JsonObject)from.DeepClone();

    /// <summary>Time as documents hold it.</summary>
    public static string Iso(this DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
