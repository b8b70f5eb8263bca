using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Tests.Guardrails.Attacks.Requests;

/// <summary>What stands behind Teams: the Bot Framework's keys, Entra's tokens and a connector, on loopback.</summary>
internal sealed class FakeTeams : IAsyncDisposable
{
    public const string App = "11111111-2222-3333-4444-555555555555", Tenant = "66666666-7777-8888-9999-000000000000";
    public const string Password = "the app's own password, long enough for a key";
    public const string Issuer = "https://api.botframework.com";
    private readonly ConcurrentQueue<string> _posted = new();
    private LoopbackServer _server = null!;

    /// <summary>The key that is published.</summary>
    public RSA Key { get; } = RSA.Create(2048);

    /// <summary>A key that nobody published.</summary>
    public RSA Stranger { get; } = RSA.Create(2048);

    public Uri Address => _server.Address;

    public string ServiceUrl => $"{Address}connector/";

    /// <summary>The activities that the bot posted.</summary>
    public IReadOnlyCollection<string> Posted => _posted;

    public static async Task<FakeTeams> StartAsync()
    {
        var teams = new FakeTeams();
        teams._server = await LoopbackServer.StartAsync(app =>
        {
            app.MapGet("/metadata", (HttpRequest r) => Results.Json(new { issuer = Issuer, jwks_uri = $"http://{r.Host}/keys" }));
            app.MapGet("/keys", () => Results.Json(new { keys = new[] { teams.PublishedKey() } }));
            app.MapPost("/login/oauth2/v2.0/token", () => Results.Json(new { access_token = "made-up", token_type = "Bearer", expires_in = 3600 }));
            app.MapGet("/connector/v3/conversations/{conversation}/members/{member}", () => Results.Json(new { tenantId = Tenant, userRole = "user" }));
            app.MapMethods("/connector/v3/conversations/{conversation}/activities/{activity?}", ["POST", "PUT"], async (HttpRequest r) =>
            {
                using var reader = new StreamReader(r.Body);
                teams._posted.Enqueue(await reader.ReadToEndAsync());
                return Results.Json(new { id = $"a{teams._posted.Count}" });
            });
        });
        return teams;
    }

    public ValueTask DisposeAsync()
    {
        Key.Dispose();
        Stranger.Dispose();
        return _server.DisposeAsync();
    }

    /// <summary>The claims of a right token.</summary>
    public JsonObject Claims() => new()
    {
        ["aud"] = App,
        ["iss"] = Issuer,
        ["nbf"] = Some.Time.AddHours(-1).ToUnixTimeSeconds(),
        ["exp"] = Some.Time.AddHours(1).ToUnixTimeSeconds(),
        ["serviceurl"] = ServiceUrl,
    };

    public static JsonObject Header() => new() { ["alg"] = "RS256", ["typ"] = "JWT", ["kid"] = "k1" };

    /// <summary>A token as the Bot Framework makes it, but for what is given.</summary>
    public string Token(JsonObject? claims = null, JsonObject? header = null, RSA? key = null) =>
        Signed(header ?? Header(), claims ?? Claims(), text => (key ?? Key).SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Signed(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var text = $"{Base64UrlEncoder.Encode(header.ToJsonString())}.{Base64UrlEncoder.Encode(claims.ToJsonString())}";
        return $"{text}.{Base64UrlEncoder.Encode(sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private object PublishedKey()
    {
        var p = Key.ExportParameters(false);
        return new { kty = "RSA", kid = "k1", use = "sig", n = Base64UrlEncoder.Encode(p.Modulus), e = Base64UrlEncoder.Encode(p.Exponent), endorsements = new[] { "msteams" } };
    }
}
