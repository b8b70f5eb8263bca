namespace Bot.Conversations.Stores;

/// <summary>What became of a message that arrived.</summary>
internal enum Intake
{
    /// <summary>It is stored: acknowledge it.</summary>
    Accepted,
    /// <summary>The same event was stored before: acknowledge it, do nothing.</summary>
    Duplicate,
    /// <summary>Too many messages wait: tell the platform to try again.</summary>
    Full,
    /// <summary>The store cannot store now: tell the platform to try again.</summary>
    Unavailable,
}

internal enum WorkKind
{
    Turns,
    Deliveries,
}

internal enum LeaseState
{
    Held,
    /// <summary>It ran out and may be another's: stop at once, change nothing.</summary>
    Lost,
    /// <summary>Held, and the person asked to stop it.</summary>
    StopAsked,
}

/// <summary>A message as the inbox keeps it.</summary>
/// <param name="Event">The platform's event, unique over all platforms: <c>slack:Ev01</c>.</param>
/// <param name="Conversation">The conversation's key.</param>
/// <param name="Workspace">Whose turns are bounded together: <c>slack:T01</c>.</param>
/// <param name="Person">Who wrote it: <c>slack:T01:U01</c>.</param>
/// <param name="Body">The message; opaque to the store.</param>
internal sealed record InboxMessage(string Event, string Conversation, string Workspace, string Person, byte[] Body);

/// <param name="Owner">This process, for people who look into the store.</param>
/// <param name="Lease">For how long, unless it is renewed.</param>
/// <param name="Max">How many at most.</param>
/// <param name="PerWorkspace">How many of a workspace may run at once in this process.</param>
/// <param name="Running">How many of each workspace run here now.</param>
internal sealed record TurnClaim(string Owner, TimeSpan Lease, int Max, int PerWorkspace, IReadOnlyDictionary<string, int> Running);

/// <param name="Id">The message in the store.</param>
/// <param name="Token">Differs with every claim of the message.</param>
/// <param name="Conversation">The conversation's key.</param>
internal sealed record TurnLease(long Id, long Token, string Conversation);

/// <param name="Lease">The right to the turn.</param>
/// <param name="Message">The message.</param>
/// <param name="Tries">How often it was claimed, this time included and handed back untried not.</param>
/// <param name="Exchanges">How many exchanges were ever appended to the conversation; 0: there is nothing to load.</param>
/// <param name="Progress">The note of an earlier try; null where there is none.</param>
/// <param name="Waited">Time since it was accepted.</param>
internal sealed record ClaimedTurn(TurnLease Lease, InboxMessage Message, int Tries, long Exchanges, string? Progress, TimeSpan Waited);

/// <param name="Number">Its number in the conversation, from 1.</param>
/// <param name="Body">As <see cref="TurnEnd.Exchange"/> had it.</param>
/// <param name="PlatformId">The platform's id of the answer that was posted; null until then.</param>
internal sealed record StoredExchange(long Number, byte[] Body, string? PlatformId);

/// <summary>How a turn ends.</summary>
/// <param name="Exchange">What is appended to the conversation; opaque to the store; null for nothing.</param>
/// <param name="Title">The conversation's title in the person's list where it has none there yet; null for none.</param>
/// <param name="Deliveries">What goes into the outbox, in this order.</param>
/// <param name="Deliver">Where positive, deliveries that are first in their conversation are leased to the caller for so long at once.</param>
internal sealed record TurnEnd(byte[]? Exchange, string? Title, IReadOnlyList<NewDelivery> Deliveries, TimeSpan Deliver = default)
{
    /// <summary>Whose question it was, by the directory's name, for <see cref="IHistory"/>; null for nobody's.</summary>
    public string? Person { get; init; }
}

/// <param name="Id">Unique, and the same should the turn be run again: derived from the event.</param>
/// <param name="Body">What the platform is told; opaque to the store.</param>
internal sealed record NewDelivery(string Id, byte[] Body);

/// <param name="Held">False where the lease was lost: nothing was stored.</param>
/// <param name="Exchanges">How many exchanges the conversation ever had, this one included.</param>
/// <param name="Deliveries">Those leased to the caller at once; may be empty although some wait.</param>
internal sealed record FinishedTurn(bool Held, long Exchanges, IReadOnlyList<ClaimedDelivery> Deliveries)
{
    public static FinishedTurn Lost { get; } = new(false, 0, []);
}

/// <param name="Id">The delivery in the store.</param>
/// <param name="Token">Differs with every claim of the delivery.</param>
/// <param name="Conversation">The conversation's key.</param>
internal sealed record DeliveryLease(long Id, long Token, string Conversation);

/// <param name="Lease">The right to deliver it.</param>
/// <param name="Delivery">What is to be delivered.</param>
/// <param name="Workspace">Whose limits it counts against.</param>
/// <param name="Tries">How often it was claimed, this time included.</param>
/// <param name="Uncertain">The platform may have it already: an earlier try ended without a word (its process died), or said so.</param>
internal sealed record ClaimedDelivery(DeliveryLease Lease, NewDelivery Delivery, string Workspace, int Tries, bool Uncertain);

/// <param name="Waiting">Messages accepted and not done, running ones included.</param>
/// <param name="Running">Turns under a lease.</param>
/// <param name="OldestWaiting">Age of the oldest of them.</param>
/// <param name="Deliveries">Deliveries not made yet.</param>
/// <param name="OldestDelivery">Age of the oldest of them.</param>
internal sealed record StoreCounts(long Waiting, long Running, TimeSpan OldestWaiting, long Deliveries, TimeSpan OldestDelivery, long DeadLetters);

/// <param name="Kind">A message or a delivery.</param>
/// <param name="Key">The event, or the delivery's id.</param>
/// <param name="Person">A message's writer (<see cref="InboxMessage.Person"/>), or whose question a delivery answers (<see cref="TurnEnd.Person"/>); empty where it is nobody's.</param>
/// <param name="Body">As it was stored.</param>
internal sealed record DeadLetter(WorkKind Kind, string Key, string Conversation, string Workspace, string Reason, DateTimeOffset At, string Person, byte[] Body);

/// <param name="Conversations">Conversations in which nothing happened for so long.</param>
/// <param name="Events">Ids of events, by which duplicates are known; longer than any platform repeats one.</param>
/// <param name="DeadLetters">Dead letters.</param>
internal sealed record Retention(TimeSpan Conversations, TimeSpan Events, TimeSpan DeadLetters)
{
    public const int DefaultDays = 90;

    /// <summary>Slack repeats an event for about 6 minutes, the connector for less; a week outlasts any outage of theirs.</summary>
    private static readonly TimeSpan Repeats = TimeSpan.FromDays(7);

    /// <summary>As <c>Store:RetentionDays</c> says, for conversations and dead letters alike; 0 keeps them for ever.</summary>
    public static Retention Of(int days)
    {
        var span = days == 0 ? TimeSpan.FromDays(365_000) : TimeSpan.FromDays(days);
        return new(span, Repeats, span);
    }
}

/// <summary>Bounds of what may wait, over which <see cref="ITurnStore.AcceptAsync"/> says <see cref="Intake.Full"/>.</summary>
internal sealed record InboxBounds(int Waiting = 100_000, int PerWorkspace = 50_000)
{
    public static InboxBounds Default { get; } = new();
}
