using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;

namespace Bot.Intents.Investigations.Collect;

/// <summary>The steps of collecting, cheapest evidence first: who belongs to it, how all of them are, what leads on from what is bad, what is logged and what that names.</summary>
/// <param name="case">The case.</param>
/// <param name="extra">Metrics beside the standard ones.</param>
internal sealed class Collection(Case @case, IReadOnlyList<Wanted> extra)
{
    /// <summary>Calls kept for what comes after a step.</summary>
    private const int ForTheRest = 26, ForNetworks = 20, ForLogs = 14, ForBlame = 7, ForRefusals = 3, ForFeeders = 4;
    private const int MaxThings = 120, MaxLooked = 20, MaxAlike = 2, MaxWalked = 3;
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);
    private readonly StateCollector _states = new(@case);
    private readonly CallGraphCollector _graph = new(@case);
    private readonly Neighbours _neighbours = new(@case);
    private readonly Callers _callers = new(@case);
    private bool _isMany;
    private List<Thing> _measured = [];

    /// <summary>What is walked from: the subjects; of many, the bad ones are looked into, and the rest are measured.</summary>
    public async Task<IReadOnlyList<Thing>> StartsAsync()
    {
        IReadOnlyList<Thing> starts = [.. @case.Subjects];
        _isMany = starts.Count > Neighbours.MaxStarts;
        if (!_isMany)
            return starts;
        await Task.WhenAll(MetricCollector.CollectAsync(@case, starts, extra), _states.CollectAsync([.. starts.Take(MaxLooked)], ForTheRest)).ConfigureAwait(false);
        @case.Settle();
        return [.. @case.Subjects.Where(s => @case.Book.Facts.Any(f => f.Thing.Key == s.Key && (f.IsSymptom || Investigator.IsTrouble(f))))];
    }

    /// <summary>Who belongs to it: what the settings name, what the call graph shows, who works a queue off, who asks a store, where all of it runs.</summary>
    public async Task ReachAsync(IReadOnlyList<Thing> starts)
    {
        var calls = _graph.ReadAsync(starts[0].Spot);
        await _neighbours.WalkAsync(starts, ForTheRest).ConfigureAwait(false);
        var known = @case.Things.Where(t => t.Row is not null).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var called = await _graph.JoinAsync(await calls.ConfigureAwait(false), starts[0].Spot).ConfigureAwait(false);
        @case.Settle();
        if (await new Consumers(@case).FindAsync(ForTheRest).ConfigureAwait(false) is { Count: > 0 } consumers)
            await _neighbours.WalkAsync(consumers, ForTheRest).ConfigureAwait(false);
        if (await _callers.FindAsync(@case.Subjects, ForTheRest).ConfigureAwait(false) is { Count: > 0 } found)
            await _neighbours.WalkAsync([.. (await _neighbours.LookUpAsync([.. found.Take(MaxWalked)], ForTheRest).ConfigureAwait(false)).Where(t => t.Row is not null)], ForTheRest).ConfigureAwait(false);
        // What the call graph alone shows is looked up, and walked from like what the settings show.
        called = [.. (await _neighbours.LookUpAsync(called, ForTheRest).ConfigureAwait(false)).Where(t => t.Row is not null && !known.Contains(t.Key))];
        await _neighbours.WalkAsync(called, ForTheRest).ConfigureAwait(false);
        if (await PodTargets.FindAsync(@case, ForTheRest).ConfigureAwait(false) is { Count: > 0 } clusters)
            await _neighbours.WalkAsync(clusters, ForTheRest).ConfigureAwait(false);
        await _neighbours.WalkAsync(await _neighbours.LookUpAsync(await OriginHosts.FindAsync(@case, ForTheRest).ConfigureAwait(false), ForTheRest).ConfigureAwait(false), ForTheRest).ConfigureAwait(false);
        foreach (var (function, stream) in StreamsOfSubjects())
            @case.Join(function, stream, Tie.FedBy);
        @case.Settle();
    }

    /// <summary>What reads a stream lags when the stream is short of reads, whoever else takes them.</summary>
    private List<(Thing Function, Thing Stream)> StreamsOfSubjects() =>
        [.. @case.Links.Where(l => l.From.Kind == "kinesis-stream" && l.To.Kind == "event-source-mapping").SelectMany(s => @case.Links.Where(l => (l.From.Key == s.To.Key && l.To.Kind == "lambda-function" || l.To.Key == s.To.Key && l.From.Kind == "lambda-function")).Select(l => (Function: l.From.Kind == "lambda-function" ? l.From : l.To, Stream: s.From))).Where(p => @case.Subjects.Any(t => t.Key == p.Function.Key))];

    /// <summary>How all of it is, and since when.</summary>
    public async Task MeasureAsync()
    {
        await _neighbours.WalkAsync(await new Networks(@case).JoinAsync(ForNetworks).ConfigureAwait(false), ForNetworks).ConfigureAwait(false);
        _measured = [.. (_isMany ? @case.Things.Except(@case.Subjects) : @case.Things).Take(MaxThings)];
        await Task.WhenAll(
            MetricCollector.CollectAsync(@case, _measured, Extra),
            _states.CollectAsync(_measured, ForLogs),
            FailedExecutions.CollectAsync(@case, ForLogs),
            Task.WhenAll(@case.Things.Where(t => t.Kind == "ecs-service").Take(MaxWalked).Select(t => StoppedTasks.CollectAsync(@case, t, ForLogs)))).ConfigureAwait(false);
        @case.Settle();
        @case.Onset = Onset.Of(@case);
        await WidenAsync().ConfigureAwait(false);
    }

    /// <summary>What leads on from what is bad: who else loads a store that runs full, who calls what fell silent or is flooded, what is behind what was reached late.</summary>
    public async Task FollowAsync()
    {
        var full = @case.Things.Where(t => Callers.IsStore(t) && !@case.Subjects.Contains(t) && @case.Readings.Any(r => r is { IsBad: true, Rule.Role: not MetricRole.Load } && r.Thing.Key == t.Key)).Take(MaxAlike).ToList();
        if (full.Count > 0)
            await _callers.FindAsync(full, ForLogs).ConfigureAwait(false);
        var silent = @case.Book.Facts.Where(f => f.Source == "silence" && @case.Subjects.Contains(f.Thing)).Select(f => @case.Known(f.Thing)).DistinctBy(t => t.Key).ToList();
        var late = @case.Things.Where(t => t.Row is not null && !_neighbours.IsWalked(t) && @case.Readings.Any(r => r is { IsBad: true, Rule.Role: MetricRole.Symptom } && r.Thing.Key == t.Key)).Take(MaxAlike).ToList();
        if (silent.Count > 0 && @case.Left > ForLogs)
            await new Feeders(@case).WalkAsync(silent, ForLogs).ConfigureAwait(false);
        if (silent.Count > 0)
            await DeadStreams.CollectAsync(@case, ForLogs).ConfigureAwait(false);
        if (late.Count > 0)
            await _neighbours.WalkAsync(late, ForLogs).ConfigureAwait(false);
        @case.Settle();
        await MeasureNewAsync(ForBlame).ConfigureAwait(false);
        // A surge comes from above as silence does.
        var surging = @case.Readings.Where(r => r is { IsBad: true, End: null, Rule: { Name: "Invocations" or "NumberOfMessagesSent", Bad: Bad.High } }).Select(r => @case.Known(r.Thing)).Where(t => @case.Subjects.Contains(t) || @case.Links.Any(l => l.Tie == Tie.FedBy && l.To.Key == t.Key)).DistinctBy(t => t.Key).Take(MaxAlike).ToList();
        if (surging.Count > 0 && @case.Left > ForLogs + ForFeeders)
        {
            await new Feeders(@case).WalkAsync(surging, ForLogs).ConfigureAwait(false);
            await MeasureNewAsync(ForBlame).ConfigureAwait(false);
        }
        @case.Onset = Onset.Of(@case);
    }

    /// <summary>What is logged, who is to blame in the call graph, and what both of them and the changes name.</summary>
    public async Task ReadLogsAsync(ImmutableArray<ReadChanges> changed)
    {
        var logs = new LogCollector(@case);
        await Task.WhenAll(logs.CollectAsync(Suspicious(), ForBlame), _graph.BlameAsync(0)).ConfigureAwait(false);
        @case.Settle();
        await _neighbours.WalkAsync(await _neighbours.LookUpAsync(await new HostZones(@case).CollectAsync().ConfigureAwait(false), ForBlame).ConfigureAwait(false), ForBlame).ConfigureAwait(false);
        FailingHosts.Add(@case);
        await HostCertificates.CollectAsync(@case).ConfigureAwait(false);
        await new Refusals(@case, _neighbours).CollectAsync(changed, ForRefusals).ConfigureAwait(false);
        if ((await _neighbours.LookUpAsync(logs.Mentioned(), 0).ConfigureAwait(false)).Count > 0)
            await new Networks(@case).JoinAsync(0).ConfigureAwait(false);
        await new PrivateWays(@case, _neighbours).CollectAsync(ForBlame).ConfigureAwait(false);
        await SpokenAsync().ConfigureAwait(false);
        await new PrivateHosts(@case, _neighbours).CollectAsync(ForBlame).ConfigureAwait(false);
        await ApiTakers.CollectAsync(@case, ForBlame).ConfigureAwait(false);
        await ThrottledTables.FindAsync(@case, ForBlame).ConfigureAwait(false);
        await _neighbours.LookUpAsync([.. @case.Things.Where(t => t.Kind == "security-group" && ChangeFacts.IsChanged(t, changed))], 0).ConfigureAwait(false);
        await _neighbours.LookUpAsync(ChangedThings.Join(@case, changed), 0).ConfigureAwait(false);
        await MeasureNewAsync(0).ConfigureAwait(false);
        Derived.Add(@case);
        await QuotaCollector.CollectAsync(@case).ConfigureAwait(false);
    }

    /// <summary>What errors name in plain words; where it does nothing any more, what it gets its work from.</summary>
    private async Task SpokenAsync()
    {
        var spoken = await SpokenNames.FindAsync(@case, ForBlame).ConfigureAwait(false);
        if (spoken.Count == 0)
            return;
        await MeasureNewAsync(ForBlame).ConfigureAwait(false);
        var silent = spoken.Where(t => @case.Book.Facts.Any(f => f.Source == "silence" && f.Thing.Key == t.Key)).ToList();
        if (silent.Count > 0 && @case.Left > ForBlame)
            await new Feeders(@case).WalkAsync(silent, ForBlame).ConfigureAwait(false);
    }

    private IReadOnlyList<Wanted> Extra => _isMany ? [] : extra;

    /// <summary>Measures what came to be known since.</summary>
    private async Task MeasureNewAsync(int reserve)
    {
        var more = @case.Things.Where(t => !_measured.Contains(t)).Take(MaxThings).ToList();
        if (more.Count > 0 && @case.Left > reserve)
            await Task.WhenAll(@case.Left > reserve + 2 ? MetricCollector.CollectAsync(@case, more, []) : Task.CompletedTask, _states.CollectAsync(more, reserve)).ConfigureAwait(false);
        @case.Settle();
        _measured = [.. _measured, .. more];
    }

    /// <summary>What was bad all along the hours looked at began before them: a day is looked at then.</summary>
    private async Task WidenAsync()
    {
        if (@case.Onset is not null || @case.Window.IsAsked || @case.Alarm is not null || @case.Left < ForTheRest || !@case.Readings.Any(r => r is { IsBad: true, Onset: null } && (r.Rule.Role != MetricRole.Load || r.Rule.Bad == Bad.Low) && @case.Subjects.Contains(r.Thing)))
            return;
        @case.Window = @case.Window with { Start = @case.Window.End - Day };
        @case.Book.Forget(f => f.Source is "metric" or "silence");
        @case.Readings.Clear();
        await MetricCollector.CollectAsync(@case, _measured, Extra).ConfigureAwait(false);
        @case.Onset = Onset.Of(@case);
    }

    /// <summary>The things whose logs are worth a call: the subjects, then what is bad, then what the subjects depend on.</summary>
    private IEnumerable<Thing> Suspicious()
    {
        var bad = @case.Readings.Where(r => r.IsBad && r.Rule.Role != MetricRole.Load).Select(r => r.Thing.Key).ToHashSet(StringComparer.Ordinal);
        return @case.Subjects.Concat(@case.Things.Where(t => bad.Contains(t.Key)))
            .Concat(@case.Links.Where(l => l.Tie != Tie.SetUpWith && @case.Subjects.Any(s => s.Key == l.From.Key)).Select(l => l.To)).Concat(@case.Things.Where(t => t.Kind is "ecs-service" or "rds-instance" or "eks-cluster" or "ec2-instance"))
            .DistinctBy(t => t.Key).Select(@case.Known);
    }
}
