namespace Bot.Channels.Slack;

/// <summary>The settings under <c>Slack</c>. Slack is on when token and signing secret are set.</summary>
internal sealed record SlackOptions
{
    public string BotToken { get; init; } = "";
    public string SigningSecret { get; init; } = "";
    public Uri ApiBaseUrl { get; init; } = new("https://slack.com/api/");
    public bool IsOn => BotToken.Length > 0 && SigningSecret.Length > 0;

    /// <summary>Hosts that a <c>response_url</c> may name: Slack's own, and this machine when the API is on it.</summary>
    public bool MayPostTo(Uri url) =>
        (url.Scheme == Uri.UriSchemeHttps && url.Host is "hooks.slack.com" or "hooks.slack-gov.com" && url.IsDefaultPort)
        || (ApiBaseUrl.IsLoopback && url.IsLoopback);

    /// <summary>Reads and checks the settings; every fault is added to <paramref name="faults"/>.</summary>
    public static SlackOptions Read(IConfiguration configuration, List<string> faults)
    {
        var token = configuration["Slack:BotToken"] ?? "";
        var secret = configuration["Slack:SigningSecret"] ?? "";
        if (token.Length > 0 && !token.StartsWith("xox", StringComparison.Ordinal))
            faults.Add("Slack:BotToken is not a Slack token; copy the one that starts with xoxb- from the app's page \"OAuth & Permissions\".");
        if (token.Length == 0 != (secret.Length == 0))
            faults.Add($"Slack:{(token.Length == 0 ? "BotToken" : "SigningSecret")} is missing; set both BotToken and SigningSecret, or neither.");
        var url = configuration["Slack:ApiBaseUrl"] ?? "https://slack.com/api/";
        if (!Uri.TryCreate(url.EndsWith('/') ? url : url + "/", UriKind.Absolute, out var api) || !(api.Scheme == Uri.UriSchemeHttps || api.IsLoopback))
        {
            faults.Add($"Slack:ApiBaseUrl is '{url}'; write an https URL such as https://slack.com/api/ (http only on loopback).");
            api = new("https://slack.com/api/");
        }
        return new() { BotToken = token, SigningSecret = secret, ApiBaseUrl = api };
    }
}
