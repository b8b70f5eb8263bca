using Bot.Channels;

namespace Bot.Identity.Platforms;

/// <summary>What a platform knows of people and channels beyond what its messages say. Asked seldom: the answers are kept for a while.</summary>
internal interface IPlatformFacts
{
    Platform Platform { get; }

    /// <summary>How the sender belongs to the message's workspace or tenant.</summary>
    Task<StandingAnswer> StandingAsync(Message message, CancellationToken cancellation);

    /// <summary>The channel as it is now.</summary>
    Task<ChannelAnswer> ChannelAsync(Message message, CancellationToken cancellation);
}

/// <param name="Fault">Why the platform did not say; null where it did.</param>
internal sealed record StandingAnswer(Standing Standing, string? Fault = null);

/// <param name="Name">Its name; empty where the platform did not say.</param>
/// <param name="IsShared">Shared with another workspace or tenant.</param>
/// <param name="Fault">Why the platform did not say; null where it did.</param>
internal sealed record ChannelAnswer(string Name, ChannelKind Kind, bool IsShared, string? Fault = null);
