namespace Bot.Conversations;

/// <summary>Told of what reached its platform, before the outbox forgets it: after a crash in between it is told again.</summary>
internal interface IDeliveryListener
{
    /// <param name="delivery">The delivery's id.</param>
    /// <param name="platformId">The platform's id of what was posted; null where it has none.</param>
    /// <param name="cancellation">Gives up.</param>
    Task DeliveredAsync(string delivery, string? platformId, CancellationToken cancellation);

    /// <summary>The platform will never take it.</summary>
    Task DroppedAsync(string delivery, string reason, CancellationToken cancellation);
}
