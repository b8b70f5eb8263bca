using System.Collections.Concurrent;
using Bot.Channels;

namespace Bot.Conversations;

/// <summary>Conversations by place, one turn at a time in each. Kept in memory.</summary>
internal sealed class ConversationStore
{
    private const int MaxExchanges = 50;
    private const int MaxConversations = 10_000;
    private readonly ConcurrentDictionary<Place, Entry> _entries = new();

    /// <summary>Waits for the conversation's turn. Dispose ends the turn.</summary>
    public async Task<Lease> EnterAsync(Place place, CancellationToken cancellation)
    {
        if (_entries.Count >= MaxConversations)
            Trim();
        var entry = _entries.GetOrAdd(place, _ => new());
        await entry.Turn.WaitAsync(cancellation).ConfigureAwait(false);
        return new Lease(entry);
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
        private readonly Entry _entry;

        internal Lease(Entry entry) => _entry = entry;

        public Conversation Conversation => _entry.Conversation;

        public void Append(Exchange exchange)
        {
            var exchanges = _entry.Conversation.With(exchange).Exchanges;
            _entry.Conversation = new(exchanges.Length > MaxExchanges ? exchanges[^MaxExchanges..] : exchanges);
        }

        public void Dispose() => _entry.Turn.Release();
    }
}
