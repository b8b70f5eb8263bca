using System.Globalization;

namespace Bot.Channels.Slack;

/// <summary>Reads the settings under <c>Slack</c> and says what is wrong with them.</summary>
internal static class SlackOptionsReader
{
    private const int DefaultSockets = 2, MaxSockets = 10;

    public static SlackOptions Read(IConfiguration configuration, List<string> faults)
    {
        string Value(string key) => configuration["Slack:" + key] ?? "";
        var options = new SlackOptions
        {
            BotToken = Value("BotToken"),
            SigningSecret = Value("SigningSecret"),
            PreviousSigningSecret = Value("PreviousSigningSecret"),
            AppToken = Value("AppToken"),
            ClientId = Value("ClientId"),
            ClientSecret = Value("ClientSecret"),
            Sockets = SocketsOf(Value("Sockets"), faults),
            ApiBaseUrl = ApiOf(Value("ApiBaseUrl"), faults),
            PublicUrl = PublicOf(Value("PublicUrl"), faults),
            KeyRing = configuration["Identity:KeyRing"] is { Length: > 0 } folder ? folder : null,
        };
        faults.AddRange(Together(options));
        return options;
    }

    private static IEnumerable<string> Together(SlackOptions o)
    {
        if (o.BotToken.Length > 0 && !o.BotToken.StartsWith("xox", StringComparison.Ordinal))
            yield return "Slack:BotToken is not a Slack token; copy the one that starts with xoxb- from the app's page \"OAuth & Permissions\".";
        if (o.AppToken.Length > 0 && !o.AppToken.StartsWith("xapp-", StringComparison.Ordinal))
            yield return "Slack:AppToken is not an app-level token; make one that starts with xapp-, with the scope connections:write, on the app's page \"Basic Information\".";
        var hasTokens = o.BotToken.Length > 0 || o.ClientId.Length > 0;
        if (hasTokens && !o.HasHttp && !o.HasSocketMode)
            yield return "Slack:SigningSecret is missing; set it (from the app's page \"Basic Information\") for events over HTTP, or Slack:AppToken for Socket Mode.";
        if (!hasTokens && (o.HasHttp || o.HasSocketMode))
            yield return "Slack:BotToken is missing; set it (from the app's page \"OAuth & Permissions\"), or Slack:ClientId and Slack:ClientSecret for workspaces that install the app.";
        if (o.ClientId.Length > 0 != o.ClientSecret.Length > 0)
            yield return $"Slack:{(o.ClientId.Length == 0 ? "ClientId" : "ClientSecret")} is missing; set both ClientId and ClientSecret, or neither.";
        if (o.ClientId.Length > 0 && o.PublicUrl is null)
            yield return "Slack:PublicUrl is missing, which Slack:ClientId needs; write the https address of this bot that people's browsers reach, such as https://bot.example.com/.";
        if (o.ClientId.Length > 0 && o.KeyRing is null)
            yield return "Identity:KeyRing is missing, which Slack:ClientId needs; write the folder of the keys that the workspaces' tokens are encrypted with, shared by all replicas, such as data/keys.";
        if (o.PreviousSigningSecret.Length > 0 && !o.HasHttp)
            yield return "Slack:PreviousSigningSecret is set without Slack:SigningSecret; set the new secret as SigningSecret.";
    }

    private static int SocketsOf(string text, List<string> faults)
    {
        if (text.Length == 0)
            return DefaultSockets;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MaxSockets)
            return number;
        faults.Add($"Slack:Sockets is '{text}'; write a number from 1 to {MaxSockets}, which is what Slack allows.");
        return DefaultSockets;
    }

    private static Uri ApiOf(string text, List<string> faults)
    {
        var url = text.Length == 0 ? SlackOptions.DefaultApi : text;
        if (Uri.TryCreate(url.EndsWith('/') ? url : url + "/", UriKind.Absolute, out var api) && (api.Scheme == Uri.UriSchemeHttps || api.IsLoopback))
            return api;
        faults.Add($"Slack:ApiBaseUrl is '{url}'; write an https URL such as {SlackOptions.DefaultApi} (http only on loopback).");
        return new(SlackOptions.DefaultApi);
    }

    private static Uri? PublicOf(string text, List<string> faults)
    {
        if (text.Length == 0)
            return null;
        if (Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback))
            return url;
        faults.Add($"Slack:PublicUrl is '{text}'; write the https address of this bot, such as https://bot.example.com/.");
        return null;
    }
}
