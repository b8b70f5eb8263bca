using System.Runtime.CompilerServices;

namespace Bot.Conversations.Stores;

/// <summary>A store that lives as long as the process: for one question from the terminal, and for a demo on a machine without SQLite.</summary>
internal sealed class MemoryTurnStore(TimeProvider clock, InboxBounds? bounds = null) : ITurnStore, IHistory, IDisposable
{
    private readonly InboxBounds _bounds = bounds ?? InboxBounds.Default;
    private readonly Lock _lock = new();
    private readonly Lanes<MemoryMessage> _turns = new(clock);
    private readonly Lanes<NewDelivery> _deliveries = new(clock);
    private readonly Dictionary<string, long> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemoryConversation> _conversations = new(StringComparer.Ordinal);
    private readonly HashSet<string> _posted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Conversation, long Exchange)> _answers = new(StringComparer.Ordinal);
    private readonly List<DeadLetter> _dead = [];
    private long _ids;

    public Task<Intake> AcceptAsync(InboxMessage message, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_events.ContainsKey(message.Event))
                return Task.FromResult(Intake.Duplicate);
            if (_turns.Count >= _bounds.Waiting || _turns.CountOf(message.Workspace) >= _bounds.PerWorkspace)
                return Task.FromResult(Intake.Full);
            _events.Add(message.Event, clock.GetTimestamp());
            _turns.Add(message.Conversation, message.Workspace, new(++_ids, new(message), clock.GetTimestamp()));
            return Task.FromResult(Intake.Accepted);
        }
    }

    public Task<bool> HasAcceptedAsync(string @event, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(_events.ContainsKey(@event));
    }

    public Task<IReadOnlyList<ClaimedTurn>> ClaimTurnsAsync(TurnClaim claim, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ClaimedTurn>>([.. _turns.Take(claim).Select(t => new ClaimedTurn(
                new(t.Item.Id, t.Token, t.Conversation), t.Item.Value.Message, t.Item.Tries, _conversations.GetValueOrDefault(t.Conversation)?.Count ?? 0,
                t.Item.Value.Progress, clock.GetElapsedTime(t.Item.Since)))]);
    }

    public Task<IReadOnlyList<StoredExchange>> LoadAsync(string conversation, int latest, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<StoredExchange>>(_conversations.TryGetValue(conversation, out var found) ? [.. found.Exchanges.TakeLast(latest)] : []);
    }

    public Task<bool> KnowsAsync(string conversation, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(_turns.WorkspaceOf(conversation) is not null || _conversations.TryGetValue(conversation, out var found) && !found.IsEmpty);
    }

    public Task<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<TurnLease> leases, TimeSpan span, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<LeaseState>>([.. leases.Select(l => _turns.Renew(l.Conversation, l.Token, span))]);

    public Task<bool> AskToStopAsync(string conversation, string person, CancellationToken cancellation) =>
        Task.FromResult(_turns.AskToStop(conversation, m => m.Message.Person == person));

    public Task<bool> NoteProgressAsync(TurnLease lease, string note, CancellationToken cancellation) =>
        Task.FromResult(_turns.Change(lease.Conversation, lease.Token, m => m.Progress = note));

    public Task<FinishedTurn> FinishAsync(TurnLease lease, TurnEnd end, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(End(lease, end, _ => { }));
    }

    public Task<bool> HandBackAsync(TurnLease lease, TimeSpan delay, bool counts, CancellationToken cancellation) =>
        Task.FromResult(_turns.Release(lease.Conversation, lease.Token, delay, uncertain: false, counts));

    public Task<FinishedTurn> DeadLetterAsync(TurnLease lease, string reason, TurnEnd end, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(End(lease, end, m => _dead.Add(new(WorkKind.Turns, m.Event, m.Conversation, m.Workspace, reason, clock.GetUtcNow(), m.Person, m.Body))));
    }

    public Task<long> AppendAsync(string conversation, string workspace, TurnEnd end, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(Append(conversation, end));
    }

    public Task PostAsync(string conversation, string workspace, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellation)
    {
        lock (_lock)
            Post(conversation, workspace, deliveries, null, TimeSpan.Zero);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ClaimedDelivery>> ClaimDeliveriesAsync(TurnClaim claim, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<ClaimedDelivery>>([.. _deliveries.Take(claim).Select(Claimed)]);

    public Task<bool> DeliveredAsync(DeliveryLease lease, string? platformId, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (EndDelivery(lease) is not { } delivery)
                return Task.FromResult(false);
            if (_answers.Remove(delivery.Id, out var answer) && platformId is not null && _conversations.TryGetValue(answer.Conversation, out var conversation))
                conversation.Posted(answer.Exchange, platformId);
            return Task.FromResult(true);
        }
    }

    public Task<bool> RetryDeliveryAsync(DeliveryLease lease, TimeSpan delay, bool uncertain, CancellationToken cancellation) =>
        Task.FromResult(_deliveries.Release(lease.Conversation, lease.Token, delay, uncertain, counts: true));

    public Task<bool> DropDeliveryAsync(DeliveryLease lease, string reason, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var workspace = _deliveries.WorkspaceOf(lease.Conversation);
            if (EndDelivery(lease) is not { } delivery)
                return Task.FromResult(false);
            var person = _answers.Remove(delivery.Id, out var answer) && _conversations.TryGetValue(answer.Conversation, out var conversation) ? conversation.PersonOf(answer.Exchange) : null;
            _dead.Add(new(WorkKind.Deliveries, delivery.Id, lease.Conversation, workspace ?? "", reason, clock.GetUtcNow(), person ?? "", delivery.Body));
            return Task.FromResult(true);
        }
    }

    public Task WaitForWorkAsync(WorkKind kind, CancellationToken cancellation) =>
        (kind == WorkKind.Turns ? _turns.Changed : _deliveries.Changed).WaitAsync(cancellation);

    public Task<StoreCounts> CountAsync(CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(new StoreCounts(_turns.Count, _turns.Leased, _turns.Oldest(), _deliveries.Count, _deliveries.Oldest(), _dead.Count));
    }

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<DeadLetter>>([.. _dead.Take(max)]);
    }

    public Task<int> DeleteDeadLettersAsync(IReadOnlyList<string> people, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(_dead.RemoveAll(d => people.Contains(d.Person)));
    }

    public Task<int> SweepAsync(Retention retention, int max, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var idle = _conversations.Where(c => clock.GetElapsedTime(c.Value.Touched) >= retention.Conversations).Select(c => c.Key).Take(max).ToArray();
            var events = _events.Where(e => clock.GetElapsedTime(e.Value) >= retention.Events).Select(e => e.Key).Take(max).ToArray();
            var before = clock.GetUtcNow() - retention.DeadLetters;
            foreach (var conversation in idle)
                _conversations.Remove(conversation);
            foreach (var key in events)
                _events.Remove(key);
            return Task.FromResult(idle.Length + events.Length + _dead.RemoveAll(d => d.At <= before));
        }
    }

    public Task<IReadOnlyList<ConversationSummary>> ListAsync(string person, int max, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<ConversationSummary>>([.. _conversations.Select(c => c.Value.SummaryOf(person, c.Key)).OfType<(long Order, ConversationSummary Summary)>().OrderByDescending(s => s.Order).Take(max).Select(s => s.Summary)]);
    }

    public Task<IReadOnlyList<PersonalExchange>> ReadAsync(string person, string conversation, int latest, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<PersonalExchange>>(_conversations.TryGetValue(conversation, out var found) ? [.. found.Of(person).TakeLast(latest).Select(e => new PersonalExchange(conversation, e.Number, e.Body))] : []);
    }

    public async IAsyncEnumerable<PersonalExchange> ExportAsync(string person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        PersonalExchange[] all;
        lock (_lock)
            all = [.. _conversations.OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => c.Value.Of(person).Select(e => new PersonalExchange(c.Key, e.Number, e.Body)))];
        foreach (var exchange in all)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return exchange;
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    public Task<int> DeleteAsync(string person, string? conversation, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var deleted = 0;
            foreach (var (key, found) in conversation is null ? _conversations.ToArray() : [.. _conversations.Where(c => c.Key == conversation)])
            {
                deleted += found.Delete(person);
                if (found.IsEmpty)
                    _conversations.Remove(key);
            }
            return Task.FromResult(deleted);
        }
    }

    public void Dispose()
    {
        _turns.Dispose();
        _deliveries.Dispose();
    }

    private FinishedTurn End(TurnLease lease, TurnEnd end, Action<InboxMessage> note)
    {
        if (_turns.Held(lease.Conversation, lease.Token) is not { } message)
            return FinishedTurn.Lost;
        note(message.Message);
        var exchanges = Append(lease.Conversation, end);
        var claimed = Post(lease.Conversation, message.Message.Workspace, end.Deliveries, end.Exchange is null ? null : exchanges, end.Deliver);
        _turns.Remove(lease.Conversation, lease.Token);
        return new(true, exchanges, claimed);
    }

    private long Append(string key, TurnEnd end)
    {
        var conversation = _conversations.GetValueOrDefault(key);
        if (end.Exchange is not { } exchange)
            return conversation?.Count ?? 0;
        if (conversation is null)
            _conversations[key] = conversation = new();
        conversation.Append(exchange, end.Person, end.Title, ++_ids, clock.GetTimestamp(), clock.GetUtcNow());
        return conversation.Count;
    }

    private List<ClaimedDelivery> Post(string conversation, string workspace, IReadOnlyList<NewDelivery> deliveries, long? exchange, TimeSpan deliver)
    {
        var claimed = new List<ClaimedDelivery>();
        foreach (var delivery in deliveries)
        {
            if (!_posted.Add(delivery.Id))
                continue;
            if (exchange is { } number)
                _answers[delivery.Id] = (conversation, number);
            var id = ++_ids;
            _deliveries.Add(conversation, workspace, new(id, delivery, clock.GetTimestamp()));
            if (deliver > TimeSpan.Zero && _deliveries.TakeFirst(conversation, id, deliver) is { } taken)
                claimed.Add(Claimed(taken));
        }
        return claimed;
    }

    private NewDelivery? EndDelivery(DeliveryLease lease)
    {
        if (_deliveries.Held(lease.Conversation, lease.Token) is not { } delivery)
            return null;
        _deliveries.Remove(lease.Conversation, lease.Token);
        _posted.Remove(delivery.Id);
        return delivery;
    }

    private static ClaimedDelivery Claimed(Taken<NewDelivery> taken) =>
        new(new(taken.Item.Id, taken.Token, taken.Conversation), taken.Item.Value, taken.Workspace, taken.Item.Tries, taken.Item.Uncertain);

    private sealed class MemoryMessage(InboxMessage message)
    {
        public InboxMessage Message => message;
        public string? Progress { get; set; }
    }
}
