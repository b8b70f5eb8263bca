using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Intents;

namespace Bot.Notifications.Sources;

/// <summary>Prometheus Alertmanager, Amazon Managed Prometheus and whatever speaks its webhook: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config. Each alert is one notification.</summary>
internal sealed class AlertmanagerReader : INoticeReader
{
    private const int MaxAlerts = 200;

    public IReadOnlyList<Notification> Read(Envelope envelope)
    {
        if (envelope.Json is not { } json || json["alerts"] is not JsonArray alerts || json["groupKey"] is null && json["receiver"] is null)
            return [];
        return [.. alerts.OfType<JsonObject>().Take(MaxAlerts).Select((a, i) => Of(envelope, a, "alertmanager", i)), .. Rest(envelope, alerts.Count)];
    }

    /// <summary>One alert of Alertmanager or Grafana.</summary>
    public static Notification Of(Envelope envelope, JsonObject alert, string source, int number)
    {
        var labels = Map(alert["labels"]);
        var annotations = Map(alert["annotations"]);
        var name = labels.GetValueOrDefault("alertname") ?? "alert";
        var isOver = alert["status"].Text() == "resolved";
        var print = alert["fingerprint"].Text() is { Length: > 0 } own ? own : string.Join(',', labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}={l.Value}"));
        var summary = annotations.GetValueOrDefault("summary") ?? "";
        return envelope.Notice(source, name, $"{source}:{envelope.Through}:{print}", summary.Length > 0 ? $"{name}: {summary}" : name) with
        {
            Id = number == 0 ? envelope.Id : $"{envelope.Id}#{number}",
            Account = labels.GetValueOrDefault("account_id") ?? labels.GetValueOrDefault("aws_account_id") ?? labels.GetValueOrDefault("account") ?? "",
            Region = labels.GetValueOrDefault("region") ?? labels.GetValueOrDefault("aws_region") ?? "",
            At = Envelope.Time(alert[isOver ? "endsAt" : "startsAt"].Text()) is { Year: > 2000 } at ? at : envelope.At,
            Text = Short.Text(annotations.GetValueOrDefault("description") ?? annotations.GetValueOrDefault("message") ?? ""),
            Severity = isOver ? Severity.Low : Severities.Of(labels.GetValueOrDefault("severity") ?? labels.GetValueOrDefault("priority") ?? "", Severity.High),
            State = isOver ? NoticeState.Resolved : NoticeState.Firing,
            Fields = [.. labels.Where(l => l.Key != "alertname").Take(12).Select(l => new NoticeField(l.Key, Short.Value(l.Value))), .. alert["valueString"].Text() is { Length: > 0 } value ? new[] { new NoticeField("Value", Short.Value(value)) } : []],
            Tags = labels,
            Links =
            [
                .. Link("Runbook", annotations.GetValueOrDefault("runbook_url")), .. Link("Dashboard", alert["dashboardURL"].Text()), .. Link("Panel", alert["panelURL"].Text()),
                .. Link("Source", alert["generatorURL"].Text()), .. Link("Silence", alert["silenceURL"].Text()),
            ],
        };
    }

    public static IEnumerable<Notification> Rest(Envelope envelope, int count)
    {
        if (count > MaxAlerts)
            yield return envelope.Notice("alertmanager", "more", $"more:{envelope.Id}", $"{count - MaxAlerts} more alerts came in the same message") with { Id = $"{envelope.Id}#more", State = NoticeState.Told };
    }

    private static ImmutableDictionary<string, string> Map(JsonNode? node) => (node as JsonObject ?? []).Where(l => l.Value is JsonValue).Take(40).ToImmutableDictionary(l => l.Key, l => Short.Value(l.Value.Text()), StringComparer.Ordinal);

    private static IEnumerable<NoticeLink> Link(string title, string? url)
    {
        if (url is { Length: > 0 and < 1000 } && (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal)))
            yield return new(title, url);
    }
}
