using System.Globalization;
using Bot.Understanding.Grammar;

namespace Bot.Understanding.Times;

/// <summary>Times of day: <c>08:00</c>, <c>3pm</c>, <c>10:15 UTC</c>.</summary>
internal static class Clocks
{
    /// <summary>A time of day at a place.</summary>
    /// <param name="bare">A number alone counts ("between 9 and 10").</param>
    public static bool TryRead(Draft draft, int at, bool bare, out TimeSpan time, out int end)
    {
        (time, end) = (default, at);
        var word = draft.Lower(at);
        if (word.Length is 0 or > 9)
            return false;
        if (word is "noon" or "midnight" or "midday")
        {
            time = TimeSpan.FromHours(word == "midnight" ? 0 : 12);
            end = Zone(draft, at + 1, ref time);
            return true;
        }
        var half = word.EndsWith("am", StringComparison.Ordinal) ? 0 : word.EndsWith("pm", StringComparison.Ordinal) ? 12 : -1;
        var digits = word.AsSpan();
        if (half >= 0)
            digits = digits[..^2];
        else if (digits[^1] is 'z' or 'h' && digits.Length > 1 && digits.Contains(':'))
            digits = digits[..^1];
        if (digits.Length == 0 || !char.IsAsciiDigit(digits[0]))
            return false;
        var colon = digits.IndexOf(':');
        if (!int.TryParse(colon < 0 ? digits : digits[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > 24)
            return false;
        var minutes = 0;
        if (colon >= 0)
        {
            var rest = digits[(colon + 1)..];
            var seconds = rest.IndexOf(':');
            if (!int.TryParse(seconds < 0 ? rest : rest[..seconds], NumberStyles.None, CultureInfo.InvariantCulture, out minutes) || minutes > 59)
                return false;
        }
        end = at + 1;
        if (half < 0 && draft.Lower(end) is "am" or "pm")
            half = draft.Lower(end++) == "am" ? 0 : 12;
        if (half >= 0)
            hours = hours % 12 + half;
        else if (colon < 0 && draft.Lower(end) is "oclock" or "o'clock")
            end++;
        else if (colon < 0 && !bare && !IsZone(draft.Lower(end)))
            return false;
        time = new(hours, minutes, 0);
        end = Zone(draft, end, ref time);
        return true;
    }

    public static bool IsZone(string word) => word is "utc" or "gmt" or "cet" or "cest" or "est" or "edt" or "pst" or "pdt" or "bst" or "ist" or "jst";

    private static int Zone(Draft draft, int at, ref TimeSpan time)
    {
        double? offset = draft.Lower(at) switch
        {
            "utc" or "gmt" => 0,
            "cet" or "bst" => 1,
            "cest" => 2,
            "est" => -5,
            "edt" => -4,
            "pst" => -8,
            "pdt" => -7,
            "ist" => 5.5,
            "jst" => 9,
            _ => null,
        };
        if (offset is not { } hours)
            return at;
        time -= TimeSpan.FromHours(hours);
        return at + 1;
    }
}
