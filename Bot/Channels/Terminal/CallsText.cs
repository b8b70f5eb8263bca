using System.Collections.Immutable;
using Bot.Answers;

namespace Bot.Channels.Terminal;

/// <summary>"How I know this": the calls, those of one action and outcome on one line.</summary>
internal static class CallsText
{
    private const int Most = 12;

    public static IEnumerable<string> Lines(ImmutableArray<RecordedCall> calls, TerminalScreen screen, Ink ink)
    {
        var groups = calls.GroupBy(c => (c.Action, c.Account, c.Status, Code: c.Error?.Code, c.IsFromCache)).ToList();
        var rows = groups.Take(Most).Select(g => (Action: CellText.Clean(g.Key.Action), Where: Where([.. g]), Status: Status(g.First()), Took: Took([.. g]), IsFailed: g.Key.Code is not null)).ToList();
        if (rows.Count == 0)
            yield break;
        var (actions, places, states) = (rows.Max(r => r.Action.Length), rows.Max(r => r.Where.Length), rows.Max(r => r.Status.Length));
        foreach (var row in rows)
        {
            var line = $"  {row.Action.PadRight(actions)}  {row.Where.PadRight(places)}  {row.Status.PadRight(states)}  {row.Took}";
            if (screen.Width is { } width)
                line = CellText.Fit(line, width);
            yield return row.IsFailed ? ink.Red(line) : ink.Dim(line);
        }
        if (groups.Count > Most)
            yield return ink.Dim($"  and {groups.Skip(Most).Sum(g => g.Count())} more calls; --json shows them all");
    }

    private static string Where(RecordedCall[] calls)
    {
        var regions = calls.Select(c => c.Region).Distinct().ToArray();
        var times = calls.Length > regions.Length ? $" ({calls.Length} calls)" : "";
        return $"{(regions.Length <= 2 ? string.Join(", ", regions) : $"{regions.Length} Regions")}{times}";
    }

    private static string Status(RecordedCall call) => call.Error is { } error ? $"{(call.Status == 0 ? "no answer" : call.Status)} {CellText.Clean(error.Code)}" : $"{call.Status}";

    private static string Took(RecordedCall[] calls)
    {
        if (calls[0].IsFromCache)
            return $"from the cache, asked {calls.Min(c => c.At).UtcDateTime:HH:mm} UTC";
        var (least, most) = (calls.Min(c => c.Took).TotalMilliseconds, calls.Max(c => c.Took).TotalMilliseconds);
        return Math.Round(least) == Math.Round(most) ? $"{most:0} ms" : $"{least:0} to {most:0} ms";
    }
}
