using System.Collections.Immutable;

namespace Bot.Channels.Teams;

/// <summary>The Bot Framework's settings by its own names, and ours under <c>Teams</c>. Teams is on when an app id is set, or without tokens for the local playground.</summary>
internal sealed record TeamsOptions
{
    public string AppId { get; init; } = "";
    public string AppPassword { get; init; } = "";
    public string TenantId { get; init; } = "";
    public Uri OpenIdMetadata { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");
    public string TokenIssuer { get; init; } = "https://api.botframework.com";
    public Uri LoginUrl { get; init; } = new("https://login.microsoftonline.com/botframework.com");
    public string Scope { get; init; } = "https://api.botframework.com/.default";
    /// <summary>Microsoft Graph, which tells the members of groups.</summary>
    public Uri GraphUrl { get; init; } = new("https://graph.microsoft.com/");
    /// <summary>Hosts that replies may go to; a leading dot means any host below.</summary>
    public ImmutableArray<string> AllowedServiceUrls { get; init; } = ["smba.trafficmanager.net", ".botframework.com", ".teams.microsoft.com"];
    public bool AcceptEmulatorTokens { get; init; }
    public bool DangerouslyAllowUnauthenticated { get; init; }
    public bool IsOn => AppId.Length > 0 || DangerouslyAllowUnauthenticated;

    /// <summary>Whether replies may go to the address: https to a listed host; plain http to loopback only where loopback is listed or tokens are off.</summary>
    public bool MayPostTo(Uri url) => url.IsAbsoluteUri && (url.IsLoopback
        ? AllowedServiceUrls.Contains(url.Host, StringComparer.OrdinalIgnoreCase) || DangerouslyAllowUnauthenticated || AcceptEmulatorTokens
        : url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && AllowedServiceUrls.Any(allowed =>
            allowed.StartsWith('.') ? url.Host.EndsWith(allowed, StringComparison.OrdinalIgnoreCase) : url.Host.Equals(allowed, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether people of a tenant may ask: those of the bot's own, where one is set. The local emulator makes its tenants up.</summary>
    public bool MayAsk(string tenant) =>
        TenantId.Length == 0 || AcceptEmulatorTokens || DangerouslyAllowUnauthenticated || tenant.Equals(TenantId, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads and checks the settings; every fault is added to <paramref name="faults"/>.</summary>
    /// <param name="isLoopback">The bot listens on loopback only.</param>
    public static TeamsOptions Read(IConfiguration configuration, bool isLoopback, List<string> faults)
    {
        var defaults = new TeamsOptions();
        bool Flag(string key)
        {
            if (configuration[key] is not { Length: > 0 } text)
                return false;
            if (!bool.TryParse(text, out var value))
                faults.Add($"{key} is '{text}'; write true or false.");
            if (value && !isLoopback)
                faults.Add($"{key} is true, but the bot does not listen on loopback only; leave it out, or listen on http://127.0.0.1:3978.");
            return value;
        }
        Uri Address(string key, Uri fallback)
        {
            if (configuration[key] is not { Length: > 0 } text)
                return fallback;
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback))
                return url;
            faults.Add($"{key} is '{text}'; write an https URL (http only on loopback).");
            return fallback;
        }
        var tenant = configuration["MicrosoftAppTenantId"] ?? "";
        var type = configuration["MicrosoftAppType"] ?? "SingleTenant";
        if (type is not ("SingleTenant" or "MultiTenant" or "UserAssignedMSI"))
            faults.Add($"MicrosoftAppType is '{type}'; write SingleTenant, MultiTenant or UserAssignedMSI.");
        var app = configuration["MicrosoftAppId"] ?? "";
        if (app.Length > 0 && !Guid.TryParse(app, out _))
            faults.Add("MicrosoftAppId is not a GUID; copy the Application (client) id from the app registration.");
        if (app.Length > 0 && string.IsNullOrEmpty(configuration["MicrosoftAppPassword"]))
            faults.Add("MicrosoftAppPassword is missing; set the client secret of the app registration.");
        var allowed = configuration.GetSection("Teams:AllowedServiceUrls").GetChildren().Select(c => c.Value).OfType<string>().ToImmutableArray();
        if (allowed.IsEmpty && configuration["Teams:AllowedServiceUrls"] is { Length: > 0 } list)
            allowed = [.. list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)];
        return new()
        {
            AppId = app,
            AppPassword = configuration["MicrosoftAppPassword"] ?? "",
            TenantId = tenant,
            OpenIdMetadata = Address("ToBotFromChannelOpenIdMetadataUrl", defaults.OpenIdMetadata),
            TokenIssuer = configuration["ToBotFromChannelTokenIssuer"] is { Length: > 0 } issuer ? issuer : defaults.TokenIssuer,
            LoginUrl = Address("ToChannelFromBotLoginUrl", tenant.Length > 0 && type == "SingleTenant" ? new($"https://login.microsoftonline.com/{tenant}") : defaults.LoginUrl),
            Scope = configuration["ToChannelFromBotOAuthScope"] is { Length: > 0 } scope ? (scope.EndsWith("/.default", StringComparison.Ordinal) ? scope : scope + "/.default") : defaults.Scope,
            GraphUrl = Address("Teams:GraphUrl", defaults.GraphUrl),
            AllowedServiceUrls = allowed.IsEmpty ? defaults.AllowedServiceUrls : [.. allowed.Select(a => Uri.TryCreate(a, UriKind.Absolute, out var url) ? url.Host : a)],
            AcceptEmulatorTokens = Flag("Teams:AcceptEmulatorTokens"),
            DangerouslyAllowUnauthenticated = Flag("Teams:DangerouslyAllowUnauthenticated"),
        };
    }
}
