using System.Globalization;
using Bot.Understanding;

namespace Bot.Intents.Costs.Query;

/// <summary>A stretch of whole days in UTC, as Cost Explorer counts them.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">First day after.</param>
internal readonly record struct CostPeriod(DateOnly Start, DateOnly End)
{
    public int Days => End.DayNumber - Start.DayNumber;

    /// <summary>One calendar month from its first day to its last.</summary>
    public bool IsMonth => Start.Day == 1 && End == Start.AddMonths(1);

    /// <summary>Begins and ends where billing months do.</summary>
    public bool IsMonths => Start.Day == 1 && End.Day == 1;

    /// <summary>The days of a range that AWS can have figures for: up to and with today.</summary>
    public static CostPeriod Of(TimeRange? time, DateOnly today)
    {
        var start = time is null ? new DateOnly(today.Year, today.Month, 1) : DateOnly.FromDateTime(time.Start.UtcDateTime);
        var end = time is null ? today.AddDays(1) : FirstDayAfter(time.End);
        if (end > today.AddDays(1))
            end = today.AddDays(1);
        return new(start, end <= start ? start.AddDays(1) : end);
    }

    /// <summary>The days of a range, those to come as well.</summary>
    public static CostPeriod Ahead(TimeRange? time, DateOnly today)
    {
        var start = time is null ? today : DateOnly.FromDateTime(time.Start.UtcDateTime);
        var end = time is null ? new DateOnly(today.Year, today.Month, 1).AddMonths(1) : FirstDayAfter(time.End);
        return new(start, end <= start ? start.AddDays(1) : end);
    }

    /// <summary>The bounds, or the month's name, in words: <c>in October 2026</c>, <c>from 2026-11-09 to 2026-11-15</c>.</summary>
    public string Words()
    {
        var last = End.AddDays(-1);
        if (IsMonth)
            return $"in {MonthName(Start)}";
        if (Start is { Day: 1, Month: 1 } && End == Start.AddYears(1))
            return $"in {Start.Year}";
        return Start == last ? $"on {Text(Start)}" : $"from {Text(Start)} to {Text(last)}";
    }

    /// <summary>The same without the preposition, for a column.</summary>
    public string Title() => IsMonth ? MonthName(Start) : Days == 1 ? Text(Start) : $"{Text(Start)} to {Text(End.AddDays(-1))}";

    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string MonthName(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static DateOnly FirstDayAfter(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? day : day.AddDays(1);
    }
}
