namespace Bot.Understanding;

/// <summary>A stretch of time, start inclusive, end exclusive, in UTC.</summary>
/// <param name="Start">First instant.</param>
/// <param name="End">First instant after.</param>
/// <param name="Words">The words it was read from.</param>
internal sealed record TimeRange(DateTimeOffset Start, DateTimeOffset End, string Words)
{
    /// <summary>The range runs up to now and goes on ("this month", "past 7 days").</summary>
    public bool IsOpen { get; init; }
    /// <summary>Trouble was said to have begun then: it goes on, and what was before is looked at too.</summary>
    public bool IsOnset { get; init; }
    /// <summary>A second range to compare with ("September and October"); null where there is none.</summary>
    public TimeRange? Other { get; init; }
    /// <summary>Whole days by UTC date, as Cost Explorer wants them, rather than instants.</summary>
    public bool IsDays => Start.TimeOfDay == TimeSpan.Zero && (IsOpen || End.TimeOfDay == TimeSpan.Zero);
}
