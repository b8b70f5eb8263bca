namespace Bot.Channels;

/// <summary>The kinds of places that messages come from.</summary>
internal enum Platform
{
    Slack,
    Teams,
    Playground,
    Terminal,
    Notifications,
}
