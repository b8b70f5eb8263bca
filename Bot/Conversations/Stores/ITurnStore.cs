namespace Bot.Conversations.Stores;

/// <summary>
/// The durable side of the engine: the inbox, the conversations and the outbox. What a method did is durable when it returns;
/// writes that are made at once share one flush. Time is the store's own: callers give spans, never times. Thread-safe.
/// </summary>
/// <remarks>
/// A turn and a delivery are held by a lease. Whoever lost theirs (it ran out and another took it, or it was ended) is told so by
/// a value and has changed nothing.
/// </remarks>
internal interface ITurnStore
{
    /// <summary>Takes a message in, once for each <see cref="InboxMessage.Event"/>.</summary>
    /// <exception cref="StoreException">It could not be stored; the platform must send it again.</exception>
    Task<Intake> AcceptAsync(InboxMessage message, CancellationToken cancellation);

    /// <summary>Whether an event was taken in before.</summary>
    Task<bool> HasAcceptedAsync(string @event, CancellationToken cancellation);

    /// <summary>Leases the first waiting messages of conversations in which no turn runs: in a conversation in the order accepted, among workspaces fairly.</summary>
    /// <returns>At most <see cref="TurnClaim.Max"/>; empty where nothing may be claimed now. Each counts as a try.</returns>
    Task<IReadOnlyList<ClaimedTurn>> ClaimTurnsAsync(TurnClaim claim, CancellationToken cancellation);

    /// <summary>The latest exchanges of a conversation, oldest first.</summary>
    Task<IReadOnlyList<StoredExchange>> LoadAsync(string conversation, int latest, CancellationToken cancellation);

    /// <summary>Whether anything was asked in a conversation: a message waits or runs there, or an exchange is kept.</summary>
    Task<bool> KnowsAsync(string conversation, CancellationToken cancellation);

    /// <summary>Prolongs leases, each by the span from now, and says how each stands.</summary>
    Task<IReadOnlyList<LeaseState>> RenewAsync(IReadOnlyList<TurnLease> leases, TimeSpan span, CancellationToken cancellation);

    /// <summary>Asks whoever runs the conversation's turn for this person, or takes it up later, to stop it; <see cref="RenewAsync"/> tells them.</summary>
    /// <returns>True where a turn of this person runs, or was left by its process.</returns>
    Task<bool> AskToStopAsync(string conversation, string person, CancellationToken cancellation);

    /// <summary>Keeps a note with the message (the platform's id of a progress message), for whoever takes the turn up later.</summary>
    /// <returns>False where the lease is lost.</returns>
    Task<bool> NoteProgressAsync(TurnLease lease, string note, CancellationToken cancellation);

    /// <summary>Ends a turn in one transaction: the exchange is appended, the deliveries are put into the outbox, the message is done.</summary>
    Task<FinishedTurn> FinishAsync(TurnLease lease, TurnEnd end, CancellationToken cancellation);

    /// <summary>Gives a turn back to be claimed again, first in its conversation.</summary>
    /// <param name="lease">The turn.</param>
    /// <param name="delay">For how long nobody claims it.</param>
    /// <param name="counts">False where it was given back untried (shutdown): the try is not counted.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>False where the lease is lost.</returns>
    Task<bool> HandBackAsync(TurnLease lease, TimeSpan delay, bool counts, CancellationToken cancellation);

    /// <summary>Ends a turn that cannot be run: its message goes to the dead letters, the deliveries into the outbox, in one transaction.</summary>
    /// <returns>As <see cref="FinishAsync"/>.</returns>
    Task<FinishedTurn> DeadLetterAsync(TurnLease lease, string reason, TurnEnd end, CancellationToken cancellation);

    /// <summary>Appends an exchange of a turn that was not run from the inbox; its deliveries are not looked at.</summary>
    /// <returns>How many exchanges the conversation ever had, this one included.</returns>
    Task<long> AppendAsync(string conversation, string workspace, TurnEnd end, CancellationToken cancellation);

    /// <summary>Puts deliveries into the outbox without a turn, each once for its <see cref="NewDelivery.Id"/> while it waits there.</summary>
    Task PostAsync(string conversation, string workspace, IReadOnlyList<NewDelivery> deliveries, CancellationToken cancellation);

    /// <summary>Leases the first delivery of conversations, as turns are. Each counts as a try.</summary>
    Task<IReadOnlyList<ClaimedDelivery>> ClaimDeliveriesAsync(TurnClaim claim, CancellationToken cancellation);

    /// <summary>Ends a delivery that the platform took.</summary>
    /// <param name="lease">The delivery.</param>
    /// <param name="platformId">The platform's id of what was posted (Slack's <c>ts</c>, a Teams activity id); kept with the exchange. Null where it has none.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>False where the lease is lost.</returns>
    Task<bool> DeliveredAsync(DeliveryLease lease, string? platformId, CancellationToken cancellation);

    /// <summary>Gives a delivery back for a later try; the conversation's later deliveries wait for it.</summary>
    /// <param name="lease">The delivery.</param>
    /// <param name="delay">For how long nobody claims it.</param>
    /// <param name="uncertain">The platform may have taken it all the same.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <returns>False where the lease is lost.</returns>
    Task<bool> RetryDeliveryAsync(DeliveryLease lease, TimeSpan delay, bool uncertain, CancellationToken cancellation);

    /// <summary>Ends a delivery that the platform will never take: it goes to the dead letters.</summary>
    /// <returns>False where the lease is lost.</returns>
    Task<bool> DropDeliveryAsync(DeliveryLease lease, string reason, CancellationToken cancellation);

    /// <summary>Returns when work of this kind may have become claimable since this was last called. May return early, never too late. One caller for each kind.</summary>
    Task WaitForWorkAsync(WorkKind kind, CancellationToken cancellation);

    /// <summary>How the store stands.</summary>
    Task<StoreCounts> CountAsync(CancellationToken cancellation);

    /// <summary>The oldest dead letters.</summary>
    Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellation);

    /// <summary>Deletes the dead letters of these people (<see cref="DeadLetter.Person"/>).</summary>
    /// <returns>How many went.</returns>
    Task<int> DeleteDeadLettersAsync(IReadOnlyList<string> people, CancellationToken cancellation);

    /// <summary>Deletes a part of what is older than the limits: conversations idle for so long with all that is in them, event ids, dead letters.</summary>
    /// <returns>How many rows went; call again until it is 0.</returns>
    Task<int> SweepAsync(Retention retention, int max, CancellationToken cancellation);
}
