using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Reason;

namespace Bot.Intents.Investigations.Say;

/// <summary>What a counter-check came to: each attempt with its outcome, and whether the conclusion stands.</summary>
internal static class Disproof
{
    /// <summary>What was there as well when nothing was wrong does not tell why something is wrong now.</summary>
    private const double Unspecific = 0.5;
    private const int MaxRivals = 4;

    public static (string Text, Table Table) Of(Case now, Conclusion conclusion, Case then, Conclusion reference)
    {
        var cause = conclusion.Causes[0];
        var attempts = new List<(string Attempt, string Outcome, bool Breaks)>();
        var mechanism = cause.Main.Mechanism;
        // Refuted mechanisms never become causes: that it is one says that each of these was looked for.
        foreach (var clue in mechanism.RefuteClues)
            attempts.Add(($"Look for {clue}, which would refute it", "not seen", false));
        attempts.Add(Yesterday(cause, then, reference));
        foreach (var change in cause.Claim.Evidence.Where(f => f.Source == "change" && f.From is not null && now.Onset is not null).Take(2))
        {
            var lead = now.Onset!.Value - change.From!.Value;
            attempts.Add(($"Does {change.Text} come before the trouble?", lead >= TimeSpan.FromMinutes(-7) ? $"yes, {lead.TotalMinutes:0} minutes before" : $"no, {-lead.TotalMinutes:0} minutes after it", lead < TimeSpan.FromMinutes(-7)));
        }
        foreach (var rival in conclusion.Causes.Skip(1).Concat(conclusion.Weak).Take(MaxRivals))
            attempts.Add(($"Is it rather {rival.Blamed.Title}: {rival.Claim.Text}?", $"{Percent(rival.Score)} against {Percent(cause.Score)}", rival.Score > cause.Score - Conclusion.TieWidth));
        foreach (var open in conclusion.Open.Where(h => h.Mechanism.Kinds != "*").DistinctBy(h => h.Mechanism.Id).Take(2))
            attempts.Add(($"Could it be {open.Mechanism.What.Split(':')[0].Replace(" {fact}", "", StringComparison.Ordinal)}?", $"not known: {open.Lacks} was not looked at", false));

        var broken = attempts.Where(a => a.Breaks).ToList();
        var head = broken.Count == 0
            ? $"**It stands: {cause.Blamed.Title} {cause.Claim.Text}** ({Percent(cause.Score)}). {attempts.Count} attempts to disprove it found nothing against it."
            : $"**It is in doubt: {cause.Blamed.Title} {cause.Claim.Text}** (was {Percent(cause.Score)}). {broken.Count} of {attempts.Count} attempts speak against it: {string.Join("; ", broken.Select(b => $"{b.Attempt} {b.Outcome}"))}.";
        return (head, new("Attempts to disprove it", [new("Attempt"), new("Outcome"), new("Against it")], [.. attempts.Select(a => ImmutableArray.Create<Cell>(a.Attempt, a.Outcome, a.Breaks ? "yes" : "no"))]));
    }

    private static (string Attempt, string Outcome, bool Breaks) Yesterday(FoundCause cause, Case then, Conclusion reference)
    {
        var attempt = $"Was it there at the same hours a day before ({then.Window.Start:yyyy-MM-dd HH:mm} to {then.Window.End:HH:mm} UTC)?";
        if (!then.Book.Facts.Any(f => f.Source is "metric" or "log"))
            return (attempt, "not known: there is no data of that day", false);
        var same = reference.Causes.Concat(reference.Weak).Where(c => c.Blamed.Key == cause.Blamed.Key)
            .SelectMany(c => c.Also.Prepend(c.Main)).Where(h => h.Mechanism.Id == cause.Main.Mechanism.Id).Select(h => h.Score).DefaultIfEmpty(0).Max();
        var wasBad = then.Book.Facts.Any(f => f.IsSymptom && then.Subjects.Contains(f.Thing));
        return same < Unspecific * cause.Score ? (attempt, wasBad ? "no, although something was wrong then too" : "no, and nothing was wrong then", false)
            : wasBad ? (attempt, "yes, and the same was wrong then", false)
            : (attempt, "yes, and nothing was wrong then: it does not tell why something is wrong now", true);
    }

    private static string Percent(double score) => (100 * score).ToString("0", CultureInfo.InvariantCulture) + " %";
}
