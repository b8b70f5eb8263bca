namespace Bot.Channels.Slack.Api;

/// <summary>The bot's tokens in the workspaces it is installed in.</summary>
internal interface ISlackTokens
{
    /// <summary>A workspace's token; null where the app is not installed there.</summary>
    ValueTask<string?> OfAsync(string workspace, CancellationToken cancellation);

    /// <summary>Slack refused a token: gets another where tokens rotate.</summary>
    /// <returns>Whether there is another now.</returns>
    ValueTask<bool> RenewAsync(string workspace, string refused, CancellationToken cancellation);
}

/// <summary>One workspace, its token in the settings.</summary>
internal sealed class SettingsToken(SlackOptions options) : ISlackTokens
{
    public ValueTask<string?> OfAsync(string workspace, CancellationToken cancellation) => new(options.BotToken);

    public ValueTask<bool> RenewAsync(string workspace, string refused, CancellationToken cancellation) => new(false);
}
