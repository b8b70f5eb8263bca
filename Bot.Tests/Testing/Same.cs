using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Bot.Tests.Testing;

/// <summary>Equality by content, member by member: records that hold lists are equal to nothing but themselves otherwise.</summary>
internal static class Same
{
    /// <summary>The first difference with its path; null where there is none.</summary>
    public static string? Difference(object? a, object? b, string path = "")
    {
        if (a is null || b is null)
            return a is null && b is null ? null : $"{path}: {Show(a)} and {Show(b)}";
        if (a is JsonNode left)
            return JsonNode.DeepEquals(left, (JsonNode)b) ? null : $"{path}: {left.ToJsonString()} and {((JsonNode)b).ToJsonString()}";
        if (a.GetType() != b.GetType())
            return $"{path}: {a.GetType()} and {b.GetType()}";
        if (IsPlain(a.GetType()))
            return a.Equals(b) ? null : $"{path}: {Show(a)} and {Show(b)}";
        if (a is IEnumerable items)
            return Lists(items, (IEnumerable)b, path);
        foreach (var property in a.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.SetMethod is not null))
        {
            if (Difference(property.GetValue(a), property.GetValue(b), $"{path}.{property.Name}") is { } difference)
                return difference;
        }
        return null;
    }

    public static bool IsPlain(Type type) => type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan) || type == typeof(Uri) || type == typeof(decimal);

    private static string? Lists(IEnumerable a, IEnumerable b, string path)
    {
        var (left, right) = (a.Cast<object?>().ToList(), b.Cast<object?>().ToList());
        if (left.Count != right.Count)
            return $"{path}: {left.Count} and {right.Count} items";
        return left.Select((item, i) => Difference(item, right[i], $"{path}[{i}]")).FirstOrDefault(d => d is not null);
    }

    private static string Show(object? value) => value switch { null => "nothing", string text => $"\"{text}\"", _ => value.ToString() ?? "" };
}
