using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Channels.Teams.Api;

/// <summary>The Bot Framework's connector: replies, sends, updates, deletes, opens conversations, looks people up; as the bot, within Teams' limits. Expected failures are values.</summary>
/// <remarks>Source: Microsoft, "Bot Connector REST API reference".</remarks>
internal sealed class TeamsClient(IHttpClientFactory http, TeamsOptions options, BotTokens tokens, ConversationPace pace, TimeProvider clock)
{
    /// <summary>The named client: no redirects, no cookies.</summary>
    public const string HttpName = "teams";
    private const int MaxReply = 4 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");

    /// <summary>Sends an activity into a conversation.</summary>
    /// <param name="place">The conversation.</param>
    /// <param name="activity">The activity; whom it is from is filled in.</param>
    /// <param name="replyTo">The activity that it answers; null for none.</param>
    /// <param name="cancellation">Gives up waiting; it may have been sent.</param>
    public Task<TeamsReply> SendAsync(TeamsPlace place, JsonObject activity, string? replyTo, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Post, place, replyTo is { Length: > 0 } ? $"activities/{Uri.EscapeDataString(replyTo)}" : "activities", Addressed(place, activity, replyTo), isPaced: true, cancellation);

    /// <summary>Replaces an activity of the bot's own: as often as one likes, the last one counts.</summary>
    public Task<TeamsReply> UpdateAsync(TeamsPlace place, string id, JsonObject activity, CancellationToken cancellation)
    {
        var body = Addressed(place, activity, null);
        body["id"] = id;
        return CallAsync(HttpMethod.Put, place, $"activities/{Uri.EscapeDataString(id)}", body, isPaced: true, cancellation);
    }

    /// <summary>Takes an activity of the bot's own away.</summary>
    public Task<TeamsReply> DeleteAsync(TeamsPlace place, string id, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Delete, place, $"activities/{Uri.EscapeDataString(id)}", null, isPaced: true, cancellation);

    /// <summary>Opens the chat with one person, or finds it again.</summary>
    /// <param name="near">A conversation of the same tenant: its connector is asked.</param>
    /// <param name="user">The person, by Entra object id or Teams' id.</param>
    /// <param name="bot">The bot's id in Teams.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public Task<TeamsReply> OpenChatAsync(TeamsPlace near, string user, string bot, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Post, near with { Conversation = "" }, "", new JsonObject
        {
            ["isGroup"] = false,
            ["bot"] = new JsonObject { ["id"] = bot },
            ["members"] = new JsonArray(new JsonObject { ["id"] = user }),
            ["tenantId"] = near.Tenant,
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = near.Tenant } },
        }, isPaced: false, cancellation);

    /// <summary>A person as the conversation's roster has them.</summary>
    public Task<TeamsReply> MemberAsync(TeamsPlace place, string user, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Get, place with { Conversation = place.Root }, $"members/{Uri.EscapeDataString(user)}", null, isPaced: false, cancellation);

    /// <summary>A page of the conversation's roster.</summary>
    /// <param name="place">The conversation.</param>
    /// <param name="after">The page before's <c>continuationToken</c>; null for the first.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public Task<TeamsReply> MembersAsync(TeamsPlace place, string? after, CancellationToken cancellation) =>
        CallAsync(HttpMethod.Get, place with { Conversation = place.Root }, $"pagedmembers?pageSize=200{(after is null ? "" : $"&continuationToken={Uri.EscapeDataString(after)}")}", null, isPaced: false, cancellation);

    private JsonObject Addressed(TeamsPlace place, JsonObject activity, string? replyTo)
    {
        var body = (JsonObject)activity.DeepClone();
        body["conversation"] = new JsonObject { ["id"] = place.Conversation };
        body["from"] ??= new JsonObject { ["id"] = options.AppId };
        if (replyTo is { Length: > 0 })
            body["replyToId"] = replyTo;
        return body;
    }

    /// <summary>Calls; what Teams says it did not do is tried again while that is worth the wait, and what can be repeated without harm when no answer came.</summary>
    private async Task<TeamsReply> CallAsync(HttpMethod method, TeamsPlace place, string rest, JsonObject? body, bool isPaced, CancellationToken cancellation)
    {
        // The address may have been stored meanwhile, and the allow-list may have changed.
        if (!Uri.TryCreate(place.Service, UriKind.Absolute, out var service) || !options.MayPostTo(service))
            return new TeamsReply.Refused(HttpStatusCode.Forbidden, "NotListed", $"Replies to {service?.Host ?? "nowhere"} are not allowed; add the host to Teams:AllowedServiceUrls if it is Microsoft's.");
        var url = new Uri($"{place.Service.TrimEnd('/')}/v3/conversations{(place.Conversation.Length > 0 ? $"/{Uri.EscapeDataString(place.Conversation)}" : "")}{(rest.Length > 0 ? "/" + rest : "")}");
        var bytes = body is null ? null : JsonSerializer.SerializeToUtf8Bytes(body, TeamsJson.Options);
        for (var tries = 1; ; tries++)
        {
            // An emulator on this machine has no such limits.
            if (isPaced && !service.IsLoopback)
            {
                if (pace.Take(place, Patience) is not { } wait)
                    return new TeamsReply.Limited(null);
                if (wait > TimeSpan.Zero)
                    await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
            }
            var reply = await OnceAsync(method, url, place, bytes, cancellation).ConfigureAwait(false);
            if (Again.After(reply, method, tries, url.AbsolutePath) is not { } pause)
                return reply;
            await Task.Delay(pause, clock, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<TeamsReply> OnceAsync(HttpMethod method, Uri url, TeamsPlace place, byte[]? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, url);
        if (body is not null)
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = JsonType } };
        try
        {
            if (options.AppId.Length > 0)
                request.Headers.Authorization = new("Bearer", await tokens.ForConnectorAsync(cancellation).ConfigureAwait(false));
        }
        catch (HttpRequestException e)
        {
            return new TeamsReply.Silent(e.Message, Uncertain: false); // Without a token nothing was sent.
        }
        using var client = http.CreateClient(HttpName);
        client.MaxResponseContentBufferSize = MaxReply;
        try
        {
            using var response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
            var said = Read(await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false));
            if (response.IsSuccessStatusCode)
                return new TeamsReply.Ok(said);
            if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed)
            {
                var after = Again.RetryAfter(response);
                pace.Block(place, after ?? TimeSpan.FromSeconds(1));
                return new TeamsReply.Limited(after);
            }
            // A gateway's error says nothing of the service behind it.
            if (response.StatusCode >= HttpStatusCode.InternalServerError || response.StatusCode == HttpStatusCode.RequestTimeout)
                return new TeamsReply.Silent($"the connector answered {(int)response.StatusCode}", Uncertain: true);
            var error = said?["error"] as JsonObject;
            return new TeamsReply.Refused(response.StatusCode, JsonText.Text(error, "code") ?? "", JsonText.Text(error, "message") ?? "");
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return new TeamsReply.Silent($"{(WasSent(e) ? "the connector did not answer" : "the connector cannot be reached")}: {e.Message}", WasSent(e));
        }
    }

    private static JsonObject? Read(byte[] body) => StrictJson.Parse(body);

    /// <summary>Nothing was sent where there was no connection.</summary>
    private static bool WasSent(Exception e) => e is not (
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }
        or HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } });
}
