using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Insight.Metrics;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Alarms;

/// <summary>An alarm's state at a moment and why.</summary>
internal sealed record AlarmState(string Value, DateTimeOffset Since, string Reason, IReadOnlyList<(DateTimeOffset Time, double? Value)> Points);

/// <summary>Works out alarm states from the series that the alarms watch, the way CloudWatch does.</summary>
internal sealed class AlarmEvaluator(World world)
{
    private static readonly TimeSpan Lookback = TimeSpan.FromDays(14);

    /// <summary>The state now.</summary>
    public AlarmState Now(Resource alarm, DateTimeOffset now) => Transitions(alarm, now, TimeSpan.FromDays(2))[^1];

    /// <summary>Every state since a while ago, oldest first; never empty.</summary>
    public List<AlarmState> History(Resource alarm, DateTimeOffset now) => Transitions(alarm, now, Lookback);

    private List<AlarmState> Transitions(Resource alarm, DateTimeOffset now, TimeSpan span)
    {
        if (world.Part<AlarmOverrides>().Find(alarm, now) is { } set) return [set];
        if (alarm.Document.Text("StateValue") is { } stated)
            return [new(stated, alarm.Document.Text("StateUpdatedTimestamp") is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : alarm.Created, alarm.Document.Text("StateReason") ?? "Unchecked: Initial alarm creation", [])];
        if (alarm.Document.Text("AlarmRule") is { } rule) return Composite(alarm, rule, now, span);
        var start = now - span > alarm.Created ? now - span : alarm.Created;
        return Metric(alarm, start, now);
    }

    private List<AlarmState> Metric(Resource alarm, DateTimeOffset start, DateTimeOffset now)
    {
        var test = AlarmTest.Of(alarm.Document);
        var values = test.Values(world, alarm, start, now);
        var states = new List<AlarmState>();
        for (var i = Math.Min(test.Periods, values.Count) - 1; i >= 0 && i < values.Count; i++)
        {
            var window = values.GetRange(Math.Max(0, i - test.Periods + 1), Math.Min(test.Periods, i + 1));
            var state = test.Judge(window, states.Count == 0 ? "OK" : states[^1].Value);
            if (states.Count == 0 || states[^1].Value != state)
                states.Add(new(state, states.Count == 0 ? start : window[^1].Time + test.Period, test.Reason(window, state), window));
        }
        return states.Count > 0 ? states : [new("INSUFFICIENT_DATA", alarm.Created, "Unchecked: Initial alarm creation", [])];
    }

    /// <summary>A composite alarm changes when one of its children does.</summary>
    private List<AlarmState> Composite(Resource alarm, string rule, DateTimeOffset now, TimeSpan span)
    {
        var parsed = AlarmRule.Parse(rule);
        var children = parsed.Names.ToDictionary(n => n, n =>
            (world.Find(alarm.Account, alarm.Region, AlarmReads.MetricAlarm, n) ?? world.Find(alarm.Account, alarm.Region, AlarmReads.CompositeAlarm, n)) is { } child && child != alarm ? Transitions(child, now, span) : null, StringComparer.Ordinal);
        var times = children.Values.OfType<List<AlarmState>>().SelectMany(c => c.Select(s => s.Since)).Distinct().Order().ToList();
        var states = new List<AlarmState>();
        foreach (var time in times)
        {
            var value = parsed.Holds(n => children.GetValueOrDefault(n)?.LastOrDefault(s => s.Since <= time)?.Value ?? "INSUFFICIENT_DATA") ? "ALARM" : "OK";
            if (states.Count == 0 || states[^1].Value != value)
                states.Add(new(value, time, $"{alarm.Arn} transitioned to {value} at {time.UtcDateTime:dddd dd MMMM, yyyy HH:mm:ss} UTC", []));
        }
        return states.Count > 0 ? states : [new("INSUFFICIENT_DATA", alarm.Created, "Unchecked: Initial alarm creation", [])];
    }
}
