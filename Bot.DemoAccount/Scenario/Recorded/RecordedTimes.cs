using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.DemoAccount.Scenario.Recorded;

/// <summary>The times within recorded JSON: ISO 8601 in any text, and seconds or milliseconds since 1970 in numbers that are called times.</summary>
internal static partial class RecordedTimes
{
    private const double FirstSecond = 1.4e9, LastSecond = 2.6e9;

    /// <summary>All times in seconds since 1970, in the order of the members' names.</summary>
    public static List<double> Of(JsonNode? node)
    {
        var times = new List<double>();
        Walk(node, "", (_, text) =>
        {
            foreach (Match match in Iso().Matches(text))
                times.Add(Parse(match.Value).ToUnixTimeMilliseconds() / 1000.0);
        }, (_, seconds) => times.Add(seconds));
        return times;
    }

    /// <summary>How far two lists of times are from each other, in seconds, the first moved by the shift.</summary>
    public static double Distance(List<double> recorded, List<double> asked, TimeSpan shift) =>
        recorded.Count != asked.Count ? double.MaxValue / 2 : recorded.Zip(asked).Sum(p => Math.Abs(p.First + shift.TotalSeconds - p.Second));

    /// <summary>A canonical text without the times, in which what is empty is left out.</summary>
    public static string Without(JsonNode? node)
    {
        var text = new StringBuilder();
        Write(node, "", text);
        return text.ToString();
    }

    /// <summary>Moves all times.</summary>
    public static void Shift(JsonNode? node, TimeSpan shift)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (Moved(value, name, shift) is { } moved)
                        members[name] = moved;
                    else
                        Shift(value, shift);
                }
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (Moved(items[i], "", shift) is { } moved)
                        items[i] = moved;
                    else
                        Shift(items[i], shift);
                }
                break;
        }
    }

    private static JsonNode? Moved(JsonNode? node, string name, TimeSpan shift)
    {
        if (node is not JsonValue value)
            return null;
        if (value.GetValueKind() == JsonValueKind.String)
        {
            var text = (string)value!;
            return Iso().IsMatch(text) ? JsonValue.Create(Iso().Replace(text, m => Format(Parse(m.Value) + shift, m.Value))) : null;
        }
        return Seconds(value, name) is var (_, unit) ? JsonValue.Create((long)(value.GetValue<double>() + shift.TotalSeconds * unit)) : null;
    }

    private static void Walk(JsonNode? node, string name, Action<string, string> text, Action<string, double> number)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (inner, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
                    Walk(value, inner, text, number);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Walk(item, "", text, number);
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                text(name, (string)value!);
                break;
            case JsonValue value when Seconds(value, name) is var (seconds, _):
                number(name, seconds);
                break;
        }
    }

    private static void Write(JsonNode? node, string name, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject members:
                text.Append('{');
                foreach (var (inner, value) in members.Where(m => !IsEmpty(m.Value)).OrderBy(m => m.Key, StringComparer.Ordinal))
                {
                    text.Append(inner).Append(':');
                    Write(value, inner, text);
                    text.Append(',');
                }
                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(item, "", text);
                    text.Append(',');
                }
                text.Append(']');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                text.Append(Iso().Replace((string)value!, "TIME"));
                break;
            case JsonValue value when Seconds(value, name) is not null:
                text.Append("TIME");
                break;
            case JsonValue value:
                text.Append(value.GetValueKind() == JsonValueKind.Number ? Number(value).ToString("R", CultureInfo.InvariantCulture) : value.ToJsonString());
                break;
        }
    }

    private static bool IsEmpty(JsonNode? node) => node is null or JsonArray { Count: 0 } or JsonObject { Count: 0 };

    private static (double Seconds, double Unit)? Seconds(JsonValue value, string name)
    {
        if (value.GetValueKind() != JsonValueKind.Number || !name.Contains("time", StringComparison.OrdinalIgnoreCase))
            return null;
        var number = Number(value);
        return number is > FirstSecond and < LastSecond ? (number, 1) : number is > FirstSecond * 1000 and < LastSecond * 1000 ? (number / 1000, 1000) : null;
    }

    private static double Number(JsonValue value) => double.Parse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    /// <summary>As exact as it was written.</summary>
    private static string Format(DateTimeOffset time, string like)
    {
        var dot = like.IndexOf('.', StringComparison.Ordinal);
        var digits = dot < 0 ? 0 : like.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', '9') is var end && end < 0 ? like.Length - dot - 1 : end;
        var zone = like.EndsWith('Z') ? "Z" : like.Length > 6 && like[^6] is '+' or '-' && like[^3] == ':' ? "+00:00" : "";
        var seconds = time.UtcDateTime.ToString($"yyyy-MM-dd{like[10]}HH:mm:ss", CultureInfo.InvariantCulture);
        return seconds + (digits > 0 ? "." + time.UtcDateTime.ToString("fffffff", CultureInfo.InvariantCulture).PadRight(digits, '0')[..digits] : "") + zone;
    }

    [GeneratedRegex(@"\b20\d\d-[01]\d-[0-3]\d[T ][0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?")]
    private static partial Regex Iso();
}
