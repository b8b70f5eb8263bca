using System.Collections.Immutable;

namespace Bot.Channels.Teams;

/// <summary>Reads Teams' settings and says what is wrong with them.</summary>
internal sealed class TeamsOptionsReader(IConfiguration configuration, bool isLoopback, List<string> faults)
{
    public TeamsOptions Read()
    {
        var cloud = TeamsCloud.Of(Value("ChannelService"));
        if (cloud is null)
            faults.Add($"ChannelService is '{Value("ChannelService")}'; leave it out for the public cloud, or write {TeamsCloud.Government.Service} or {TeamsCloud.China.Service}.");
        cloud ??= TeamsCloud.Public;
        var type = Value("MicrosoftAppType") is { Length: > 0 } said ? said : "SingleTenant";
        if (type is not ("SingleTenant" or "MultiTenant" or "UserAssignedMSI"))
            faults.Add($"MicrosoftAppType is '{type}'; write SingleTenant, MultiTenant or UserAssignedMSI.");
        var (app, tenant) = (Value("MicrosoftAppId"), Value("MicrosoftAppTenantId"));
        if (app.Length > 0 && !Guid.TryParse(app, out _))
            faults.Add("MicrosoftAppId is not a GUID; copy the Application (client) id from the app registration.");
        var allowed = List("Teams:AllowedServiceUrls");
        return new()
        {
            AppId = app,
            AppPassword = Value("MicrosoftAppPassword"),
            CertificateFile = Value("Teams:CertificateFile"),
            CertificatePassword = Value("Teams:CertificatePassword"),
            Credential = CredentialOf(type, app),
            TenantId = tenant,
            AllowedTenants = Tenants(),
            OpenIdMetadata = Address("ToBotFromChannelOpenIdMetadataUrl", cloud.OpenIdMetadata),
            TokenIssuer = Value("ToBotFromChannelTokenIssuer") is { Length: > 0 } issuer ? issuer : cloud.TokenIssuer,
            LoginUrl = Address("ToChannelFromBotLoginUrl", new($"{cloud.Login}/{(tenant.Length > 0 && type == "SingleTenant" ? tenant : cloud.LoginTenant)}")),
            Scope = Value("ToChannelFromBotOAuthScope") is { Length: > 0 } scope ? (scope.EndsWith("/.default", StringComparison.Ordinal) ? scope : scope + "/.default") : cloud.Scope,
            GraphUrl = Address("Teams:GraphUrl", cloud.Graph),
            AllowedServiceUrls = allowed.IsEmpty ? cloud.ServiceHosts : [.. allowed.Select(a => Uri.TryCreate(a, UriKind.Absolute, out var url) ? url.Host : a)],
            FileHosts = cloud.FileHosts,
            AcceptEmulatorTokens = Flag("Teams:AcceptEmulatorTokens"),
            DangerouslyAllowUnauthenticated = Flag("Teams:DangerouslyAllowUnauthenticated"),
        };
    }

    private string Value(string key) => configuration[key] ?? "";

    private TeamsCredential CredentialOf(string type, string app)
    {
        var (secret, file) = (Value("MicrosoftAppPassword"), Value("Teams:CertificateFile"));
        if (type == "UserAssignedMSI")
            return TeamsCredential.ManagedIdentity;
        if (file.Length > 0 && !File.Exists(file))
            faults.Add($"Teams:CertificateFile is '{file}', and there is no such file; write the path of a PFX or PEM file that holds the certificate and its key.");
        if (file.Length > 0 && secret.Length > 0)
            faults.Add("MicrosoftAppPassword and Teams:CertificateFile are both set; keep one.");
        if (app.Length > 0 && secret.Length == 0 && file.Length == 0)
            faults.Add("MicrosoftAppPassword is missing; set the client secret of the app registration, or Teams:CertificateFile, or MicrosoftAppType to UserAssignedMSI.");
        return file.Length > 0 ? TeamsCredential.Certificate : TeamsCredential.Secret;
    }

    private ImmutableArray<string> Tenants()
    {
        var tenants = List("Teams:AllowedTenants");
        foreach (var tenant in tenants.Where(t => !Guid.TryParse(t, out _)))
            faults.Add($"Teams:AllowedTenants holds '{tenant}', which is no tenant's id; write its GUID.");
        return tenants;
    }

    private ImmutableArray<string> List(string key)
    {
        var list = configuration.GetSection(key).GetChildren().Select(c => c.Value).OfType<string>().ToImmutableArray();
        return list.IsEmpty ? [.. Value(key).Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)] : list;
    }

    private bool Flag(string key)
    {
        if (Value(key) is not { Length: > 0 } text)
            return false;
        if (!bool.TryParse(text, out var value))
            faults.Add($"{key} is '{text}'; write true or false.");
        if (value && !isLoopback)
            faults.Add($"{key} is true, but the bot does not listen on loopback only; leave it out, or listen on http://127.0.0.1:3978.");
        return value;
    }

    private Uri Address(string key, Uri fallback)
    {
        if (Value(key) is not { Length: > 0 } text)
            return fallback;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.IsLoopback))
            return url;
        faults.Add($"{key} is '{text}'; write an https URL (http only on loopback).");
        return fallback;
    }
}
