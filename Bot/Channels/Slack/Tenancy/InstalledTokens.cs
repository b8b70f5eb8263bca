using Bot.Channels.Slack.Api;

namespace Bot.Channels.Slack.Tenancy;

/// <summary>The tokens of installations, renewed before they end.</summary>
internal sealed class InstalledTokens(SlackOptions options, Installs installs, TokenRotation rotation, TimeProvider clock) : ISlackTokens
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(10);

    public async ValueTask<string?> OfAsync(string workspace, CancellationToken cancellation)
    {
        if (await installs.OfAsync(workspace, cancellation).ConfigureAwait(false) is not { } known)
            return options.BotToken.Length > 0 ? options.BotToken : null;
        if (known.Install is { RefreshToken: not null, Expires: { } expires } && expires - Early <= clock.GetUtcNow())
            return (await rotation.RenewAsync(known, cancellation).ConfigureAwait(false) ?? known.Install).BotToken;
        return known.Install.BotToken;
    }

    public async ValueTask<bool> RenewAsync(string workspace, string refused, CancellationToken cancellation) =>
        await installs.OfAsync(workspace, cancellation).ConfigureAwait(false) is { Install.RefreshToken: not null } known
        && await rotation.RenewAsync(known, cancellation).ConfigureAwait(false) is { } renewed && renewed.BotToken != refused;
}
