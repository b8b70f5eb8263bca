using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Investigations.Reason;

namespace Bot.Intents.Investigations;

/// <summary>Investigates: collects evidence about the subjects of a case within its budget of calls, in parallel, and draws a conclusion from it.</summary>
internal static class Investigator
{
    /// <summary>Calls kept for what comes after a step.</summary>
    private const int ForTheRest = 26, ForNetworks = 20, ForLogs = 14, ForBlame = 7, ForRefusals = 3;
    private const int MaxThings = 120;

    /// <summary>Collects and concludes. The case's subjects are known things already.</summary>
    /// <param name="case">The case.</param>
    /// <param name="watched">Metrics beside the standard ones: those of the alarm.</param>
    public static async Task<Conclusion> RunAsync(Case @case, IEnumerable<Wanted> watched)
    {
        var extra = watched.ToList();
        var changes = ReadChangesAsync(@case);
        var events = new EventCollector(@case);
        var health = events.HealthAsync();
        var states = new StateCollector(@case);
        var money = extra.Exists(w => w.Namespace == "AWS/Billing") ? events.CostsAsync(@case.Subjects[0]) : Task.CompletedTask;
        IReadOnlyList<Thing> starts = [.. @case.Subjects];
        var isMany = starts.Count > Neighbours.MaxStarts;
        if (isMany)
        {
            // Of many, the bad ones are looked into; the rest were measured.
            await Task.WhenAll(MetricCollector.CollectAsync(@case, starts, extra), states.CollectAsync([.. starts.Take(20)], ForTheRest)).ConfigureAwait(false);
            @case.Settle();
            var bad = @case.Subjects.Where(s => @case.Book.Facts.Any(f => f.Thing.Key == s.Key && (f.IsSymptom || IsTrouble(f)))).ToList();
            starts = bad;
        }
        if (starts.Count > 0)
        {
            var graph = new CallGraphCollector(@case);
            var calls = graph.ReadAsync(starts[0].Spot);
            var neighbours = new Neighbours(@case);
            await neighbours.WalkAsync(starts, ForTheRest).ConfigureAwait(false);
            var known = @case.Things.Where(t => t.Row is not null).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
            var called = await graph.JoinAsync(await calls.ConfigureAwait(false), starts[0].Spot).ConfigureAwait(false);
            @case.Settle();
            if (await new Consumers(@case).FindAsync(ForTheRest).ConfigureAwait(false) is { Count: > 0 } consumers)
                await neighbours.WalkAsync(consumers, ForTheRest).ConfigureAwait(false);
            var callers = new Callers(@case);
            if (await callers.FindAsync(@case.Subjects, ForTheRest).ConfigureAwait(false) is { Count: > 0 } found)
                await neighbours.WalkAsync([.. found.Take(3)], ForTheRest).ConfigureAwait(false);
            // What the call graph alone shows is looked up, and walked from like what the settings show.
            called = [.. (await neighbours.LookUpAsync(called, ForTheRest).ConfigureAwait(false)).Where(t => t.Row is not null && !known.Contains(t.Key))];
            await neighbours.WalkAsync(called, ForTheRest).ConfigureAwait(false);
            @case.Settle();
            var changed = await changes.ConfigureAwait(false);
            @case.Release(changed.Sum(r => r.Unused));
            await neighbours.WalkAsync(await new Networks(@case).JoinAsync(ForNetworks).ConfigureAwait(false), ForNetworks).ConfigureAwait(false);
            var things = (isMany ? @case.Things.Except(@case.Subjects) : @case.Things).Take(MaxThings).ToList();
            await Task.WhenAll(
                MetricCollector.CollectAsync(@case, things, isMany ? [] : extra),
                states.CollectAsync(things, ForLogs),
                FailedExecutions.CollectAsync(@case, ForLogs),
                Task.WhenAll(@case.Things.Where(t => t.Kind == "ecs-service").Take(3).Select(t => StoppedTasks.CollectAsync(@case, t, ForLogs)))).ConfigureAwait(false);
            @case.Settle();
            @case.Onset = OnsetOf(@case);
            things = await WidenAsync(@case, things, isMany ? [] : extra).ConfigureAwait(false);
            // A store that runs full and was only reached is loaded by others too.
            var full = @case.Things.Where(t => Callers.IsStore(t) && !@case.Subjects.Contains(t) && @case.Readings.Any(r => r is { IsBad: true, Rule.Role: not MetricRole.Load } && r.Thing.Key == t.Key)).Take(2).ToList();
            if (full.Count > 0)
                await callers.FindAsync(full, ForLogs).ConfigureAwait(false);
            // What is bad and was reached late is walked from too; what gets no work any more is followed up to what calls it.
            var silent = @case.Book.Facts.Where(f => f.Source == "silence" && @case.Subjects.Contains(f.Thing)).Select(f => @case.Known(f.Thing)).DistinctBy(t => t.Key).ToList();
            var late = @case.Things.Where(t => t.Row is not null && !neighbours.IsWalked(t) && @case.Readings.Any(r => r is { IsBad: true, Rule.Role: MetricRole.Symptom } && r.Thing.Key == t.Key)).Take(2).ToList();
            if (silent.Count > 0 && @case.Left > ForLogs)
                await new Feeders(@case).WalkAsync(silent, ForLogs).ConfigureAwait(false);
            if (late.Count > 0)
                await neighbours.WalkAsync(late, ForLogs).ConfigureAwait(false);
            @case.Settle();
            things = await MeasureAsync(@case, states, things, ForBlame).ConfigureAwait(false);
            // A surge comes from above as silence does.
            var surging = @case.Readings.Where(r => r is { IsBad: true, End: null, Rule: { Name: "Invocations" or "NumberOfMessagesSent", Bad: Bad.High } }).Select(r => @case.Known(r.Thing)).Where(t => @case.Subjects.Contains(t) || @case.Links.Any(l => l.Tie == Tie.FedBy && l.To.Key == t.Key)).DistinctBy(t => t.Key).Take(2).ToList();
            if (surging.Count > 0 && @case.Left > ForLogs + 4)
            {
                await new Feeders(@case).WalkAsync(surging, ForLogs).ConfigureAwait(false);
                things = await MeasureAsync(@case, states, things, ForBlame).ConfigureAwait(false);
            }
            @case.Onset = OnsetOf(@case);
            var logs = new LogCollector(@case);
            await Task.WhenAll(logs.CollectAsync(Suspicious(@case), ForBlame), graph.BlameAsync(starts[0].Spot, 0)).ConfigureAwait(false);
            @case.Settle();
            await new HostZones(@case).CollectAsync().ConfigureAwait(false);
            await HostCertificates.CollectAsync(@case).ConfigureAwait(false);
            await new Refusals(@case, neighbours).CollectAsync(ForRefusals).ConfigureAwait(false);
            if ((await neighbours.LookUpAsync(logs.Mentioned(), 0).ConfigureAwait(false)).Count > 0)
                await new Networks(@case).JoinAsync(0).ConfigureAwait(false);
            await ThrottledTables.FindAsync(@case, ForBlame).ConfigureAwait(false);
            await neighbours.LookUpAsync([.. @case.Things.Where(t => t.Kind == "security-group" && ChangeFacts.IsChanged(t, changed))], 0).ConfigureAwait(false);
            await neighbours.LookUpAsync(ChangedThings.Join(@case, changed), 0).ConfigureAwait(false);
            things = await MeasureAsync(@case, states, things, 0).ConfigureAwait(false);
            Derived.Add(@case);
            await QuotaCollector.CollectAsync(@case).ConfigureAwait(false);
        }
        await money.ConfigureAwait(false);
        @case.Settle();
        @case.Onset ??= OnsetOf(@case);
        if (await health.ConfigureAwait(false) is { } read)
            await events.JoinAsync(read).ConfigureAwait(false);
        ChangeFacts.Add(@case, await changes.ConfigureAwait(false));
        Weighing.Apply(@case);
        @case.Book.Seal();
        return Reasoner.Conclude(@case);
    }

