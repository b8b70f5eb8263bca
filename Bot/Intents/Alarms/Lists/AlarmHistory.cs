using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Alarms.Lists;

/// <summary>An alarm that changed its state to ALARM.</summary>
/// <param name="Name">The alarm.</param>
/// <param name="Region">Its Region.</param>
/// <param name="At">When.</param>
internal sealed record Firing(string Name, string Region, DateTimeOffset At);

/// <summary>Which alarms went off in a time, how often, and which most: CloudWatch's alarm history, which reaches back 30 days.</summary>
/// <remarks>Source: CloudWatch API reference, DescribeAlarmHistory.</remarks>
internal static class AlarmHistory
{
    private const int MaxRows = 50, MaxPages = 20, Flapping = 5;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(30);

    public static async Task<Answer> OfAsync(Turn turn, string? name, CancellationToken cancellation)
    {
        var range = turn.Question.Time ?? new TimeRange(turn.Now.AddDays(-1), turn.Now, "past 24 hours");
        var regions = await AlarmQuestions.RegionsAsync(turn, cancellation).ConfigureAwait(false);
        var (firings, failures) = await FindAsync(turn, regions, name, range.Start, range.End, cancellation).ConfigureAwait(false);
        if (failures.Count == regions.Count)
            return Failure.Of(failures[0]);
        var where = AlarmList.Where(regions);
        var period = AwsTime.Show(range.Start, range.End);
        ImmutableArray<string> notes =
        [
            .. turn.Question.Time is null ? ["No time was said: the past 24 hours were looked at."] : ImmutableArray<string>.Empty,
            .. range.Start < turn.Now - s_kept ? ["CloudWatch keeps an alarm's history for 30 days; what was before is not in it."] : ImmutableArray<string>.Empty,
            .. AlarmList.Notes(failures),
        ];
        if (firings.Count == 0)
        {
            var none = name is null ? $"No alarm went off in {where}" : $"`{name}` did not go off in {where}";
            return new() { Text = $"{none} between {period}.", Notes = name is null ? notes : [.. notes, $"An alarm that does not exist in {where} has no history either."], Offers = [new("firing", "What is firing?", "what alarms are firing right now?")] };
        }
        var most = firings.GroupBy(f => (f.Name, f.Region)).Select(g => (g.Key.Name, g.Key.Region, Count: g.Count(), Last: g.Max(f => f.At))).OrderByDescending(a => a.Count).ThenByDescending(a => a.Last).ToList();
        // Asked which flap, those that went off now and then are not meant.
        var flaps = most.Where(a => a.Count >= Flapping * Math.Max(1, (range.End - range.Start).TotalDays)).ToList();
        var isAboutFlapping = name is null && turn.Question.Text.Contains("flap", StringComparison.OrdinalIgnoreCase);
        if (isAboutFlapping && flaps.Count > 0)
            most = flaps;
        var text = isAboutFlapping && flaps.Count == 0
            ? $"No alarm is flapping in {where}: none went off {Flapping} times a day or more, {period}. {most.Count} went off, most often **{most[0].Name}**, {Times(most[0].Count)}."
            : name is not null
            ? $"**{name}** went off **{Times(firings.Count)}** in {where}, {period}; last {AwsTime.Show(most[0].Last)} UTC."
            : $"**{most.Count} alarm{(most.Count == 1 ? "" : "s")}** went off in {where}, {period}, {Times(firings.Count)} in all. Most often: **{most[0].Name}**, {Times(most[0].Count)}.";
        var flapping = most.Where(a => a.Count >= Flapping && range.End - range.Start <= TimeSpan.FromDays(1)).Select(a => a.Name).ToList();
        return new()
        {
            Text = flapping.Count == 0 ? text : $"{text}\nFlapping (at least {Flapping} times in a day): {string.Join(", ", flapping.Take(5))}.",
            Tables = [name is null ? MostTable(most, turn.Question.Top ?? MaxRows) : TimesTable(firings)],
            Notes = notes,
            Mentions = [.. most.Take(50).Select(a => new Mentioned("cloudwatch-alarm", a.Name, a.Name, a.Region, turn.Caller.Account))],
            Offers = [.. most.Take(2).Select((a, i) => new Offer($"why{i}", AlarmList.Short($"Why {a.Name}?"), $"why is alarm {a.Name} firing in {a.Region}?"))],
            Sources = [new("CloudWatch alarms", $"https://{regions[0]}.console.aws.amazon.com/cloudwatch/home?region={regions[0]}#alarmsV2:")],
        };
    }

    /// <summary>The changes to ALARM in a time, latest first.</summary>
    public static async Task<(List<Firing> Firings, List<CallOutcome> Failures)> FindAsync(
        Turn turn, IReadOnlyList<string> regions, string? name, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellation)
    {
        JsonObject Parameters()
        {
            var parameters = new JsonObject
            {
                ["HistoryItemType"] = "StateUpdate",
                ["AlarmTypes"] = new JsonArray("MetricAlarm", "CompositeAlarm"),
                ["StartDate"] = AwsTime.Of(start),
                ["EndDate"] = AwsTime.Of(end),
            };
            if (name is not null)
                parameters["AlarmName"] = name;
            return parameters;
        }
        var outcomes = await Task.WhenAll(regions.Select(r => turn.Aws.CallAllAsync("cloudwatch", "DescribeAlarmHistory", Parameters(), r, maxPages: MaxPages, cancellation: cancellation))).ConfigureAwait(false);
        var firings = regions.Zip(outcomes)
            .SelectMany(o => o.Second is CallOutcome.Ok ok ? ok.Body["AlarmHistoryItems"].Objects().Select(i => Read(i, o.First)) : [])
            .OfType<Firing>().Where(f => f.At >= start && f.At < end).OrderByDescending(f => f.At).ToList();
        return (firings, [.. outcomes.Where(o => o is not CallOutcome.Ok)]);
    }

    private static Firing? Read(JsonObject item, string region)
    {
        if (AwsTime.Parse(item["Timestamp"].Text()) is not { } at)
            return null;
        var state = JsonFields.Parsed(item["HistoryData"].Text())?["newState"]?["stateValue"]?.Text() ?? (item["HistorySummary"].Text().EndsWith("to ALARM", StringComparison.Ordinal) ? "ALARM" : "");
        return state == "ALARM" ? new(item["AlarmName"].Text(), region, at) : null;
    }

    private static Table MostTable(List<(string Name, string Region, int Count, DateTimeOffset Last)> most, int top) => new(
        "", [new("Alarm"), new("Region"), new("Times", ColumnKind.Number), new("Last (UTC)", ColumnKind.Time)],
        [.. most.Take(top).Select(a => ImmutableArray.Create<Cell>(a.Name, a.Region, new(a.Count.ToString(CultureInfo.InvariantCulture), a.Count), AwsTime.Show(a.Last)))])
    {
        Total = most.Count > top ? most.Count : null,
    };

    private static Table TimesTable(List<Firing> firings) => new(
        "", [new("Went off (UTC)", ColumnKind.Time), new("Region")], [.. firings.Take(MaxRows).Select(f => ImmutableArray.Create<Cell>(AwsTime.Show(f.At), f.Region))])
    {
        Total = firings.Count > MaxRows ? firings.Count : null,
    };

    private static string Times(int count) => count switch { 1 => "once", 2 => "twice", _ => $"{count} times" };
}
