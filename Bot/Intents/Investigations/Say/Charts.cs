using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;

namespace Bot.Intents.Investigations.Say;

/// <summary>The metric that shows the trouble: the alarm's own, else the subjects' worst.</summary>
internal static class Charts
{
    public static ImmutableArray<Chart> Of(Case @case)
    {
        var reading = @case.Readings.Where(r => !r.Points.IsEmpty && @case.Subjects.Contains(r.Thing)).OrderByDescending(r => r.IsAlarm).ThenByDescending(r => r.IsBad && r.Rule.Role == MetricRole.Symptom).ThenByDescending(r => r.IsBad).FirstOrDefault();
        if (reading is null || !reading.IsBad && !reading.IsAlarm)
            return [];
        var labels = reading.Points.Select(p => p.At.ToString("HH:mm", CultureInfo.InvariantCulture)).ToImmutableArray();
        var series = ImmutableArray.Create(new Series(reading.Rule.Title, [.. reading.Points.Select(p => p.Value / reading.Rule.Divide)]));
        if (reading is { IsAlarm: true, Rule.Limit: { } limit })
            series = series.Add(new("threshold", [.. reading.Points.Select(_ => limit / reading.Rule.Divide)]));
        return [new(ChartKind.Line, $"{reading.Thing.Name}: {reading.Rule.Title}", reading.Rule.Unit, labels, series)];
    }
}
