using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Understanding.Watching;

/// <summary>Finds how often something is wanted in a text, and what the text says without it.</summary>
internal static partial class WatchSchedule
{
    /// <param name="Conditions">The schedule, in the fields of <see cref="WatchTopics"/>.</param>
    /// <param name="Rest">The text without it.</param>
    /// <param name="IsWord">Said by a single word ("weekly"), which may as well be a part of the question.</param>
    internal readonly record struct Found(ImmutableArray<Condition> Conditions, string Rest, bool IsWord);

    /// <summary>The schedule; null where none is said.</summary>
    public static Found? Find(string text)
    {
        var at = AtTime().Match(text);
        var rest = at.Success ? text.Remove(at.Index, at.Length) : text;
        foreach (var pattern in (ReadOnlySpan<Regex>)[WeekdayName(), MonthDay(), Stretch(), Word()])
        {
            if (pattern.Match(rest) is not { Success: true } match)
                continue;
            var conditions = ImmutableArray.CreateBuilder<Condition>();
            void Add(string field, string value) => conditions.Add(new(field, ConditionOperator.Equal, value));
            var (every, on) = Said(match);
            Add(WatchTopics.Every, every);
            if (on is not null)
                Add(WatchTopics.On, on);
            if (at.Success && Clock(at) is { } clock)
                Add(WatchTopics.At, clock);
            if (at.Success && Zone(at.Groups["zone"].Value) is { } zone)
                Add(WatchTopics.Zone, zone);
            return new(conditions.ToImmutable(), Squeeze(rest.Remove(match.Index, match.Length)), match.Groups["word"].Success);
        }
        return null;
    }

    private static (string Every, string? On) Said(Match match)
    {
        if (match.Groups["weekday"] is { Success: true, Value: var name })
            return ("week", name.ToLowerInvariant()[..3]);
        if (match.Groups["day"] is { Success: true, Value: var day })
            return ("month", day);
        return match.Value.ToLowerInvariant() switch
        {
            var m when m.Contains("weekday", StringComparison.Ordinal) || m.Contains("working day", StringComparison.Ordinal) || m.Contains("business day", StringComparison.Ordinal) => ("weekday", null),
            var m when m.Contains("week", StringComparison.Ordinal) => ("week", null),
            var m when m.Contains("month", StringComparison.Ordinal) => ("month", null),
            _ => ("day", null),
        };
    }

    private static string? Clock(Match at)
    {
        if (!int.TryParse(at.Groups["hour"].Value, CultureInfo.InvariantCulture, out var hour))
            return at.Value.Contains("noon", StringComparison.OrdinalIgnoreCase) ? "12:00" : at.Value.Contains("midnight", StringComparison.OrdinalIgnoreCase) ? "00:00" : null;
        var minute = at.Groups["minute"].Success ? int.Parse(at.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
        var half = at.Groups["half"].Value.ToLowerInvariant();
        hour = half switch { "pm" when hour < 12 => hour + 12, "am" when hour == 12 => 0, _ => hour };
        return hour < 24 && minute < 60 ? string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}") : null;
    }

    private static string? Zone(string said) => said.ToUpperInvariant() switch
    {
        "" => null,
        "UTC" or "GMT" or "Z" => "UTC",
        "CET" or "CEST" => "Europe/Berlin",
        "EST" or "EDT" or "ET" => "America/New_York",
        "PST" or "PDT" or "PT" => "America/Los_Angeles",
        "IST" => "Asia/Kolkata",
        _ => TimeZoneInfo.TryFindSystemTimeZoneById(said, out var zone) ? zone.Id : null,
    };

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', ',', '.', '!', ':');

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\s+at\s+((?<hour>\d{1,2})([:.](?<minute>\d{2}))?\s*(?<half>am|pm)?(\s*o'?clock)?|noon|midnight)(\s+(?<zone>UTC|GMT|CES?T|E[SD]?T|P[SD]?T|IST|[A-Za-z]+/[A-Za-z_]+))?(?=\W|$)", Options)]
    private static partial Regex AtTime();

    [GeneratedRegex(@"\b(every|each|on)\s+(?<weekday>mon|tues?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?s?(\s+mornings?)?\b", Options)]
    private static partial Regex WeekdayName();

    [GeneratedRegex(@"\b(on\s+)?(the\s+)?(?<day>[1-9]|[12]\d|3[01]|first|last)(st|nd|rd|th)?\s+(day\s+)?of\s+(each|every|the)\s+month\b", Options)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"\b(every|each|once\s+a|once\s+per)\s+(working\s+day|business\s+day|weekday|day|morning|week|month)\b", Options)]
    private static partial Regex Stretch();

    [GeneratedRegex(@"\b(?<word>daily|weekly|monthly)\b", Options)]
    private static partial Regex Word();
}
