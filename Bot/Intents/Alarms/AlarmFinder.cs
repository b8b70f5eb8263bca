using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Alarms.Lists;

namespace Bot.Intents.Alarms;

/// <summary>Finds an alarm by its name: where the question says, else in the default Region, else in all others.</summary>
internal static class AlarmFinder
{
    private const int MaxNames = 3;

    /// <summary>The alarms of the name, where they were looked for, what failed, and, where the default Region does not have it, a note that says so.</summary>
    public static async Task<(List<FoundAlarm> Alarms, IReadOnlyList<string> Regions, List<CallOutcome> Failures, string? Elsewhere)> FindAsync(Turn turn, string name, CancellationToken cancellation)
    {
        var regions = await AlarmQuestions.RegionsAsync(turn, cancellation).ConfigureAwait(false);
        var (alarms, failures) = await AlarmQuestions.FindAsync(turn, regions, () => AlarmQuestions.Named(name), cancellation).ConfigureAwait(false);
        if (alarms.Count > 0 || failures.Count > 0 || turn.Question.Regions.IsSaid)
            return (alarms, regions, failures, null);
        var others = (await turn.Aws.RegionsAsync(null, cancellation).ConfigureAwait(false)).Except(regions).ToList();
        // What fails there is not the question's: it was about the default Region.
        var (found, _) = await AlarmQuestions.FindAsync(turn, others, () => AlarmQuestions.Named(name), cancellation).ConfigureAwait(false);
        return found.Count == 0
            ? (found, regions, failures, null)
            : (found, [.. found.Select(a => a.Region).Distinct()], failures, $"It is not in {AlarmList.Where(regions)}, where this channel looks by default; it was found in {string.Join(" and ", found.Select(a => a.Region).Distinct())}.");
    }

    /// <summary>There is none: what its history says (a deleted alarm keeps one), and which alarms have a name like it.</summary>
    public static async Task<Answer> NotFoundAsync(Turn turn, string name, IReadOnlyList<string> regions, List<CallOutcome> failures, CancellationToken cancellation)
    {
        if (failures.Count == regions.Count)
            return Failure.Of(failures[0]);
        var history = AlarmHistory.FindAsync(turn, regions, name, turn.Now.AddDays(-30), turn.Now, cancellation);
        var all = AlarmQuestions.FindAsync(turn, regions, () => [], cancellation);
        await Task.WhenAll(history, all).ConfigureAwait(false);
        var (firings, _) = await history.ConfigureAwait(false);
        var (alarms, _) = await all.ConfigureAwait(false);
        // What bears no alarm's name may be a resource that alarms watch.
        if (AlarmsOf.OfResource(turn, regions, alarms, name) is { } watching)
            return watching;
        var like = alarms.Where(a => Alike(a.Name, name)).Select(a => a.Name).Take(MaxNames).ToList();
        var past = firings.Count == 0 ? "" : $" It went off {firings.Count} time{(firings.Count == 1 ? "" : "s")} in the past 30 days, last {AwsTime.Show(firings[0].At)} UTC, and was deleted or renamed since.";
        return new()
        {
            Text = $"There is no alarm named `{name}` in {(turn.Question.Regions.IsSaid ? AlarmList.Where(regions) : "any Region of this account")}.{past}{(like.Count == 0 ? "" : $" Names like it: {string.Join(", ", like.Select(n => $"`{n}`"))}.")}",
            Failed = true,
            Notes = AlarmList.Notes(failures),
            Offers =
            [
                .. like.Take(1).Select(n => new Offer("like", AlarmList.Short($"Why {n}?"), $"why is alarm {n} firing?")),
                new("firing", "What is firing?", "what alarms are firing in all regions?"),
            ],
        };
    }

    /// <summary>They share a word of four letters or more.</summary>
    private static bool Alike(string one, string other) =>
        other.Split(['-', '_', '/', '.', ' ']).Any(w => w.Length >= 4 && one.Contains(w, StringComparison.OrdinalIgnoreCase));
}
