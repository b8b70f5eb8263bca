using System.Collections.Immutable;

namespace Bot.Channels.Slack;

/// <summary>The settings under <c>Slack</c>. Slack is on with a token of one workspace, or with a client id and secret that workspaces install it with.</summary>
internal sealed record SlackOptions
{
    public const string DefaultApi = "https://slack.com/api/";

    public string BotToken { get; init; } = "";
    /// <summary>Signs what Slack sends over HTTP.</summary>
    public string SigningSecret { get; init; } = "";
    /// <summary>Also accepted, while the signing secret is being replaced.</summary>
    public string PreviousSigningSecret { get; init; } = "";
    /// <summary>Switches Socket Mode on.</summary>
    public string AppToken { get; init; } = "";
    /// <summary>Connections of Socket Mode held at once.</summary>
    public int Sockets { get; init; } = 2;
    public string ClientId { get; init; } = "";
    public string ClientSecret { get; init; } = "";
    /// <summary>Where Slack's web pages and this bot's reach people: the address that workspaces come back to after the installation.</summary>
    public Uri? PublicUrl { get; init; }
    /// <summary>The folder of the keys that tokens are encrypted with (<c>Identity:KeyRing</c>); null for keys that live as long as the process.</summary>
    public string? KeyRing { get; init; }
    public Uri ApiBaseUrl { get; init; } = new(DefaultApi);

    public bool HasHttp => SigningSecret.Length > 0;
    public bool HasSocketMode => AppToken.Length > 0;
    public bool HasInstall => ClientId.Length > 0;
    public bool IsOn => (BotToken.Length > 0 || HasInstall) && (HasHttp || HasSocketMode);

    /// <summary>The secrets that a signature may be made with.</summary>
    public ImmutableArray<string> SigningSecrets => PreviousSigningSecret.Length > 0 ? [SigningSecret, PreviousSigningSecret] : [SigningSecret];

    /// <summary>Hosts that a <c>response_url</c> may name: Slack's own, and this machine when the API is on it.</summary>
    public bool MayPostTo(Uri url) => IsSlacks(url, "hooks.slack.com", "hooks.slack-gov.com");

    /// <summary>Hosts that a file may be sent to or read from.</summary>
    public bool MayTransferTo(Uri url) => IsSlacks(url, "files.slack.com", "files.slack-gov.com", "slack.com");

    /// <summary>Hosts that Socket Mode may connect to.</summary>
    public bool MayConnectTo(Uri url) =>
        (url.Scheme == Uri.UriSchemeWss && (url.Host.EndsWith(".slack.com", StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith(".slack-gov.com", StringComparison.OrdinalIgnoreCase)))
        || (ApiBaseUrl.IsLoopback && url.IsLoopback && url.Scheme is "ws" or "wss");

    private bool IsSlacks(Uri url, params ReadOnlySpan<string> hosts)
    {
        if (ApiBaseUrl.IsLoopback && url.IsLoopback)
            return true;
        if (url.Scheme != Uri.UriSchemeHttps || !url.IsDefaultPort || url.UserInfo.Length > 0)
            return false;
        foreach (var host in hosts)
        {
            if (url.Host.Equals(host, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    /// <summary>Reads and checks the settings; every fault is added to <paramref name="faults"/>.</summary>
    public static SlackOptions Read(IConfiguration configuration, List<string> faults) => SlackOptionsReader.Read(configuration, faults);
}
