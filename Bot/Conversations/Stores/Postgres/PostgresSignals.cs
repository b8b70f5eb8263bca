using System.Globalization;
using Npgsql;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>
/// Wakes those who wait for work, here at once and in the other replicas over LISTEN/NOTIFY. A notification is sent beside the
/// transaction that made the work, not in it (NOTIFY lets only one transaction commit at a time), and several are sent as one; one
/// that was lost costs <see cref="Poll"/>, as waiters look by themselves that often.
/// </summary>
internal sealed partial class PostgresSignals : IAsyncDisposable
{
    public static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private const string ChannelName = "wheelhouse_work";
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(5), FirstPause = TimeSpan.FromMilliseconds(100), LastPause = TimeSpan.FromSeconds(10);
    private readonly PostgresDatabase _database;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    /// <summary>Its own notifications come back to it and mean nothing new.</summary>
    private readonly string _self = Guid.NewGuid().ToString("N");
    private readonly Signal _turns = new(), _deliveries = new(), _toTell = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopping;
    /// <summary>Each begins when it is first needed: who only takes messages in tells, but need not listen.</summary>
    private readonly Lazy<Task> _listening, _telling;
    private int _untold;

    public PostgresSignals(PostgresDatabase database, TimeProvider clock, ILogger log)
    {
        (_database, _clock, _log) = (database, clock, log);
        _stopping = _stop.Token;
        _listening = new(() => ListenAsync(_stopping));
        _telling = new(() => TellAsync(_stopping));
    }

    /// <summary>There is work, or may be.</summary>
    public void Raise(WorkKind kind)
    {
        Of(kind).Raise();
        Interlocked.Or(ref _untold, 1 << (int)kind);
        _toTell.Raise();
        _ = _telling.Value;
    }

    /// <summary>There will be work after a while.</summary>
    public void RaiseAfter(WorkKind kind, TimeSpan delay)
    {
        if (delay > TimeSpan.Zero)
            _ = LaterAsync();
        else
            Raise(kind);

        async Task LaterAsync()
        {
            await Task.Delay(delay, _clock, _stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Raise(kind);
        }
    }

    public async Task WaitAsync(WorkKind kind, CancellationToken cancellation)
    {
        _ = _listening.Value;
        using var limit = new CancellationTokenSource(Poll, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        await Of(kind).WaitAsync(both.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellation.ThrowIfCancellationRequested();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var loop in (Lazy<Task>[])[_listening, _telling])
        {
            if (loop.IsValueCreated)
                await loop.Value.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        _stop.Dispose();
    }

    private Signal Of(WorkKind kind) => kind == WorkKind.Turns ? _turns : _deliveries;

    private async Task ListenAsync(CancellationToken stop)
    {
        var pause = FirstPause;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var connection = await _database.OpenConnectionAsync(stop).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    connection.Notification += (_, n) => Heard(n.Payload);
                    var listen = connection.Command($"listen {ChannelName}");
                    await using (listen.ConfigureAwait(false))
                        await listen.ExecuteNonQueryAsync(stop).ConfigureAwait(false);
                    pause = FirstPause;
                    // What was told while nobody listened.
                    _turns.Raise();
                    _deliveries.Raise();
                    while (true)
                        await connection.WaitAsync(stop).ConfigureAwait(false);
                }
            }
            catch (Exception e) when (e is NpgsqlException or StoreException or TimeoutException && !stop.IsCancellationRequested)
            {
                NotListening(_log, _database.Address, e is StoreException ? e.Message : PostgresFaults.Describe(e, _database.Address));
                await Task.Delay(pause, _clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < LastPause ? pause * 2 : LastPause;
            }
        }
    }

    private void Heard(string payload)
    {
        if (payload.Split(' ') is not [var kinds, var from] || from == _self || !int.TryParse(kinds, CultureInfo.InvariantCulture, out var bits))
            return;
        foreach (var kind in Enum.GetValues<WorkKind>())
        {
            if ((bits & (1 << (int)kind)) != 0)
                Of(kind).Raise();
        }
    }

    private async Task TellAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await _toTell.WaitAsync(stop).ConfigureAwait(false);
            var kinds = Interlocked.Exchange(ref _untold, 0);
            try
            {
                await _database.UseOnceAsync(async (connection, cancellation) =>
                {
                    // Nothing is lost that polling would not find: the flush may be left out.
                    var tell = connection.Command($"select set_config('synchronous_commit', 'off', true), pg_notify('{ChannelName}', $1)", $"{kinds} {_self}");
                    await using (tell.ConfigureAwait(false))
                        return await tell.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
                }, stop).ConfigureAwait(false);
            }
            catch (StoreException)
            {
                // The listener says so, and the others look by themselves.
            }
            await Task.Delay(Pace, _clock, stop).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 240, Level = LogLevel.Warning, Message = "Not listening to {Address}: {Fault} Trying again; work of other replicas is looked for every second meanwhile")]
    private static partial void NotListening(ILogger log, string address, string fault);
}
