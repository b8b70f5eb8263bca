using Bot.Answers;
using Bot.Conversations;
using Bot.Intents.Alarms;
using Bot.Intents.Alarms.Lists;
using Bot.Intents.Investigations.Collect;
using Bot.Understanding;

namespace Bot.Intents.Investigations;

/// <summary>Why an alarm fires: the one that is named, those of the resource that is named, else the one that began to fire last.</summary>
internal static class WhyAlarm
{
    private const int MaxOthers = 8;

    public static async Task<Answer> OfAsync(Turn turn, CancellationToken cancellation)
    {
        // A site that people see is no alarm.
        if (AlarmQuestions.NameOf(turn.Question) is { } site && HostSubjects.IsHost(site))
            return await HealthInvestigation.OfAsync(turn, cancellation).ConfigureAwait(false);
        if (AlarmQuestions.NameOf(turn.Question) is not { } name)
            return await FiringAsync(turn, cancellation).ConfigureAwait(false);
        var (alarms, regions, failures, elsewhere) = await AlarmFinder.FindAsync(turn, name, cancellation).ConfigureAwait(false);
        if (alarms.Count == 0)
            return (AlarmQuestions.IsCalledAlarm(turn.Question, name) ? null : await OfResourceAsync(turn, name, regions, cancellation).ConfigureAwait(false))
                ?? await AlarmFinder.NotFoundAsync(turn, name, regions, failures, cancellation).ConfigureAwait(false);
        var answer = await AlarmInvestigation.OfAsync(turn, alarms[0], cancellation).ConfigureAwait(false);
        return elsewhere is null ? answer : answer with { Notes = [elsewhere, .. answer.Notes] };
    }

    /// <summary>"checkout-api is alarming": the alarm that fires and watches what bears the name, else the resource itself; null where there is neither.</summary>
    private static async Task<Answer?> OfResourceAsync(Turn turn, string name, IReadOnlyList<string> regions, CancellationToken cancellation)
    {
        var (firing, _) = await AlarmQuestions.FindAsync(turn, regions, () => new() { ["StateValue"] = "ALARM" }, cancellation).ConfigureAwait(false);
        var watching = firing.Where(a => AlarmsOf.Watches(a, name)).OrderByDescending(a => a.Since).ThenBy(a => a.Name, StringComparer.Ordinal).FirstOrDefault();
        return watching is null
            ? await HealthInvestigation.OfFoundAsync(turn, cancellation).ConfigureAwait(false)
            : await AlarmInvestigation.OfAsync(turn, watching, cancellation).ConfigureAwait(false);
    }

    private static async Task<Answer> FiringAsync(Turn turn, CancellationToken cancellation)
    {
        var regions = await AlarmQuestions.RegionsAsync(turn, cancellation).ConfigureAwait(false);
        var (alarms, failures) = await AlarmQuestions.FindAsync(turn, regions, () => new() { ["StateValue"] = "ALARM" }, cancellation).ConfigureAwait(false);
        if (failures.Count == regions.Count)
            return Failure.Of(failures[0]);
        if (AlarmsOf.Watched(turn.Question) is { } resource)
        {
            alarms.RemoveAll(a => !AlarmsOf.Watches(a, new Resources.Planning.TargetText(resource.Text).Short));
            if (alarms.Count == 0)
                return await HealthInvestigation.OfAsync(turn, cancellation).ConfigureAwait(false);
        }
        if (alarms.Count == 0)
            return await AlarmList.NoneFiringAsync(turn, regions, failures, cancellation).ConfigureAwait(false);
        // A composite one fires because its children do.
        var own = alarms.Where(a => !CompositeAlarms.Children(a).Any(c => alarms.Exists(o => o.Region == a.Region && o.Name == c.Name))).OrderByDescending(a => a.Since).ThenBy(a => a.Name, StringComparer.Ordinal).ToList();
        var answer = await AlarmInvestigation.OfAsync(turn, own[0], cancellation).ConfigureAwait(false);
        if (alarms.Count == 1)
            return answer;
        var others = alarms.Where(a => a != own[0]).ToList();
        return answer with
        {
            Notes = [$"{alarms.Count} alarms are firing in {AlarmList.Where(regions)}; this is of `{own[0].Name}`, which began last. The others: {string.Join(", ", others.Take(MaxOthers).Select(a => $"`{a.Name}`"))}{(others.Count > MaxOthers ? " …" : "")}.", .. answer.Notes, .. AlarmList.Notes(failures)],
            Offers = [.. own.Skip(1).Take(2).Select((a, i) => new Offer($"why{i}", AlarmList.Short($"Why {a.Name}?"), $"why is alarm {a.Name} firing in {a.Region}?")), .. answer.Offers],
        };
    }
}
