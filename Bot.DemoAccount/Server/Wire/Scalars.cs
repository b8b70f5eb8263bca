using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Wire;

/// <summary>Scalars between their text on the wire and JSON.</summary>
internal static class Scalars
{
    /// <summary>Reads text of a form, XML element, header or path.</summary>
    /// <exception cref="DemoException">The text is not a value of the kind.</exception>
    public static JsonNode? Read(AwsShape shape, string text, string name)
    {
        switch (shape.Kind)
        {
            case AwsKind.Boolean:
                return bool.TryParse(text, out var flag) ? flag : throw Malformed(name, text);
            case AwsKind.Integer or AwsKind.Long:
                return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var whole) ? whole : throw Malformed(name, text);
            case AwsKind.Double:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed(name, text);
            case AwsKind.Timestamp:
                return Time(text, name).Iso();
            default:
                return text;
        }
    }

    public static DateTimeOffset Time(string text, string name) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var epoch) ? DateTimeOffset.UnixEpoch.AddSeconds(epoch)
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw Malformed(name, text);

    /// <summary>A time that a document holds, as text or as an epoch number.</summary>
    public static DateTimeOffset Time(JsonNode node)
    {
        var value = node.AsValue();
        return value.GetValueKind() == JsonValueKind.Number
            ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture) * 1000))
            : DateTimeOffset.Parse(value.GetValue<string>(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    /// <summary>A time in one of AWS's three forms.</summary>
    public static string Write(DateTimeOffset time, string format) => format switch
    {
        "unixTimestamp" => Epoch(time),
        "rfc822" => time.UtcDateTime.ToString("r", CultureInfo.InvariantCulture),
        _ => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };

    /// <summary>Seconds since 1970, with milliseconds where there are any.</summary>
    public static string Epoch(DateTimeOffset time)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        return milliseconds % 1000 == 0 ? (milliseconds / 1000).ToString(CultureInfo.InvariantCulture) : (milliseconds / 1000m).ToString("0.000", CultureInfo.InvariantCulture);
    }

    /// <summary>A value's text, without JSON's quotes.</summary>
    public static string Text(JsonNode node) => node switch
    {
        JsonValue v => v.GetValueKind() switch
        {
            JsonValueKind.String => v.GetValue<string>(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => v.ToJsonString(),
        },
        _ => node.ToJsonString(),
    };

    private static DemoException Malformed(string name, string text) =>
        new("MalformedInput", $"The value '{text}' of '{name}' is not of the right type.");
}
