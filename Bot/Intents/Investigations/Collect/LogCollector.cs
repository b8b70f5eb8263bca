using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Logs;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Reads errors from the logs of things around the onset: patterns that are new or far more frequent since then are facts.</summary>
internal sealed class LogCollector(Case @case)
{
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(30), After = TimeSpan.FromMinutes(25), Lead = TimeSpan.FromMinutes(3), Fresh = TimeSpan.FromMinutes(10), LongestDelay = TimeSpan.FromHours(2);
    private const int MaxGroups = 6, Least = 2, MaxLines = 1_000, MaxFacts = 4, MaxMentioned = 6, LeastNew = 5;

    /// <summary>Resources that errors name; each is tied to what said it.</summary>
    public IReadOnlyList<Thing> Mentioned()
    {
        var found = @case.Book.Facts.Where(f => f is { Source: "log", IsSymptom: true } or { Source: "state", Said.Length: > 0 }).SelectMany(f => NamedIn.Of(f.Said, f.Thing.Spot).Select(o => (f.Thing, Other: (Thing?)o))).Where(p => p.Other is not null && p.Other.Key != p.Thing.Key && p.Other.Kind != "log-group")
            .DistinctBy(p => (p.Thing.Key, p.Other!.Key)).OrderBy(p => p.Thing.Key, StringComparer.Ordinal).ThenBy(p => p.Other!.Key, StringComparer.Ordinal).Take(MaxMentioned).ToList();
        foreach (var (thing, other) in found)
            @case.Join(thing, @case.Add(other!), NamedIn.TieOf(other!.Kind));
        @case.Settle();
        return [.. found.Select(p => @case.Known(p.Other!)).DistinctBy(t => t.Key)];
    }

    /// <summary>It began some time after the window did, and still goes on.</summary>
    private bool IsNew(LogPattern pattern) => pattern.Count >= LeastNew && At(pattern.First) > @case.Window.Start + Fresh && At(pattern.Last) > @case.Window.End - Fresh;

    private static DateTimeOffset? At(string? time) => DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    public async Task CollectAsync(IEnumerable<Thing> things, int reserve)
    {
        var wanted = things.Where(t => LogGroups.IsFor(t.Kind)).Take(MaxGroups).ToList();
        await Task.WhenAll(wanted.Select(t => ReadAsync(t, reserve)).ToList()).ConfigureAwait(false);
    }

    private async Task ReadAsync(Thing thing, int reserve)
    {
        var isRead = false;
        foreach (var group in await new LogGroups(@case).OfAsync(thing, reserve).ConfigureAwait(false))
        {
            if (@case.Left <= reserve)
            {
                @case.Book.Miss(new($"the logs of {thing.Name}", "the budget of calls was used up", null));
                return;
            }
            // Where no metric says when it began, the logs may.
            var onset = OnsetOf(thing) ?? @case.Window.Start + Lead;
            var since = LinesAsync(thing, group, onset - Lead, @case.Onset is null ? @case.Window.End : Min(@case.Window.End, @case.Onset.Value + After));
            var earlier = @case.Left > reserve + 1 && @case.Onset is not null ? LinesAsync(thing, group, onset - Before, onset - Lead) : Task.FromResult(((List<LogRow>?)[], (CallOutcome?)null));
            var (after, outcome) = await since.ConfigureAwait(false);
            var (before, _) = await earlier.ConfigureAwait(false);
            if (after is null)
            {
                if (outcome is CallOutcome.Failed { Error.IsNotFound: true })
                    continue;
                @case.Book.Miss(Gaps.Of($"the logs of {thing.Name}", outcome!));
                return;
            }
            if (LogGroups.Own(thing, group, after) is not { } own)
                continue;
            Add(thing, group, own, LogGroups.Own(thing, group, before ?? []) ?? [], ((CallOutcome.Ok)outcome!).Call.Id);
            isRead = true;
            // Of a cluster the nodes' and the pods' lines count, of a host those of all its agents; elsewhere the first group that exists is the right one.
            if (thing.Kind is not "eks-cluster" and not "ec2-instance")
                return;
        }
        if (!isRead && !LogGroups.IsOptional(thing.Kind))
            @case.Book.Miss(new($"the logs of {thing.Name}", "it has no log group that is known", null));
    }

    /// <summary>What is hung on may have gone bad some time before it was felt: then its own metrics say from when its lines are new.</summary>
    private DateTimeOffset? OnsetOf(Thing thing)
    {
        var own = @case.Readings.Where(r => r is { IsBad: true, Onset: not null, Rule.Role: not MetricRole.Load } && r.Thing.Key == thing.Key).Select(r => r.Onset).Min();
        return own < @case.Onset && own > @case.Onset - LongestDelay ? own : @case.Onset;
    }

