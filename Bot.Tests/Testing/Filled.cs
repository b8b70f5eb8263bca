using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;

namespace Bot.Tests.Testing;

/// <summary>Values with every member set to something of its own, whatever members a type has: for tests that nothing is lost.</summary>
/// <param name="seed">Equal seeds give equal values.</param>
/// <param name="leaveOut">Types whose members stay as they are.</param>
internal sealed class Filled(int seed, params Type[] leaveOut)
{
    private const int MaxDepth = 12;
    private int _next = seed;

    public T Of<T>() => (T)Of(typeof(T), 0)!;

    private object? Of(Type type, int depth)
    {
        _next++;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Of(inner, depth);
        if (type == typeof(string))
            return $"text {_next} \"ü…\" <&>\n";
        if (type == typeof(bool))
            return true;
        if (type.IsEnum)
            return Enum.GetValues(type) is { Length: > 0 } values ? values.GetValue(_next % values.Length) : null;
        if (type == typeof(DateTimeOffset))
            return Some.Time.AddSeconds(_next);
        if (type == typeof(TimeSpan))
            return TimeSpan.FromMilliseconds(_next);
        if (type == typeof(Uri))
            return new Uri($"https://example.com/{_next}");
        if (type == typeof(JsonObject))
            return new JsonObject { [$"key{_next}"] = new JsonArray(_next, "x", null), ["n"] = 1.5 };
        if (type.IsPrimitive)
            return Convert.ChangeType(_next % 100, type);
        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            return List(type, depth);
        if (type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>))
            return Entries(type, depth);
        return depth > MaxDepth ? null : Object(type, depth);
    }

    private object List(Type type, int depth)
    {
        var item = type.GetGenericArguments()[0];
        var items = Array.CreateInstance(item, depth > MaxDepth ? 0 : 1 + (_next % 2));
        for (var i = 0; i < items.Length; i++)
            items.SetValue(Of(item, depth + 1), i);
        return typeof(Lists<>).MakeGenericType(item).GetMethod(nameof(Lists<int>.From))!.Invoke(null, [items])!;
    }

    private object Entries(Type type, int depth)
    {
        var empty = type.GetField("Empty")!.GetValue(null)!;
        return type.GetMethod("Add")!.Invoke(empty, [$"key{_next}", Of(type.GetGenericArguments()[1], depth + 1)])!;
    }

    private object Object(Type type, int depth)
    {
        var made = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance).OrderByDescending(c => c.GetParameters().Length).First();
        var result = made.Invoke([.. made.GetParameters().Select(p => leaveOut.Contains(p.ParameterType) ? null : Of(p.ParameterType, depth + 1))]);
        // A type within itself (a range to compare with) ends after two.
        foreach (var property in type.GetProperties().Where(p => p.SetMethod is not null && !leaveOut.Contains(p.PropertyType) && !made.GetParameters().Any(q => q.Name == p.Name)))
            property.SetValue(result, property.PropertyType == type && depth > 4 ? null : Of(property.PropertyType, depth + 1));
        return result;
    }

    private static class Lists<T>
    {
        public static ImmutableArray<T> From(T[] items) => [.. items];
    }
}
