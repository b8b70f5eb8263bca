namespace Bot.Conversations.Stores;

/// <summary>What waits in one conversation, first to last; only the first may be taken.</summary>
internal sealed class Lane<T>(string conversation, string workspace)
{
    public string Conversation => conversation;
    public string Workspace => workspace;
    public Queue<Waiting<T>> Items { get; } = new(1);

    /// <summary>Of the lease given last; 0 where the first was never taken.</summary>
    public long Token { get; set; }
    /// <summary>The lease runs; what has run out and was not taken by another still holds.</summary>
    public bool IsLeased { get; set; }
    public bool StopAsked { get; set; }
    /// <summary>Clock's timestamp until which nobody takes the first.</summary>
    public long Until { get; set; }
    /// <summary>Grows with each change, so that an entry made before it in a queue is known to be stale.</summary>
    public long Version { get; set; }
}

/// <summary>One thing that waits.</summary>
/// <param name="Id">Its id in the store.</param>
/// <param name="Since">Clock's timestamp of its arrival.</param>
internal sealed record Waiting<T>(long Id, T Value, long Since)
{
    public int Tries { get; set; }
    /// <summary>An earlier try may have had its effect.</summary>
    public bool Uncertain { get; set; }
}

/// <summary>The right to the first of a lane.</summary>
internal readonly record struct Taken<T>(long Token, string Conversation, string Workspace, Waiting<T> Item);
