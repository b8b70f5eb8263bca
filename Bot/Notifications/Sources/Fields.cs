using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>Named values of a payload, those that it has.</summary>
internal static class Fields
{
    /// <summary>Fields from members: <c>"Task definition=taskDefinitionArn"</c>, the path with dots.</summary>
    public static ImmutableArray<NoticeField> Of(JsonObject json, params ReadOnlySpan<string> wanted)
    {
        var fields = ImmutableArray.CreateBuilder<NoticeField>();
        foreach (var want in wanted)
        {
            var at = want.IndexOf('=', StringComparison.Ordinal);
            if (At(json, want[(at + 1)..]) is { Length: > 0 } value)
                fields.Add(new(want[..at], Short.Value(value)));
        }
        return fields.ToImmutable();
    }

    /// <summary>The text at a path; empty where there is none. Lists of texts are joined.</summary>
    public static string At(JsonNode? node, string path)
    {
        foreach (var name in path.Split('.'))
            node = node is JsonObject o ? o[name] : node is JsonArray { Count: > 0 } list && int.TryParse(name, out var i) && i < list.Count ? list[i] : null;
        return node is JsonArray all ? string.Join(", ", all.Where(v => v is JsonValue).Select(v => v.Text())) : node.Text();
    }

    /// <summary>The last part of an ARN or path.</summary>
    public static string Last(string arn) => arn[(arn.LastIndexOfAny(['/', ':']) + 1)..];
}
