using Bot.Conversations.Stores;

namespace Bot.Conversations;

/// <summary>Conversations for their next turn: from the store, or from memory where nothing was added to them elsewhere.</summary>
internal sealed class ConversationCache(ITurnStore store)
{
    /// <summary>As far back as a follow-up looks.</summary>
    private const int MaxExchanges = 50;
    private const int MaxKept = 256;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, long Exchanges, Conversation Conversation)>> _kept = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, long Exchanges, Conversation Conversation)> _byUse = new();

    /// <param name="key">The conversation's key.</param>
    /// <param name="exchanges">How many exchanges it ever had, as the store says.</param>
    public async Task<Conversation> GetAsync(string key, long exchanges, CancellationToken cancellation)
    {
        if (exchanges == 0)
            return Conversation.Empty;
        lock (_lock)
        {
            if (_kept.TryGetValue(key, out var node) && node.Value.Exchanges == exchanges)
                return node.Value.Conversation;
        }
        var stored = await store.LoadAsync(key, MaxExchanges, cancellation).ConfigureAwait(false);
        var conversation = Conversation.Of(stored.Select(e => ConversationJson.ReadExchange(e.Body)).OfType<Exchange>());
        Keep(key, exchanges, conversation);
        return conversation;
    }

    /// <summary>Notes what a conversation is now.</summary>
    public void Add(string key, long exchanges, Conversation before, Exchange added)
    {
        var all = before.With(added).Exchanges;
        Keep(key, exchanges, new(all.Length > MaxExchanges ? all[^MaxExchanges..] : all));
    }

    private void Keep(string key, long exchanges, Conversation conversation)
    {
        lock (_lock)
        {
            if (_kept.Remove(key, out var old))
                _byUse.Remove(old);
            _kept[key] = _byUse.AddFirst((key, exchanges, conversation));
            if (_kept.Count <= MaxKept)
                return;
            _kept.Remove(_byUse.Last!.Value.Key);
            _byUse.RemoveLast();
        }
    }
}
