using Bot.Conversations.Stores;

namespace Bot.Conversations;

/// <summary>Claims the turns of waiting messages and runs many conversations at once, keeps their leases, and at the end lets them finish or hands them back.</summary>
internal sealed partial class TurnWorker(ITurnStore store, TurnExecution execution, RunningTurns running, TurnThreads threads, IntakeRush rush, TurnOptions options, TimeProvider clock, ILogger<TurnWorker> log) : BackgroundService
{
    /// <summary>While more messages come than can be answered as they come, so many turns begin so often, until the first has waited so long.</summary>
    private const int HeldAtOnce = 4;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(20), Patience = TimeSpan.FromSeconds(10);
    /// <summary>How soon a turn ends whose stop was asked of another replica: leases are renewed so often.</summary>
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(1);
    private readonly string _owner = $"{Environment.MachineName}-{Environment.ProcessId}";
    private readonly Signal _wake = new();
    private readonly SlotCount _slots = new();
    private bool _isLate;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        using var grace = new CancellationTokenSource(options.Grace, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, cancellationToken);
        await _slots.EmptyAsync(either.Token).ConfigureAwait(false);
        foreach (var turn in running.All())
            turn.HandBack();
        await _slots.EmptyAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(LoopAsync(ClaimAsync, stoppingToken), LoopAsync(ListenAsync, stoppingToken), RenewAsync(stoppingToken));

    private async Task ClaimAsync(CancellationToken stopping)
    {
        var held = !_isLate && rush.IsOn;
        var free = Math.Min(options.AtOnce - _slots.Count, held ? HeldAtOnce : int.MaxValue);
        var claimed = free > 0
            ? await store.ClaimTurnsAsync(new(_owner, options.Lease, free, options.AtOncePerWorkspace, _slots.ByKey()), stopping).ConfigureAwait(false)
            : [];
        foreach (var turn in claimed)
            Start(turn);
        _isLate = claimed.Any(t => t.Waited > Patience);
        if (held)
            await Task.Delay(Between, clock, stopping).ConfigureAwait(false);
        else if (claimed.Count == 0)
            await _wake.WaitAsync(stopping).ConfigureAwait(false);
    }

    private void Start(ClaimedTurn turn)
    {
        _slots.Take(turn.Message.Workspace);
        threads.Start(async () =>
        {
            await execution.RunAsync(turn).ConfigureAwait(false);
            _slots.Free(turn.Message.Workspace);
            _wake.Raise();
        });
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await store.WaitForWorkAsync(WorkKind.Turns, stopping).ConfigureAwait(false);
        _wake.Raise();
        // Turns are then claimed by the clock; to be woken by each message would cost more than to take it in.
        if (rush.IsOn)
            await Task.Delay(Between, clock, stopping).ConfigureAwait(false);
    }

    /// <summary>Does a step over and over.</summary>
    private Task LoopAsync(Func<CancellationToken, Task> step, CancellationToken stopping) => WorkLoop.RunAsync(() => step(stopping), e => NoClaim(log, e), clock, stopping);

    private async Task RenewAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(options.Lease / 3 < StopWithin ? options.Lease / 3 : StopWithin, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
            {
                if (running.All() is { Length: > 0 } turns)
                    await RenewAsync(turns).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    private async Task RenewAsync(RunningTurns.Running[] turns)
    {
        try
        {
            var states = await store.RenewAsync([.. turns.Select(t => t.Lease)], options.Lease, CancellationToken.None).ConfigureAwait(false);
            foreach (var (turn, state) in turns.Zip(states))
            {
                if (state == LeaseState.Lost)
                    turn.Lose();
                else if (state == LeaseState.StopAsked)
                    turn.Stop();
            }
        }
        catch (Exception e)
        {
            // The leases may still be ours; should one be lost, the store says so when its turn ends.
            NoRenewal(log, e);
        }
    }

    [LoggerMessage(EventId = 114, Level = LogLevel.Error, Message = "Turns cannot be claimed")]
    private static partial void NoClaim(ILogger log, Exception exception);

    [LoggerMessage(EventId = 115, Level = LogLevel.Warning, Message = "Leases could not be renewed")]
    private static partial void NoRenewal(ILogger log, Exception exception);
}
