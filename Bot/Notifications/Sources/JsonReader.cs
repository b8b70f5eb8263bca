using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>JSON of an unknown kind: its own title where it has one, its plain members as fields, all of it below.</summary>
internal sealed class JsonReader : INoticeReader
{
    private const int MaxFields = 12;
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.Json is not { } json)
            return [];
        var title = First(json, "title", "subject", "summary", "name", "alertname", "ruleName", "message", "event", "Event Message", "description") ?? envelope.Subject ?? "A message without a title";
        var state = First(json, "state", "status", "alert_status");
        return [envelope.Notice("json", "json", First(json, "id", "alertId", "incident_id", "dedup_key", "fingerprint") is { } id ? $"json:{envelope.Through}:{id}" : $"json:{envelope.Id}", title) with
        {
            Severity = Severities.Of(First(json, "severity", "priority", "level") ?? "", Severity.Medium),
            State = state?.ToLowerInvariant() switch { "ok" or "resolved" or "closed" or "recovered" or "success" => NoticeState.Resolved, "firing" or "alert" or "alerting" or "alarm" or "triggered" or "open" => NoticeState.Firing, _ => NoticeState.Told },
            Fields = [.. json.Where(m => m.Value is JsonValue && m.Value.Text() != title).Take(MaxFields).Select(m => new NoticeField(m.Key, Short.Value(m.Value.Text()))).Where(f => f.Value.Length > 0)],
            Raw = Short.Text(json.ToJsonString(Pretty)),
        }];
    }

    private static string? First(JsonObject json, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (json[name] is JsonValue value && value.Text() is { Length: > 0 } text)
                return text;
        }
        return null;
    }
}
