using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Investigations.Reason;

namespace Bot.Intents.Investigations;

/// <summary>Investigates: collects evidence about the subjects of a case within its budget of calls, in parallel, and draws a conclusion from it.</summary>
internal static class Investigator
{
    /// <summary>Collects and concludes. The case's subjects are known things already.</summary>
    /// <param name="case">The case.</param>
    /// <param name="watched">Metrics beside the standard ones: those of the alarm.</param>
    public static async Task<Conclusion> RunAsync(Case @case, IEnumerable<Wanted> watched)
    {
        var extra = watched.ToList();
        var changes = new ChangeCollector(@case).ReadAsync(@case.Subjects.Select(s => s.Spot).Distinct());
        var events = new EventCollector(@case);
        var health = events.HealthAsync();
        var money = extra.Exists(w => w.Namespace == "AWS/Billing") ? events.CostsAsync(@case.Subjects[0]) : Task.CompletedTask;
        var collection = new Collection(@case, extra);
        if (await collection.StartsAsync().ConfigureAwait(false) is { Count: > 0 } starts)
        {
            await collection.ReachAsync(starts).ConfigureAwait(false);
            var changed = await changes.ConfigureAwait(false);
            @case.Release(changed.Sum(r => r.Unused));
            await collection.MeasureAsync().ConfigureAwait(false);
            await collection.FollowAsync().ConfigureAwait(false);
            await collection.ReadLogsAsync(changed).ConfigureAwait(false);
        }
        await money.ConfigureAwait(false);
        @case.Settle();
        @case.Onset ??= Onset.Of(@case);
        if (await health.ConfigureAwait(false) is { } read)
            await events.JoinAsync(read).ConfigureAwait(false);
        ChangeFacts.Add(@case, await changes.ConfigureAwait(false));
        Weighing.Apply(@case);
        @case.Book.Seal();
        return Reasoner.Conclude(@case);
    }

    /// <summary>A state that is no plain setting.</summary>
    public static bool IsTrouble(Fact fact) => fact.Source is "state" or "quota" && Mechanisms.All.Any(m => m.NeedGroups is [var only] && only.Any(c => c.Role.Length == 0 && c.Fits(fact)));
}
