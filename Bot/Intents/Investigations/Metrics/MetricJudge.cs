using System.Collections.Immutable;

namespace Bot.Intents.Investigations.Metrics;

/// <summary>Settles whether a series is bad: against its limit, and against what it was before and at the same hour of the day before.</summary>
internal static class MetricJudge
{
    /// <summary>Standard deviations of the usual level that a change must exceed.</summary>
    private const double Deviations = 4;
    /// <summary>A step that is over again within so few points is a blip, unless it is large.</summary>
    private const int Blip = 6;
    /// <summary>Fewer show no schedule.</summary>
    private const int Beats = 4;

    /// <summary>The reading with its verdict.</summary>
    /// <param name="reading">The points.</param>
    /// <param name="dayBefore">The same clock time a day earlier; empty where there is none.</param>
    public static Reading Judge(Reading reading, ImmutableArray<Point> dayBefore)
    {
        var (rule, points) = (reading.Rule, reading.Points);
        // Counts that are sent only when something happens: none at all now, and some a day before, is nothing now.
        if (points.IsEmpty && rule is { Role: MetricRole.Load, Bad: Bad.Low, IsZeroWhenMissing: true } && !dayBefore.IsEmpty)
            return WasBusy(rule, dayBefore) || HasStopped(points, dayBefore) ? reading with { IsBad = true, Before = dayBefore.Average(p => p.Value) } : reading;
        if (points.IsEmpty)
            return reading;
        var yesterday = dayBefore.IsEmpty ? double.NaN : dayBefore.Average(p => p.Value);
        var mean = points.Average(p => p.Value);
        if (rule is { Role: MetricRole.Load, Bad: Bad.Low } && Silent(rule, points) is { } silent)
            return reading with { IsBad = true, Level = points.Skip(silent).Average(p => p.Value), Before = points.Take(silent).Average(p => p.Value), Onset = points[silent].At };
        if (rule is { Role: MetricRole.Load, Bad: Bad.Low, IsZeroWhenMissing: true } && HasStopped(points, dayBefore))
            return reading with { IsBad = true, Level = 0, Before = yesterday, Onset = points.Select((p, i) => (p, i)).LastOrDefault(x => x.p.Value > 0) is { p.Value: > 0, i: var last } ? points[last + 1].At : null };
        if (Episode.Of(points, rule.Bad) is not { } episode)
        {
            var isBeyond = IsBeyond(rule, mean);
            return reading with { Level = mean, Before = Known(yesterday), IsBad = isBeyond && !WasBeyond(rule, yesterday) || isBeyond && double.IsNaN(yesterday) };
        }
        var normal = Normal(rule.Bad, episode.Outside, yesterday);
        var isBlip = episode.To < points.Length - 1 && episode.To - episode.From < Blip && Math.Abs(episode.Inside - normal) < Math.Max(8 * rule.Least, 4 * normal);
        var isStep = !isBlip && (IsStep(rule, episode, normal) || FellSilent(rule, episode, points));
        if (isStep)
        {
            var onset = episode.Onset(points, rule.Bad);
            return reading with
            {
                IsBad = true,
                Level = episode.Inside,
                Before = normal,
                Onset = onset == 0 ? null : points[onset].At,
                End = episode.To >= points.Length - 1 ? null : points[episode.To].At,
            };
        }
        // The same all along, and bad all along: beyond the limit, or far from the day before.
        var level = Tail(points);
        if (IsBeyond(rule, level))
            return reading with { IsBad = true, Level = level, Before = Known(yesterday), Onset = WasBeyond(rule, yesterday) || double.IsNaN(yesterday) ? null : FirstBeyond(rule, points) };
        if (rule is { Role: MetricRole.Load, Bad: Bad.Low } && WasBusy(rule, dayBefore) && mean <= 0.02 * yesterday)
            return reading with { IsBad = true, Level = mean, Before = yesterday };
        var isWorse = !double.IsNaN(yesterday) && (rule.Role != MetricRole.Load || rule.Bad == Bad.Low) && Differs(rule, mean, yesterday) && dayBefore.Length >= 6 && Math.Abs(mean - yesterday) > Deviations * Spread(dayBefore);
        return reading with { IsBad = isWorse, Level = mean, Before = Known(yesterday) };
    }

