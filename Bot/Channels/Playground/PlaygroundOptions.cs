namespace Bot.Channels.Playground;

/// <summary>The settings under <c>Playground</c>.</summary>
internal sealed record PlaygroundOptions
{
    /// <summary>Serve the playground to other machines too. It has no sign-in: whoever reaches it may be anybody it offers.</summary>
    /// <value>false</value>
    public bool AllowRemote { get; init; }
    /// <summary>What the bot runs on, for the page's header: <c>demo</c>, <c>real</c> or <c>endpoint</c>.</summary>
    public string Mode { get; init; } = "demo";
    /// <summary>The Region that questions go to when neither they nor the channel say one.</summary>
    public string Region { get; init; } = "us-east-1";
}
