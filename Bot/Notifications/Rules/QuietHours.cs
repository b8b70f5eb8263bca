namespace Bot.Notifications.Rules;

/// <summary>Hours in which only what is bad enough is shown at once; the rest is told together when they end.</summary>
/// <param name="From">Local time.</param>
/// <param name="To">Local time; before <paramref name="From"/> where they span midnight.</param>
/// <param name="Zone">The time zone.</param>
/// <param name="Except">From this severity on it is shown all the same.</param>
internal sealed record QuietHours(TimeOnly From, TimeOnly To, TimeZoneInfo Zone, Severity Except)
{
    /// <summary>When the quiet hours end that hold now; null outside of them.</summary>
    public DateTimeOffset? EndsAt(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, Zone);
        var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        var isQuiet = From <= To ? time >= From && time < To : time >= From || time < To;
        if (!isQuiet)
            return null;
        var day = DateOnly.FromDateTime(local.DateTime);
        var end = (time < To ? day : day.AddDays(1)).ToDateTime(To);
        // An hour that the change of the clocks leaves out ends when the next one begins.
        while (Zone.IsInvalidTime(end))
            end = end.AddMinutes(15);
        return new DateTimeOffset(end, Zone.GetUtcOffset(end)).ToUniversalTime();
    }
}
