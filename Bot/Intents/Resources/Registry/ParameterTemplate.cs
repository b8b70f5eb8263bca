using System.Text.Json.Nodes;

namespace Bot.Intents.Resources.Registry;

/// <summary>
/// Parameters as the tables write them: <c>Name=value; Names=[value]; Flag=true; A.B=value</c>. Values hold <c>{id}</c>, <c>{name}</c>, <c>{arn}</c>, <c>{parent}</c>, <c>{account}</c>, <c>{region}</c>;
/// a value written plainly as <c>true</c>, <c>false</c> or a number is sent as that type.
/// </summary>
internal static class ParameterTemplate
{
    /// <summary>The names of the parameters, for the check against the API's shapes.</summary>
    public static IEnumerable<string> Names(string with) => Parts(with).Select(p => p.Name);

    /// <summary>The parameters with their places filled.</summary>
    /// <param name="with">The template.</param>
    /// <param name="fill">The value of a place (<c>id</c>, <c>name</c>, …); null where it has none.</param>
    public static JsonObject Fill(string with, Func<string, string?> fill)
    {
        var filled = new JsonObject();
        foreach (var (name, value) in Parts(with))
        {
            var target = filled;
            var path = name.Split('.');
            foreach (var step in path[..^1])
                target = target[step] as JsonObject ?? (JsonObject)(target[step] = new JsonObject());
            target[path[^1]] = value.StartsWith('[')
                ? new JsonArray([.. value[1..^1].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(v => Value(v, fill))])
                : Value(value, fill);
        }
        return filled;
    }

    /// <summary>The parameters of one call for several resources: lists hold the values of all, the rest those of the first.</summary>
    public static JsonObject FillMany(string with, IReadOnlyList<Func<string, string?>> fills)
    {
        var filled = Fill(with, fills[0]);
        foreach (var (name, value) in Parts(with).Where(p => p.Value.StartsWith('[') && p.Value.Contains('{')))
        {
            foreach (var fill in fills.Skip(1))
                ((JsonArray)filled[name]!).Add(Value(value[1..^1], fill));
        }
        return filled;
    }

    private static JsonNode Value(string text, Func<string, string?> fill)
    {
        if (bool.TryParse(text, out var flag))
            return flag;
        if (int.TryParse(text, out var number))
            return number;
        var open = text.IndexOf('{', StringComparison.Ordinal);
        while (open >= 0)
        {
            var close = text.IndexOf('}', open);
            var value = fill(text[(open + 1)..close]) ?? "";
            text = string.Concat(text.AsSpan(0, open), value, text.AsSpan(close + 1));
            open = text.IndexOf('{', open + value.Length);
        }
        return text;
    }

    private static IEnumerable<(string Name, string Value)> Parts(string with)
    {
        foreach (var part in with.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            yield return (part[..equals].Trim(), part[(equals + 1)..].Trim());
        }
    }
}
