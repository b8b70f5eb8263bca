using System.Collections.Immutable;
using System.Globalization;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Metrics;

/// <summary>Reads the standard metrics of all things now and a day before, and adds what they say as facts.</summary>
internal static class MetricCollector
{
    public static async Task CollectAsync(Case @case, IReadOnlyList<Thing> things, IEnumerable<Wanted> more)
    {
        var wanted = more.ToList();
        wanted.AddRange(things.SelectMany(Wanted.Of).Where(w => !wanted.Any(m => m.IsAlarm && m.Thing.Key == w.Thing.Key && m.Rule.Name == w.Rule.Name && m.Rule.Statistic == w.Rule.Statistic)));
        if (wanted.Count == 0)
            return;
        var window = @case.Window;
        var now = MetricCall.ReadAsync(@case, wanted, window.Start, window.End, window.Period);
        var before = MetricCall.ReadAsync(@case, wanted, window.Start.AddDays(-1), window.End.AddDays(-1), Math.Max(300, window.Period));
        var (current, earlier) = (await now.ConfigureAwait(false), await before.ConfigureAwait(false));
        var judged = current.Select(c => MetricJudge.Judge(new(c.Key.Thing, c.Key.Rule, c.Value.Points, c.Value.Call) { IsAlarm = c.Key.IsAlarm }, earlier.GetValueOrDefault(c.Key).Points is { IsDefault: false } e ? e : []));
        // Under several sets of dimensions, the one with data is meant.
        foreach (var group in judged.GroupBy(r => (r.Thing.Key, r.Rule.Name, r.Rule.Statistic, r.IsAlarm)))
        {
            var reading = group.OrderByDescending(r => r.IsBad).ThenByDescending(r => r.Points.Length).First();
            @case.Readings.Add(reading);
            @case.Book.Add(FactOf(reading));
        }
    }

    /// <summary>Nothing is asked of it any more: no fault of its own.</summary>
    private static bool IsSilence(Reading reading) => reading is { IsBad: true, Rule: { Role: MetricRole.Load, Bad: Bad.Low } };

    private static Fact FactOf(Reading reading) => new(IsSilence(reading) ? $"silence.{reading.Rule.Name}" : reading.Sign, reading.Thing, Words(reading), reading.Call)
    {
        From = reading.IsBad ? reading.Onset : null,
        To = reading.IsBad ? reading.End : null,
        IsSymptom = reading.IsBad && !IsSilence(reading) && (reading.IsAlarm || reading.Rule.Role == MetricRole.Symptom),
        Strength = !reading.IsBad || reading.Onset is not null ? 1 : IsSilence(reading) ? 0.85 : 0.6,
        Url = $"https://{reading.Thing.Spot.Region}.console.aws.amazon.com/cloudwatch/home?region={reading.Thing.Spot.Region}#metricsV2:query={Uri.EscapeDataString($"\"{reading.Thing.Name}\" {reading.Rule.Name}")}",
    };

    /// <summary>In words: <c>errors a minute rose from 0 to 12 at 11:22</c>.</summary>
    private static string Words(Reading reading)
    {
        var rule = reading.Rule;
        var name = $"{reading.Thing.Name}: {rule.Title}";
        if (reading.Points.IsEmpty)
            return reading is { IsBad: true, Before: { } usual } ? $"{name}: none all along, {Number(usual / rule.Divide)} at these hours of the day before" : $"{name}: no data";
        if (!reading.IsBad)
            return $"{name}: {Number(reading.Level / rule.Divide)}, as usual";
        var before = reading.Before is { } b ? $" from {Number(b / rule.Divide)}" : "";
        var when = reading.Onset is { } onset ? $" at {onset:HH:mm}" : ", all along";
        var end = reading.End is { } over ? $", until {over:HH:mm}" : "";
        return $"{name} {(rule.Bad == Bad.High ? "rose" : "fell")}{before} to {Number(reading.Level / rule.Divide)}{when}{end}";
    }

    public static string Number(double value) => Math.Abs(value) switch
    {
        >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.#", CultureInfo.InvariantCulture),
        _ => value.ToString("0.###", CultureInfo.InvariantCulture),
    };
}
