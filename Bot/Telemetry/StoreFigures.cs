using System.Diagnostics.Metrics;
using Bot.Conversations.Stores;

namespace Bot.Telemetry;

/// <summary>How the store stands, as gauges. The store is asked at most every few seconds, however often is scraped.</summary>
internal sealed class StoreFigures : IDisposable
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);
    private readonly ITurnStore _store;
    private readonly TimeProvider _clock;
    private readonly Meter _meter = new(BotMetrics.MeterName);
    private readonly SemaphoreSlim _asking = new(1, 1);
    private long _askedAt;
    private StoreCounts? _counts;
    private volatile bool _refreshes;

    public StoreFigures(ITurnStore store, TimeProvider clock)
    {
        (_store, _clock) = (store, clock);
        Gauge("wheelhouse_messages_waiting", "Messages accepted and not answered, those being answered included.", c => c.Waiting);
        Gauge("wheelhouse_turns_running", "Turns under a lease, of all replicas.", c => c.Running);
        Gauge("wheelhouse_oldest_message_seconds", "Age of the oldest message that is not answered.", c => c.OldestWaiting.TotalSeconds);
        Gauge("wheelhouse_deliveries_waiting", "Answers not delivered yet.", c => c.Deliveries);
        Gauge("wheelhouse_oldest_delivery_seconds", "Age of the oldest answer that is not delivered.", c => c.OldestDelivery.TotalSeconds);
        Gauge("wheelhouse_dead_letters", "Messages and answers that were given up.", c => c.DeadLetters);
    }

    /// <summary>Asks the store anew where what is known is old. Where the store does not answer, nothing is known: no gauge is shown.</summary>
    public async Task RefreshAsync(CancellationToken cancellation)
    {
        await _asking.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_counts is not null && _clock.GetElapsedTime(_askedAt) < MaxAge)
                return;
            _counts = await _store.CountAsync(cancellation).ConfigureAwait(false);
            _askedAt = _clock.GetTimestamp();
        }
        catch (StoreException)
        {
            // Its readiness check says what is wrong; a number would be a lie.
            _counts = null;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>For a reader that cannot wait: what it observes is of its last observation, and each has the store asked for the next.</summary>
    public void RefreshWhenObserved()
    {
        _refreshes = true;
        _ = RefreshAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        _meter.Dispose();
        _asking.Dispose();
    }

    private void Gauge(string name, string description, Func<StoreCounts, double> value) =>
        _meter.CreateObservableGauge(name, () => Observed() is { } counts ? [new Measurement<double>(value(counts))] : Array.Empty<Measurement<double>>(), description: description);

    private StoreCounts? Observed()
    {
        if (_refreshes && _asking.CurrentCount > 0)
            _ = RefreshAsync(CancellationToken.None);
        return _counts;
    }
}
