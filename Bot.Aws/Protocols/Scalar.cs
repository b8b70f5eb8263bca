using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>Single values as text: in forms, headers, paths and XML.</summary>
internal static class Scalar
{
    /// <summary>The text of a JSON value on the wire.</summary>
    public static string ToText(JsonNode? value, AwsMember member, string timestampFormat) => member.Shape.Kind switch
    {
        AwsKind.Timestamp => Timestamps.ToText(Timestamps.Read(value), member.TimestampFormat ?? timestampFormat),
        _ => Plain(value),
    };

    /// <summary>Strings without quotes, numbers and booleans as JSON writes them.</summary>
    public static string Plain(JsonNode? value) => value switch
    {
        null => "",
        JsonValue v when v.TryGetValue<string>(out var text) => text,
        _ => value.ToJsonString(),
    };

    /// <summary>The JSON value of a text on the wire; null where the text says nothing for its kind.</summary>
    public static JsonNode? FromText(string text, AwsMember member, string timestampFormat)
    {
        switch (member.Shape.Kind)
        {
            case AwsKind.Integer or AwsKind.Long:
                return long.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var whole)
                    ? JsonValue.Create(whole) : Number(text);
            case AwsKind.Double:
                return Number(text);
            case AwsKind.Boolean:
                return text.Trim() is "" ? null : JsonValue.Create(text.Trim().Equals("true", StringComparison.OrdinalIgnoreCase));
            case AwsKind.Timestamp:
                return Timestamps.FromText(text, member.TimestampFormat ?? timestampFormat) is { } time ? JsonValue.Create(Timestamps.ToIso(time)) : null;
            default:
                return JsonValue.Create(text);
        }
    }

    private static JsonNode? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) ? JsonValue.Create(exact)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? JsonValue.Create(number)
        : text.Length == 0 ? null : JsonValue.Create(text);

    /// <summary>The JSON kind of a value, with null for null.</summary>
    public static JsonValueKind Kind(JsonNode? value) => value?.GetValueKind() ?? JsonValueKind.Null;
}
