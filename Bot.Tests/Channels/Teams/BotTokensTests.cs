using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Bot.Channels.Teams;
using Bot.Channels.Teams.Api;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels.Teams;

/// <summary>The bot's own tokens, from a login on this machine.</summary>
public sealed class BotTokensTests : IAsyncLifetime
{
    private const string App = "11111111-2222-3333-4444-555555555555", Tenant = "66666666-7777-8888-9999-000000000000";
    private readonly ConcurrentQueue<(string Path, IFormCollection Form)> _asked = new();
    private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("bot-tokens").FullName;
    private readonly ConcurrentQueue<(string Client, string Resource, string Metadata)> _identity = new();
    private LoopbackServer _login = null!;
    private bool _isIdentityKnown = true;

    public async ValueTask InitializeAsync() => _login = await LoopbackServer.StartAsync(app =>
    {
        app.MapPost("/{tenant}/oauth2/v2.0/token", async (HttpRequest r) =>
        {
            var form = await r.ReadFormAsync();
            _asked.Enqueue((r.Path, form));
            return form["client_secret"] == "wrong" ? Results.Json(new { error = "invalid_client", error_description = "no" }, statusCode: 401) : Results.Json(new { access_token = $"token-{_asked.Count}", token_type = "Bearer", expires_in = 3600 });
        });
        // The identity endpoint of a virtual machine.
        app.MapGet("/metadata/identity/oauth2/token", (HttpRequest r) =>
        {
            _identity.Enqueue(($"{r.Query["client_id"]}", $"{r.Query["resource"]}", $"{r.Headers["Metadata"]}"));
            return _isIdentityKnown
                ? Results.Json(new { access_token = $"identity-{_identity.Count}", token_type = "Bearer", expires_in = "3600", resource = $"{r.Query["resource"]}", client_id = $"{r.Query["client_id"]}" })
                : Results.Json(new { error = "invalid_request", error_description = "Identity not found" }, statusCode: 400);
        });
    });

    public ValueTask DisposeAsync()
    {
        System.IO.Directory.Delete(_folder, recursive: true);
        return _login.DisposeAsync();
    }

    [Fact]
    public async Task Secret_GivesAToken_WhichIsKept()
    {
        var tokens = Tokens(new() { AppPassword = "s3cret" });
        Assert.Equal("token-1", await tokens.ForConnectorAsync(CancellationToken.None));
        Assert.Equal("token-1", await tokens.ForConnectorAsync(CancellationToken.None));
        var (path, form) = Assert.Single(_asked);
        Assert.Equal(("/botframework.com/oauth2/v2.0/token", "s3cret", "https://api.botframework.com/.default"), (path, form["client_secret"].ToString(), form["scope"].ToString().Split(' ')[0]));
    }

    [Fact]
    public async Task Graph_IsAskedInTheTenantOfWhoAsks()
    {
        await Tokens(new() { AppPassword = "s3cret" }).ForGraphAsync(Tenant, CancellationToken.None);
        var (path, form) = Assert.Single(_asked);
        Assert.Equal(($"/{Tenant}/oauth2/v2.0/token", "https://graph.microsoft.com/.default"), (path, form["scope"].ToString().Split(' ')[0]));
    }

    [Theory]
    [InlineData("app.pfx")]
    [InlineData("app.pem")]
    public async Task Certificate_SignsInsteadOfASecret(string name)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=wheelhouse", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2099, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var file = Path.Combine(_folder, name);
        if (name.EndsWith("pfx", StringComparison.Ordinal))
            await File.WriteAllBytesAsync(file, certificate.Export(X509ContentType.Pfx, "pw"));
        else
            await File.WriteAllTextAsync(file, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        await Tokens(new() { Credential = TeamsCredential.Certificate, CertificateFile = file, CertificatePassword = name.EndsWith("pfx", StringComparison.Ordinal) ? "pw" : "" }).ForConnectorAsync(CancellationToken.None);
        var (_, form) = Assert.Single(_asked);
        Assert.Equal("", form["client_secret"].ToString());
        Assert.Equal(3, form["client_assertion"].ToString().Split('.').Length);
    }

    [Fact]
    public async Task Refusal_SaysWhatToCheck_AndHoldsNoSecret()
    {
        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => Tokens(new() { AppPassword = "wrong" }).ForConnectorAsync(CancellationToken.None));
        Assert.Equal("Entra gave no token for the bot (invalid_client); check MicrosoftAppId, MicrosoftAppTenantId and the secret, certificate or managed identity.", fault.Message);
    }

    [Fact]
    public async Task ManagedIdentity_AsksTheMachinesEndpoint_AndKeepsTheToken()
    {
        var tokens = Tokens(new() { Credential = TeamsCredential.ManagedIdentity });
        Assert.Equal("identity-1", await tokens.ForConnectorAsync(CancellationToken.None));
        Assert.Equal("identity-1", await tokens.ForConnectorAsync(CancellationToken.None));
        Assert.Equal((App, "https://api.botframework.com", "true"), Assert.Single(_identity));
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task ManagedIdentity_SaysWhatToCheck_WhereTheMachineHasNone()
    {
        _isIdentityKnown = false;
        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => Tokens(new() { Credential = TeamsCredential.ManagedIdentity }).ForConnectorAsync(CancellationToken.None));
        Assert.Contains("managed identity", fault.Message);
    }

    private BotTokens Tokens(TeamsOptions options)
    {
        options = options with { AppId = App, LoginUrl = new(_login.Address, "/botframework.com") };
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddTeams(options);
        return services.BuildServiceProvider().GetRequiredService<BotTokens>();
    }
}
