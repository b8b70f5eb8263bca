using System.Collections.Immutable;

namespace Bot.Channels.Teams;

/// <summary>How the bot proves to Entra who it is.</summary>
internal enum TeamsCredential
{
    Secret,
    Certificate,
    ManagedIdentity,
}

/// <summary>The Bot Framework's settings by its own names, and ours under <c>Teams</c>. Teams is on when an app id is set, or without tokens for the local playground.</summary>
internal sealed record TeamsOptions
{
    public string AppId { get; init; } = "";
    public string AppPassword { get; init; } = "";
    /// <summary>A certificate with its key, PFX or PEM, instead of the secret.</summary>
    public string CertificateFile { get; init; } = "";
    public string CertificatePassword { get; init; } = "";
    public TeamsCredential Credential { get; init; }
    public string TenantId { get; init; } = "";
    /// <summary>Tenants whose people may ask beside the bot's own.</summary>
    public ImmutableArray<string> AllowedTenants { get; init; } = [];
    public Uri OpenIdMetadata { get; init; } = TeamsCloud.Public.OpenIdMetadata;
    public string TokenIssuer { get; init; } = TeamsCloud.Public.TokenIssuer;
    public Uri LoginUrl { get; init; } = new($"{TeamsCloud.Public.Login}/{TeamsCloud.Public.LoginTenant}");
    public string Scope { get; init; } = TeamsCloud.Public.Scope;
    /// <summary>Microsoft Graph, which tells the members of groups.</summary>
    public Uri GraphUrl { get; init; } = TeamsCloud.Public.Graph;
    /// <summary>Hosts that replies may go to; a leading dot means any host below.</summary>
    public ImmutableArray<string> AllowedServiceUrls { get; init; } = TeamsCloud.Public.ServiceHosts;
    /// <summary>Hosts that files may be uploaded to.</summary>
    public ImmutableArray<string> FileHosts { get; init; } = TeamsCloud.Public.FileHosts;
    public bool AcceptEmulatorTokens { get; init; }
    public bool DangerouslyAllowUnauthenticated { get; init; }
    public bool IsOn => AppId.Length > 0 || DangerouslyAllowUnauthenticated;

    /// <summary>The local emulator makes its people and tenants up.</summary>
    public bool IsEmulated => AcceptEmulatorTokens || DangerouslyAllowUnauthenticated;

    /// <summary>The Bot Framework itself is one of this machine: its keys come from here, and nobody else's token is good.</summary>
    private bool IsLocalCloud => OpenIdMetadata.IsLoopback;

    /// <summary>Whether replies may go to the address: https to a listed host; plain http to loopback only where loopback is listed, an emulator is accepted, or the Bot Framework is played here.</summary>
    public bool MayPostTo(Uri url) => IsWeb(url) && (url.IsLoopback
        ? AllowedServiceUrls.Contains(url.Host, StringComparer.OrdinalIgnoreCase) || IsEmulated || IsLocalCloud
        : IsListed(url, AllowedServiceUrls));

    /// <summary>Whether a file may be sent to the address, which a person's consent brought.</summary>
    public bool MayUploadTo(Uri url) => IsWeb(url) && (url.IsLoopback ? IsEmulated : IsListed(url, FileHosts));

    /// <summary>Whether people of a tenant may ask: those of the bot's own and of those listed, where there are such.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="service">where replies go: on this machine there are emulators alone, whose made-up tenants are no GUIDs.</param>
    public bool MayAsk(string tenant, Uri service) =>
        IsEmulated || (service.IsLoopback && !Guid.TryParse(tenant, out _)) || (TenantId.Length == 0 && AllowedTenants.IsEmpty) || tenant.Equals(TenantId, StringComparison.OrdinalIgnoreCase) || AllowedTenants.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    /// <summary>A file's address is one of this machine, too.</summary>
    private static bool IsWeb(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp);

    private static bool IsListed(Uri url, ImmutableArray<string> hosts) => url.Scheme == Uri.UriSchemeHttps && url.IsDefaultPort && url.UserInfo.Length == 0 && hosts.Any(allowed =>
        allowed.StartsWith('.') ? url.Host.EndsWith(allowed, StringComparison.OrdinalIgnoreCase) : url.Host.Equals(allowed, StringComparison.OrdinalIgnoreCase));

    /// <summary>Reads and checks the settings; every fault is added to <paramref name="faults"/>.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="isLoopback">The bot listens on loopback only.</param>
    /// <param name="faults">Where faults go.</param>
    public static TeamsOptions Read(IConfiguration configuration, bool isLoopback, List<string> faults) => new TeamsOptionsReader(configuration, isLoopback, faults).Read();
}
