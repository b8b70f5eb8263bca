using Bot.Understanding.Grammar;

namespace Bot.Understanding.Times;

/// <summary>Periods by their distance from now: <c>today</c>, <c>last week</c>, <c>past 30 days</c>, <c>this month</c>, <c>MTD</c>.</summary>
internal static class Spoken
{
    public static bool TryRead(Draft draft, int at, bool future, out Period period, out int end)
    {
        end = at + 1;
        var now = draft.Now;
        var today = Calendar.Day(now);
        switch (draft.Lower(at))
        {
            case "today" or "tonight":
                period = new(today, now, true);
                return true;
            case "yesterday" or "yday":
                period = new(today.AddDays(-1), today);
                return true;
            case "tomorrow":
                period = new(today.AddDays(1), today.AddDays(2));
                return true;
            case "overnight":
                period = Night(today);
                return true;
            case "mtd":
                period = new(Calendar.Month(now), now, true);
                return true;
            case "ytd":
                period = new(Calendar.Year(now), now, true);
                return true;
            case "qtd":
                period = new(Calendar.Quarter(now), now, true);
                return true;
            case "month" or "year" or "quarter" or "week" when draft.Says(at + 1, "to", "date"):
                end = at + 3;
                period = new(Calendar.Floor(now, Calendar.UnitOf(draft.Lower(at))!.Value), now, true);
                return true;
            case "end" when draft.Lower(at + 1) is "of":
                return TryEnd(draft, at, out period, ref end);
            case "day" when draft.Says(at + 1, "before", "yesterday"):
                end = at + 3;
                period = new(today.AddDays(-2), today.AddDays(-1));
                return true;
            case "last" or "past" or "previous" or "prior" or "recent" or "preceding" or "latest" or "rolling" or "trailing":
                return TryBack(draft, at, out period, out end);
            case "this" or "current":
                return TryThis(draft, at, future, out period, ref end);
            case "next" or "coming" or "upcoming":
                return TryAhead(draft, at, out period, out end);
        }
        if (Calendar.WeekdayOf(draft.Lower(at)) is { } weekday && draft.Lower(at - 1) is "on" or "since" or "from" or "until" or "after" or "before" or "last" or "between" or "and" or "to" or "by" && Calendar.WeekdayOf(draft.Lower(at)) is { } day)
        {
            period = Weekday(today, day, future);
            return true;
        }
        period = default;
        return false;
    }

    private static Period Night(DateTimeOffset today) => new(today.AddHours(-4), today.AddHours(6));

    private static Period Weekday(DateTimeOffset today, DayOfWeek day, bool future)
    {
        var back = ((int)today.UtcDateTime.DayOfWeek - (int)day + 7) % 7;
        var start = future ? today.AddDays((7 - back) % 7) : today.AddDays(-back);
        return new(start, start.AddDays(1));
    }

