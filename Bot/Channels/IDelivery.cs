using Bot.Conversations;

namespace Bot.Channels;

/// <summary>Brings answers to a platform.</summary>
internal interface IDelivery
{
    Platform Platform { get; }

    /// <summary>Shows that the turn has begun, where the platform has a way to. Never fails a turn.</summary>
    Task BeginAsync(Message message, CancellationToken cancellation);

    /// <summary>Shows a turn while it runs; null where the platform shows nothing. The answer of the same id comes later, or never.</summary>
    /// <param name="deliveryId">The answer's delivery.</param>
    /// <param name="message">What is answered.</param>
    IProgress<TurnProgress>? Watch(string deliveryId, Message message) => null;

    /// <summary>All that <see cref="DeliverAsync"/> needs, in the form that is stored until it is delivered: the answer as the platform wants it, and where it goes.</summary>
    /// <param name="deliveryId">Put where <see cref="DeliverAsync"/> finds it again on the platform.</param>
    /// <param name="message">What is answered.</param>
    /// <param name="result">The answer.</param>
    byte[] Render(string deliveryId, Message message, TurnResult result);

    /// <summary>Delivers once; retries are the caller's.</summary>
    Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation);
}

/// <summary>A rendered answer on its way.</summary>
/// <param name="Id">The delivery's id, the same in all tries.</param>
/// <param name="Content">As <see cref="IDelivery.Render"/> made it.</param>
/// <param name="Uncertain">An earlier try may have reached the platform: look there first.</param>
internal sealed record Outgoing(string Id, ReadOnlyMemory<byte> Content, bool Uncertain);

/// <summary>What became of a delivery.</summary>
internal abstract record DeliveryOutcome
{
    /// <summary>The platform has it.</summary>
    /// <param name="PlatformId">Its id there; null where it has none.</param>
    internal sealed record Done(string? PlatformId) : DeliveryOutcome;

    /// <summary>Not now.</summary>
    /// <param name="Reason">For the log.</param>
    /// <param name="After">What the platform asked to wait; null where it said nothing.</param>
    /// <param name="Uncertain">The platform may have taken it all the same.</param>
    internal sealed record Later(string Reason, TimeSpan? After = null, bool Uncertain = false) : DeliveryOutcome;

    /// <summary>The platform will never take it.</summary>
    internal sealed record Never(string Reason) : DeliveryOutcome;
}
