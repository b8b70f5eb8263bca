namespace Bot.Conversations.Stores.Sqlite;

/// <summary>
/// The embedded store. What is durable is in the file; who may take what next is kept in memory (<see cref="Lanes{T}"/>), since this
/// process alone uses the file, and is made anew from the file at the start: then no lease runs, and what ran is taken up at once.
/// </summary>
internal sealed partial class SqliteTurnStore : ITurnStore, IHistory, IDisposable
{
    /// <summary>How much of what waits is kept in memory too, so that its turn need not read it back.</summary>
    private const int MaxKeptBytes = 2 << 20;
    /// <summary>A lease being ended must not run out while its transaction commits.</summary>
    private static readonly TimeSpan Ending = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(5);
    private const int SweptAtOnce = 20;
    private readonly SqliteDatabase _database;
    private readonly TimeProvider _clock;
    private readonly InboxBounds _bounds;
    private readonly Lanes<Kept<InboxMessage>> _turns;
    private readonly Lanes<Kept<NewDelivery>> _deliveries;
    private int _keptBytes;

    public SqliteTurnStore(SqliteDatabase database, TimeProvider clock, InboxBounds? bounds = null)
    {
        (_database, _clock, _bounds) = (database, clock, bounds ?? InboxBounds.Default);
        (_turns, _deliveries) = (new(clock), new(clock));
        database.Read(session =>
        {
            foreach (var row in InboxRows.All(session))
                _turns.Add(row.Conversation, string.Intern(row.Workspace), new(row.Id, new() { Progress = row.Progress }, Timestamp(row.At)) { Tries = row.Tries });
            foreach (var row in OutboxRows.All(session))
                _deliveries.Add(row.Conversation, string.Intern(row.Workspace), new(row.Id, new(), Timestamp(row.At)) { Tries = row.Tries, Uncertain = row.Uncertain });
            return 0;
        });
    }

    public async Task<Intake> AcceptAsync(InboxMessage message, CancellationToken cancellation)
    {
        var at = Now();
        if (_turns.Count >= _bounds.Waiting || _turns.CountOf(message.Workspace) >= _bounds.PerWorkspace)
            return _database.Read(s => InboxRows.Knows(s, message.Event)) ? Intake.Duplicate : Intake.Full;
        var id = await _database.Writer.WriteAsync(
            session => InboxRows.Add(session, message, at),
            id =>
            {
                if (id > 0)
                    _turns.Add(message.Conversation, message.Workspace, new(id, Keep(message, message.Body.Length), _clock.GetTimestamp()));
            }, isBrief: true).ConfigureAwait(false);
        return id > 0 ? Intake.Accepted : Intake.Duplicate;
    }

    public Task<bool> HasAcceptedAsync(string @event, CancellationToken cancellation) => Task.FromResult(_database.Read(session => InboxRows.Knows(session, @event)));

    public async Task<IReadOnlyList<ClaimedTurn>> ClaimTurnsAsync(TurnClaim claim, CancellationToken cancellation)
    {
        var taken = _turns.Take(claim);
        if (taken.Count == 0)
            return [];
        try
        {
            // A try must be counted before it begins: it may be one that ends the process.
            var counted = _database.Writer.WriteAsync(session =>
            {
                foreach (var turn in taken)
                    InboxRows.SetTries(session, turn.Item.Id, turn.Item.Tries);
                return 0;
            });
            var turns = _database.Read(session => taken.ConvertAll(t => new ClaimedTurn(
                new(t.Item.Id, t.Token, t.Conversation), t.Item.Value.Value ??= InboxRows.Read(session, t.Item.Id)!, t.Item.Tries,
                ConversationRows.Count(session, t.Conversation), t.Item.Value.Progress, _clock.GetElapsedTime(t.Item.Since))));
            await counted.ConfigureAwait(false);
            return turns;
        }
        catch
        {
            foreach (var turn in taken)
                _turns.Release(turn.Conversation, turn.Token, AfterFault, uncertain: false, counts: false);
            throw;
        }
    }

