using Bot.Intents.Investigations.Metrics;

namespace Bot.Intents.Investigations.Facts;

/// <summary>When users began to feel it.</summary>
internal static class Onset
{
    /// <summary>The alarm's own metric tells first, then the subjects' others, then what they hang on; null where nothing tells.</summary>
    public static DateTimeOffset? Of(Case @case)
    {
        var bad = @case.Readings.Where(r => r.IsBad && r.Onset is not null).ToList();
        return bad.Find(r => r.IsAlarm)?.Onset
            ?? Earliest(bad.Where(r => r.Rule.Role == MetricRole.Symptom && @case.Subjects.Contains(r.Thing)))
            ?? (@case.Alarm is { State: "ALARM" } alarm ? alarm.Since : null)
            ?? Earliest(bad.Where(r => @case.Subjects.Contains(r.Thing) && (r.Rule.Role != MetricRole.Load || r.Rule.Bad == Bad.Low)))
            ?? Earliest(bad.Where(r => r.Rule.Role == MetricRole.Symptom))
            ?? @case.Book.Facts.Where(f => @case.Subjects.Contains(f.Thing) && Investigator.IsTrouble(f) && f.From >= @case.Window.Start).Select(f => f.From).Min()
            ?? @case.Book.Facts.Where(f => @case.Subjects.Contains(f.Thing) && f is { Source: "log", IsSymptom: true, Strength: 1 }).Select(f => f.From).Min();
    }

    /// <summary>What goes on counts before what is over.</summary>
    private static DateTimeOffset? Earliest(IEnumerable<Reading> readings)
    {
        var list = readings.ToList();
        return list.Where(r => r.End is null).Select(r => r.Onset).Min() ?? list.Select(r => r.Onset).Min();
    }
}
