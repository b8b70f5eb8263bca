using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Bot.Tests.Faults.Rig;
using Bot.Tests.Guardrails.Attacks.Requests;
using Bot.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Tests.Faults.Teams;

/// <summary>What stands behind Teams: the Bot Framework's keys, Entra's tokens, and a connector that counts which activity each answer answers.</summary>
internal sealed class TeamsDouble : IAsyncDisposable
{
    public const string App = FakeTeams.App, Tenant = FakeTeams.Tenant;
    private readonly RSA _key = RSA.Create(2048);
    private readonly Ledger _ledger;
    private LoopbackServer _server = null!;
    private int _posts, _again;

    private TeamsDouble(Ledger ledger) => _ledger = ledger;

    public Uri Address => _server.Address;

    public string ServiceUrl => $"{Address}connector";

    /// <summary>Answers that said that they may be there already.</summary>
    public int SaidAgain => Volatile.Read(ref _again);

    public static async Task<TeamsDouble> StartAsync(Ledger ledger)
    {
        var teams = new TeamsDouble(ledger);
        teams._server = await LoopbackServer.StartAsync(app =>
        {
            app.MapGet("/metadata", (HttpRequest r) => Results.Json(new { issuer = FakeTeams.Issuer, jwks_uri = $"http://{r.Host}/keys" }));
            app.MapGet("/keys", () => Results.Json(new { keys = new[] { teams.PublishedKey() } }));
            app.MapPost("/login/oauth2/v2.0/token", () => Results.Json(new { access_token = "made-up", token_type = "Bearer", expires_in = 3600 }));
            app.MapGet("/connector/v3/conversations/{conversation}/members/{member}", () => Results.Json(new { tenantId = Tenant, userRole = "user" }));
            app.MapMethods("/connector/v3/conversations/{conversation}/activities/{activity?}", ["POST", "PUT", "DELETE"], (string? activity, HttpRequest r) => teams.TakeAsync(activity, r));
        });
        return teams;
    }

    /// <summary>A token as the Bot Framework makes it now.</summary>
    public string Token()
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new JsonObject { ["aud"] = App, ["iss"] = FakeTeams.Issuer, ["nbf"] = now.AddMinutes(-1).ToUnixTimeSeconds(), ["exp"] = now.AddHours(1).ToUnixTimeSeconds(), ["serviceurl"] = ServiceUrl };
        return FakeTeams.Signed(FakeTeams.Header(), claims, text => _key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _key.Dispose();
    }

    private async Task<IResult> TakeAsync(string? activity, HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync();
        if (request.Method == "POST" && activity is not null && (string?)JsonNode.Parse(body)?["type"] == "message")
        {
            // What says that it may be there already is no second answer in disguise.
            if (body.Contains("Sent again", StringComparison.Ordinal))
                Interlocked.Increment(ref _again);
            if (!body.Contains("Sent again", StringComparison.Ordinal) || !_ledger.IsPosted(activity))
                _ledger.Posted(activity);
        }
        return Results.Json(new { id = $"a{Interlocked.Increment(ref _posts)}" });
    }

    private object PublishedKey()
    {
        var p = _key.ExportParameters(false);
        return new { kty = "RSA", kid = "k1", use = "sig", n = Base64UrlEncoder.Encode(p.Modulus), e = Base64UrlEncoder.Encode(p.Exponent), endorsements = new[] { "msteams" } };
    }
}