    public Task<IReadOnlyList<StoredExchange>> LoadAsync(string conversation, int latest, CancellationToken cancellation) =>
        Task.FromResult(_database.Read(session => ConversationRows.Latest(session, conversation, latest)));

    public Task<bool> KnowsAsync(string conversation, CancellationToken cancellation) =>
        Task.FromResult(_turns.WorkspaceOf(conversation) is not null || _database.Read(session => ConversationRows.HasExchange(session, conversation)));

    public Task<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<TurnLease> leases, TimeSpan span, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LeaseState>>([.. leases.Select(l => _turns.Renew(l.Conversation, l.Token, span))]);

    public Task<bool> AskToStopAsync(string conversation, string person, CancellationToken cancellation) =>
        Task.FromResult(_turns.AskToStop(conversation, m => m.Value?.Person == person));

    public async Task<bool> NoteProgressAsync(TurnLease lease, string note, CancellationToken cancellation)
    {
        if (!_turns.Change(lease.Conversation, lease.Token, m => m.Progress = note))
            return false;
        return await _database.Writer.WriteAsync(session =>
        {
            InboxRows.SetProgress(session, lease.Id, note);
            return true;
        }).ConfigureAwait(false);
    }

    public Task<FinishedTurn> FinishAsync(TurnLease lease, TurnEnd end, CancellationToken cancellation) => EndAsync(lease, end, null);

    public Task<FinishedTurn> DeadLetterAsync(TurnLease lease, string reason, TurnEnd end, CancellationToken cancellation) => EndAsync(lease, end, reason);

    public async Task<bool> HandBackAsync(TurnLease lease, TimeSpan delay, bool counts, CancellationToken cancellation)
    {
        if (!counts && _turns.Held(lease.Conversation, lease.Token) is not null)
        {
            await _database.Writer.WriteAsync(session =>
            {
                InboxRows.TakeTryBack(session, lease.Id);
                return 0;
            }).ConfigureAwait(false);
        }
        return _turns.Release(lease.Conversation, lease.Token, delay, uncertain: false, counts);
    }

    public Task<long> AppendAsync(string conversation, string workspace, TurnEnd end, CancellationToken cancellation)
    {
        var at = Now();
        return _database.Writer.WriteAsync(session =>
            end.Exchange is null ? ConversationRows.Count(session, conversation) : ConversationRows.Append(session, conversation, workspace, end, at));
    }

    public Task PostAsync(string conversation, string workspace, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellation)
    {
        var at = Now();
        return _database.Writer.WriteAsync(
            session => Post(session, conversation, workspace, deliveries, null, at, taken: false),
            ids => Posted(conversation, workspace, deliveries, ids, TimeSpan.Zero));
    }

    public async Task<IReadOnlyList<ClaimedDelivery>> ClaimDeliveriesAsync(TurnClaim claim, CancellationToken cancellation)
    {
        var taken = _deliveries.Take(claim);
        if (taken.Count == 0)
            return [];
        try
        {
            var counted = _database.Writer.WriteAsync(session =>
            {
                foreach (var delivery in taken)
                    OutboxRows.BeginTry(session, delivery.Item.Id, delivery.Item.Tries);
                return 0;
            });
            var deliveries = _database.Read(session => taken.ConvertAll(t =>
            {
                t.Item.Value.Value ??= OutboxRows.Read(session, t.Item.Id);
                return Claimed(t);
            }));
            await counted.ConfigureAwait(false);
            return deliveries;
        }
        catch
        {
            foreach (var delivery in taken)
                _deliveries.Release(delivery.Conversation, delivery.Token, AfterFault, uncertain: false, counts: false);
            throw;
        }
    }

    public Task<bool> DeliveredAsync(DeliveryLease lease, string? platformId, CancellationToken cancellation) =>
        EndDeliveryAsync(lease, (session, exchange, _) =>
        {
            if (platformId is not null && exchange is { } number)
                ConversationRows.SetPosted(session, lease.Conversation, number, platformId);
        });

