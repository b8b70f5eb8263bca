using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bot.Telemetry;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace Bot.Channels.Teams.Api;

/// <summary>The bot's own tokens from Entra by Microsoft's library, which keeps them until shortly before they expire. Nothing is made before the first is needed. Thread-safe.</summary>
internal sealed class BotTokens(TeamsOptions options, IMsalHttpClientFactory http)
{
    private readonly ConcurrentDictionary<string, Lazy<IConfidentialClientApplication>> _applications = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<IManagedIdentityApplication> _identity = new(() => ManagedIdentityApplicationBuilder
        .Create(ManagedIdentityId.WithUserAssignedClientId(options.AppId)).WithHttpClientFactory(http).Build());

    /// <summary>A token for the connector.</summary>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="HttpRequestException">Entra gave none.</exception>
    public Task<string> ForConnectorAsync(CancellationToken cancellation) => GetAsync(options.LoginUrl.Segments.Length > 1 ? options.LoginUrl.Segments[1].Trim('/') : options.TenantId, options.Scope, cancellation);

    /// <summary>A token for Microsoft Graph in a tenant.</summary>
    /// <param name="tenant">Whose directory is asked.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="HttpRequestException">Entra gave none.</exception>
    public Task<string> ForGraphAsync(string tenant, CancellationToken cancellation) => GetAsync(tenant, $"{options.GraphUrl.GetLeftPart(UriPartial.Authority)}/.default", cancellation);

    /// <summary>Whether Entra takes the bot's credentials.</summary>
    public async Task<PacedReadiness.Verdict> LookAsync(CancellationToken cancellation)
    {
        try
        {
            await ForConnectorAsync(cancellation).ConfigureAwait(false);
            return new(null, IsFinal: true);
        }
        catch (HttpRequestException e)
        {
            // 400 and 401 are Entra's no; all else is that it cannot be reached now.
            return new(e.InnerException is MsalServiceException { StatusCode: 400 or 401 } ? e.Message : null);
        }
    }

    private async Task<string> GetAsync(string tenant, string scope, CancellationToken cancellation)
    {
        try
        {
            var result = options.Credential == TeamsCredential.ManagedIdentity
                ? await _identity.Value.AcquireTokenForManagedIdentity(scope[..^"/.default".Length]).ExecuteAsync(cancellation).ConfigureAwait(false)
                : await _applications.GetOrAdd(tenant, t => new(() => Application(t))).Value.AcquireTokenForClient([scope]).ExecuteAsync(cancellation).ConfigureAwait(false);
            return result.AccessToken;
        }
        catch (MsalException e)
        {
            throw new HttpRequestException($"Entra gave no token for the bot ({e.ErrorCode}); check MicrosoftAppId, MicrosoftAppTenantId and the secret, certificate or managed identity.", e);
        }
        catch (Exception e) when (e is CryptographicException or IOException)
        {
            throw new HttpRequestException($"Teams:CertificateFile cannot be used: {e.Message}", e);
        }
    }

    private IConfidentialClientApplication Application(string tenant)
    {
        // Microsoft's library takes https alone; what sends its requests knows a login on this machine.
        var authority = options.LoginUrl.Scheme == Uri.UriSchemeHttps ? options.LoginUrl.GetLeftPart(UriPartial.Authority) : TeamsCloud.Public.Login;
        var builder = ConfidentialClientApplicationBuilder.Create(options.AppId)
            .WithAuthority($"{authority}/{tenant}", validateAuthority: false).WithInstanceDiscovery(false).WithHttpClientFactory(http).WithLegacyCacheCompatibility(false);
        builder = options.Credential == TeamsCredential.Certificate
            ? builder.WithCertificate(Certificate(), sendX5C: true)
            : builder.WithClientSecret(options.AppPassword);
        return builder.Build();
    }

    private X509Certificate2 Certificate() => options.CertificateFile.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
        ? options.CertificatePassword.Length > 0 ? X509Certificate2.CreateFromEncryptedPemFile(options.CertificateFile, options.CertificatePassword) : X509Certificate2.CreateFromPemFile(options.CertificateFile)
        : X509CertificateLoader.LoadPkcs12FromFile(options.CertificateFile, options.CertificatePassword);
}
