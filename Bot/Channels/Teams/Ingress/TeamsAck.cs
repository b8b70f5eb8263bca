using System.Text.Json.Nodes;

namespace Bot.Channels.Teams.Ingress;

/// <summary>The answer to one activity.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">What the client is told; null for nothing.</param>
internal sealed record TeamsAck(int Status, JsonNode? Body)
{
    /// <summary>Taken in, or nothing to do.</summary>
    public static TeamsAck Accepted { get; } = new(202, null);

    /// <summary>An invoke's result.</summary>
    public static TeamsAck With(JsonObject body) => new(200, body);

    /// <summary>An invoke that wants no more than an end.</summary>
    public static TeamsAck Nothing => new(200, new JsonObject());

    /// <summary>The request is not as it must be.</summary>
    /// <param name="status">A 4xx status.</param>
    /// <param name="reason">What is wrong.</param>
    public static TeamsAck Bad(int status, string reason) => new(status, new JsonObject { ["error"] = reason });

    /// <summary>Not now: it is to be sent again.</summary>
    public static TeamsAck Later(string reason) => new(503, new JsonObject { ["error"] = reason });

    /// <summary>What a card's button shows to who pressed it. Its own status stands in the body; the request itself was fine.</summary>
    public static TeamsAck Toast(string text) => Card(200, "application/vnd.microsoft.activity.message", text);

    /// <summary>The card that takes the place of the one seen by who pressed.</summary>
    public static TeamsAck Card(JsonObject card) => Card(200, "application/vnd.microsoft.card.adaptive", card);

    /// <summary>A press that says nothing that can be done.</summary>
    public static TeamsAck BadPress(string reason) => Card(400, "application/vnd.microsoft.error", new JsonObject { ["code"] = "BadRequest", ["message"] = reason });

    /// <summary>A dialog.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="card">Its form.</param>
    public static TeamsAck Dialog(string title, JsonObject card) => With(new()
    {
        ["task"] = new JsonObject
        {
            ["type"] = "continue",
            ["value"] = new JsonObject { ["title"] = title, ["height"] = "medium", ["width"] = "medium", ["card"] = new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card } },
        },
    });

    /// <summary>A dialog's last word.</summary>
    public static TeamsAck Told(string text) => With(new() { ["task"] = new JsonObject { ["type"] = "message", ["value"] = text } });

    private static TeamsAck Card(int status, string type, JsonNode value) => With(new() { ["statusCode"] = status, ["type"] = type, ["value"] = value });
}
