using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Alarms.Lists;

namespace Bot.Intents.Alarms;

/// <summary>One alarm: its state and reason, its metric, and what CloudTrail saw change before it. States facts; draws no cause.</summary>
internal static class AlarmReason
{
    private static readonly TimeSpan MetricWindow = TimeSpan.FromHours(3);
    private static readonly TimeSpan ChangeWindow = TimeSpan.FromHours(1);
    private const int MaxChanges = 20;

    public static async Task<Answer> OfAsync(Turn turn, string name, bool withChanges, CancellationToken cancellation)
    {
        var (alarms, regions, failures, elsewhere) = await AlarmFinder.FindAsync(turn, name, cancellation).ConfigureAwait(false);
        if (alarms.Count == 0)
            return await AlarmFinder.NotFoundAsync(turn, name, regions, failures, cancellation).ConfigureAwait(false);
        var alarm = alarms[0];
        if (withChanges)
        {
            var investigated = await Investigations.AlarmInvestigation.OfAsync(turn, alarm, cancellation).ConfigureAwait(false);
            return elsewhere is null ? investigated : investigated with { Notes = [elsewhere, .. investigated.Notes] };
        }
        var metric = MetricAsync(turn, alarm, cancellation);
        var changes = withChanges ? ChangesAsync(turn, alarm, cancellation) : Task.FromResult((Rows: ImmutableArray<ImmutableArray<Cell>>.Empty, Note: (string?)null));
        await Task.WhenAll(metric, changes).ConfigureAwait(false);
        var answer = Compose(turn, alarm, await metric.ConfigureAwait(false), await changes.ConfigureAwait(false), withChanges, failures);
        return elsewhere is null ? answer : answer with { Notes = [elsewhere, .. answer.Notes] };
    }

    private static Answer Compose(
        Turn turn, FoundAlarm alarm, (Chart? Chart, string? Note) metric, (ImmutableArray<ImmutableArray<Cell>> Rows, string? Note) changes, bool withChanges, List<CallOutcome> failures)
    {
        var since = alarm.Since is { } time ? $" since {time:yyyy-MM-dd HH:mm} UTC ({AlarmList.Ago(turn.Now - time)})" : "";
        var text = $"**{alarm.Name}** is **{alarm.State}**{since} in {alarm.Region}.\nIt watches {alarm.Condition()}.\nCloudWatch's reason: {alarm.Reason}";
        if (withChanges)
            text += changes.Rows.Length == 0 ? "\nCloudTrail saw no change in the hour before." : $"\nCloudTrail saw {changes.Rows.Length} change{(changes.Rows.Length == 1 ? "" : "s")} in the hour before; whether one of them is the cause is not settled here.";
        return new Answer
        {
            Text = text,
            Charts = metric.Chart is { } chart ? [chart] : [],
            Tables = changes.Rows.Length == 0 ? [] : [new("Changes in the hour before", [new("Time", ColumnKind.Time), new("Event"), new("By"), new("Resource")], changes.Rows)],
            Notes = [.. ((string?[])[metric.Note, changes.Note]).OfType<string>(), .. AlarmList.Notes(failures)],
            Mentions = [new("cloudwatch-alarm", alarm.Name, alarm.Name, alarm.Region, turn.Caller.Account)],
            Offers = [new("firing", "What else is firing?", $"what alarms are firing in {alarm.Region}?"), new("case", "Open a support case", "open a support case about that")],
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

    private static async Task<(ImmutableArray<ImmutableArray<Cell>> Rows, string? Note)> ChangesAsync(Turn turn, FoundAlarm alarm, CancellationToken cancellation)
    {
        var end = alarm.Since ?? turn.Now;
        var parameters = new JsonObject
        {
            ["StartTime"] = Iso(end - ChangeWindow),
            ["EndTime"] = Iso(end),
            ["LookupAttributes"] = new JsonArray(new JsonObject { ["AttributeKey"] = "ReadOnly", ["AttributeValue"] = "false" }),
        };
        var outcome = await turn.Aws.CallAllAsync("cloudtrail", "LookupEvents", parameters, alarm.Region, maxPages: 3, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return ([], AlarmList.Notes([outcome]).FirstOrDefault());
        var rows = ok.Body["Events"].Objects()
            .OrderByDescending(e => (string?)e["EventTime"], StringComparer.Ordinal)
            .Select(e => ImmutableArray.Create<Cell>(
                e["EventTime"].Text(), e["EventName"].Text(), e["Username"].Text(),
                string.Join(", ", (e["Resources"] as JsonArray ?? []).Select(r => (string?)r?["ResourceName"]).OfType<string>())))
            .ToList();
        return ([.. rows.Take(MaxChanges)], rows.Count > MaxChanges ? $"The latest {MaxChanges} of {rows.Count} changes are shown." : null);
    }

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
