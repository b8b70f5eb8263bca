using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Intents.Commands;

/// <summary>Typed words to the JSON value that a shape wants.</summary>
internal static class ValueReader
{
    private const int MaxDepth = 40;

    /// <summary>The value of a parameter; a fault for people where it does not fit.</summary>
    /// <param name="member">The parameter.</param>
    /// <param name="words">What follows its flag.</param>
    /// <param name="flag">The flag, for faults.</param>
    public static (JsonNode? Value, string? Fault) Read(AwsMember member, IReadOnlyList<CommandToken> words, string flag)
    {
        try
        {
            return (Value(member.Shape, member.Name, [.. words.Select(w => w.Text)]), null);
        }
        catch (FormatException e)
        {
            return (null, $"`{flag}`: {e.Message}");
        }
    }

    private static JsonNode? Value(AwsShape shape, string name, string[] words)
    {
        if (words.Any(w => w.StartsWith("file://", StringComparison.Ordinal) || w.StartsWith("fileb://", StringComparison.Ordinal)))
            throw new FormatException("files cannot be read from a chat; write the value itself.");
        switch (shape.Kind)
        {
            case AwsKind.List: return List(shape, name, words);
            case AwsKind.Structure or AwsKind.Map or AwsKind.Document: return Complex(shape, name, string.Join(shape.Kind == AwsKind.Map && words.All(w => w.Contains('=')) ? ',' : ' ', words));
            default: return Scalar(shape, string.Join(' ', words));
        }
    }

    private static JsonArray List(AwsShape shape, string name, string[] words)
    {
        var element = shape.Element!.Shape;
        if (LooseJson.LooksLike(string.Join(' ', words)) && LooseJson.Parse(string.Join(' ', words)) is JsonArray whole)
            return (JsonArray)Fit(shape, whole, name, 0)!;
        var list = new JsonArray();
        foreach (var word in words)
        {
            if (element.Kind is AwsKind.Structure or AwsKind.Map or AwsKind.List)
                list.Add(Complex(element, name, word));
            else if (word.Contains(',') && !word.Contains(' ') && SplitsAtCommas(name))
                Add(word.Split(',', StringSplitOptions.RemoveEmptyEntries));
            else
                Add([word]);
        }
        return list;

        void Add(string[] values)
        {
            foreach (var value in values)
                list.Add(Scalar(element, value));
        }
    }

    /// <summary>Lists of ids, names and the like hold no commas, so that "i-1,i-2" is two.</summary>
    private static bool SplitsAtCommas(string name) =>
        name.EndsWith("Ids", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Names", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Arns", StringComparison.OrdinalIgnoreCase)
        || name is "Metrics" or "services" or "tasks" or "clusters" or "Statistics" or "StackStatusFilter" or "include" or "Attributes";

    private static JsonNode? Complex(AwsShape shape, string name, string text)
    {
        if (LooseJson.LooksLike(text))
            return Fit(shape, LooseJson.Parse(text) ?? throw new FormatException($"`{text}` is not valid JSON."), name, 0);
        if (shape.Kind == AwsKind.Document)
            return JsonValue.Create(text);
        if (Shorthand.Parse(text) is { } members)
            return Fit(shape, members, name, 0);
        // A structure with one parameter needs no key; one list of structures may be named by its values.
        if (shape is { Kind: AwsKind.Structure, Members.Count: 1 })
            return new JsonObject { [shape.Members.Keys.First()] = Value(shape.Members.Values.First().Shape, name, [text]) };
        throw new FormatException($"`{text}` is not of the form {Form(shape)}.");
    }

