namespace Bot.Conversations.Stores;

/// <summary>A conversation of <see cref="MemoryTurnStore"/>: its latest exchanges.</summary>
internal sealed class MemoryConversation
{
    private const int Kept = 200;

    public List<StoredExchange> Exchanges { get; } = [];
    public long Count { get; private set; }
    public long Touched { get; private set; }

    public void Append(byte[] body, long timestamp)
    {
        Exchanges.Add(new(++Count, body, null));
        if (Exchanges.Count > Kept)
            Exchanges.RemoveAt(0);
        Touched = timestamp;
    }

    public void Posted(long number, string platformId)
    {
        if (Exchanges.FindIndex(e => e.Number == number) is >= 0 and var at)
            Exchanges[at] = Exchanges[at] with { PlatformId = platformId };
    }
}
