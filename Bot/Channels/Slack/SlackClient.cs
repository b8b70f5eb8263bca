using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Bot.Channels.Slack;

/// <summary>The Web API methods in use.</summary>
internal sealed partial class SlackClient(HttpClient http, SlackOptions options, ILogger<SlackClient> log)
{
    /// <summary><c>chat.postMessage</c>.</summary>
    /// <exception cref="HttpRequestException">Slack refused it; the message holds Slack's error code.</exception>
    public async Task PostMessageAsync(JsonObject message, CancellationToken cancellation)
    {
        var answer = await CallAsync("chat.postMessage", message, cancellation).ConfigureAwait(false);
        if ((bool?)answer["ok"] != true)
            throw new HttpRequestException($"Slack refused chat.postMessage: {(string?)answer["error"]}.");
    }

    /// <summary>Shows what the bot is doing in a thread, where the app may.</summary>
    public async Task SetStatusAsync(string channel, string thread, string status, CancellationToken cancellation)
    {
        var answer = await CallAsync("assistant.threads.setStatus", new() { ["channel_id"] = channel, ["thread_ts"] = thread, ["status"] = status }, cancellation)
            .ConfigureAwait(false);
        if ((bool?)answer["ok"] != true)
            NoStatus(log, (string?)answer["error"]);
    }

    /// <summary>A method that reads. Those take forms, not JSON.</summary>
    /// <returns>Slack's answer; <c>ok</c> is false and <c>error</c> says why where it gave none.</returns>
    /// <exception cref="HttpRequestException">Slack cannot be reached.</exception>
    public Task<JsonObject> ReadAsync(string method, IEnumerable<KeyValuePair<string, string>> arguments, CancellationToken cancellation) =>
        SendAsync(method, new FormUrlEncodedContent(arguments), cancellation);

    /// <summary>Answers through a <c>response_url</c>, which the caller has checked.</summary>
    public async Task RespondAsync(Uri url, JsonObject message, CancellationToken cancellation)
    {
        using var response = await http.PostAsync(url, Json(message), cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    private Task<JsonObject> CallAsync(string method, JsonObject arguments, CancellationToken cancellation) => SendAsync(method, Json(arguments), cancellation);

    private async Task<JsonObject> SendAsync(string method, HttpContent arguments, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiBaseUrl, method)) { Content = arguments };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.BotToken);
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode && JsonNode.Parse(body) is JsonObject answer ? answer : new JsonObject { ["ok"] = false, ["error"] = $"http_{(int)response.StatusCode}" };
    }

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    [LoggerMessage(EventId = 200, Level = LogLevel.Debug, Message = "Slack has no status here: {Error}")]
    private static partial void NoStatus(ILogger log, string? error);
}