    private async Task<(List<LogRow>? Rows, CallOutcome? Outcome)> LinesAsync(Thing thing, string group, DateTimeOffset start, DateTimeOffset end)
    {
        var outcome = await @case.Calls.AskAsync("logs", "FilterLogEvents", new()
        {
            ["logGroupName"] = group,
            ["startTime"] = start.ToUnixTimeMilliseconds(),
            ["endTime"] = end.ToUnixTimeMilliseconds(),
            ["filterPattern"] = LogSigns.Filter,
            ["limit"] = MaxLines,
        }, thing.Spot, maxPages: 1).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return (null, outcome);
        return ([.. ok.Body["events"].Objects().Select(e => new LogRow(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["@message"] = e["message"].Text().Trim(),
            [LogLine.Stream] = e["logStreamName"].Text(),
            ["@timestamp"] = DateTimeOffset.FromUnixTimeMilliseconds((long)(e["timestamp"].Number() ?? 0)).ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        }))], ok);
    }

    private void Add(Thing thing, string group, List<LogRow> after, List<LogRow> before, string call)
    {
        var usual = LogPatterns.Of(before).ToDictionary(p => p.Text, p => p.Count, StringComparer.Ordinal);
        var patterns = LogPatterns.Of(after);
        var found = patterns.Select(p => (Pattern: p, Sign: LogSigns.Of(p.Example), Was: usual.GetValueOrDefault(p.Text)))
            .Where(p => p.Sign is not null && p.Pattern.Count >= Least && (@case.Onset is null || p.Pattern.Count > p.Was * 3)).ToList();
        foreach (var (pattern, sign, was) in found.GroupBy(p => p.Sign).SelectMany(g => g.Take(g.Key == "log.error" ? 2 : 1)).Take(MaxFacts))
        {
            var said = LogLine.Said(pattern.Example);
            @case.Book.Add(new(sign!, thing, $"{thing.Name}: logged {pattern.Count} times since {pattern.First[11..16]}{(was > 0 ? $" ({was} before)" : "")}: `{LogLine.Shown(said)}`", call)
            {
                From = At(pattern.First),
                Strength = @case.Onset is not null || IsNew(pattern) ? 1 : 0.7,
                IsSymptom = true,
                Said = LogLine.Kept(said),
                Url = $"https://{thing.Spot.Region}.console.aws.amazon.com/cloudwatch/home?region={thing.Spot.Region}#logsV2:log-groups/log-group/{Uri.EscapeDataString(group).Replace("%", "$25", StringComparison.Ordinal)}",
            });
        }
        @case.AddLines(thing, patterns.Where(p => @case.Onset is null || p.Count > usual.GetValueOrDefault(p.Text) * 3).Select(p => p.Example));
        // What was said just as often before explains nothing by itself; with a change that it names it may.
        foreach (var pattern in patterns.Where(p => p.Count >= Least && @case.Onset is not null && p.Count <= usual.GetValueOrDefault(p.Text) * 3 && LogSigns.Of(p.Example) is "log.denied" or "log.kms" or "log.missing-setting" or "log.password").Take(2))
        {
            var said = LogLine.Said(pattern.Example);
            @case.Steady.Add(new(LogSigns.Of(pattern.Example)!, thing, $"{thing.Name}: logged {pattern.Count} times, and before it was felt: `{LogLine.Shown(said)}`", call) { Said = LogLine.Kept(said), Strength = 0.9 });
        }
        ColdStarts(thing, after, before, call);
        @case.Book.Add(new("log.read", thing, $"{after.Count} lines with errors were read from {group}; nothing else in them is new", call));
    }

    /// <summary>Reports of Lambda that name an initialisation: many more since the onset than before.</summary>
    private void ColdStarts(Thing thing, List<LogRow> after, List<LogRow> before, string call)
    {
        var starts = after.Where(r => r.Message.Contains("Init Duration:", StringComparison.Ordinal)).ToList();
        var was = before.Count(r => r.Message.Contains("Init Duration:", StringComparison.Ordinal));
        if (starts.Count >= 5 && starts.Count > was * 2)
            @case.Book.Add(new("log.cold-start", thing, $"{thing.Name} started cold {starts.Count} times since {starts.Min(s => s.Time)![11..16]}, {was} times in the half hour before", call));
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
