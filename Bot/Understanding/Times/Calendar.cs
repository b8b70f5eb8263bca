namespace Bot.Understanding.Times;

/// <summary>Periods of the calendar, in UTC; weeks begin on Monday, as Cost Explorer's users mean them.</summary>
internal static class Calendar
{
    public static DateTimeOffset Day(DateTimeOffset t) => new(t.UtcDateTime.Date, TimeSpan.Zero);

    public static DateTimeOffset Week(DateTimeOffset t) => Day(t).AddDays(-(((int)t.UtcDateTime.DayOfWeek + 6) % 7));

    public static DateTimeOffset Month(DateTimeOffset t) => new(t.UtcDateTime.Year, t.UtcDateTime.Month, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Quarter(DateTimeOffset t) => new(t.UtcDateTime.Year, (t.UtcDateTime.Month - 1) / 3 * 3 + 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Year(DateTimeOffset t) => new(t.UtcDateTime.Year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset Hour(DateTimeOffset t) => Day(t).AddHours(t.UtcDateTime.Hour);

    /// <summary>Where the period that holds an instant begins.</summary>
    public static DateTimeOffset Floor(DateTimeOffset t, TimeUnit unit) => unit switch
    {
        TimeUnit.Hour => Hour(t),
        TimeUnit.Day => Day(t),
        TimeUnit.Week => Week(t),
        TimeUnit.Month => Month(t),
        TimeUnit.Quarter => Quarter(t),
        TimeUnit.Year => Year(t),
        _ => t,
    };

    /// <summary>Moves an instant by periods; beyond the calendar it stays where it is.</summary>
    public static DateTimeOffset Add(DateTimeOffset t, double count, TimeUnit unit)
    {
        var bounded = Math.Clamp(count, -2_000_000, 2_000_000);
        try
        {
            return unit switch
            {
                TimeUnit.Second => t.AddSeconds(bounded),
                TimeUnit.Minute => t.AddMinutes(bounded),
                TimeUnit.Hour => t.AddHours(bounded),
                TimeUnit.Day => t.AddDays(bounded),
                TimeUnit.Week => t.AddDays(bounded * 7),
                TimeUnit.Month => t.AddMonths((int)bounded),
                TimeUnit.Quarter => t.AddMonths((int)bounded * 3),
                _ => t.AddYears((int)bounded),
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            return t;
        }
    }

    /// <summary>1 to 12 for the name of a month; 0 for other words.</summary>
    public static int MonthOf(string word) => word switch
    {
        "january" or "jan" => 1,
        "february" or "feb" => 2,
        "march" or "mar" => 3,
        "april" or "apr" => 4,
        "may" => 5,
        "june" or "jun" => 6,
        "july" or "jul" => 7,
        "august" or "aug" => 8,
        "september" or "sept" or "sep" => 9,
        "october" or "oct" => 10,
        "november" or "nov" => 11,
        "december" or "dec" => 12,
        _ => 0,
    };

    public static DayOfWeek? WeekdayOf(string word) => word switch
    {
        "monday" or "mon" => DayOfWeek.Monday,
        "tuesday" or "tue" => DayOfWeek.Tuesday,
        "wednesday" or "wed" => DayOfWeek.Wednesday,
        "thursday" or "thu" => DayOfWeek.Thursday,
        "friday" or "fri" => DayOfWeek.Friday,
        "saturday" or "sat" => DayOfWeek.Saturday,
        "sunday" => DayOfWeek.Sunday,
        _ => null,
    };

    public static TimeUnit? UnitOf(string word) => word switch
    {
        "second" or "seconds" or "sec" or "secs" => TimeUnit.Second,
        "minute" or "minutes" or "min" or "mins" => TimeUnit.Minute,
        "hour" or "hours" or "hr" or "hrs" or "h" => TimeUnit.Hour,
        "day" or "days" or "d" => TimeUnit.Day,
        "week" or "weeks" or "wk" or "wks" => TimeUnit.Week,
        "fortnight" or "fortnights" => TimeUnit.Week,
        "month" or "months" or "mth" or "mths" => TimeUnit.Month,
        "quarter" or "quarters" => TimeUnit.Quarter,
        "year" or "years" or "yr" or "yrs" => TimeUnit.Year,
        _ => null,
    };
}
