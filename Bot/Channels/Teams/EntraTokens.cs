using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace Bot.Channels.Teams;

/// <summary>The bot's own tokens from Entra (client credentials), kept until shortly before they expire. Thread-safe.</summary>
internal sealed class EntraTokens(HttpClient http, TeamsOptions options, TimeProvider clock)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<(Uri Login, string Scope), (string Token, DateTimeOffset Expires)> _tokens = new();

    /// <summary>A token for a scope.</summary>
    /// <param name="login">Whose login: the bot's own, or a tenant's.</param>
    /// <param name="scope">What it is for.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="HttpRequestException">Entra gave none.</exception>
    public async Task<string> GetAsync(Uri login, string scope, CancellationToken cancellation)
    {
        if (Kept(login, scope) is { } kept)
            return kept;
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Kept(login, scope) is { } meanwhile)
                return meanwhile;
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = options.AppId,
                ["client_secret"] = options.AppPassword,
                ["scope"] = scope,
            });
            var root = login.ToString().TrimEnd('/');
            using var response = await http.PostAsync(root.EndsWith("/token", StringComparison.Ordinal) ? root : root + "/oauth2/v2.0/token", form, cancellation).ConfigureAwait(false);
            var body = response.StatusCode == HttpStatusCode.OK ? JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)) : null;
            if ((string?)body?["access_token"] is not { } token)
                throw new HttpRequestException($"Entra gave no token for the bot ({(int)response.StatusCode}); check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId.");
            _tokens[(login, scope)] = (token, clock.GetUtcNow().AddSeconds((int?)body["expires_in"] ?? 600));
            return token;
        }
        finally
        {
            _gate.Release();
        }
    }

    private string? Kept(Uri login, string scope) =>
        _tokens.TryGetValue((login, scope), out var kept) && clock.GetUtcNow() < kept.Expires - RenewBefore ? kept.Token : null;
}
