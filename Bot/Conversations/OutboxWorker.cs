using System.Collections.Concurrent;
using System.Collections.Frozen;
using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Guardrails.Audit;
using Bot.Telemetry;

namespace Bot.Conversations;

/// <summary>Delivers what lies in the outbox: in order in a conversation, many conversations at once, again after a while where the platform would not.</summary>
internal sealed partial class OutboxWorker(ITurnStore store, IEnumerable<IDelivery> deliveries, TurnThreads threads, TurnOptions options, TimeProvider clock, ILogger<OutboxWorker> log, IAudit? audit = null, IEnumerable<IDeliveryListener>? listeners = null) : BackgroundService
{
    private readonly FrozenDictionary<Platform, IDelivery> _deliveries = deliveries.ToFrozenDictionary(d => d.Platform);
    private readonly string _owner = $"{Environment.MachineName}-{Environment.ProcessId}";
    private readonly IDeliveryListener[] _listeners = [.. listeners ?? []];
    private readonly Signal _wake = new();
    private readonly SlotCount _slots = new();
    /// <summary>Until when (clock's timestamp) a workspace is left in peace, because its platform said so.</summary>
    private readonly ConcurrentDictionary<string, long> _paused = new(StringComparer.Ordinal);

    /// <summary>For how long a turn that ends now should lease its deliveries to us; zero where too much is on its way, or the platform wants to be left in peace.</summary>
    public TimeSpan LeaseFor(string workspace) =>
        _slots.Count < options.AtOnce && _slots.CountOf(workspace) < options.AtOncePerWorkspace && !IsPaused(workspace) ? options.DeliveryLease : TimeSpan.Zero;