    public Task<bool> DropDeliveryAsync(DeliveryLease lease, string reason, CancellationToken cancellation)
    {
        var (at, workspace) = (Now(), _deliveries.WorkspaceOf(lease.Conversation) ?? "");
        return EndDeliveryAsync(lease, (session, exchange, delivery) =>
            OutboxRows.Bury(session, WorkKind.Deliveries, delivery.Id, lease.Conversation, workspace, reason, at, exchange is { } number ? ConversationRows.PersonOf(session, lease.Conversation, number) : null, delivery.Body));
    }

    public async Task<bool> RetryDeliveryAsync(DeliveryLease lease, TimeSpan delay, bool uncertain, CancellationToken cancellation)
    {
        if (_deliveries.Renew(lease.Conversation, lease.Token, Ending) == LeaseState.Lost)
            return false;
        await _database.Writer.WriteAsync(session =>
        {
            OutboxRows.EndTry(session, lease.Id, uncertain);
            return 0;
        }).ConfigureAwait(false);
        return _deliveries.Release(lease.Conversation, lease.Token, delay, uncertain, counts: true);
    }

    public Task WaitForWorkAsync(WorkKind kind, CancellationToken cancellation) =>
        (kind == WorkKind.Turns ? _turns.Changed : _deliveries.Changed).WaitAsync(cancellation);

