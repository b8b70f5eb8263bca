using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Conversations.Stores.Postgres;

/// <summary>The store of any number of replicas. Its time is the database's.</summary>
internal sealed class PostgresTurnStore : ITurnStore, IHistory, IAsyncDisposable
{
    private readonly PostgresSignals _signals;
    private readonly PostgresInbox _inbox;
    private readonly PostgresTurns _turns;
    private readonly PostgresConversations _conversations;
    private readonly PostgresOutbox _outbox;
    private readonly PostgresUpkeep _upkeep;
    private int _disposed;

    /// <param name="database">Not disposed with the store.</param>
    /// <param name="clock">Paces polls and tries; leases and delays follow the database's time.</param>
    /// <param name="bounds">Of the inbox.</param>
    /// <param name="log">Where a lost connection is told.</param>
    public PostgresTurnStore(PostgresDatabase database, TimeProvider clock, InboxBounds? bounds = null, ILogger<PostgresTurnStore>? log = null)
    {
        _signals = new(database, clock, log ?? NullLogger<PostgresTurnStore>.Instance);
        _inbox = new(database, _signals, bounds ?? InboxBounds.Default, clock);
        _turns = new(database, _signals);
        _conversations = new(database);
        _outbox = new(database, _signals);
        _upkeep = new(database);
    }

    public Task<Intake> AcceptAsync(InboxMessage message, CancellationToken cancellation) => _inbox.AcceptAsync(message, cancellation);

    public Task<bool> HasAcceptedAsync(string @event, CancellationToken cancellation) => _conversations.HasEventAsync(@event, cancellation);

    public Task<IReadOnlyList<ClaimedTurn>> ClaimTurnsAsync(TurnClaim claim, CancellationToken cancellation) => _turns.ClaimAsync(claim, cancellation);

    public Task<IReadOnlyList<StoredExchange>> LoadAsync(string conversation, int latest, CancellationToken cancellation) => _conversations.LoadAsync(conversation, latest, cancellation);

    public Task<bool> KnowsAsync(string conversation, CancellationToken cancellation) => _conversations.KnowsAsync(conversation, cancellation);

    public Task<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<TurnLease> leases, TimeSpan span, CancellationToken cancellation) => _turns.RenewAsync(leases, span, cancellation);

    public Task<bool> AskToStopAsync(string conversation, string person, CancellationToken cancellation) => _turns.AskToStopAsync(conversation, person, cancellation);

    public Task<bool> NoteProgressAsync(TurnLease lease, string note, CancellationToken cancellation) => _turns.NoteProgressAsync(lease, note, cancellation);

    public Task<FinishedTurn> FinishAsync(TurnLease lease, TurnEnd end, CancellationToken cancellation) => _turns.EndAsync(lease, null, end, cancellation);

    public Task<bool> HandBackAsync(TurnLease lease, TimeSpan delay, bool counts, CancellationToken cancellation) => _turns.HandBackAsync(lease, delay, counts, cancellation);

    public Task<FinishedTurn> DeadLetterAsync(TurnLease lease, string reason, TurnEnd end, CancellationToken cancellation) => _turns.EndAsync(lease, reason, end, cancellation);

    public Task<long> AppendAsync(string conversation, string workspace, TurnEnd end, CancellationToken cancellation) => _conversations.AppendAsync(conversation, workspace, end, cancellation);

    public Task PostAsync(string conversation, string workspace, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellation) => _outbox.PostAsync(conversation, workspace, deliveries, cancellation);

    public Task<IReadOnlyList<ClaimedDelivery>> ClaimDeliveriesAsync(TurnClaim claim, CancellationToken cancellation) => _outbox.ClaimAsync(claim, cancellation);

    public Task<bool> DeliveredAsync(DeliveryLease lease, string? platformId, CancellationToken cancellation) => _outbox.DeliveredAsync(lease, platformId, cancellation);

    public Task<bool> RetryDeliveryAsync(DeliveryLease lease, TimeSpan delay, bool uncertain, CancellationToken cancellation) => _outbox.RetryAsync(lease, delay, uncertain, cancellation);

    public Task<bool> DropDeliveryAsync(DeliveryLease lease, string reason, CancellationToken cancellation) => _outbox.DropAsync(lease, reason, cancellation);

    public Task WaitForWorkAsync(WorkKind kind, CancellationToken cancellation) => _signals.WaitAsync(kind, cancellation);

    public Task<StoreCounts> CountAsync(CancellationToken cancellation) => _upkeep.CountAsync(cancellation);

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellation) => _upkeep.DeadLettersAsync(max, cancellation);

    public Task<int> DeleteDeadLettersAsync(IReadOnlyList<string> people, CancellationToken cancellation) => _upkeep.DeleteDeadLettersAsync(people, cancellation);

    public Task<int> SweepAsync(Retention retention, int max, CancellationToken cancellation) => _upkeep.SweepAsync(retention, max, cancellation);

    public Task<IReadOnlyList<ConversationSummary>> ListAsync(string person, int max, CancellationToken cancellation) => _conversations.SummariesAsync(person, max, cancellation);

    public Task<IReadOnlyList<PersonalExchange>> ReadAsync(string person, string conversation, int latest, CancellationToken cancellation) => _conversations.ReadAsync(person, conversation, latest, cancellation);

    public IAsyncEnumerable<PersonalExchange> ExportAsync(string person, CancellationToken cancellation) => _conversations.ExportAsync(person, cancellation);

    public Task<int> DeleteAsync(string person, string? conversation, CancellationToken cancellation) => _conversations.DeleteAsync(person, conversation, cancellation);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        await _inbox.DisposeAsync().ConfigureAwait(false);
        await _signals.DisposeAsync().ConfigureAwait(false);
    }
}
