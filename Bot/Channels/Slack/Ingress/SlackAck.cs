using System.Text.Json.Nodes;

namespace Bot.Channels.Slack.Ingress;

/// <summary>The answer to one delivery of Slack's, over HTTP or a socket.</summary>
/// <param name="Status">HTTP status; over a socket what is not 200 is not acknowledged, so that Slack sends it again.</param>
/// <param name="Body">What Slack is told with it; null for nothing.</param>
/// <param name="NoRetry">Sending it again would change nothing.</param>
internal sealed record SlackAck(int Status, JsonNode? Body, bool NoRetry = false)
{
    public static SlackAck Done { get; } = new(200, null);

    public static SlackAck With(JsonNode body) => new(200, body);

    /// <summary>The request is not as it must be.</summary>
    /// <param name="status">A 4xx status.</param>
    /// <param name="reason">What is wrong.</param>
    public static SlackAck Bad(int status, string reason) => new(status, new JsonObject { ["error"] = reason }, NoRetry: status != 401);

    /// <summary>Not now: Slack is to send it again.</summary>
    public static SlackAck Later(string reason) => new(503, new JsonObject { ["error"] = reason });
}
