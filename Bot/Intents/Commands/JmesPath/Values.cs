using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Intents.Commands.JmesPath;

/// <summary>JSON as plain values: null, bool, decimal (double beyond its range), string, List, Dictionary. Unlike nodes they may stand in several places.</summary>
internal static class Values
{
    private const int MaxNodes = 2_000_000;

    public static object? Of(JsonNode? node) => node switch
    {
        null => null,
        JsonArray list => list.Select(Of).ToList(),
        JsonObject map => Map(map),
        _ => node.GetValueKind() switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => Number(node.ToJsonString()),
            JsonValueKind.Null => null,
            _ => node.ToString(),
        },
    };

    public static JsonNode? ToJson(object? value)
    {
        var count = 0;
        return ToJson(value, ref count);
    }

    /// <summary>A number from its JSON text.</summary>
    public static object Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.Parse(text, CultureInfo.InvariantCulture);

    public static new bool Equals(object? left, object? right)
    {
        switch (left, right)
        {
            case (null, null): return true;
            case (bool l, bool r): return l == r;
            case (string l, string r): return l == r;
            case (decimal l, decimal r): return l == r;
            case (decimal or double, decimal or double): return Double(left) == Double(right);
            case (List<object?> l, List<object?> r): return l.Count == r.Count && l.Zip(r).All(p => Equals(p.First, p.Second));
            case (Dictionary<string, object?> l, Dictionary<string, object?> r):
                return l.Count == r.Count && l.All(p => r.TryGetValue(p.Key, out var other) && Equals(p.Value, other));
            default: return false;
        }
    }

    public static int Compare(object left, object right) =>
        (left, right) switch
        {
            (decimal l, decimal r) => l.CompareTo(r),
            (string l, string r) => ByCodePoints(l, r),
            _ => Double(left).CompareTo(Double(right)),
        };

    public static bool IsTrue(object? value) => value switch
    {
        null or false or "" => false,
        List<object?> list => list.Count > 0,
        Dictionary<string, object?> map => map.Count > 0,
        _ => true,
    };

    public static double Double(object value) => value is decimal number ? (double)number : (double)value;

    /// <summary>Strings order by code points, not by UTF-16 units.</summary>
    private static int ByCodePoints(string left, string right)
    {
        var others = right.EnumerateRunes().GetEnumerator();
        foreach (var rune in left.EnumerateRunes())
        {
            if (!others.MoveNext())
                return 1;
            if (rune.CompareTo(others.Current) is not 0 and var order)
                return order;
        }
        return others.MoveNext() ? -1 : 0;
    }

    private static Dictionary<string, object?> Map(JsonObject map)
    {
        var result = new Dictionary<string, object?>(map.Count, StringComparer.Ordinal);
        foreach (var (name, value) in map)
            result[name] = Of(value);
        return result;
    }

    private static JsonNode? ToJson(object? value, ref int count)
    {
        if (++count > MaxNodes)
            throw new JmesPathException(JmesPathFault.TooLarge, $"The result has more than {MaxNodes} values.");
        switch (value)
        {
            case null: return null;
            case bool b: return b;
            case string s: return s;
            case decimal d: return d == Math.Truncate(d) && d is >= long.MinValue and <= long.MaxValue ? JsonValue.Create((long)d) : JsonValue.Create(d);
            case double d: return d;
            case List<object?> list:
                var array = new JsonArray();
                foreach (var item in list)
                    array.Add(ToJson(item, ref count));
                return array;
            case Dictionary<string, object?> map:
                var result = new JsonObject();
                foreach (var (name, item) in map)
                    result[name] = ToJson(item, ref count);
                return result;
            default: return null;
        }
    }
}
