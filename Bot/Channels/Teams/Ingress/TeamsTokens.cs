using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Bot.Channels.Teams.Ingress;

/// <summary>Checks the bearer token of an inbound activity: the strictest union of the vendors' SDKs. Every failure is a refusal, none an exception.</summary>
/// <remarks>Source: Microsoft, "Authenticate requests from the Bot Connector service to your bot".</remarks>
internal sealed partial class TeamsTokens(TeamsOptions options, TimeProvider clock, HttpClient http, ILogger<TeamsTokens> log)
{
    private const int MaxToken = 16_384;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);
    private readonly JsonWebTokenHandler _handler = new();
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _keys = new(
        options.OpenIdMetadata.ToString(), new OpenIdConnectConfigurationRetriever(), new HttpDocumentRetriever(http) { RequireHttps = !options.OpenIdMetadata.IsLoopback });

    /// <summary>Why the request is refused; null when the token is right for the activity.</summary>
    /// <param name="authorization">The Authorization header.</param>
    /// <param name="activity">The activity, parsed but not yet trusted.</param>
    public async Task<string?> FaultAsync(string? authorization, JsonObject activity, CancellationToken cancellation)
    {
        if (BearerOf(authorization) is not { } bearer || Read(bearer) is not { } token)
            return "There is no bearer token.";
        if (token.Alg != SecurityAlgorithms.RsaSha256)
            return "The token is not signed with RS256.";
        try
        {
            var fault = Check(token, await _keys.GetConfigurationAsync(cancellation).ConfigureAwait(false), activity, out var keyMayBeNew);
            if (!keyMayBeNew)
                return fault;
            // The key may have been rotated, also under the same id: ask again; the manager bounds how often.
            _keys.RequestRefresh();
            return Check(token, await _keys.GetConfigurationAsync(cancellation).ConfigureAwait(false), activity, out _);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // What cannot be checked is refused, whatever the library says of it: keys that do not come, tokens that no issuer would write.
            NotChecked(log, e.GetType().Name);
            return "The token cannot be checked.";
        }
    }

    /// <summary>What is published for the channel, for the doctor.</summary>
    public async Task<(int Endorsed, string Issuer, string? Fault)> LookAsync(string channel, CancellationToken cancellation)
    {
        try
        {
            var configuration = await _keys.GetConfigurationAsync(cancellation).ConfigureAwait(false);
            return (configuration.JsonWebKeySet?.Keys.Count(k => Endorsements(k).Contains(channel, StringComparer.Ordinal)) ?? 0, configuration.Issuer ?? "", null);
        }
        catch (Exception e) when (e is InvalidOperationException or IOException or HttpRequestException or ArgumentException)
        {
            return (0, "", (e.InnerException ?? e).Message);
        }
    }

    /// <summary>The token of an Authorization header; null where it bears none.</summary>
    public static string? BearerOf(string? authorization) =>
        authorization?.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) == true && authorization.Length <= MaxToken ? authorization["Bearer ".Length..].Trim() : null;

    private JsonWebToken? Read(string raw)
    {
        try
        {
            return _handler.CanReadToken(raw) ? _handler.ReadJsonWebToken(raw) : null;
        }
        catch (Exception e)
        {
            NotChecked(log, e.GetType().Name);
            return null;
        }
    }

    private string? Check(JsonWebToken token, OpenIdConnectConfiguration configuration, JsonObject activity, out bool keyMayBeNew)
    {
        keyMayBeNew = true;
        if (configuration.JsonWebKeySet?.Keys.FirstOrDefault(k => k.Kid == token.Kid) is not { } key)
            return "The signing key is not known.";
        var isEmulator = options.AcceptEmulatorTokens && token.Issuer != options.TokenIssuer;
        var result = _handler.ValidateToken(token.EncodedToken, new TokenValidationParameters
        {
            ValidAudience = options.AppId,
            ValidateAudience = true,
            ValidIssuers = isEmulator ? EmulatorIssuers() : [options.TokenIssuer],
            ValidateIssuer = true,
            IssuerSigningKey = key,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateLifetime = true,
            LifetimeValidator = (from, until, _, _) => from - Skew <= clock.GetUtcNow().UtcDateTime && until + Skew >= clock.GetUtcNow().UtcDateTime,
            // This version caches verifiers by key id, not by key: after a rotation under one id the old key would still pass.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        });
        keyMayBeNew = result.Exception is SecurityTokenInvalidSignatureException;
        if (!result.IsValid)
            return "The token is not valid.";
        return isEmulator ? EmulatorFault(token) : ChannelFault(token, key, activity);
    }

    private string? ChannelFault(JsonWebToken token, JsonWebKey key, JsonObject activity)
    {
        var channel = JsonText.Text(activity, "channelId");
        if (channel is null || !Endorsements(key).Contains(channel, StringComparer.Ordinal))
            return "The signing key is not endorsed for the activity's channel.";
        var claim = token.Claims.FirstOrDefault(c => c.Type == "serviceurl")?.Value;
        var url = JsonText.Text(activity, "serviceUrl");
        return claim is null || url is null || !string.Equals(claim.TrimEnd('/'), url.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
            ? "The token's serviceurl claim is not the activity's serviceUrl."
            : null;
    }

    private string? EmulatorFault(JsonWebToken token) =>
        token.Claims.FirstOrDefault(c => c.Type is "azp" or "appid")?.Value == options.AppId ? null : "The token was issued to another app.";

    private string[] EmulatorIssuers() =>
        options.TenantId.Length == 0 ? [] : [$"https://login.microsoftonline.com/{options.TenantId}/v2.0", $"https://sts.windows.net/{options.TenantId}/"];

    private static ImmutableArray<string> Endorsements(JsonWebKey key) =>
        key.AdditionalData.TryGetValue("endorsements", out var value) && JsonNode.Parse(value.ToString()!) is JsonArray list
            ? [.. list.Select(e => (string?)e).OfType<string>()]
            : [];

    [LoggerMessage(EventId = 310, Level = LogLevel.Information, Message = "A token could not be checked ({Fault}) and was refused")]
    private static partial void NotChecked(ILogger log, string fault);
}
