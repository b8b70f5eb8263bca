using System.Collections.Immutable;
using System.Text;

namespace Bot.Intents.Logs;

/// <summary>Lines that say the same with other ids and numbers.</summary>
/// <param name="Text">The line with <c>*</c> where its kind differs.</param>
/// <param name="Count">How many of the lines read are such.</param>
/// <param name="First">Time of the earliest.</param>
/// <param name="Last">Time of the latest.</param>
/// <param name="Example">The latest line as it stands.</param>
internal sealed record LogPattern(string Text, int Count, string First, string Last, string Example);

/// <summary>Sorts lines into patterns: words stay, what holds digits or looks like an id becomes a star.</summary>
internal static class LogPatterns
{
    private const int MaxLength = 240;

    /// <summary>The patterns, most frequent first.</summary>
    public static ImmutableArray<LogPattern> Of(IEnumerable<LogRow> rows)
    {
        var groups = new Dictionary<string, (int Count, string First, string Last, string Example)>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var pattern = PatternOf(row.Message);
            groups[pattern] = groups.TryGetValue(pattern, out var seen)
                ? (seen.Count + 1, Earlier(seen.First, row.Time), string.CompareOrdinal(row.Time, seen.Last) > 0 ? row.Time : seen.Last, string.CompareOrdinal(row.Time, seen.Last) > 0 ? row.Message : seen.Example)
                : (1, row.Time, row.Time, row.Message);
        }
        return [.. groups.Select(g => new LogPattern(g.Key, g.Value.Count, g.Value.First, g.Value.Last, g.Value.Example)).OrderByDescending(p => p.Count).ThenByDescending(p => p.Last, StringComparer.Ordinal)];
    }

    /// <summary>The pattern of one line.</summary>
    public static string PatternOf(string message)
    {
        var pattern = new StringBuilder(Math.Min(message.Length, MaxLength));
        var at = 0;
        while (at < message.Length && pattern.Length < MaxLength)
        {
            if (!IsWord(message[at]))
            {
                if (!char.IsWhiteSpace(message[at]))
                    pattern.Append(message[at]);
                else if (pattern.Length > 0 && pattern[^1] != ' ')
                    pattern.Append(' ');
                at++;
                continue;
            }
            var start = at;
            var digits = false;
            while (at < message.Length && IsWord(message[at]))
                digits |= char.IsAsciiDigit(message[at++]);
            if (!digits)
                pattern.Append(message, start, at - start);
            else if (pattern.Length == 0 || pattern[^1] != '*')
                pattern.Append('*');
        }
        return pattern.ToString().Trim();
    }

    /// <summary>Ids, times and addresses hold these between their digits.</summary>
    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '+' or '%';

    private static string Earlier(string a, string b) => string.CompareOrdinal(b, a) < 0 ? b : a;
}
