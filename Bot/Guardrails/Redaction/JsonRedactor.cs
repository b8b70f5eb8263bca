using System.Text.Json.Nodes;

namespace Bot.Guardrails.Redaction;

/// <summary>Redacts JSON by what its members are called and what their values look like.</summary>
internal static class JsonRedactor
{
    private const int MaxDepth = 64;
    private static readonly (string Name, string Value)[] Pairs = [("Name", "Value"), ("name", "value"), ("Key", "Value"), ("key", "value"), ("ParameterKey", "ParameterValue"), ("OutputKey", "OutputValue"), ("ParameterName", "ParameterValue"), ("OptionName", "Value"), ("Field", "Values")];

    /// <summary>A redacted copy.</summary>
    public static JsonNode? Copy(JsonNode? node)
    {
        var copy = node?.DeepClone();
        if (copy is JsonValue alone && alone.TryGetValue<string>(out var text))
            return Redactor.Redact(text);
        Apply(copy);
        return copy;
    }

    /// <summary>Redacts in place.</summary>
    /// <param name="node">An object or a list.</param>
    /// <param name="maskKeyIds">See <see cref="Redactor.Redact"/>.</param>
    public static void Apply(JsonNode? node, bool maskKeyIds = true) => Apply(node, maskKeyIds, 0);

    private static void Apply(JsonNode? node, bool maskKeyIds, int depth)
    {
        switch (node)
        {
            case JsonObject o:
                Object(o, maskKeyIds, depth);
                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    if (list[i] is JsonValue value)
                    {
                        if (value.TryGetValue<string>(out var text) && Redactor.Redact(text, maskKeyIds) is var clean && !ReferenceEquals(clean, text))
                            list[i] = clean;
                    }
                    else if (depth < MaxDepth)
                    {
                        Apply(list[i], maskKeyIds, depth + 1);
                    }
                }
                break;
        }
    }

    private static void Object(JsonObject o, bool maskKeyIds, int depth)
    {
        List<(string Key, string Value)>? changed = null;
        foreach (var (key, node) in o)
        {
            if (node is not JsonValue value)
            {
                if (depth < MaxDepth)
                    Apply(node, maskKeyIds, depth + 1);
                continue;
            }
            if (!value.TryGetValue<string>(out var text) || text.Length == 0)
                continue;
            var clean = Named(key, text) ?? Redactor.Redact(text, maskKeyIds);
            if (!ReferenceEquals(clean, text))
                (changed ??= []).Add((key, clean));
        }
        foreach (var (key, clean) in changed ?? [])
            o[key] = clean;
        foreach (var (name, value) in Pairs)
        {
            if (o.Count >= 2 && o[name] is JsonValue n && n.TryGetValue<string>(out var called) && o[value] is JsonValue v && v.TryGetValue<string>(out var content) && Named(called, content) is { } mark)
                o[value] = mark;
        }
    }

    /// <summary>The mark for a value behind a secret's name; null where it may stay.</summary>
    private static string? Named(string name, string value)
    {
        var strength = SecretNames.Of(name);
        if (strength == NameStrength.None || SecretValues.IsPlain(value) || value.Contains("[redacted: ", StringComparison.Ordinal))
            return null;
        if (strength == NameStrength.Weak && !SecretValues.LooksRandom(value))
            return null;
        var kind = NamedValues.KindOf(name);
        RedactionMetrics.Count(kind);
        return Redactor.Mark(kind);
    }
}
