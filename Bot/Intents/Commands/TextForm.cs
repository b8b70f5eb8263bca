using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Intents.Commands;

/// <summary>The AWS CLI's <c>--output text</c>: values separated by tabs, nested ones on lines that begin with their key.</summary>
internal static class TextForm
{
    public static string Of(JsonNode? node)
    {
        var result = new StringBuilder();
        Write(node, result, null, null);
        return result.ToString().TrimEnd('\n');
    }

    private static void Write(JsonNode? node, StringBuilder to, string? key, string[]? columns)
    {
        switch (node)
        {
            case JsonObject members:
                var scalars = columns?.Select(c => Scalar(members[c])) ?? members.Where(m => m.Value is null or JsonValue).OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => Scalar(m.Value));
                Line(to, key, [.. scalars]);
                foreach (var (name, value) in members.Where(m => m.Value is JsonObject or JsonArray).OrderBy(m => m.Key, StringComparer.Ordinal))
                    Write(value, to, name, null);
                break;
            case JsonArray list when list.Any(i => i is JsonObject):
                var all = list.OfType<JsonObject>().SelectMany(o => o.Where(m => m.Value is null or JsonValue).Select(m => m.Key)).Distinct().Order(StringComparer.Ordinal).ToArray();
                foreach (var item in list)
                    Write(item, to, key, item is JsonObject ? all : null);
                break;
            case JsonArray list when list.Any(i => i is JsonArray):
                foreach (var item in list)
                    Write(item, to, key, null);
                break;
            case JsonArray list when key is not null:
                foreach (var item in list)
                    Line(to, key, [Scalar(item)]);
                break;
            case JsonArray list:
                Line(to, null, [.. list.Select(Scalar)]);
                break;
            default:
                Line(to, key, [Scalar(node)]);
                break;
        }
    }

    private static void Line(StringBuilder to, string? key, string[] values)
    {
        if (values.Length == 0)
            return;
        if (key is not null)
            to.Append(key.ToUpperInvariant()).Append('\t');
        to.AppendJoin('\t', values).Append('\n');
    }

    private static string Scalar(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "None",
        JsonValueKind.True => "True",
        JsonValueKind.False => "False",
        _ => value is JsonValue ? value.ToString() : "",
    };
}
