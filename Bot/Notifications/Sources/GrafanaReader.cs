using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>Grafana's webhook: Alertmanager's with more; and the one of its legacy alerting.</summary>
internal sealed class GrafanaReader : INoticeReader
{
    private const int MaxAlerts = 200;

    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.Json is not { } json)
            return [];
        if (json["alerts"] is JsonArray alerts && (json["orgId"] is not null || json["title"] is not null && json["message"] is not null))
            return [.. alerts.OfType<JsonObject>().Take(MaxAlerts).Select((a, i) => AlertmanagerReader.Of(envelope, a, "grafana", i)), .. AlertmanagerReader.Rest(envelope, alerts.Count)];
        return json["ruleName"].Text() is { Length: > 0 } rule && json["evalMatches"] is not null ? [Legacy(envelope, json, rule)] : [];
    }

    private static Notification Legacy(Envelope envelope, JsonObject json, string rule) => envelope.Notice("grafana", "alert", $"grafana:{envelope.Through}:{json["ruleId"].Text()}:{rule}", json["title"].Text() is { Length: > 0 } title ? title : rule) with
    {
        Text = Short.Text(json["message"].Text()),
        State = json["state"].Text() switch { "alerting" => NoticeState.Firing, "ok" => NoticeState.Resolved, _ => NoticeState.Told },
        Severity = json["state"].Text() == "alerting" ? Severity.High : Severity.Low,
        Fields = [.. json["evalMatches"].Objects().Take(10).Select(m => new NoticeField(m["metric"].Text(), m["value"].Text()))],
        Links = json["ruleUrl"].Text() is { Length: > 0 } url && url.StartsWith("http", StringComparison.Ordinal) ? [new("Rule", url)] : [],
    };
}
