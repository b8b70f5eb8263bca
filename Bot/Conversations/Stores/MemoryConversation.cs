namespace Bot.Conversations.Stores;

/// <summary>A conversation of <see cref="MemoryTurnStore"/>: its latest exchanges, and what each person has of them.</summary>
internal sealed class MemoryConversation
{
    private const int Kept = 200;
    private readonly List<(string? Person, StoredExchange Exchange)> _exchanges = [];
    private readonly Dictionary<string, Share> _shares = new(StringComparer.Ordinal);

    public IEnumerable<StoredExchange> Exchanges => _exchanges.Select(e => e.Exchange);
    public bool IsEmpty => _exchanges.Count == 0;
    public long Count { get; private set; }
    public long Touched { get; private set; }

    public void Append(byte[] body, string? person, string? title, long order, long timestamp, DateTimeOffset now)
    {
        _exchanges.Add((person, new(++Count, body, null)));
        if (_exchanges.Count > Kept)
            _exchanges.RemoveAt(0);
        Touched = timestamp;
        if (person is not null)
            _shares[person] = new(_shares.GetValueOrDefault(person)?.Title ?? title, order, now);
    }

    public void Posted(long number, string platformId)
    {
        if (_exchanges.FindIndex(e => e.Exchange.Number == number) is >= 0 and var at)
            _exchanges[at] = _exchanges[at] with { Exchange = _exchanges[at].Exchange with { PlatformId = platformId } };
    }

    public string? PersonOf(long number) => _exchanges.Find(e => e.Exchange.Number == number).Person;

    /// <summary>The person's entry in their list; null where they have none.</summary>
    public (long Order, ConversationSummary Summary)? SummaryOf(string person, string key) =>
        _shares.TryGetValue(person, out var share) && share.Title is { } title ? (share.Order, new(key, title, share.Latest, Of(person).Count())) : null;

    public IEnumerable<StoredExchange> Of(string person) => _exchanges.Where(e => e.Person == person).Select(e => e.Exchange);

    /// <summary>Deletes a person's exchanges and says how many there were.</summary>
    public int Delete(string person)
    {
        if (!_shares.Remove(person))
            return 0;
        Count++;
        return _exchanges.RemoveAll(e => e.Person == person);
    }

    /// <param name="Order">Grows with every exchange of the store: the clock may stand still between two.</param>
    private sealed record Share(string? Title, long Order, DateTimeOffset Latest);
}
