using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bot.Channels.Teams;
using Bot.Channels.Teams.Ingress;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Tests.Channels.Teams;

public sealed class TeamsTokensTests : IAsyncLifetime, IDisposable
{
    private const string App = "11111111-2222-3333-4444-555555555555";
    private const string Service = "https://smba.trafficmanager.net/emea/";
    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);
    private RSA _published = null!;
    private string[] _endorsements = ["msteams"];
    private LoopbackServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _published = _key;
        _server = await LoopbackServer.StartAsync(app =>
        {
            app.MapGet("/metadata", (HttpRequest r) => Results.Json(new { issuer = "https://api.botframework.com", jwks_uri = $"http://{r.Host}/keys" }));
            app.MapGet("/keys", () =>
            {
                var p = _published.ExportParameters(false);
                return Results.Json(new { keys = new[] { new { kty = "RSA", kid = "k1", use = "sig", n = Base64UrlEncoder.Encode(p.Modulus), e = Base64UrlEncoder.Encode(p.Exponent), endorsements = _endorsements } } });
            });
        });
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task Fault_IsNull_WhenEverythingIsRight() => Assert.Null(await FaultAsync(Token()));

    [Fact]
    public async Task Fault_IsNull_WhenTheTokenExpiredWithinTheSkew() => Assert.Null(await FaultAsync(Token(expires: Some.Time.AddMinutes(-4))));

    [Fact]
    public async Task Fault_IsSaid_ForEveryWayToBeWrong()
    {
        string?[] wrong =
        [
            null, "", "Bearer", "Bearer x.y.z", "Basic abc",
            Token(audience: "other"), Token(issuer: "https://evil.example"), Token(expires: Some.Time.AddMinutes(-6)), Token(notBefore: Some.Time.AddMinutes(6)),
            Token(service: null), Token(service: "https://smba.trafficmanager.net/other/"), Token(key: _other), Token(kid: "nope"),
            Unsigned(), Hmac(),
        ];
        foreach (var authorization in wrong)
            Assert.NotNull(await FaultAsync(authorization));
    }

    [Fact]
    public async Task Fault_IsSaid_WhenTheKeyIsNotEndorsedForTheChannel()
    {
        _endorsements = ["webchat"];
        Assert.NotNull(await FaultAsync(Token()));
    }

    [Fact]
    public async Task Fault_FollowsTheKey_WhenItRotatesUnderTheSameId()
    {
        // Each check has its own metadata cache; the cache of signature verifiers, which must be off, is the process's.
        Assert.Null(await FaultAsync(Token()));
        _published = _other;
        Assert.Null(await FaultAsync(Token(key: _other)));
        Assert.NotNull(await FaultAsync(Token(key: _key)));
    }

    [Fact]
    public async Task Fault_IsSaid_WhenAnEntraTokenComes_UnlessEmulatorsAreAccepted()
    {
        var token = Token(issuer: "https://login.microsoftonline.com/t1/v2.0", service: null, claims: new Claim("azp", App));
        Assert.NotNull(await FaultAsync(token));
        Assert.Null(await FaultAsync(token, o => o with { AcceptEmulatorTokens = true, TenantId = "t1" }));
        Assert.NotNull(await FaultAsync(Token(issuer: "https://login.microsoftonline.com/t2/v2.0", service: null, claims: new Claim("azp", App)), o => o with { AcceptEmulatorTokens = true, TenantId = "t1" }));
        Assert.NotNull(await FaultAsync(Token(issuer: "https://login.microsoftonline.com/t1/v2.0", service: null, claims: new Claim("azp", "other")), o => o with { AcceptEmulatorTokens = true, TenantId = "t1" }));
    }

    private TeamsOptions Options => new() { AppId = App, OpenIdMetadata = new(_server.Address, "/metadata") };

    private async Task<string?> FaultAsync(string? authorization, Func<TeamsOptions, TeamsOptions>? change = null)
    {
        using var http = new HttpClient();
        var tokens = new TeamsTokens(change?.Invoke(Options) ?? Options, new TestClock(Some.Time), http, NullLogger<TeamsTokens>.Instance);
        return await tokens.FaultAsync(authorization, new JsonObject { ["channelId"] = "msteams", ["serviceUrl"] = Service }, CancellationToken.None);
    }

    private string Token(
        string audience = App, string issuer = "https://api.botframework.com", string? service = Service, string kid = "k1",
        DateTimeOffset? notBefore = null, DateTimeOffset? expires = null, RSA? key = null, params Claim[] claims)
    {
        var header = new JsonObject { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = kid };
        var body = new JsonObject
        {
            ["aud"] = audience,
            ["iss"] = issuer,
            ["nbf"] = (notBefore ?? Some.Time.AddHours(-1)).ToUnixTimeSeconds(),
            ["exp"] = (expires ?? Some.Time.AddHours(1)).ToUnixTimeSeconds(),
        };
        if (service is not null)
            body["serviceurl"] = service;
        foreach (var claim in claims)
            body[claim.Type] = claim.Value;
        var text = $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{Base64UrlEncoder.Encode(body.ToJsonString())}";
        var signature = (key ?? _key).SignData(System.Text.Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"Bearer {text}.{Base64UrlEncoder.Encode(signature)}";
    }

    private string Unsigned()
    {
        var parts = Token()["Bearer ".Length..].Split('.');
        return $"Bearer {Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.";
    }

    private string Hmac()
    {
        var parts = Token()["Bearer ".Length..].Split('.');
        var text = $"{Base64UrlEncoder.Encode("""{"alg":"HS256","typ":"JWT","kid":"k1"}""")}.{parts[1]}";
        return $"Bearer {text}.{Base64UrlEncoder.Encode(HMACSHA256.HashData(_key.ExportSubjectPublicKeyInfo(), System.Text.Encoding.ASCII.GetBytes(text)))}";
    }
}
