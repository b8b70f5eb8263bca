using System.Collections.Concurrent;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Scenario.Signals;
using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.Services.Insight.Metrics;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Logs;

/// <summary>What log groups say: made from templates when asked for, plus what was written through the API.</summary>
internal sealed class LogBook
{
    public const string Group = "AWS::Logs::LogGroup";

    private readonly ConcurrentDictionary<(string Account, string Region), Dictionary<string, List<LogTemplate>>> _templates = new();
    private readonly ConcurrentDictionary<string, List<LogEvent>> _written = new(StringComparer.Ordinal);

    /// <summary>The events of a group in a range of milliseconds, in order.</summary>
    public IEnumerable<LogEvent> Events(World world, Resource group, long from, long to)
    {
        var templates = Templates(world, group.Account, group.Region).GetValueOrDefault(group.Id) ?? [];
        var first = Math.Max(from, group.Created.ToUnixTimeMilliseconds());
        if (group.Document.Number("retentionInDays") is { } days) first = Math.Max(first, to - days * 86_400_000);
        var written = Written(group).Where(e => e.Time >= from && e.Time < to).ToList();
        var minuteEvents = new List<LogEvent>();
        for (var minute = first / 60_000; minute * 60_000 < to && templates.Count > 0; minute++)
        {
            minuteEvents.Clear();
            foreach (var template in templates) template.Add(minute, minuteEvents);
            if (written.Count > 0) minuteEvents.AddRange(written.Where(e => e.Time / 60_000 == minute));
            minuteEvents.Sort(static (a, b) => a.Time != b.Time ? a.Time.CompareTo(b.Time) : string.CompareOrdinal(a.Id, b.Id));
            foreach (var e in minuteEvents)
                if (e.Time >= first && e.Time < to) yield return e;
        }
        if (templates.Count == 0)
            foreach (var e in written.OrderBy(e => e.Time)) yield return e;
    }

    public bool Has(World world, Resource group) => Templates(world, group.Account, group.Region).ContainsKey(group.Id) || _written.ContainsKey(group.Arn);

    /// <summary>Events written through the API.</summary>
    public List<LogEvent> Written(Resource group)
    {
        if (!_written.TryGetValue(group.Arn, out var list)) return [];
        lock (list) return [.. list];
    }

    public void Write(Resource group, IEnumerable<LogEvent> events)
    {
        var list = _written.GetOrAdd(group.Arn, _ => []);
        lock (list) list.AddRange(events);
    }

    private Dictionary<string, List<LogTemplate>> Templates(World world, string account, string region) =>
        _templates.GetOrAdd((account, region), key =>
        {
            var found = new Dictionary<string, List<LogTemplate>>(StringComparer.Ordinal);
            var faults = new List<ScenarioFault>();
            foreach (var resource in world.All(key.Account))
                if (resource.Region == key.Region) Build(world, resource, found, faults);
            return faults.Count == 0 ? found : throw new ScenarioException(faults);
        });

    /// <summary>Reads a resource's templates, collecting what is wrong in them.</summary>
    internal static void Build(World world, Resource resource, Dictionary<string, List<LogTemplate>> into, List<ScenarioFault> faults)
    {
        var source = world.Part<ScenarioSource>();
        if (source.For(resource, faults) is not { } known) return;
        var (draft, expansion) = known;
        var own = draft.Entry.Get("log") as YamlMap;
        if (draft.Defaults.Log is null && own is null) return;
        var metrics = new Lazy<IReadOnlyList<MetricSeries>>(() => world.Part<MetricBook>().Of(world, resource));
        Signal? Metric(string name) => metrics.Value.FirstOrDefault(m => m.Name == name)?.Signal;
        var group = resource.Type == Group ? resource.Id : "";
        var count = 0;
        foreach (var map in (YamlMap?[])[draft.Defaults.Log, own])
        {
            if (map is null) continue;
            var reading = new MapReading((YamlMap)JsonYaml.Of(expansion.Json(map), map.File, map.Line), draft.Path + ".log", faults);
            group = reading.Text("group") ?? group;
            var streams = reading.Texts("streams");
            var replace = reading.Flag("replace", false);
            if (replace && into.TryGetValue(group, out var before)) before.Clear();
            foreach (var entry in reading.Maps("events"))
            {
                var lines = entry.Has("messages") ? entry.Texts("messages") : [entry.Required("message")];
                var seed = SeededHash.Of($"{resource.Arn}/{group}/{count++}");
                var of = entry.Texts("streams") is { Count: > 0 } some ? some : streams.Count > 0 ? streams : ["main"];
                var template = new LogTemplate { Rate = RateOf(entry, source.Time, seed, Metric), Lines = lines, Streams = of, Seed = seed, Metrics = Metric };
                entry.Done();
                if (!into.TryGetValue(group, out var list)) into[group] = list = [];
                list.Add(template);
            }
            reading.Done();
        }
    }

    /// <summary>A rate a minute: a number, or a signal; always whole lines.</summary>
    private static Signal RateOf(MapReading entry, ScenarioTime time, ulong seed, Func<string, Signal?> metric)
    {
        if (entry.Node("rate") is YamlScalar) return new Signal { Base = entry.Number("rate", 0), Integer = true, Seed = seed, Anchor = time.Now };
        if (entry.Open("rate") is not { } map)
        {
            entry.Fault(entry.Map.Line, entry.Inner("rate"), "is missing: lines a minute, a number or a signal");
            return new Signal();
        }
        var read = SignalReader.Read(map, time, seed, metric);
        map.Done();
        return new Signal
        {
            Base = read.Base,
            Daily = read.Daily,
            Peak = read.Peak,
            Weekend = read.Weekend,
            Noise = read.Noise,
            Trend = read.Trend,
            Min = 0,
            Max = read.Max,
            Every = read.Every,
            Faults = read.Faults,
            Seed = seed,
            Anchor = read.Anchor,
            Of = read.Of,
            Integer = true,
        };
    }
}
