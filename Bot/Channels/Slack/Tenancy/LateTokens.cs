using Bot.Channels.Slack.Api;

namespace Bot.Channels.Slack.Tenancy;

/// <summary>The client asks for tokens, and getting new ones takes the client: they are joined here when first used.</summary>
internal sealed class LateTokens(IServiceProvider services) : ISlackTokens
{
    private readonly Lazy<InstalledTokens> _tokens = new(services.GetRequiredService<InstalledTokens>);

    public ValueTask<string?> OfAsync(string workspace, CancellationToken cancellation) => _tokens.Value.OfAsync(workspace, cancellation);

    public ValueTask<bool> RenewAsync(string workspace, string refused, CancellationToken cancellation) => _tokens.Value.RenewAsync(workspace, refused, cancellation);
}