    private static bool IsStep(MetricRule rule, Episode episode, double normal) =>
        Differs(rule, episode.Inside, normal) && Math.Abs(episode.Inside - normal) > Deviations * episode.Spread / Math.Sqrt(Math.Min(episode.To - episode.From, 4))
        || IsBeyond(rule, episode.Inside) && !IsBeyond(rule, normal) && Math.Abs(episode.Inside - normal) >= Math.Min(rule.Least, 1);

    /// <summary>What was asked for all the time is not asked for any more, however much it swung before.</summary>
    private static bool FellSilent(MetricRule rule, Episode episode, ImmutableArray<Point> points) =>
        rule is { Role: MetricRole.Load, Bad: Bad.Low } && episode.Outside >= 2 * rule.Least && episode.Inside <= 0.02 * episode.Outside && episode.To - episode.From >= Blip
        && points.Where((p, i) => (i < episode.From || i >= episode.To) && p.Value > 0).Count() >= 0.9 * (points.Length - (episode.To - episode.From));

    /// <summary>From where on there is nothing any more up to the end, after it was asked for nearly all the time: nights that are merely calm hide no such end. Null for no such place.</summary>
    private static int? Silent(MetricRule rule, ImmutableArray<Point> points)
    {
        var from = points.Length;
        while (from > 0 && points[from - 1].Value <= 0)
            from--;
        return from >= Blip && points.Length - from >= Blip && points.Take(from).Average(p => p.Value) >= 2 * rule.Least && points.Take(from).Count(p => p.Value > 0) >= 0.9 * from ? from : null;
    }

    /// <summary>It was asked for nearly all the time at the same hours of the day before.</summary>
    private static bool WasBusy(MetricRule rule, ImmutableArray<Point> dayBefore) =>
        dayBefore.Length >= Blip && dayBefore.Average(p => p.Value) >= 2 * rule.Least && dayBefore.Count(p => p.Value > 0) >= 0.9 * dayBefore.Length;

    /// <summary>What came every so often at these hours of the day before has not come for three times the longest wait between: a schedule that stopped.</summary>
    private static bool HasStopped(ImmutableArray<Point> points, ImmutableArray<Point> dayBefore)
    {
        var beats = dayBefore.Where(p => p.Value > 0).Select(p => p.At).ToList();
        if (beats.Count < Beats)
            return false;
        var longest = beats.Zip(beats.Skip(1), (a, b) => b - a).Max();
        var last = points.LastOrDefault(p => p.Value > 0);
        var seen = dayBefore[^1].At - dayBefore[0].At;
        var quiet = points.IsEmpty ? seen : points[^1].At - (last.Value > 0 ? last.At : points[0].At);
        return longest <= seen / Beats && quiet > 3 * longest;
    }

    private static bool Differs(MetricRule rule, double level, double normal) => rule.Bad == Bad.High
        ? level - normal >= rule.Least && level >= normal * rule.Ratio
        : normal - level >= rule.Least && level * rule.Ratio <= normal;

    private static bool IsBeyond(MetricRule rule, double level) => rule.Limit is { } limit && (rule.Bad == Bad.High ? level >= limit : level <= limit);

    private static bool WasBeyond(MetricRule rule, double level) => !double.IsNaN(level) && IsBeyond(rule, level);

    private static DateTimeOffset? FirstBeyond(MetricRule rule, ImmutableArray<Point> points)
    {
        var first = points.FirstOrDefault(p => IsBeyond(rule, p.Value));
        return first.At == points[0].At || first.At == default ? null : first.At;
    }

    /// <summary>The milder of what was before and what was a day ago: a rise that comes every day is none.</summary>
    private static double Normal(Bad bad, double before, double yesterday) =>
        double.IsNaN(yesterday) ? before : double.IsNaN(before) ? yesterday : bad == Bad.High ? Math.Max(before, yesterday) : Math.Min(before, yesterday);

    private static double? Known(double value) => double.IsNaN(value) ? null : value;

    private static double Tail(ImmutableArray<Point> points) => points.TakeLast(Math.Max(3, points.Length / 6)).Average(p => p.Value);

    private static double Spread(ImmutableArray<Point> points)
    {
        var mean = points.Average(p => p.Value);
        return Math.Sqrt(points.Average(p => (p.Value - mean) * (p.Value - mean)));
    }
}
