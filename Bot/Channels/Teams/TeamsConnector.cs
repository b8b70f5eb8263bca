using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Bot.Channels.Teams;

/// <summary>The Bot Framework connector: sends activities with the bot's own token.</summary>
internal sealed class TeamsConnector(HttpClient http, TeamsOptions options, EntraTokens tokens)
{
    /// <summary>Replies to an activity in its conversation.</summary>
    /// <exception cref="HttpRequestException">The connector refused it, or the address is not on the allow-list.</exception>
    public async Task ReplyAsync(Message message, JsonObject activity, CancellationToken cancellation)
    {
        var root = Root(message);
        var reply = message.ReplyTo!;
        activity["conversation"] = new JsonObject { ["id"] = message.Place.Thread };
        activity["recipient"] = new JsonObject { ["id"] = message.From.Id };
        activity["from"] = new JsonObject { ["id"] = reply.BotId ?? options.AppId };
        activity["replyToId"] = reply.ActivityId;
        var url = $"{root}/v3/conversations/{Uri.EscapeDataString(message.Place.Thread)}/activities/{Uri.EscapeDataString(reply.ActivityId ?? "")}";
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(activity.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        await AuthorizeAsync(request, cancellation).ConfigureAwait(false);
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"The connector answered {(int)response.StatusCode}.", null, response.StatusCode);
    }

    /// <summary>The sender as the conversation's roster has them; null where it has not.</summary>
    /// <exception cref="HttpRequestException">The connector did not answer, or the address is not on the allow-list.</exception>
    public async Task<JsonObject?> MemberAsync(Message message, CancellationToken cancellation)
    {
        var root = Root(message);
        var conversation = message.Place.Thread.Split(";messageid=", 2)[0];
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{root}/v3/conversations/{Uri.EscapeDataString(conversation)}/members/{Uri.EscapeDataString(message.From.Id)}");
        await AuthorizeAsync(request, cancellation).ConfigureAwait(false);
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? JsonNode.Parse(await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false)) as JsonObject : null;
    }

    private string Root(Message message)
    {
        var reply = message.ReplyTo ?? throw new HttpRequestException("The message has no address to reply to.");
        return options.MayPostTo(reply.Url)
            ? reply.Url.ToString().TrimEnd('/')
            : throw new HttpRequestException($"Replies to {reply.Url.Host} are not allowed; add the host to Teams:AllowedServiceUrls if it is Microsoft's.");
    }

    private async Task AuthorizeAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        if (options.AppId.Length > 0)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(options.LoginUrl, options.Scope, cancellation).ConfigureAwait(false));
    }
}
