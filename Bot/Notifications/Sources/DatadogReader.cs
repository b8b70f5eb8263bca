using System.Collections.Immutable;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>Datadog's webhook, with its default payload and the usual additions: https://docs.datadoghq.com/integrations/webhooks/.</summary>
internal sealed class DatadogReader : INoticeReader
{
    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.Json is not { } json || json["event_type"] is null && json["alert_transition"] is null && json["last_updated"] is null || json["title"].Text() is not { Length: > 0 } title)
            return [];
        string Get(params ReadOnlySpan<string> names)
        {
            foreach (var name in names)
            {
                if (json[name].Text() is { Length: > 0 } value)
                    return value;
            }
            return "";
        }
        var state = Get("alert_transition", "alert_status", "transition").ToLowerInvariant();
        var kind = Get("alert_type", "event_type").ToLowerInvariant();
        var isOver = state is "recovered" or "ok" or "resolved" || kind == "success" || title.StartsWith("[Recovered", StringComparison.Ordinal);
        var isFiring = state is "triggered" or "re-triggered" or "alert" or "warn" || kind is "error" or "warning" or "metric_alert_monitor" or "query_alert_monitor" || title.StartsWith("[Triggered", StringComparison.Ordinal);
        var tags = Get("tags").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(t => t.Split(':', 2)).Where(t => t.Length == 2).DistinctBy(t => t[0]).Take(40).ToImmutableDictionary(t => t[0], t => t[1]);
        var aggregate = Get("aggreg_key", "alert_cycle_key", "alert_id");
        return [envelope.Notice("datadog", kind.Length > 0 ? kind : "event", $"datadog:{envelope.Through}:{(aggregate.Length > 0 ? aggregate : Get("id"))}", title) with
        {
            Account = tags.GetValueOrDefault("aws_account") ?? tags.GetValueOrDefault("account_id") ?? "",
            Region = tags.GetValueOrDefault("region") ?? "",
            Text = Short.Text(Get("body", "event_msg", "text_only_msg")),
            Severity = isOver ? Severity.Low : Severities.Of(Get("alert_priority", "priority"), kind == "warning" ? Severity.Medium : Severity.High),
            State = isOver ? NoticeState.Resolved : isFiring ? NoticeState.Firing : NoticeState.Told,
            Fields = Fields.Of(json, "Metric=alert_metric", "Query=alert_query", "Status=alert_status", "Host=hostname", "Organisation=org.name"),
            Tags = tags,
            Links = [.. Get("link", "url", "alert_url") is { Length: > 0 } link && link.StartsWith("https://", StringComparison.Ordinal) ? new[] { new NoticeLink("Datadog", link) } : []],
        }];
    }
}