    /// <summary>JSON or a short form brought to the names and types of the shape.</summary>
    private static JsonNode? Fit(AwsShape shape, JsonNode? node, string name, int depth)
    {
        if (depth > MaxDepth)
            throw new FormatException("the value is nested too deep.");
        switch (shape.Kind, node)
        {
            case (_, null): return null;
            case (AwsKind.Document, _): return node.DeepClone();
            case (AwsKind.Structure, JsonObject members): return Structure(shape, members, depth);
            case (AwsKind.Map, JsonObject members):
                return new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Fit(shape.Element!.Shape, m.Value, m.Key, depth + 1))));
            case (AwsKind.List, JsonArray list): return new JsonArray([.. list.Select(i => Fit(shape.Element!.Shape, i, name, depth + 1))]);
            // One value may stand for a list of one, as the CLI has it.
            case (AwsKind.List, _): return new JsonArray(Fit(shape.Element!.Shape, node, name, depth + 1));
            case (_, JsonValue value) when shape.Kind is not (AwsKind.Structure or AwsKind.Map): return Scalar(shape, value.GetValueKind() == JsonValueKind.String ? (string)value! : value.ToJsonString());
            case (AwsKind.String, _): return JsonValue.Create(node.ToJsonString());
            case (AwsKind.Blob, _): return Scalar(shape, node.ToJsonString());
            default: throw new FormatException($"{name} must be {Form(shape)}.");
        }
    }

    private static JsonObject Structure(AwsShape shape, JsonObject members, int depth)
    {
        var result = new JsonObject();
        foreach (var (key, value) in members)
        {
            if (ParameterNames.Find(shape, key) is { } member)
                result[member.Name] = Fit(member.Shape, value, member.Name, depth + 1);
            else if (Pair(shape) is var (first, second) && members.Count == 1)
                return new() { [first.Name] = key, [second.Name] = Fit(second.Shape, value, second.Name, depth + 1) };
            else
                throw new FormatException($"`{key}` is not known there; write {Form(shape)}.");
        }
        return result;
    }

    /// <summary>Structures of a key and a value (tags, filters, dimensions) may be written <c>key=value</c>.</summary>
    private static (AwsMember Key, AwsMember Value)? Pair(AwsShape shape) =>
        shape.Members.Count == 2
        && shape.Members.Values.FirstOrDefault(m => CommandNames.Key(m.Name) is "key" or "name" or "tagkey") is { } key
        && shape.Members.Values.FirstOrDefault(m => CommandNames.Key(m.Name) is "value" or "values" or "tagvalue") is { } value
            ? (key, value)
            : null;

    private static JsonValue Scalar(AwsShape shape, string text)
    {
        switch (shape.Kind)
        {
            case AwsKind.Integer or AwsKind.Long:
                return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && (shape.Kind == AwsKind.Long || whole is >= int.MinValue and <= int.MaxValue)
                    ? JsonValue.Create(whole)
                    : throw new FormatException($"`{text}` is not a whole number.");
            case AwsKind.Double:
                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
                    ? JsonValue.Create(number)
                    : throw new FormatException($"`{text}` is not a number.");
            case AwsKind.Boolean:
                return text.ToLowerInvariant() switch
                {
                    "true" or "yes" or "1" => JsonValue.Create(true),
                    "false" or "no" or "0" => JsonValue.Create(false),
                    _ => throw new FormatException($"`{text}` is not true or false."),
                };
            case AwsKind.Timestamp: return Time(text);
            case AwsKind.Blob: return JsonValue.Create(Convert.TryFromBase64String(text, new byte[text.Length], out _) ? text : Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
            default: return JsonValue.Create(shape.Enum?.FirstOrDefault(e => e.Equals(text, StringComparison.OrdinalIgnoreCase)) ?? text);
        }
    }

    private static JsonValue Time(string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds))
            return seconds == Math.Floor(seconds) ? JsonValue.Create((long)seconds) : JsonValue.Create(seconds);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? JsonValue.Create(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture))
            : throw new FormatException($"`{text}` is not a time; write 2026-11-20T12:00:00Z or seconds since 1970.");
    }

    private static string Form(AwsShape shape) => shape.Kind switch
    {
        AwsKind.Structure => string.Join(',', shape.Members.Values.Select(m => $"{m.Name}={(m.Shape.Kind == AwsKind.List ? "a,b" : "…")}")) is { Length: > 0 } form ? $"`{form}` or JSON" : "JSON",
        AwsKind.Map => "`key=value,key=value` or JSON",
        AwsKind.List => "a list",
        _ => TypeNames.Of(shape),
    };
}
