namespace Bot.Channels.Slack.Api;

/// <summary>A method of the Web API and how often it may be called.</summary>
/// <param name="Name">Slack's name of it: <c>chat.postMessage</c>.</param>
/// <param name="PerMinute">Calls a minute of its rate tier, for this app in one workspace.</param>
/// <remarks>Source: Slack, "Rate limits": tier 1 allows 1 call a minute, tier 2 20, tier 3 50, tier 4 100 and more; posting about 1 a second in a channel.</remarks>
internal sealed record SlackMethod(string Name, int PerMinute)
{
    /// <summary>Calling it twice is as good as once, so a call without an answer is tried again.</summary>
    public bool IsRepeatable { get; init; }
    /// <summary>It takes a form: the methods that read take no JSON.</summary>
    public bool TakesForm { get; init; }
    /// <summary>It is also limited in each channel, to about one a second.</summary>
    public bool IsBoundByChannel { get; init; }
}
