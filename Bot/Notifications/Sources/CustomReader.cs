using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>The schema of custom notifications: <c>version</c> 1.0, <c>source</c> custom, <c>content</c>, <c>metadata</c>.</summary>
internal sealed class CustomReader : INoticeReader
{
    private const int MaxItems = 20;

    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.Json is not { } json || json["source"].Text() != "custom" || json["version"].Text() is not ("1.0" or "1") || json["content"] is not JsonObject content)
            return [];
        var description = content["description"].Text();
        if (description.Length == 0)
            return [];
        var metadata = json["metadata"] as JsonObject ?? [];
        var context = metadata["additionalContext"] as JsonObject ?? [];
        var thread = metadata["threadId"].Text();
        var type = metadata["eventType"].Text();
        var title = content["title"].Text() is { Length: > 0 } own ? own : metadata["summary"].Text() is { Length: > 0 } summary ? summary : description.Split('\n')[0];
        var steps = Texts(content["nextSteps"]);
        var words = Texts(content["keywords"]);
        return [envelope.Notice("custom", type.Length > 0 ? type : "custom", thread.Length > 0 ? $"custom:{thread}" : $"custom:{envelope.Id}", title) with
        {
            Text = Short.Text(description + (steps.IsEmpty ? "" : "\n**Next steps**\n" + string.Join('\n', steps.Select(s => "- " + s)))),
            Severity = Severities.Of(context["severity"].Text(), Severity.Medium),
            State = context["state"].Text().ToLowerInvariant() switch { "resolved" or "ok" => NoticeState.Resolved, "firing" or "alarm" => NoticeState.Firing, _ => NoticeState.Told },
            Fields = words.IsEmpty ? [] : [new("Keywords", Short.Value(string.Join(", ", words)))],
            Resources = Texts(metadata["relatedResources"]),
            Variables = context.Where(c => c.Value is JsonValue).Take(MaxItems).ToImmutableDictionary(c => c.Key, c => Short.Value(c.Value.Text())),
        }];
    }

    private static ImmutableArray<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(t => Short.Value(t.Text())).Where(t => t.Length > 0).Take(MaxItems)];
}
