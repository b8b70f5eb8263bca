namespace Bot.Understanding.Times;

/// <summary>What a report of trouble says of time: when it began, which bounds nothing that is looked at.</summary>
internal static class Onset
{
    private static readonly TimeSpan Before = TimeSpan.FromHours(1), Recent = TimeSpan.FromHours(3);

    /// <summary>From well before it began; null where the usual hours show it, or nothing is said.</summary>
    public static TimeRange? Of(TimeReading time, DateTimeOffset now)
    {
        if (time.Range is { } range)
        {
            // "Yesterday between 10 and 11" is over; "at 11:05" and "since 9" go on.
            var isOver = !range.IsOpen && range.End < now - Recent;
            return range.Start - Before >= now - Recent ? null : range with { Start = range.Start - Before, End = isOver ? range.End : now, IsOpen = !isOver, IsOnset = !isOver };
        }
        return time.Ages.Find(a => a.Kind is AgeKind.For or AgeKind.Older) is { Count: > 0 } age && age.Point - Before < now - Recent ? new(age.Point - Before, now, "") { IsOpen = true, IsOnset = true } : null;
    }
}
