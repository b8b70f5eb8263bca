namespace Bot.Channels;

/// <summary>Who can see a channel.</summary>
internal enum ChannelKind
{
    /// <summary>The platform did not say (yet).</summary>
    Unknown,
    /// <summary>Everybody of the workspace or team.</summary>
    Public,
    /// <summary>Those who were added; group conversations too.</summary>
    Private,
    /// <summary>One person and the bot.</summary>
    Direct,
}
