using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Bot.Channels.Teams;

/// <summary>The Bot Framework connector: sends activities with the bot's own token.</summary>
internal sealed class TeamsConnector(HttpClient http, TeamsOptions options, TimeProvider clock)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private string? _token;
    private DateTimeOffset _expires;

    /// <summary>Replies to an activity in its conversation.</summary>
    /// <exception cref="HttpRequestException">The connector refused it, or the address is not on the allow-list.</exception>
    public async Task ReplyAsync(Message message, JsonObject activity, CancellationToken cancellation)
    {
        var reply = message.ReplyTo ?? throw new HttpRequestException("The message has no address to reply to.");
        if (!options.MayPostTo(reply.Url))
            throw new HttpRequestException($"Replies to {reply.Url.Host} are not allowed; add the host to Teams:AllowedServiceUrls if it is Microsoft's.");
        activity["conversation"] = new JsonObject { ["id"] = message.Place.Thread };
        activity["recipient"] = new JsonObject { ["id"] = message.From.Id };
        activity["from"] = new JsonObject { ["id"] = reply.BotId ?? options.AppId };
        activity["replyToId"] = reply.ActivityId;
        var root = reply.Url.ToString().TrimEnd('/');
        var url = $"{root}/v3/conversations/{Uri.EscapeDataString(message.Place.Thread)}/activities/{Uri.EscapeDataString(reply.ActivityId ?? "")}";
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(activity.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        if (options.AppId.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancellation).ConfigureAwait(false));
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"The connector answered {(int)response.StatusCode}.", null, response.StatusCode);
    }

    private async Task<string> TokenAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_token is not null && clock.GetUtcNow() < _expires - RenewBefore)
                return _token;
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials",
                ["client_id"] = options.AppId,
                ["client_secret"] = options.AppPassword,
                ["scope"] = options.Scope,
            });
            var login = options.LoginUrl.ToString().TrimEnd('/');
            using var response = await http.PostAsync(login.EndsWith("/token", StringComparison.Ordinal) ? login : login + "/oauth2/v2.0/token", form, cancellation).ConfigureAwait(false);
            var body = response.StatusCode == HttpStatusCode.OK ? JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)) : null;
            if ((string?)body?["access_token"] is not { } token)
                throw new HttpRequestException($"Entra gave no token for the bot ({(int)response.StatusCode}); check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId.");
            _token = token;
            _expires = clock.GetUtcNow().AddSeconds((int?)body["expires_in"] ?? 600);
            return token;
        }
        finally
        {
            _gate.Release();
        }
    }
}
