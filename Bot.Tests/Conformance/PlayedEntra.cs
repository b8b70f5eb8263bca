using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Bot.Tests.Guardrails.Attacks.Requests;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Tests.Conformance;

/// <summary>Entra and the Bot Framework's metadata, played on this machine: over https for programs that know nothing else, over http for the bot.</summary>
internal sealed class PlayedEntra : IAsyncDisposable
{
    public const string App = FakeTeams.App, Tenant = FakeTeams.Tenant, Secret = "s3cret";
    private const string Login = "login.microsoftonline.com", BotFramework = "login.botframework.com";
    private readonly RSA _key = RSA.Create(2048), _stranger = RSA.Create(2048);
    private readonly ConcurrentQueue<string> _audiences = new();
    private WebApplication _app = null!;

    /// <summary>For the bot.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>Hosts that are played, and at which port, as <c>loopback.cjs</c> wants them.</summary>
    public string Played { get; private set; } = "";

    /// <summary>The file with the certificate to trust.</summary>
    public string Pem { get; private set; } = "";

    /// <summary>For whom tokens were given.</summary>
    public IReadOnlyCollection<string> Audiences => _audiences;

    public static async Task<PlayedEntra> StartAsync(string folder)
    {
        var entra = new PlayedEntra { Pem = Path.Combine(folder, "entra.pem") };
        var certificate = entra.Certificate();
        await File.WriteAllTextAsync(entra.Pem, certificate.ExportCertificatePem());
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate));
        });
        builder.Logging.ClearProviders();
        entra._app = builder.Build();
        entra._app.Map("{**path}", entra.AnswerAsync);
        await entra._app.StartAsync();
        var addresses = entra._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a)).ToList();
        entra.Address = addresses.Single(a => a.Scheme == "http");
        var port = addresses.Single(a => a.Scheme == "https").Port;
        entra.Played = $"{Login}={port} {BotFramework}={port}";
        return entra;
    }

    /// <summary>A token for the bot as its own app gets it; of a stranger's key where it must not be taken.</summary>
    public string TokenForBot(bool isForged = false) => Token(App, isForged ? _stranger : _key);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _stranger.Dispose();
    }

    private async Task<IResult> AnswerAsync(HttpRequest request)
    {
        var path = request.Path.Value!;
        var here = request.IsHttps ? $"https://{request.Host.Host}" : Address.GetLeftPart(UriPartial.Authority);
        if (path.EndsWith("/token", StringComparison.Ordinal))
            return await GiveAsync(await request.ReadFormAsync());
        if (path.EndsWith("/keys", StringComparison.Ordinal))
            return Results.Json(new { keys = new[] { PublishedKey() } });
        if (path.EndsWith("/discovery/instance", StringComparison.Ordinal))
            return Results.Json(new { tenant_discovery_endpoint = $"{here}/{Tenant}/v2.0/.well-known/openid-configuration", metadata = new[] { new { preferred_network = Login, preferred_cache = Login, aliases = new[] { Login } } } });
        if (!path.EndsWith("openid-configuration", StringComparison.Ordinal) && !path.EndsWith("openidconfiguration", StringComparison.Ordinal))
            return Results.NotFound();
        return Results.Json(new
        {
            issuer = path.StartsWith("/v1/", StringComparison.Ordinal) ? FakeTeams.Issuer : Issuer,
            authorization_endpoint = $"{here}/{Tenant}/oauth2/v2.0/authorize",
            token_endpoint = $"{here}/{Tenant}/oauth2/v2.0/token",
            jwks_uri = $"{here}/{Tenant}/discovery/v2.0/keys",
            id_token_signing_alg_values_supported = new[] { "RS256" },
        });
    }

    private static string Issuer => $"https://{Login}/{Tenant}/v2.0";

    private Task<IResult> GiveAsync(IFormCollection form)
    {
        if (form["client_id"] != App || form["client_secret"] != Secret)
            return Task.FromResult(Results.Json(new { error = "invalid_client", error_description = "AADSTS7000215: Invalid client secret provided." }, statusCode: 401));
        var scope = form["scope"].ToString().Split(' ').FirstOrDefault(s => s.EndsWith("/.default", StringComparison.Ordinal)) ?? "";
        var audience = scope.Replace("/.default", "", StringComparison.Ordinal);
        _audiences.Enqueue(audience);
        return Task.FromResult(Results.Json(new { token_type = "Bearer", expires_in = 3599, ext_expires_in = 3599, access_token = Token(audience, _key) }));
    }

    private static string Token(string audience, RSA key)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new JsonObject
        {
            ["aud"] = audience,
            ["iss"] = Issuer,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(),
            ["exp"] = now.AddHours(1).ToUnixTimeSeconds(),
            ["azp"] = App,
            ["azpacr"] = "1",
            ["tid"] = Tenant,
            ["ver"] = "2.0",
        };
        return FakeTeams.Signed(FakeTeams.Header(), claims, text => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private object PublishedKey()
    {
        var p = _key.ExportParameters(false);
        return new { kty = "RSA", kid = "k1", use = "sig", alg = "RS256", n = Base64UrlEncoder.Encode(p.Modulus), e = Base64UrlEncoder.Encode(p.Exponent), endorsements = new[] { "msteams", "emulator" } };
    }

    private X509Certificate2 Certificate()
    {
        var now = TimeProvider.System.GetUtcNow();
        var request = new CertificateRequest($"CN={Login}", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Login);
        names.AddDnsName(BotFramework);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(2));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
