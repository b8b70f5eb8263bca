using System.Collections.Concurrent;
using Bot.Channels;
using Bot.Conversations.Stores;

namespace Bot.Conversations;

/// <summary>Conversations of turns that are run directly, not through the inbox (the terminal's): one turn at a time in each, in memory, and in the store for the history.</summary>
internal sealed class ConversationStore(ITurnStore store, TimeProvider clock)
{
    private const int MaxExchanges = 50;
    private const int MaxConversations = 10_000;
    private readonly ConcurrentDictionary<Place, Entry> _entries = new();
    private readonly ITurnStore _store = store;
    private readonly TimeProvider _clock = clock;

    /// <summary>Waits for the conversation's turn. Dispose ends the turn.</summary>
    public async Task<Lease> EnterAsync(Place place, CancellationToken cancellation)
    {
        if (_entries.Count >= MaxConversations)
            Trim();
        var entry = _entries.GetOrAdd(place, _ => new());
        await entry.Turn.WaitAsync(cancellation).ConfigureAwait(false);
        return new Lease(this, entry);
    }

    private void Trim()
    {
        foreach (var (place, entry) in _entries.OrderBy(e => e.Value.Conversation.Last?.At).Take(MaxConversations / 10))
        {
            if (entry.Turn.CurrentCount == 1)
                _entries.TryRemove(new(place, entry));
        }
    }

    internal sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);
        public Conversation Conversation { get; set; } = Conversation.Empty;
    }

    /// <summary>The right to the conversation for one turn.</summary>
    internal sealed class Lease : IDisposable
    {
        private readonly ConversationStore _owner;
        private readonly Entry _entry;

        internal Lease(ConversationStore owner, Entry entry) => (_owner, _entry) = (owner, entry);

        public Conversation Conversation => _entry.Conversation;

        /// <summary>Appends a turn that ended; nothing where nobody known asked.</summary>
        public async Task AppendAsync(Message message, TurnResult result)
        {
            if (TurnEnds.Of(message, result, _owner._clock.GetUtcNow(), out var exchange) is not { Exchange: not null } end)
                return;
            var exchanges = _entry.Conversation.With(exchange!).Exchanges;
            _entry.Conversation = new(exchanges.Length > MaxExchanges ? exchanges[^MaxExchanges..] : exchanges);
            await _owner._store.AppendAsync(PlaceKey.Conversation(message.Place), PlaceKey.Workspace(message.Place), end, CancellationToken.None).ConfigureAwait(false);
        }

        public void Dispose() => _entry.Turn.Release();
    }
}
