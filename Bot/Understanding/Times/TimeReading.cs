namespace Bot.Understanding.Times;

internal enum TimeUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>How an age compares: "older than", "newer than", "within the next".</summary>
internal enum AgeKind
{
    Older,
    Newer,
    /// <summary>A stretch without a comparison ("for 90 days", "since two days"): older, where an absence or a state is spoken of.</summary>
    For,
    /// <summary>In the future ("within 30 days", "in the next 60 days").</summary>
    Ahead,
}

/// <summary>A length of time that a resource is compared with.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">First token after.</param>
/// <param name="Kind">How it compares.</param>
/// <param name="Point">The instant that the age reaches back (or ahead) to.</param>
/// <param name="Count">How many…</param>
/// <param name="Unit">…of what.</param>
internal readonly record struct Age(int Start, int End, AgeKind Kind, DateTimeOffset Point, double Count, TimeUnit Unit);

/// <summary>What a message says of time.</summary>
internal sealed class TimeReading
{
    public TimeRange? Range { get; set; }
    /// <summary>First token of the range's words; -1 where there is none.</summary>
    public int At { get; set; } = -1;
    public List<Age> Ages { get; } = [];
    /// <summary>The period before the one spoken of earlier: "the week before".</summary>
    public TimeUnit? Before { get; set; }
    /// <summary>The range began with "since", "after" or "until".</summary>
    public bool IsSince { get; set; }
}
