using System.Collections.Immutable;
using System.Globalization;
using Bot.Understanding;
using Bot.Understanding.Watching;

namespace Bot.Intents.Costs.Watching;

/// <summary>How often something is asked again.</summary>
/// <param name="Every"><c>day</c>, <c>weekday</c>, <c>week</c>, <c>month</c>; <c>hours</c> for what is only looked at.</param>
/// <param name="On">The day of the week (<c>mon</c>) or of the month (<c>1</c>); <see cref="Hours"/> as text for <c>hours</c>; empty otherwise.</param>
/// <param name="At"><c>HH:mm</c> in <paramref name="Zone"/>.</param>
/// <param name="Zone">A time zone's name.</param>
internal sealed record Cadence(string Every, string On, string At, string Zone)
{
    private const string DefaultTime = "09:00";
    /// <summary>Longer than any month, and a day whose time the clock skips.</summary>
    private const int MaxDays = 64;
    private static readonly ImmutableArray<string> Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    /// <summary>As a question says it: at nine in the morning UTC, on Mondays, on the first, unless it says otherwise.</summary>
    public static Cadence Of(Question question)
    {
        string? Said(string field) => question.Conditions.FirstOrDefault(c => c.Field == field)?.Value;
        var every = Said(WatchTopics.Every) ?? "day";
        return new(every, Said(WatchTopics.On) ?? every switch { "week" => "mon", "month" => "1", _ => "" }, Said(WatchTopics.At) ?? DefaultTime, Said(WatchTopics.Zone) ?? "UTC");
    }

    /// <summary>Every so many hours from midnight UTC on.</summary>
    public static Cadence Hourly(int hours) => new("hours", hours.ToString(CultureInfo.InvariantCulture), "00:00", "UTC");

    /// <summary>The first time after a moment. A time that the zone's clock skips is an hour later; one that it has twice is the later.</summary>
    public DateTimeOffset After(DateTimeOffset moment)
    {
        if (Every == "hours")
        {
            var step = TimeSpan.FromHours(int.Parse(On, CultureInfo.InvariantCulture));
            var day = new DateTimeOffset(moment.UtcDateTime.Date, TimeSpan.Zero);
            return day + step * (Math.Floor((moment - day) / step) + 1);
        }
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var found) ? found : TimeZoneInfo.Utc;
        var at = TimeOnly.ParseExact(At, "HH:mm", CultureInfo.InvariantCulture);
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime).AddDays(-1);
        for (var i = 0; i < MaxDays; i++, date = date.AddDays(1))
        {
            if (!Holds(date))
                continue;
            var local = date.ToDateTime(at);
            if (zone.IsInvalidTime(local))
                local = local.AddHours(1);
            var utc = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(local, zone), TimeSpan.Zero);
            if (utc > moment)
                return utc;
        }
        throw new InvalidOperationException($"No day in {MaxDays} is '{Words()}'.");
    }

    /// <summary>The last time up to a moment, from one that is over on.</summary>
    public DateTimeOffset LastUpTo(DateTimeOffset moment, DateTimeOffset from)
    {
        while (After(from) is var next && next <= moment)
            from = next;
        return from;
    }

    /// <summary>In words: <c>every Monday at 09:00 UTC</c>.</summary>
    public string Words()
    {
        var zone = Zone == "UTC" ? "UTC" : Zone;
        return Every switch
        {
            "hours" => $"every {On} hours",
            "week" => $"every {(DayOfWeek)Math.Max(0, Days.IndexOf(On))} at {At} {zone}",
            "month" => On == "last" ? $"on the last day of each month at {At} {zone}" : $"on day {MonthDay} of each month at {At} {zone}",
            "weekday" => $"every working day at {At} {zone}",
            _ => $"every day at {At} {zone}",
        };
    }

    private int MonthDay => On == "last" ? 31 : int.TryParse(On, CultureInfo.InvariantCulture, out var day) ? day : 1;

    private bool Holds(DateOnly date) => Every switch
    {
        "week" => Days[(int)date.DayOfWeek] == On,
        "weekday" => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
        // A month that has no such day is asked on its last one.
        "month" => date.Day == Math.Min(MonthDay, DateTime.DaysInMonth(date.Year, date.Month)),
        _ => true,
    };
}
