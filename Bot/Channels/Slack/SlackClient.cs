using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Channels.Slack;

/// <summary>The Web API methods in use.</summary>
internal sealed partial class SlackClient(HttpClient http, SlackOptions options, ILogger<SlackClient> log)
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");
    private readonly AuthenticationHeaderValue _authorization = new("Bearer", options.BotToken);

    /// <summary>Calls a method that takes JSON, and gives what came back, whatever it is.</summary>
    public async Task<SlackReply> PostAsync(string method, ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiBaseUrl, method)) { Content = Bytes(json) };
        return await ReplyAsync(request, cancellation).ConfigureAwait(false);
    }

    /// <summary>Reads a method's answer.</summary>
    public async Task<SlackReply> GetAsync(string methodAndQuery, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(options.ApiBaseUrl, methodAndQuery));
        return await ReplyAsync(request, cancellation).ConfigureAwait(false);
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
    /// <returns>Null where Slack took it.</returns>
    public async Task<DeliveryOutcome?> RespondAsync(Uri url, ReadOnlyMemory<byte> json, CancellationToken cancellation)
    {
        using var content = Bytes(json);
        using var response = await http.PostAsync(url, content, cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? null : HttpOutcome.Of(response, "Slack");
    }

    private async Task<SlackReply> ReplyAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        request.Headers.Authorization = _authorization;
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? new(JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false)), null)
            : new(null, HttpOutcome.Of(response, "Slack"));
    }

    private Task<JsonObject> CallAsync(string method, JsonObject arguments, CancellationToken cancellation) => SendAsync(method, Json(arguments), cancellation);

    private async Task<JsonObject> SendAsync(string method, HttpContent arguments, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.ApiBaseUrl, method)) { Content = arguments };
        request.Headers.Authorization = _authorization;
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        var body = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        return response.IsSuccessStatusCode && JsonNode.Parse(body) is JsonObject answer ? answer : new JsonObject { ["ok"] = false, ["error"] = $"http_{(int)response.StatusCode}" };
    }

    private static ReadOnlyMemoryContent Bytes(ReadOnlyMemory<byte> body) => new(body) { Headers = { ContentType = JsonType } };

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");

    [LoggerMessage(EventId = 200, Level = LogLevel.Debug, Message = "Slack has no status here: {Error}")]
    private static partial void NoStatus(ILogger log, string? error);
}

/// <summary>What a Web API method gave: its JSON, or, where there was none, what that says of a delivery.</summary>
internal sealed record SlackReply(JsonDocument? Json, DeliveryOutcome? Failed) : IDisposable
{
    public bool IsOk => Json is not null && Json.RootElement.TryGetProperty("ok", out var ok) && ok.ValueKind == JsonValueKind.True;

    /// <summary>Slack's error code.</summary>
    public string Error => Text("error") ?? "";

    public string? Text(string name) => Json is not null && Json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public void Dispose() => Json?.Dispose();
}
