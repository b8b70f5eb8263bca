using Bot.Conversations;

namespace Bot.Channels;

/// <summary>Brings answers to a platform.</summary>
internal interface IDelivery
{
    Platform Platform { get; }

    /// <summary>Shows that the turn has begun, where the platform has a way to. Never fails a turn.</summary>
    Task BeginAsync(Message message, CancellationToken cancellation);

    /// <summary>Delivers the answer.</summary>
    /// <exception cref="HttpRequestException">The platform did not take it.</exception>
    Task DeliverAsync(Message message, TurnResult result, CancellationToken cancellation);
}