    /// <summary>Measures what came to be known since.</summary>
    private static async Task<List<Thing>> MeasureAsync(Case @case, StateCollector states, List<Thing> measured, int reserve)
    {
        var more = @case.Things.Where(t => !measured.Contains(t)).Take(MaxThings).ToList();
        if (more.Count > 0 && @case.Left > reserve)
            await Task.WhenAll(@case.Left > reserve + 2 ? MetricCollector.CollectAsync(@case, more, []) : Task.CompletedTask, states.CollectAsync(more, reserve)).ConfigureAwait(false);
        @case.Settle();
        return [.. measured, .. more];
    }

    /// <summary>What was bad all along the hours looked at began before them: a day is looked at then.</summary>
    private static async Task<List<Thing>> WidenAsync(Case @case, List<Thing> things, List<Wanted> extra)
    {
        if (@case.Onset is not null || @case.Window.IsAsked || @case.Alarm is not null || @case.Left < ForTheRest || !@case.Readings.Any(r => r is { IsBad: true, Onset: null } && (r.Rule.Role != MetricRole.Load || r.Rule.Bad == Bad.Low) && @case.Subjects.Contains(r.Thing)))
            return things;
        @case.Window = @case.Window with { Start = @case.Window.End - TimeSpan.FromHours(24) };
        @case.Book.Forget(f => f.Source is "metric" or "silence");
        @case.Readings.Clear();
        await MetricCollector.CollectAsync(@case, things, extra).ConfigureAwait(false);
        @case.Onset = OnsetOf(@case);
        return things;
    }