    private static bool TryBack(Draft draft, int at, out Period period, out int end)
    {
        var now = draft.Now;
        var today = Calendar.Day(now);
        var next = at + 1;
        end = next;
        if (Amounts.TryAmount(draft, next, out var count, out var unit, out end))
        {
            // "The last three full months" are the calendar's.
            if (unit >= TimeUnit.Day && (draft.Lower(next) is "full" or "complete" or "whole" or "calendar" || draft.Lower(next + 1) is "full" or "complete" or "whole" or "calendar"))
            {
                var upTo = Calendar.Floor(now, unit);
                period = new(Calendar.Add(upTo, -count, unit), upTo);
                return true;
            }
            period = Rolling(now, count, unit);
            return true;
        }
        period = default;
        end = next + 1;
        var word = draft.Lower(next);
        switch (word)
        {
            case "night":
                period = Night(today);
                return true;
            case "weekend":
                var saturday = Calendar.Week(now).AddDays(now.UtcDateTime.DayOfWeek is DayOfWeek.Sunday or DayOfWeek.Saturday ? -2 - 0 : -2);
                period = new(saturday, saturday.AddDays(2));
                return true;
            case "fortnight":
                period = Rolling(now, 14, TimeUnit.Day);
                return true;
            case "evening" or "afternoon":
                period = new(today.AddHours(-12), today);
                return true;
        }
        if (Calendar.MonthOf(word) is var month and > 0)
        {
            var year = month < now.UtcDateTime.Month ? now.UtcDateTime.Year : now.UtcDateTime.Year - 1;
            var start = new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.Zero);
            period = new(start, start.AddMonths(1));
            return true;
        }
        if (Calendar.WeekdayOf(word) is { } weekday)
        {
            period = Weekday(today, weekday, false);
            if (weekday == now.UtcDateTime.DayOfWeek)
                period = new(period.Start.AddDays(-7), period.End.AddDays(-7));
            return true;
        }
        if (Calendar.UnitOf(word) is not { } named || word.EndsWith('s'))
            return false;
        // "past week" is the seven days up to now; "last week" is the calendar's.
        if (draft.Lower(at) is "past" || named <= TimeUnit.Hour)
        {
            period = named == TimeUnit.Week ? Rolling(now, 7, TimeUnit.Day) : named == TimeUnit.Month ? Rolling(now, 30, TimeUnit.Day) : Rolling(now, 1, named);
            return true;
        }
        var floor = Calendar.Floor(now, named);
        period = new(Calendar.Add(floor, -1, named), floor);
        return true;
    }

    /// <summary>Whole days back for days and more, the exact instant below.</summary>
    public static Period Rolling(DateTimeOffset now, double count, TimeUnit unit) =>
        unit >= TimeUnit.Day ? new(Calendar.Add(Calendar.Day(now), -count, unit), now, true) : new(Calendar.Add(now, -count, unit), now, true);

    private static bool TryThis(Draft draft, int at, bool future, out Period period, ref int end)
    {
        var now = draft.Now;
        var today = Calendar.Day(now);
        end = at + 2;
        period = default;
        switch (draft.Lower(at + 1))
        {
            case "morning":
                period = new(today.AddHours(now.UtcDateTime.Hour < 6 ? 0 : 6), now, true);
                return true;
            case "afternoon":
                period = new(today.AddHours(12), now, true);
                return true;
            case "evening" or "night":
                period = new(today.AddHours(now.UtcDateTime.Hour < 18 ? 0 : 18), now, true);
                return true;
            case "weekend":
                var saturday = Calendar.Week(now).AddDays(5);
                period = saturday > now ? new(saturday, saturday.AddDays(2)) : new(saturday, now, true);
                return true;
        }
        if (Calendar.UnitOf(draft.Lower(at + 1)) is not { } unit || unit < TimeUnit.Hour)
            return false;
        var start = Calendar.Floor(now, unit);
        period = future ? new(today, Calendar.Add(start, 1, unit)) : new(start, now, true);
        return true;
    }

    private static bool TryAhead(Draft draft, int at, out Period period, out int end)
    {
        var now = draft.Now;
        if (Amounts.TryAmount(draft, at + 1, out var count, out var unit, out end))
        {
            var from = unit >= TimeUnit.Day ? Calendar.Day(now) : now;
            period = new(from, Calendar.Add(from, count, unit));
            return true;
        }
        end = at + 2;
        period = default;
        if (Calendar.UnitOf(draft.Lower(at + 1)) is not { } named)
            return false;
        var start = Calendar.Add(Calendar.Floor(now, named), 1, named);
        period = new(start, Calendar.Add(start, 1, named));
        return true;
    }

    private static bool TryEnd(Draft draft, int at, out Period period, ref int end)
    {
        var next = at + 2;
        while (draft.Lower(next) is "this" or "the" or "current")
            next++;
        end = next + 1;
        period = default;
        var today = Calendar.Day(draft.Now);
        if (Calendar.UnitOf(draft.Lower(next)) is { } unit && unit > TimeUnit.Hour)
        {
            period = new(today, Calendar.Add(Calendar.Floor(draft.Now, unit), 1, unit));
            return true;
        }
        if (Dates.TryRead(draft, next, true, out var named, out var after))
        {
            end = after;
            period = new(today, named.End);
            return named.End > today;
        }
        return false;
    }
}
