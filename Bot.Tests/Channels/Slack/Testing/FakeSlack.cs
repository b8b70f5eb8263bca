using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Tests.Channels.Slack.Testing;

/// <summary>A call that the bot made to Slack.</summary>
/// <param name="Method">The Web API's method, or the whole address of anything else.</param>
internal sealed record SlackCall(string Method, JsonObject Arguments, string? Token);

/// <summary>Slack's Web API as a test wants it: keeps every call, and answers with ok unless it is told another answer.</summary>
internal sealed class FakeSlack : HttpMessageHandler
{
    private readonly ConcurrentQueue<SlackCall> _calls = new();
    private readonly ConcurrentDictionary<string, Func<SlackCall, HttpResponseMessage?>> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _waits = new(StringComparer.Ordinal);
    private int _posted;

    public IReadOnlyList<SlackCall> Calls => [.. _calls];

    public IEnumerable<SlackCall> Of(string method) => _calls.Where(c => c.Method == method);

    /// <summary>Answers a method with JSON; null falls back to ok.</summary>
    public void Answer(string method, Func<SlackCall, string?> json) => _answers[method] = c => json(c) is { } text ? Json(text) : null;

    public void Answer(string method, string json) => Answer(method, _ => json);

    public void Respond(string method, Func<SlackCall, HttpResponseMessage?> response) => _answers[method] = response;

    /// <summary>Ends with the first call of a method.</summary>
    public Task Called(string method)
    {
        var wait = _waits.GetOrAdd(method, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_calls.Any(c => c.Method == method))
            wait.TrySetResult();
        return wait.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    public static HttpResponseMessage Json(string json) => new(HttpStatusCode.OK) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri!;
        var method = uri.AbsolutePath.StartsWith("/api/", StringComparison.Ordinal) ? uri.Segments[^1] : uri.ToString();
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var arguments = request.Content?.Headers.ContentType?.MediaType switch
        {
            "application/json" => (JsonObject)JsonNode.Parse(body)!,
            "application/x-www-form-urlencoded" => new JsonObject(QueryHelpers.ParseQuery(body).Select(p => KeyValuePair.Create(p.Key, (JsonNode?)JsonValue.Create(p.Value.ToString())))),
            _ => new JsonObject { ["body"] = body },
        };
        var call = new SlackCall(method, arguments, request.Headers.Authorization?.Parameter);
        _calls.Enqueue(call);
        if (_waits.TryGetValue(method, out var wait))
            wait.TrySetResult();
        return _answers.TryGetValue(method, out var answer) && answer(call) is { } given ? given : Json($$"""{"ok":true,"ts":"{{1000 + Interlocked.Increment(ref _posted)}}.000100","user":{"team_id":"T1"},"channel":{"id":"D1"} }""");
    }
}
