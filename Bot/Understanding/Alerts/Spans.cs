using System.Globalization;

namespace Bot.Understanding.Alerts;

/// <summary>"for 2 hours", "for 30 min", "until 18:00", "until tomorrow" at the end of what is said.</summary>
internal static class Spans
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>Takes it off the end.</summary>
    /// <returns>The time that is meant; null where none is said, or it makes no sense.</returns>
    public static DateTimeOffset? Take(ref string text, DateTimeOffset now)
    {
        var lower = text.ToLowerInvariant();
        foreach (var (word, read) in (ReadOnlySpan<(string, Func<string, DateTimeOffset, DateTimeOffset?>)>)[(" for ", For), (" until ", Until), (" till ", Until)])
        {
            if (lower.LastIndexOf(word, StringComparison.Ordinal) is not (> 0 and var at) || read(lower[(at + word.Length)..].Trim(), now) is not { } end)
                continue;
            text = text[..at].Trim();
            return end;
        }
        return null;
    }

    private static DateTimeOffset? For(string said, DateTimeOffset now)
    {
        var digits = said.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var unit = said[digits..].Trim();
        var count = digits > 0 && double.TryParse(said[..digits], CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (digits == 0 && said.Split(' ', 2) is [var article, var rest])
            (count, unit) = article switch { "a" or "an" or "one" => (1, rest), "two" => (2, rest), "three" => (3, rest), "four" => (4, rest), "half" => (0.5, rest.Replace("an ", "", StringComparison.Ordinal)), _ => (0, "") };
        var span = unit switch
        {
            "m" or "min" or "mins" or "minute" or "minutes" => TimeSpan.FromMinutes(count),
            "h" or "hr" or "hrs" or "hour" or "hours" => TimeSpan.FromHours(count),
            "d" or "day" or "days" => TimeSpan.FromDays(count),
            "w" or "week" or "weeks" => TimeSpan.FromDays(7 * count),
            _ => TimeSpan.Zero,
        };
        return span > TimeSpan.Zero && span <= Longest ? now + span : null;
    }

    /// <summary>Times of day are UTC, as everywhere.</summary>
    private static DateTimeOffset? Until(string said, DateTimeOffset now)
    {
        if (said.EndsWith(" utc", StringComparison.Ordinal))
            said = said[..^4].Trim();
        var today = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        if (said is "tomorrow" or "tomorrow morning")
            return today.AddDays(1).AddHours(9);
        if (said == "monday")
            return today.AddDays(((int)DayOfWeek.Monday - (int)today.DayOfWeek + 6) % 7 + 1).AddHours(9);
        if (TimeOnly.TryParseExact(said, ["H:mm", "HH:mm", "H'h'"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return today + time.ToTimeSpan() is var at && at > now ? at : today.AddDays(1) + time.ToTimeSpan();
        return null;
    }
}
