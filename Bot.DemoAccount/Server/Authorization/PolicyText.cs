using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Iam;

namespace Bot.DemoAccount.Server.Authorization;

/// <summary>Policies as they stand in documents: JSON text, the same percent-encoded as IAM answers it, or an object.</summary>
internal static class PolicyText
{
    private static readonly ConcurrentDictionary<(string Json, string Name), PolicyDocument> Parsed = new();

    /// <summary>Plain JSON text; null when there is none.</summary>
    public static string? Of(JsonNode? node) => node switch
    {
        null => null,
        JsonValue v when v.GetValueKind() == JsonValueKind.String => v.GetValue<string>() is var text && text.StartsWith('%') ? Uri.UnescapeDataString(text) : v.GetValue<string>(),
        _ => node.ToJsonString(),
    };

    /// <summary>The parsed policy; null when there is none.</summary>
    /// <exception cref="FormatException">It is not a valid policy.</exception>
    public static PolicyDocument? Parse(JsonNode? node, string name) => Of(node) is { Length: > 0 } json ? Parse(json, name) : null;

    /// <summary>The parsed policy, parsed once.</summary>
    /// <exception cref="FormatException">It is not a valid policy.</exception>
    public static PolicyDocument Parse(string json, string name) => Parsed.GetOrAdd((json, name), static k => PolicyDocument.Parse(k.Json, k.Name));
}
