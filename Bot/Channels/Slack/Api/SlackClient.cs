using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Channels.Slack.Api;

/// <summary>Calls the Web API as a workspace's bot, within Slack's limits. Expected failures are values.</summary>
internal sealed class SlackClient(IHttpClientFactory http, SlackOptions options, ISlackTokens tokens, TokenBuckets buckets, TimeProvider clock)
{
    /// <summary>The named client: no redirects, no cookies.</summary>
    public const string HttpName = "slack";
    private const int RepeatTries = 3, MaxReply = 16 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15), LongestWait = TimeSpan.FromHours(1);
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");

    /// <summary>Calls a method.</summary>
    /// <param name="method">Which.</param>
    /// <param name="workspace">Whose token is used and whose limits count.</param>
    /// <param name="arguments">Its arguments; those that are not texts are sent as JSON where the method takes a form.</param>
    /// <param name="cancellation">Gives up waiting; the call may have been done.</param>
    public Task<SlackReply> CallAsync(SlackMethod method, string workspace, JsonObject arguments, CancellationToken cancellation) =>
        method.TakesForm
            ? SendAsync(method, workspace, null, () => new FormUrlEncodedContent(arguments.Where(a => a.Value is not null).Select(a => KeyValuePair.Create(a.Key, FormValue(a.Value!)))), cancellation)
            : PostAsync(method, workspace, JsonText.Text(arguments, "channel") ?? JsonText.Text(arguments, "channel_id"), JsonSerializer.SerializeToUtf8Bytes(arguments), cancellation);

    /// <summary>Calls a method with arguments that are JSON already.</summary>
    /// <param name="method">Which.</param>
    /// <param name="workspace">Whose token is used and whose limits count.</param>
    /// <param name="channel">The channel that is posted to; null for none.</param>
    /// <param name="json">The arguments.</param>
    /// <param name="cancellation">Gives up waiting; the call may have been done.</param>
    public Task<SlackReply> PostAsync(SlackMethod method, string workspace, string? channel, ReadOnlyMemory<byte> json, CancellationToken cancellation) =>
        SendAsync(method, workspace, channel, () => new ReadOnlyMemoryContent(json) { Headers = { ContentType = JsonType } }, cancellation);

    /// <summary>Sends to an address that Slack gave (a <c>response_url</c>, an upload), which the caller has checked. No token goes along.</summary>
    /// <returns>The status; 0 where no answer came, and then whether it may have arrived.</returns>
    public async Task<(HttpStatusCode Status, bool Uncertain, TimeSpan? RetryAfter)> PostToAsync(Uri url, ReadOnlyMemory<byte> content, MediaTypeHeaderValue type, CancellationToken cancellation)
    {
        using var body = new ReadOnlyMemoryContent(content) { Headers = { ContentType = type } };
        using var client = http.CreateClient(HttpName);
        try
        {
            using var response = await client.PostAsync(url, body, cancellation).ConfigureAwait(false);
            return (response.StatusCode, false, RetryAfter(response));
        }
        catch (Exception e) when (IsNoAnswer(e, cancellation))
        {
            return (0, WasSent(e), null);
        }
    }

    /// <summary>As <see cref="CallAsync"/> with a token of the caller's own (the app's, or none).</summary>
    public Task<SlackReply> CallAsAsync(SlackMethod method, AuthenticationHeaderValue? authorization, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellation) =>
        OnceAsync(method, "", authorization, () => new FormUrlEncodedContent(arguments), cancellation);

    private async Task<SlackReply> SendAsync(SlackMethod method, string workspace, string? channel, Func<HttpContent> content, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            if (buckets.Take(method, workspace, channel, Patience) is not { } wait)
                return new SlackReply.Limited(null);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancellation).ConfigureAwait(false);
            if (await tokens.OfAsync(workspace, cancellation).ConfigureAwait(false) is not { } token)
                return new SlackReply.Refused(new("not_authed"));
            var reply = await OnceAsync(method, workspace, new("Bearer", token), content, cancellation).ConfigureAwait(false);
            if (reply is SlackReply.Refused { Error.Code: "token_expired" or "token_revoked" or "invalid_auth" } && tries == 1 && await tokens.RenewAsync(workspace, token, cancellation).ConfigureAwait(false))
                continue;
            if (!method.IsRepeatable || tries >= RepeatTries || !IsWorthRepeating(reply))
                return reply;
            await Task.Delay(TimeSpan.FromMilliseconds(200 * tries * tries), clock, cancellation).ConfigureAwait(false);
        }
    }

    private static bool IsWorthRepeating(SlackReply reply) => reply is SlackReply.Silent or SlackReply.Refused { Error.Kind: SlackErrorKind.Unclear };

    private async Task<SlackReply> OnceAsync(SlackMethod method, string workspace, AuthenticationHeaderValue? authorization, Func<HttpContent> content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiBaseUrl, method.Name)) { Content = content() };
        request.Headers.Authorization = authorization;
        using var client = http.CreateClient(HttpName);
        client.MaxResponseContentBufferSize = MaxReply;
        try
        {
            using var response = await client.SendAsync(request, cancellation).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                var after = RetryAfter(response) ?? TimeSpan.FromSeconds(30);
                buckets.Block(method, workspace, after);
                return new SlackReply.Limited(after);
            }
            if (!response.IsSuccessStatusCode)
                return new SlackReply.Silent($"Slack answered {(int)response.StatusCode}", Uncertain: response.StatusCode >= HttpStatusCode.InternalServerError);
            return Read(await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false), response);
        }
        catch (Exception e) when (IsNoAnswer(e, cancellation))
        {
            return new SlackReply.Silent(WasSent(e) ? $"Slack did not answer: {e.Message}" : $"Slack cannot be reached: {e.Message}", WasSent(e));
        }
    }

    private static SlackReply Read(byte[] body, HttpResponseMessage response)
    {
        JsonElement root;
        try
        {
            using var document = JsonDocument.Parse(body);
            root = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return new SlackReply.Silent("Slack's answer was no JSON", Uncertain: true);
        }
        return JsonFacts.Is(root, "ok")
            ? new SlackReply.Ok(root) { Scopes = response.Headers.TryGetValues("x-oauth-scopes", out var scopes) ? string.Join(',', scopes) : null }
            : new SlackReply.Refused(new(JsonFacts.Text(root, "error") ?? "no_error_said", JsonFacts.Text(root, "needed")));
    }

    private static bool IsNoAnswer(Exception e, CancellationToken cancellation) =>
        e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellation.IsCancellationRequested);

    /// <summary>Nothing was sent where there was no connection.</summary>
    private static bool WasSent(Exception e) => e is not (
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }
        or HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } });

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        response.Headers.RetryAfter?.Delta is { } wait ? wait > LongestWait ? LongestWait : wait : null;

    private static string FormValue(JsonNode value) => value is JsonValue one && one.TryGetValue<string>(out var text) ? text : value.ToJsonString();
}
