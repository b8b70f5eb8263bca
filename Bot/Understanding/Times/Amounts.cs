using System.Globalization;
using Bot.Understanding.Grammar;

namespace Bot.Understanding.Times;

/// <summary>Numbers, and numbers of time units: <c>90 days</c>, <c>24h</c>, <c>half a year</c>, <c>two weeks</c>.</summary>
internal static class Amounts
{
    /// <summary>A number at a place, in digits or as a word up to twelve; thousands separators and <c>k</c>, <c>m</c> count.</summary>
    public static bool TryNumber(string word, out double number)
    {
        number = word switch
        {
            "one" => 1,
            "two" => 2,
            "three" => 3,
            "four" => 4,
            "five" => 5,
            "six" => 6,
            "seven" => 7,
            "eight" => 8,
            "nine" => 9,
            "ten" => 10,
            "eleven" => 11,
            "twelve" => 12,
            "fifteen" => 15,
            "twenty" => 20,
            "thirty" => 30,
            "fifty" => 50,
            "sixty" => 60,
            "ninety" => 90,
            "hundred" => 100,
            "thousand" => 1000,
            "couple" => 2,
            "zero" => 0,
            "dozen" => 12,
            _ => double.NaN,
        };
        if (!double.IsNaN(number))
            return true;
        var text = word.AsSpan().TrimStart("$€£");
        if (text.Length == 0 || text.Length > 18 || !char.IsAsciiDigit(text[0]))
            return false;
        var factor = text[^1] switch { 'k' => 1e3, 'm' => 1e6, _ => 1 };
        if (factor > 1)
            text = text[..^1];
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number))
            return false;
        number *= factor;
        return true;
    }

    /// <summary>A number of time units at a place.</summary>
    public static bool TryAmount(Draft draft, int at, out double count, out TimeUnit unit, out int end)
    {
        (count, unit, end) = (0, TimeUnit.Day, at);
        var word = draft.Lower(at);
        if (word.Length == 0)
            return false;
        if (TryCompact(word, out count, out unit))
        {
            end = at + 1;
            return true;
        }
        var next = at;
        if (word is "half")
        {
            next += draft.Lower(at + 1) is "a" or "an" ? 2 : 1;
            return TryHalf(draft.Lower(next), out count, out unit) && (end = next + 1) > 0;
        }
        if (word is "a" or "an")
        {
            next++;
            count = 1;
            if (draft.Lower(next) is "couple" or "few")
                count = draft.Lower(next++) == "couple" ? 2 : 3;
        }
        else if (word is "few" or "several")
        {
            next++;
            count = 3;
        }
        else if (TryNumber(word, out count))
            next++;
        else
            return false;
        if (draft.Lower(next) is "of" or "full" or "complete" or "whole" or "consecutive" or "calendar")
            next++;
        if (Calendar.UnitOf(draft.Lower(next)) is not { } found)
            return false;
        (unit, end) = (found, next + 1);
        if (draft.Lower(next) is "fortnight" or "fortnights")
            count *= 2;
        return true;
    }

    private static bool TryHalf(string word, out double count, out TimeUnit unit)
    {
        (count, unit) = word switch
        {
            "year" => (6, TimeUnit.Month),
            "month" => (15, TimeUnit.Day),
            "hour" => (30, TimeUnit.Minute),
            "day" => (12, TimeUnit.Hour),
            _ => (0, TimeUnit.Day),
        };
        return count > 0;
    }

    /// <summary><c>24h</c>, <c>7d</c>, <c>90min</c>, <c>30-day</c>.</summary>
    private static bool TryCompact(string word, out double count, out TimeUnit unit)
    {
        (count, unit) = (0, TimeUnit.Day);
        if (!char.IsAsciiDigit(word[0]) || word.Length > 14)
            return false;
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
            digits++;
        if (digits == word.Length || digits > 7)
            return false;
        var rest = word.AsSpan(digits).TrimStart('-');
        TimeUnit? found = rest switch
        {
            "h" or "hr" or "hrs" or "hour" or "hours" => TimeUnit.Hour,
            "d" or "day" or "days" => TimeUnit.Day,
            "w" or "week" or "weeks" or "wk" => TimeUnit.Week,
            "min" or "mins" or "minute" or "minutes" => TimeUnit.Minute,
            "mo" or "month" or "months" => TimeUnit.Month,
            "y" or "yr" or "year" or "years" => TimeUnit.Year,
            "s" or "sec" or "secs" or "seconds" => TimeUnit.Second,
            _ => null,
        };
        if (found is not { } value)
            return false;
        count = int.Parse(word.AsSpan(0, digits), CultureInfo.InvariantCulture);
        unit = value;
        return true;
    }
}