    public Task<StoreCounts> CountAsync(CancellationToken cancellation) =>
        Task.FromResult(new StoreCounts(_turns.Count, _turns.Leased, _turns.Oldest(), _deliveries.Count, _deliveries.Oldest(), _database.Read(OutboxRows.CountBuried)));

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellation) =>
        Task.FromResult(_database.Read(session => OutboxRows.Buried(session, max)));

    public Task<int> DeleteDeadLettersAsync(IReadOnlyList<string> people, CancellationToken cancellation) =>
        _database.Writer.WriteAsync(session => people.Sum(p => OutboxRows.DeleteBuriedOf(session, p)));

    public Task<int> SweepAsync(Retention retention, int max, CancellationToken cancellation)
    {
        // All that is written meanwhile waits for it: a millisecond or two at a time.
        max = Math.Min(max, SweptAtOnce);
        long Ago(TimeSpan span) => (_clock.GetUtcNow() - span).ToUnixTimeMilliseconds();
        return _database.Writer.WriteAsync(session =>
            ConversationRows.DeleteIdle(session, Ago(retention.Conversations), max)
            + InboxRows.DeleteEvents(session, Ago(retention.Events), max)
            + OutboxRows.DeleteBuried(session, Ago(retention.DeadLetters), max));
    }

    public void Dispose()
    {
        _turns.Dispose();
        _deliveries.Dispose();
    }

    private async Task<FinishedTurn> EndAsync(TurnLease lease, TurnEnd end, string? deadBecause)
    {
        if (_turns.Held(lease.Conversation, lease.Token) is not { Value: { } message } kept || _turns.Renew(lease.Conversation, lease.Token, Ending) == LeaseState.Lost)
            return FinishedTurn.Lost;
        var at = Now();
        var taken = end.Deliver > TimeSpan.Zero;
        IReadOnlyList<ClaimedDelivery> claimed = [];
        try
        {
            var (ended, exchanges, _) = await _database.Writer.WriteAsync(
                session =>
                {
                    if (!InboxRows.Delete(session, lease.Id))
                        return (Held: false, Exchanges: 0L, Ids: []);
                    var number = end.Exchange is null ? ConversationRows.Count(session, lease.Conversation) : ConversationRows.Append(session, message.Conversation, message.Workspace, end, at);
                    if (deadBecause is not null)
                        OutboxRows.Bury(session, WorkKind.Turns, message.Event, message.Conversation, message.Workspace, deadBecause, at, message.Person, message.Body);
                    return (Held: true, Exchanges: number, Ids: Post(session, lease.Conversation, message.Workspace, end.Deliveries, end.Exchange is null ? null : number, at, taken));
                },
                result =>
                {
                    if (!result.Held)
                        return;
                    Forget(kept);
                    _turns.Remove(lease.Conversation, lease.Token);
                    claimed = Posted(lease.Conversation, message.Workspace, end.Deliveries, result.Ids, end.Deliver);
                }).ConfigureAwait(false);
            return ended ? new(true, exchanges, claimed) : FinishedTurn.Lost;
        }
        catch
        {
            _turns.Renew(lease.Conversation, lease.Token, AfterFault);
            throw;
        }
    }

    private async Task<bool> EndDeliveryAsync(DeliveryLease lease, Action<SqliteSession, long?, NewDelivery> also)
    {
        if (_deliveries.Held(lease.Conversation, lease.Token) is not { Value: { } delivery } kept || _deliveries.Renew(lease.Conversation, lease.Token, Ending) == LeaseState.Lost)
            return false;
        try
        {
            return await _database.Writer.WriteAsync(
                session =>
                {
                    var (found, exchange) = OutboxRows.Delete(session, lease.Id);
                    if (found)
                        also(session, exchange, delivery);
                    return found;
                },
                found =>
                {
                    if (!found)
                        return;
                    Forget(kept);
                    _deliveries.Remove(lease.Conversation, lease.Token);
                }).ConfigureAwait(false);
        }
        catch
        {
            _deliveries.Renew(lease.Conversation, lease.Token, AfterFault);
            throw;
        }
    }

    private static long[] Post(SqliteSession session, string conversation, string workspace, IReadOnlyList<NewDelivery> deliveries, long? exchange, long at, bool taken)
    {
        var ids = deliveries.Count == 0 ? [] : new long[deliveries.Count];
        for (var i = 0; i < ids.Length; i++)
            ids[i] = OutboxRows.Add(session, deliveries[i], conversation, workspace, exchange, at, taken);
        return ids;
    }

    private List<ClaimedDelivery> Posted(string conversation, string workspace, IReadOnlyList<NewDelivery> deliveries, long[] ids, TimeSpan deliver)
    {
        var claimed = new List<ClaimedDelivery>();
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] == 0)
                continue;
            _deliveries.Add(conversation, workspace, new(ids[i], Keep(deliveries[i], deliveries[i].Body.Length), _clock.GetTimestamp()));
            if (deliver <= TimeSpan.Zero || _deliveries.TakeFirst(conversation, ids[i], deliver) is not { } first)
                continue;
            first.Item.Value.Value ??= deliveries[i]; // However much is kept: whoever takes it needs it now.
            claimed.Add(Claimed(first));
        }
        return claimed;
    }

    private static ClaimedDelivery Claimed(Taken<Kept<NewDelivery>> taken) =>
        new(new(taken.Item.Id, taken.Token, taken.Conversation), taken.Item.Value.Value!, taken.Workspace, taken.Item.Tries, taken.Item.Uncertain);

    private Kept<T> Keep<T>(T value, int bytes)
        where T : class
    {
        if (Interlocked.Add(ref _keptBytes, bytes) <= MaxKeptBytes)
            return new() { Value = value, Bytes = bytes };
        Interlocked.Add(ref _keptBytes, -bytes);
        return new();
    }

    private void Forget<T>(Kept<T> kept)
        where T : class => Interlocked.Add(ref _keptBytes, -kept.Bytes);

    private long Now() => _clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>The clock's timestamp of a time of day in the past.</summary>
    private long Timestamp(long at) => _clock.GetTimestamp() - (long)(Math.Max(0, Now() - at) / 1000.0 * _clock.TimestampFrequency);

    /// <summary>What waits, in memory or to be read from the file.</summary>
    private sealed class Kept<T>
        where T : class
    {
        public T? Value { get; set; }
        public int Bytes { get; init; }
        public string? Progress { get; set; }
    }
}
