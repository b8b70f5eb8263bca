using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Bot.Channels.Slack.Api;

namespace Bot.Channels.Slack.Tenancy;

/// <summary><c>oauth.v2.access</c>: a code, or a refresh token, for a token.</summary>
internal sealed class OAuthCalls(SlackClient client, SlackOptions options)
{
    public Task<SlackReply> ExchangeAsync(string code, Uri redirect, CancellationToken cancellation) =>
        client.CallAsAsync(SlackMethods.OAuthAccess, App(), new Dictionary<string, string> { ["code"] = code, ["redirect_uri"] = redirect.ToString() }, cancellation);

    public Task<SlackReply> RefreshAsync(string refreshToken, CancellationToken cancellation) =>
        client.CallAsAsync(SlackMethods.OAuthAccess, App(), new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken }, cancellation);

    /// <summary>The installation that an answer grants; null where it grants none.</summary>
    public static Install? Read(JsonElement body, DateTimeOffset now)
    {
        if (JsonFacts.Text(body, "access_token") is not { Length: > 0 } token)
            return null;
        var (team, enterprise) = (JsonFacts.Object(body, "team"), JsonFacts.Object(body, "enterprise"));
        var isOrganization = JsonFacts.Is(body, "is_enterprise_install");
        var id = isOrganization ? null : JsonFacts.Text(team, "id");
        var organization = JsonFacts.Text(enterprise, "id");
        return new(
            id, organization, JsonFacts.Text(isOrganization ? enterprise : team, "name") ?? id ?? organization ?? "", token, JsonFacts.Text(body, "refresh_token"),
            JsonFacts.Number(body, "expires_in") is { } seconds ? now.AddSeconds(seconds) : null, JsonFacts.Text(body, "bot_user_id") ?? "", JsonFacts.Text(body, "scope") ?? "");
    }

    private AuthenticationHeaderValue App() => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(options.ClientSecret)}")));
}
