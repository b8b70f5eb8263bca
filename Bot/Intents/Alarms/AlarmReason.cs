using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Alarms.Lists;

namespace Bot.Intents.Alarms;

/// <summary>One alarm: its state, CloudWatch's reason and its metric. States facts; draws no cause.</summary>
internal static class AlarmReason
{
    private static readonly TimeSpan MetricWindow = TimeSpan.FromHours(3);

    public static async Task<Answer> OfAsync(Turn turn, string name, CancellationToken cancellation)
    {
        var (alarms, regions, failures, elsewhere) = await AlarmFinder.FindAsync(turn, name, cancellation).ConfigureAwait(false);
        if (alarms.Count == 0)
            return await AlarmFinder.NotFoundAsync(turn, name, regions, failures, cancellation).ConfigureAwait(false);
        var alarm = alarms[0];
        var answer = Compose(turn, alarm, await MetricAsync(turn, alarm, cancellation).ConfigureAwait(false), failures);
        return elsewhere is null ? answer : answer with { Notes = [elsewhere, .. answer.Notes] };
    }

    private static Answer Compose(Turn turn, FoundAlarm alarm, (Chart? Chart, string? Note) metric, List<CallOutcome> failures)
    {
        var since = alarm.Since is { } time ? $" since {time:yyyy-MM-dd HH:mm} UTC ({AlarmList.Ago(turn.Now - time)})" : "";
        var text = $"**{alarm.Name}** is **{alarm.State}**{since} in {alarm.Region}.\nIt watches {alarm.Condition()}.\nCloudWatch's reason: {alarm.Reason}";
        return new Answer
        {
            Text = text,
            Charts = metric.Chart is { } chart ? [chart] : [],
            Notes = [.. metric.Note is { } note ? [note] : ImmutableArray<string>.Empty, .. AlarmList.Notes(failures)],
            Mentions = [new("cloudwatch-alarm", alarm.Name, alarm.Name, alarm.Region, turn.Caller.Account)],
            Offers = [.. alarm.State == "ALARM" ? [new Offer("why", AlarmList.Short($"Why {alarm.Name}?"), $"why is alarm {alarm.Name} firing in {alarm.Region}?")] : ImmutableArray<Offer>.Empty, new("firing", "What else is firing?", $"what alarms are firing in {alarm.Region}?"), new("case", "Open a support case", "open a support case about that")],
            Sources = [new($"Alarm {alarm.Name}", alarm.Url)],
        };
    }

    private static async Task<(Chart? Chart, string? Note)> MetricAsync(Turn turn, FoundAlarm alarm, CancellationToken cancellation)
    {
        if (alarm.Document["MetricName"] is null)
            return (null, "The alarm is composite or uses metric math; its parts are not charted here.");
        var period = (int)(alarm.Document["Period"].Number() ?? 60);
        var statistic = (string?)alarm.Document["Statistic"] ?? (string?)alarm.Document["ExtendedStatistic"] ?? "Average";
        var parameters = new JsonObject
        {
            ["StartTime"] = Iso(turn.Now - MetricWindow),
            ["EndTime"] = Iso(turn.Now),
            ["MetricDataQueries"] = new JsonArray(new JsonObject
            {
                ["Id"] = "m1",
                ["MetricStat"] = new JsonObject
                {
                    ["Metric"] = new JsonObject
                    {
                        ["Namespace"] = alarm.Document["Namespace"]?.DeepClone(),
                        ["MetricName"] = alarm.Metric,
                        ["Dimensions"] = alarm.Document["Dimensions"]?.DeepClone() ?? new JsonArray(),
                    },
                    ["Period"] = Math.Max(60, period),
                    ["Stat"] = statistic,
                },
            }),
        };
        var outcome = await turn.Aws.CallAllAsync("cloudwatch", "GetMetricData", parameters, alarm.Region, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return (null, AlarmList.Notes([outcome]).FirstOrDefault());
        var result = (ok.Body["MetricDataResults"] as JsonArray)?.FirstOrDefault();
        var points = (result?["Timestamps"] as JsonArray ?? []).Zip(result?["Values"] as JsonArray ?? [])
            .Select(p => (Time: DateTimeOffset.Parse(p.First.Text(), CultureInfo.InvariantCulture), Value: p.Second.Number() ?? double.NaN)).OrderBy(p => p.Time).ToList();
        return points.Count == 0
            ? (null, $"{alarm.Metric} has no data in the last {MetricWindow.TotalHours:0} hours.")
            : (new(ChartKind.Line, $"{alarm.Metric} ({statistic}), last {MetricWindow.TotalHours:0} hours", (string?)alarm.Document["Unit"] ?? "",
                [.. points.Select(p => p.Time.ToString("HH:mm", CultureInfo.InvariantCulture))],
                [new(alarm.Metric, [.. points.Select(p => p.Value)]), new("threshold", [.. points.Select(_ => alarm.Document["Threshold"].Number() ?? double.NaN)])]), null);
    }

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
