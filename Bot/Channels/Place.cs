namespace Bot.Channels;

/// <summary>Where a message was written, by the platform's ids, never by names.</summary>
/// <param name="Platform">The platform.</param>
/// <param name="Workspace">Slack team id, Teams tenant id; empty for the playground and the terminal.</param>
/// <param name="Channel">The channel's id.</param>
/// <param name="Thread">The thread's id: what makes a conversation within a channel.</param>
internal sealed record Place(Platform Platform, string Workspace, string Channel, string Thread)
{
    /// <summary>A direct conversation between one person and the bot.</summary>
    public bool IsDirect { get; init; }
    /// <summary>As far as the message itself says.</summary>
    public ChannelKind Kind { get; init; } = ChannelKind.Unknown;
    /// <summary>The channel is shared with another workspace or tenant, as far as the message itself says.</summary>
    public bool IsShared { get; init; }
}
