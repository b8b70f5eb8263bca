using System.Diagnostics.Metrics;
using Bot.Telemetry;

namespace Bot.Notifications;

/// <summary>Counts what comes in and what becomes of it.</summary>
internal sealed class NotificationMetrics
{
    private static readonly Meter Meter = new(BotMetrics.MeterName);
    private static readonly Counter<long> TakenCount = Meter.CreateCounter<long>("wheelhouse_notifications_total", description: "Notifications taken in, by source.");
    private static readonly Counter<long> RefusedCount = Meter.CreateCounter<long>("wheelhouse_notifications_refused_total", description: "Requests refused at the door, by status.");
    private static readonly Counter<long> ShownCount = Meter.CreateCounter<long>("wheelhouse_notifications_shown_total", description: "Notifications by what became of them in a channel.");

    public void Taken(string source) => TakenCount.Add(1, new KeyValuePair<string, object?>("source", source));

    public void Refused(int status) => RefusedCount.Add(1, new KeyValuePair<string, object?>("status", status));

    /// <param name="how"><c>card</c>, <c>again</c>, <c>flood</c>, <c>digest</c>, <c>muted</c>, <c>nowhere</c>.</param>
    public void Shown(string how) => ShownCount.Add(1, new KeyValuePair<string, object?>("how", how));
}
