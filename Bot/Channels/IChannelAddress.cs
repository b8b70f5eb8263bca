namespace Bot.Channels;

/// <summary>Where a platform takes posts that answer nobody, where that differs by channel.</summary>
internal interface IChannelAddress
{
    /// <summary>The address; null where none is known.</summary>
    ValueTask<ReplyAddress?> FindAsync(Place place, CancellationToken cancellation);
}
