using System.Collections.Immutable;
using Bot.Intents.Resources.Planning;

namespace Bot.Intents.Resources.Wording;

/// <summary>What an answer lacks, in plain words: what failed, where, why, what to do.</summary>
internal static class Notes
{
    public static ImmutableArray<string> Of(Findings findings) =>
    [
        .. findings.Problems.GroupBy(p => (p.Action, p.Code, p.IsDenied)).Select(g => Line(g.Key.Action, g.Key.Code, g.Key.IsDenied, [.. g])),
        .. findings.Notes,
    ];

    private static string Line(string action, string code, bool denied, List<Problem> problems)
    {
        var regions = problems.Select(p => p.Region).Distinct().Order(StringComparer.Ordinal).ToList();
        var where = regions.Count <= 4 ? string.Join(", ", regions) : $"{regions.Count} Regions ({string.Join(", ", regions.Take(3))}, …)";
        var message = problems[0].Message is { Length: > 0 } text ? $": {(text.Length > 300 ? text[..299] + "…" : text)}" : "";
        if (action.Length == 0)
            return $"Not asked in {where}: {problems[0].Message}";
        var repair = denied ? $"Allow `{action}` there, or ask without these Regions." : code is "ConnectionFailed" or "Timeout" ? "Try again in a moment." : "The rest of the answer stands.";
        return $"{where} left out: `{action}` failed with {code}{message}{(message.EndsWith('.') ? "" : ".")} {repair}";
    }
}
