using System.Text.Json;

namespace Bot.Aws.Iam;

/// <summary>JSON values as policies use them, with faults that name their place.</summary>
internal static class PolicyJson
{
    /// <summary>The members of an object, none twice.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement value, string where)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!seen.Add(member.Name))
                throw PolicyFault.Of(where, $"`{member.Name}` stands there twice.");
            yield return (member.Name, member.Value);
        }
    }

    public static string Text(JsonElement value, string where, string element) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw PolicyFault.Of(where, $"{element} must be a string.");

    /// <summary>A string or a list of strings, at least one.</summary>
    public static string[] Texts(JsonElement value, string where, string element)
    {
        string[] texts = value.ValueKind switch
        {
            JsonValueKind.String => [value.GetString()!],
            JsonValueKind.Array => [.. value.EnumerateArray().Select(v => Text(v, where, element))],
            _ => throw PolicyFault.Of(where, $"{element} must be a string or a list of strings."),
        };
        return texts.Length > 0 ? texts : throw PolicyFault.Of(where, $"{element} is empty.");
    }

    /// <summary>The values of a condition: strings, numbers and truth values, one or a list.</summary>
    public static string[] Values(JsonElement value, string where, string key) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => Value(v, where, key))] : [Value(value, where, key)];

    private static string Value(JsonElement value, string where, string key) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => throw PolicyFault.Of(where, $"Condition: a value of {key} must be a string, a number, true or false."),
    };
}
