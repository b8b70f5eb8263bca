namespace Bot.Channels;

/// <summary>How a chat user belongs to the workspace or tenant they write in.</summary>
internal enum Standing
{
    /// <summary>The platform did not say (yet).</summary>
    Unknown,
    Member,
    /// <summary>A guest of the workspace or tenant.</summary>
    Guest,
    /// <summary>Of another workspace or tenant (Slack Connect, shared channels, federation).</summary>
    External,
    /// <summary>A program.</summary>
    Bot,
}
