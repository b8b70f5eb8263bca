using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Identity;
using Bot.Intents;

namespace Bot.Notifications.Posting;

/// <summary>The metric of a notification, drawn from GetMetricData with its threshold.</summary>
internal sealed class NoticeGraph(NoticeAws aws, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(3), Limit = TimeSpan.FromSeconds(6);

    /// <summary>The graph, with the call that gave it; no chart where nobody may look, or there is nothing to see.</summary>
    public async Task<DrawnGraph> DrawAsync(string channel, Notification notice, CancellationToken cancellation)
    {
        if (notice.Metric is not { } metric || aws.Open(channel, notice.Account, notice.Id) is not { } session)
            return new(null, null, []);
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var end = notice.At > clock.GetUtcNow() ? clock.GetUtcNow() : notice.At.AddMinutes(10) < clock.GetUtcNow() ? notice.At.AddMinutes(10) : clock.GetUtcNow();
            var outcome = await session.CallAsync("cloudwatch", "GetMetricData", Parameters(metric, end), notice.Region.Length > 0 ? notice.Region : null, cancellation: either.Token).ConfigureAwait(false);
            return new(outcome is CallOutcome.Ok ok ? Chart(metric, ok.Body) : null, session.Caller, session.Evidence.Calls);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // A card without a graph now is better than one with it later.
            return new(null, null, []);
        }
    }

    private static JsonObject Parameters(NoticeMetric metric, DateTimeOffset end) => new()
    {
        ["StartTime"] = Iso(end - Window),
        ["EndTime"] = Iso(end),
        ["ScanBy"] = "TimestampAscending",
        ["MetricDataQueries"] = new JsonArray(new JsonObject
        {
            ["Id"] = "m1",
            ["MetricStat"] = new JsonObject
            {
                ["Metric"] = new JsonObject
                {
                    ["Namespace"] = metric.Namespace,
                    ["MetricName"] = metric.Name,
                    ["Dimensions"] = new JsonArray([.. metric.Dimensions.Select(d => (JsonNode)new JsonObject { ["Name"] = d.Name, ["Value"] = d.Value })]),
                },
                ["Period"] = Math.Max(60, metric.Period),
                ["Stat"] = metric.Statistic,
            },
        }),
    };

    private static Chart? Chart(NoticeMetric metric, JsonObject body)
    {
        var result = (body["MetricDataResults"] as JsonArray)?.FirstOrDefault();
        var points = (result?["Timestamps"] as JsonArray ?? []).Zip(result?["Values"] as JsonArray ?? [])
            .Select(p => (Time: Sources.Envelope.Time(p.First.Text()) ?? default, Value: p.Second.Number() ?? double.NaN)).OrderBy(p => p.Time).ToList();
        if (points.Count < 2)
            return null;
        var series = ImmutableArray.Create(new Series(metric.Name, [.. points.Select(p => p.Value)]));
        if (metric.Threshold is { } threshold)
            series = series.Add(new("threshold", [.. points.Select(_ => threshold)]));
        return new(ChartKind.Line, $"{metric.Name} ({metric.Statistic}), UTC", metric.Unit is "None" ? "" : metric.Unit, [.. points.Select(p => p.Time.ToString("HH:mm", CultureInfo.InvariantCulture))], series);
    }

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

/// <param name="Chart">Null where there is none.</param>
/// <param name="Caller">As whom it was looked up; null where nobody looked.</param>
/// <param name="Calls">The calls made for it.</param>
internal sealed record DrawnGraph(Chart? Chart, Caller? Caller, ImmutableArray<RecordedCall> Calls);
