using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.DemoAccount.Services.Insight.Logs;

/// <summary>The fields that Logs Insights discovers in a line.</summary>
internal static partial class LogFields
{
    public static JsonObject? Json(string message)
    {
        try
        {
            return JsonNode.Parse(message) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // A line that only looks like JSON is plain text.
        }
    }

    public static Regex Compile(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            throw new DemoException("MalformedQueryException", "Invalid regular expression: " + e.Message);
        }
    }

    public static Dictionary<string, string> Of(LogEvent e, string group, string account)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["@timestamp"] = Time(e.Time),
            ["@message"] = e.Message,
            ["@logStream"] = e.Stream,
            ["@log"] = $"{account}:{group}",
            ["@ingestionTime"] = Time(e.Time + 900),
            ["@ptr"] = e.Id,
        };
        if (e.Message.Length > 0 && e.Message[0] == '{' && Json(e.Message) is { } json) Flatten(json, "", fields);
        if (group.StartsWith("/aws/lambda/", StringComparison.Ordinal)) Lambda(e.Message, fields);
        return fields;
    }

    public static string Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static void Flatten(JsonObject json, string prefix, Dictionary<string, string> fields)
    {
        foreach (var (key, value) in json)
        {
            if (value is JsonObject inner) Flatten(inner, prefix + key + ".", fields);
            else if (value is not null) fields[prefix + key] = value.ToString();
        }
    }

    private static void Lambda(string message, Dictionary<string, string> fields)
    {
        var type = message.StartsWith("REPORT ", StringComparison.Ordinal) ? "REPORT" : message.StartsWith("START ", StringComparison.Ordinal) ? "START" : message.StartsWith("END ", StringComparison.Ordinal) ? "END" : null;
        if (type is not null) fields["@type"] = type;
        if (RequestId().Match(message) is { Success: true } request) fields["@requestId"] = request.Groups[1].Value;
        if (type != "REPORT") return;
        foreach (Match part in ReportPart().Matches(message))
            fields[part.Groups[1].Value switch { "Duration" => "@duration", "Billed Duration" => "@billedDuration", "Memory Size" => "@memorySize", "Max Memory Used" => "@maxMemoryUsed", _ => "@initDuration" }] =
                part.Groups[3].Value == "MB" ? part.Groups[2].Value + "000000" : part.Groups[2].Value;
    }

    [GeneratedRegex(@"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})")]
    private static partial Regex RequestId();

    [GeneratedRegex(@"(Billed Duration|Init Duration|Duration|Memory Size|Max Memory Used): ([0-9.]+) (ms|MB)")]
    private static partial Regex ReportPart();
}
