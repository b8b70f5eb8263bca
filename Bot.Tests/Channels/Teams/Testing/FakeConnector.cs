using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Channels.Teams.Delivery;

namespace Bot.Tests.Channels.Teams.Testing;

/// <summary>A request that the bot made to the connector, or to where a file goes.</summary>
/// <param name="Address">Method and path: <c>POST /emea/v3/conversations/c1/activities</c>.</param>
internal sealed record ConnectorCall(string Address, string Host, JsonObject Body, string? Token)
{
    /// <summary>The card of the activity; null where it has none.</summary>
    public JsonObject? Card => (Body["attachments"] as JsonArray)?[0]?["content"] as JsonObject;
    /// <summary>What it says: its own text, or its card's.</summary>
    public string Text => (string?)Body["text"] is { Length: > 0 } text ? text : string.Join('\n', CardText.Lines(Card?["body"]));
    public string Head => Text.Split('\n')[0];
    public JsonObject? Stream => (Body["entities"] as JsonArray)?.OfType<JsonObject>().SingleOrDefault(e => (string?)e["type"] == "streaminfo");
}

/// <summary>The connector as a test wants it: keeps every call, and gives each activity an id unless it is told another answer.</summary>
internal sealed class FakeConnector : HttpMessageHandler
{
    private readonly ConcurrentQueue<ConnectorCall> _calls = new();
    private int _posted;

    public IReadOnlyList<ConnectorCall> Calls => [.. _calls];

    /// <summary>Answers a call; null falls back to ok.</summary>
    public Func<ConnectorCall, HttpResponseMessage?> Respond { get; set; } = _ => null;

    public IEnumerable<ConnectorCall> Of(string begin) => _calls.Where(c => c.Address.StartsWith(begin, StringComparison.Ordinal));

    public static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Refused(HttpStatusCode status, string code, string message = "") => Json(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString());

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var call = new ConnectorCall(
            $"{request.Method} {Uri.UnescapeDataString(request.RequestUri!.PathAndQuery)}", request.RequestUri.Host, body.StartsWith('{') ? (JsonObject)JsonNode.Parse(body)! : new() { ["body"] = body }, request.Headers.Authorization?.Parameter);
        _calls.Enqueue(call);
        if (Respond(call) is { } given)
            return given;
        if (call.Address.Contains("/members/", StringComparison.Ordinal))
            return Json(HttpStatusCode.OK, $$"""{"id":"29:{{call.Address.Split('/')[^1]}}","tenantId":"t1","userRole":"user"}""");
        return call.Address == "POST /emea/v3/conversations" ? Json(HttpStatusCode.Created, """{"id":"chat-1"}""") : Json(HttpStatusCode.Created, $$"""{"id":"m{{Interlocked.Increment(ref _posted)}}"}""");
    }
}
