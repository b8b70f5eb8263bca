using System.Globalization;
using Bot.Understanding.Grammar;

namespace Bot.Understanding.Times;

/// <summary>A stretch named by the calendar.</summary>
internal readonly record struct Period(DateTimeOffset Start, DateTimeOffset End, bool IsOpen = false);

/// <summary>Days, months, quarters and years by name or number.</summary>
internal static class Dates
{
    /// <summary>A period named at a place: <c>2026-11-18</c>, <c>18 november</c>, <c>october 2025</c>, <c>Q3</c>, <c>2025</c>.</summary>
    /// <param name="future">The message looks ahead, so a month without a year is the next one.</param>
    public static bool TryRead(Draft draft, int at, bool future, out Period period, out int end)
    {
        end = at;
        return TryIso(draft, at, out period, ref end) || TryMonth(draft, at, future, out period, ref end) || TryQuarter(draft, at, future, out period, ref end) || TryYear(draft, at, out period, ref end);
    }

    private static bool TryIso(Draft draft, int at, out Period period, ref int end)
    {
        period = default;
        var word = draft.Lower(at);
        if (word.Length < 8 || !char.IsAsciiDigit(word[0]))
            return false;
        if (word.Length > 10 && word.Length <= 30 && (word[10] is 't') && DateTimeOffset.TryParse(word, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
        {
            period = new(instant, instant);
            end = at + 1;
            return true;
        }
        if (!DateOnly.TryParseExact(word, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 2000 or > 2100)
            return false;
        period = DayOf(date.Year, date.Month, date.Day);
        end = at + 1;
        return true;
    }

    private static readonly string[] Formats = ["yyyy-MM-dd", "yyyy/MM/dd", "d.M.yyyy", "M/d/yyyy", "yyyy.MM.dd", "yyyyMMdd"];

    private static bool TryMonth(Draft draft, int at, bool future, out Period period, ref int end)
    {
        period = default;
        var word = draft.Lower(at);
        // "18 november", "1st of october", "1-15 november"
        var (first, last) = DayNumbers(word);
        var next = at + 1;
        if (first > 0)
        {
            if (last == 0 && draft.Lower(next) is "to" or "-" or "until" or "till" or "through" or "and" && DayNumbers(draft.Lower(next + 1)) is ( > 0, 0) until && Calendar.MonthOf(draft.Lower(next + 2)) > 0)
            {
                last = until.First;
                next += 2;
            }
            if (draft.Lower(next) == "of")
                next++;
            var month = Calendar.MonthOf(draft.Lower(next));
            if (month == 0)
                return false;
            end = next + 1;
            return TryDays(first, last, month, YearAfter(draft, ref end, month, future, first), out period);
        }
        var named = Calendar.MonthOf(word);
        if (named == 0 || word is "may" or "mar" or "march" or "dec" or "sep" or "jan" && !IsMonthHere(draft, at))
            return false;
        end = at + 1;
        // "november 18", "november 1 to 15", "oct 3rd"
        var (day, _) = DayNumbers(draft.Lower(end));
        if (day > 0 && Calendar.UnitOf(draft.Lower(end + 1)) is null)
        {
            var (from, to) = DayNumbers(draft.Lower(end));
            end++;
            if (to == 0 && draft.Lower(end) is "to" or "-" or "until" or "till" or "through" && DayNumbers(draft.Lower(end + 1)) is ( > 0, 0) closing)
            {
                to = closing.First;
                end += 2;
            }
            return TryDays(from, to, named, YearAfter(draft, ref end, named, future, from), out period);
        }
        var year = YearAfter(draft, ref end, named, future, 1);
        var start = new DateTimeOffset(year, named, 1, 0, 0, 0, TimeSpan.Zero);
        period = Bounded(draft, start, start.AddMonths(1), future);
        return true;
    }

    /// <summary>"may" and "march" are verbs too; they are months after a preposition or before a year.</summary>
    private static bool IsMonthHere(Draft draft, int at) =>
        draft.Lower(at) is not ("may" or "march") && draft.Lower(at) is not "mar"
        || draft.Lower(at - 1) is "in" or "for" or "of" or "since" or "last" or "this" or "until" or "from" or "to" or "and" or "vs" or "versus" or "during" or "than" or "by" or "with" or "," or "between" or "through"
        || draft.Lower(at + 1) is "2024" or "2025" or "2026" or "and" or "vs" or "costs" or "bill" or "spend" or "to" or "cost";

    private static (int First, int Last) DayNumbers(string word)
    {
        if (word.Length is 0 or > 6 || !char.IsAsciiDigit(word[0]))
            return default;
        var text = word.AsSpan();
        foreach (var suffix in (ReadOnlySpan<string>)["st", "nd", "rd", "th"])
        {
            if (text.EndsWith(suffix))
                text = text[..^2];
        }
        var dash = text.IndexOf('-');
        if (dash > 0)
            return int.TryParse(text[..dash], NumberStyles.None, null, out var a) && int.TryParse(text[(dash + 1)..], NumberStyles.None, null, out var b) && a is > 0 and < 32 && b is > 0 and < 32 ? (a, b) : default;
        return int.TryParse(text, NumberStyles.None, null, out var day) && day is > 0 and < 32 ? (day, 0) : default;
    }

    private static bool TryDays(int first, int last, int month, int year, out Period period)
    {
        period = default;
        var days = DateTime.DaysInMonth(year, month);
        if (first > days)
            return false;
        var start = new DateTimeOffset(year, month, first, 0, 0, 0, TimeSpan.Zero);
        period = new(start, last >= first ? new DateTimeOffset(year, month, Math.Min(last, days), 0, 0, 0, TimeSpan.Zero).AddDays(1) : start.AddDays(1));
        return true;
    }

    private static int YearAfter(Draft draft, ref int end, int month, bool future, int day)
    {
        var next = draft.Lower(end) is "," or "of" ? end + 1 : end;
        if (draft.Lower(next) is { Length: 4 } word && int.TryParse(word, NumberStyles.None, null, out var year) && year is > 1999 and < 2100)
        {
            end = next + 1;
            return year;
        }
        var now = draft.Now.UtcDateTime;
        if (draft.Lower(end) is "last" && draft.Lower(end + 1) is "year")
        {
            end += 2;
            return now.Year - 1;
        }
        if (future)
            return month >= now.Month ? now.Year : now.Year + 1;
        return month < now.Month || month == now.Month && day <= now.Day ? now.Year : now.Year - 1;
    }

    private static bool TryQuarter(Draft draft, int at, bool future, out Period period, ref int end)
    {
        period = default;
        var word = draft.Lower(at);
        var number = word is ['q', >= '1' and <= '4'] ? word[1] - '0' : draft.Lower(at + 1) == "quarter" ? word switch { "first" or "1st" => 1, "second" or "2nd" => 2, "third" or "3rd" => 3, "fourth" or "4th" => 4, _ => 0 } : 0;
        if (number == 0)
            return false;
        end = at + (word[0] == 'q' ? 1 : 2);
        var year = YearAfter(draft, ref end, number * 3 - 2, future && number * 3 >= draft.Now.UtcDateTime.Month, 1);
        var start = new DateTimeOffset(year, number * 3 - 2, 1, 0, 0, 0, TimeSpan.Zero);
        period = Bounded(draft, start, start.AddMonths(3), future);
        return true;
    }

    private static bool TryYear(Draft draft, int at, out Period period, ref int end)
    {
        period = default;
        if (draft.Lower(at) is not { Length: 4 } word || !int.TryParse(word, NumberStyles.None, null, out var year) || year is < 2010 or > 2040)
            return false;
        if (draft.Lower(at - 1) is not ("in" or "for" or "of" or "during" or "year" or "since" or "vs" or "versus" or "and" or "than" or "full" or "whole" or "from" or "to" or "with"))
            return false;
        end = at + 1;
        var start = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero);
        period = Bounded(draft, start, start.AddYears(1), false);
        return true;
    }

    /// <summary>A period that is under way ends now and goes on.</summary>
    private static Period Bounded(Draft draft, DateTimeOffset start, DateTimeOffset end, bool future) =>
        start <= draft.Now && draft.Now < end && !future ? new(start, draft.Now, true) : new(start, end);

    private static Period DayOf(int year, int month, int day)
    {
        var start = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero);
        return new(start, start.AddDays(1));
    }
}