    /// <summary>Delivers what was leased to us.</summary>
    /// <param name="claimed">The deliveries with their leases.</param>
    /// <param name="since">The clock's timestamp before the store was asked: the leases run from some time after it.</param>
    public void Deliver(IReadOnlyList<ClaimedDelivery> claimed, long since)
    {
        foreach (var delivery in claimed)
        {
            _slots.Take(delivery.Workspace);
            threads.Start(() => DeliverAsync(delivery, since));
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        using var grace = new CancellationTokenSource(options.Grace, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(grace.Token, cancellationToken);
        await _slots.EmptyAsync(either.Token).ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(LoopAsync(ClaimAsync, stoppingToken), LoopAsync(ListenAsync, stoppingToken));

    private async Task ClaimAsync(CancellationToken stopping)
    {
        var free = options.AtOnce - _slots.Count;
        var since = clock.GetTimestamp();
        var claimed = free > 0
            ? await store.ClaimDeliveriesAsync(new(_owner, options.DeliveryLease, free, options.AtOncePerWorkspace, Busy()), stopping).ConfigureAwait(false)
            : [];
        Deliver(claimed, since);
        if (claimed.Count == 0)
            await _wake.WaitAsync(stopping).ConfigureAwait(false);
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        await store.WaitForWorkAsync(WorkKind.Deliveries, stopping).ConfigureAwait(false);
        _wake.Raise();
    }

    /// <summary>Does a step over and over.</summary>
    private Task LoopAsync(Func<CancellationToken, Task> step, CancellationToken stopping) => WorkLoop.RunAsync(() => step(stopping), e => NoClaim(log, e), clock, stopping);

    private async Task DeliverAsync(ClaimedDelivery claimed, long since)
    {
        try
        {
            var outcome = await TryAsync(claimed, since).ConfigureAwait(false);
            DeliveryMetrics.Record(outcome);
            switch (outcome)
            {
                case DeliveryOutcome.Done done:
                    audit?.Record(DeliveryAudit.Of(claimed, "delivered", done.PlatformId, null, clock.GetUtcNow()));
                    foreach (var listener in _listeners)
                        await listener.DeliveredAsync(claimed.Delivery.Id, done.PlatformId, CancellationToken.None).ConfigureAwait(false);
                    await store.DeliveredAsync(claimed.Lease, done.PlatformId, CancellationToken.None).ConfigureAwait(false);
                    break;
                // A platform's limit is no fault of the delivery: it waits as long as it is told to.
                case DeliveryOutcome.Later later when later.After is not null || claimed.Tries < options.DeliveryTries:
                    var wait = Backoff.After(claimed.Tries, claimed.Delivery.Id, later.After);
                    Again(log, claimed.Delivery.Id, later.Reason, wait);
                    if (later.After is { } asked)
                        Pause(claimed.Workspace, asked);
                    await store.RetryDeliveryAsync(claimed.Lease, wait, later.Uncertain || claimed.Uncertain, CancellationToken.None).ConfigureAwait(false);
                    break;
                case DeliveryOutcome.Later later:
                    await DropAsync(claimed, $"Given up after {claimed.Tries} tries: {later.Reason}").ConfigureAwait(false);
                    break;
                case DeliveryOutcome.Never never:
                    await DropAsync(claimed, never.Reason).ConfigureAwait(false);
                    break;
            }
        }
        catch (Exception e)
        {
            // What became of it is not stored; when its lease runs out the next try finds out.
            NotNoted(log, e, claimed.Delivery.Id);
        }
        finally
        {
            _slots.Free(claimed.Workspace);
            _wake.Raise();
        }
    }

    private async Task<DeliveryOutcome> TryAsync(ClaimedDelivery claimed, long since)
    {
        if (DeliveryBody.Read(claimed.Delivery.Body) is not var (platform, trace, content) || !_deliveries.TryGetValue(platform, out var delivery))
            return new DeliveryOutcome.Never("No channel of this bot delivers it.");
        var ours = options.DeliveryLease / 2;
        var left = ours - clock.GetElapsedTime(since);
        if (left <= TimeSpan.Zero)
            return new DeliveryOutcome.Later("Its lease was nearly over before it could begin", Uncertain: false);
        using var span = BotTracing.Delivery(platform, trace);
        try
        {
            DeliveryFence.Raise(clock, since, ours);
            using var limit = new CancellationTokenSource(left, clock);
            return await delivery.DeliverAsync(new(claimed.Delivery.Id, content, claimed.Uncertain), limit.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (HttpOutcome.Of(e, platform.ToString()) is { } outcome)
                return outcome;
            Broke(log, e, claimed.Delivery.Id);
            return new DeliveryOutcome.Later($"The delivery broke: {e.GetType().Name}", Uncertain: true);
        }
    }

    private async Task<bool> DropAsync(ClaimedDelivery claimed, string reason)
    {
        Dropped(log, claimed.Delivery.Id, reason);
        foreach (var listener in _listeners)
            await listener.DroppedAsync(claimed.Delivery.Id, reason, CancellationToken.None).ConfigureAwait(false);
        audit?.Record(DeliveryAudit.Of(claimed, "dropped", null, reason, clock.GetUtcNow()));
        return await store.DropDeliveryAsync(claimed.Lease, reason, CancellationToken.None).ConfigureAwait(false);
    }

    private void Pause(string workspace, TimeSpan span)
    {
        var until = clock.GetTimestamp() + (long)(span.TotalSeconds * clock.TimestampFrequency);
        _paused.AddOrUpdate(workspace, until, (_, before) => Math.Max(before, until));
        _ = Task.Delay(span, clock).ContinueWith(_ => _wake.Raise(), TaskScheduler.Default);
    }

    private bool IsPaused(string workspace) => _paused.TryGetValue(workspace, out var until) && until > clock.GetTimestamp();

    private Dictionary<string, int> Busy()
    {
        var busy = _slots.ByKey();
        var now = clock.GetTimestamp();
        foreach (var (workspace, until) in _paused)
        {
            if (until > now)
                busy[workspace] = int.MaxValue;
            else
                _paused.TryRemove(new(workspace, until));
        }
        return busy;
    }

    [LoggerMessage(EventId = 130, Level = LogLevel.Error, Message = "Deliveries cannot be claimed")]
    private static partial void NoClaim(ILogger log, Exception exception);

    [LoggerMessage(EventId = 131, Level = LogLevel.Warning, Message = "The delivery {Delivery} is tried again in {Wait}: {Reason}")]
    private static partial void Again(ILogger log, string delivery, string reason, TimeSpan wait);

    [LoggerMessage(EventId = 132, Level = LogLevel.Error, Message = "The delivery {Delivery} went to the dead letters: {Reason}")]
    private static partial void Dropped(ILogger log, string delivery, string reason);

    [LoggerMessage(EventId = 133, Level = LogLevel.Error, Message = "The outcome of the delivery {Delivery} could not be stored")]
    private static partial void NotNoted(ILogger log, Exception exception, string delivery);

    [LoggerMessage(EventId = 134, Level = LogLevel.Error, Message = "The delivery {Delivery} broke")]
    private static partial void Broke(ILogger log, Exception exception, string delivery);
}