    /// <summary>When users began to feel it: the alarm's own metric tells first, then the subjects' others, then what they hang on.</summary>
    private static DateTimeOffset? OnsetOf(Case @case)
    {
        var bad = @case.Readings.Where(r => r.IsBad && r.Onset is not null).ToList();
        return bad.Find(r => r.IsAlarm)?.Onset
            ?? Earliest(bad.Where(r => r.Rule.Role == MetricRole.Symptom && @case.Subjects.Contains(r.Thing)))
            ?? (@case.Alarm is { State: "ALARM" } alarm ? alarm.Since : null)
            ?? Earliest(bad.Where(r => @case.Subjects.Contains(r.Thing) && (r.Rule.Role != MetricRole.Load || r.Rule.Bad == Bad.Low)))
            ?? Earliest(bad.Where(r => r.Rule.Role == MetricRole.Symptom))
            ?? @case.Book.Facts.Where(f => @case.Subjects.Contains(f.Thing) && IsTrouble(f) && f.From >= @case.Window.Start).Select(f => f.From).Min()
            ?? @case.Book.Facts.Where(f => @case.Subjects.Contains(f.Thing) && f is { Source: "log", IsSymptom: true, Strength: 1 }).Select(f => f.From).Min();
    }

    /// <summary>What goes on counts before what is over.</summary>
    private static DateTimeOffset? Earliest(IEnumerable<Reading> readings)
    {
        var list = readings.ToList();
        return list.Where(r => r.End is null).Select(r => r.Onset).Min() ?? list.Select(r => r.Onset).Min();
    }

    /// <summary>The things whose logs are worth a call: the subjects, then what is bad, then what the subjects depend on.</summary>
    private static IEnumerable<Thing> Suspicious(Case @case)
    {
        var bad = @case.Readings.Where(r => r.IsBad && r.Rule.Role != MetricRole.Load).Select(r => r.Thing.Key).ToHashSet(StringComparer.Ordinal);
        return @case.Subjects.Concat(@case.Things.Where(t => bad.Contains(t.Key)))
            .Concat(@case.Links.Where(l => l.Tie != Tie.SetUpWith && @case.Subjects.Any(s => s.Key == l.From.Key)).Select(l => l.To)).Concat(@case.Things.Where(t => t.Kind is "ecs-service" or "rds-instance" or "eks-cluster"))
            .DistinctBy(t => t.Key).Select(t => @case.Things.FirstOrDefault(k => k.Key == t.Key) ?? t);
    }

    /// <summary>A state that is no plain setting.</summary>
    public static bool IsTrouble(Fact fact) => fact.Source is "state" or "quota" && Mechanisms.All.Any(m => m.NeedGroups is [var only] && only.Any(c => c.Role.Length == 0 && c.Fits(fact)));

    private static Task<ImmutableArray<ReadChanges>> ReadChangesAsync(Case @case) =>
        new ChangeCollector(@case).ReadAsync(@case.Subjects.Select(s => s.Spot).Distinct());
}
