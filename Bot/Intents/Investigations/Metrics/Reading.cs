using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Metrics;

/// <summary>A value of a metric.</summary>
internal readonly record struct Point(DateTimeOffset At, double Value);

/// <summary>A metric of a thing as it was, and whether it is bad.</summary>
/// <param name="Thing">Whose.</param>
/// <param name="Rule">Which, and what is bad.</param>
/// <param name="Points">In order; sums are per minute.</param>
/// <param name="Call">The recorded call.</param>
internal sealed record Reading(Thing Thing, MetricRule Rule, ImmutableArray<Point> Points, string Call)
{
    /// <summary>Whether it is bad; false also where nothing was measured.</summary>
    public bool IsBad { get; init; }
    /// <summary>The level while it was bad, else the mean.</summary>
    public double Level { get; init; }
    /// <summary>The level before, or at the same hour of the day before; null where neither is known.</summary>
    public double? Before { get; init; }
    /// <summary>When it went bad; null where it was so all along.</summary>
    public DateTimeOffset? Onset { get; init; }
    /// <summary>When it ended; null while it goes on.</summary>
    public DateTimeOffset? End { get; init; }
    /// <summary>The alarm that is asked about watches it.</summary>
    public bool IsAlarm { get; init; }

    public string Sign => $"metric.{Rule.Name}.{(Points.IsEmpty ? "none" : !IsBad ? "ok" : Rule.Bad == Bad.High ? "high" : "low")}";
}
