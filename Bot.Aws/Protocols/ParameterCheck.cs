using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Aws.Protocols;

/// <summary>Checks parameters against an operation's input before anything is sent. Values are never repeated in messages: they may be secret.</summary>
internal static class ParameterCheck
{
    private const int MostFaults = 5;

    /// <summary>What is wrong with the parameters, all faults at once; null when nothing is.</summary>
    public static string? Fault(AwsOperation operation, JsonObject parameters)
    {
        List<string>? faults = null;
        Structure(operation.Input, parameters, "", ref faults);
        return faults is null ? null : $"{operation.Name}: {string.Join(" ", faults.Take(MostFaults))}";
    }

    private static void Structure(AwsShape shape, JsonObject value, string path, ref List<string>? faults)
    {
        foreach (var member in shape.Members.Values)
            if (member.Required && !member.IdempotencyToken && value[member.Name] is null)
                (faults ??= []).Add($"'{path}{member.Name}' is missing.");
        foreach (var (name, child) in value)
        {
            if (!shape.Members.TryGetValue(name, out var member))
                (faults ??= []).Add(Unknown(shape, path, name));
            else if (child is not null)
                Value(member, child, path + name, ref faults);
        }
    }

    private static void Value(AwsMember member, JsonNode value, string path, ref List<string>? faults)
    {
        switch (member.Shape.Kind)
        {
            case AwsKind.Structure when value is JsonObject o:
                Structure(member.Shape, o, path + ".", ref faults);
                return;
            case AwsKind.List when value is JsonArray list:
                for (var i = 0; i < list.Count; i++)
                    if (list[i] is { } item)
                        Value(member.Shape.Element!, item, $"{path}[{i}]", ref faults);
                return;
            case AwsKind.Map when value is JsonObject map:
                foreach (var (key, item) in map)
                    if (item is not null)
                        Value(member.Shape.Element!, item, $"{path}.{key}", ref faults);
                return;
        }
        if (Expected(member, value) is { } expected)
            (faults ??= []).Add($"'{path}' must be {expected}.");
        else if (member.Location == AwsLocation.Uri && Scalar.Plain(value).Length == 0)
            (faults ??= []).Add($"'{path}' must not be empty.");
    }

    /// <summary>What the value should have been; null when it is right. Text is taken for numbers and booleans where it reads as one.</summary>
    private static string? Expected(AwsMember member, JsonNode value)
    {
        var json = value.GetValueKind();
        var text = json is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False ? Scalar.Plain(value) : null;
        return member.Shape.Kind switch
        {
            AwsKind.Structure => "an object",
            AwsKind.List => "a list",
            AwsKind.Map => "a map",
            AwsKind.String => text is null && !member.JsonValue ? "text" : null,
            AwsKind.Integer or AwsKind.Long => long.TryParse(text, out _) ? null : "a whole number",
            AwsKind.Double => double.TryParse(text, out var number) && double.IsFinite(number) ? null : "a number",
            AwsKind.Boolean => text is "true" or "false" ? null : "true or false",
            AwsKind.Timestamp => Timestamps.TryRead(value, out _) ? null : "a time, like 2026-11-20T12:00:00Z",
            AwsKind.Blob => text is not null && Convert.TryFromBase64String(text, new byte[text.Length], out _) ? null : "base64 text",
            _ => null,
        };
    }

    private static string Unknown(AwsShape shape, string path, string name)
    {
        var near = shape.Members.Keys.FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase));
        return near is not null ? $"'{path}{name}' is unknown; did you mean '{near}'?"
            : shape.Members.Count == 0 ? $"'{path}{name}' is unknown; it takes no parameters."
            : $"'{path}{name}' is unknown; known are {string.Join(", ", shape.Members.Keys.Order(StringComparer.Ordinal).Take(30))}{(shape.Members.Count > 30 ? ", …" : "")}.";
    }
}
