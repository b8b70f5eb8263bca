using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Channels.Slack;

/// <summary>Slack's three endpoints: verify the raw bytes, then parse, take in, acknowledge. Bad input is 4xx with a reason, never 5xx.</summary>
internal sealed class SlackEndpoints(SlackOptions options, Inbox inbox, TimeProvider clock)
{
    private const int MaxBody = 1 << 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var slack = routes.ServiceProvider.GetRequiredService<SlackEndpoints>();
        routes.MapPost("/slack/events", slack.EventsAsync);
        routes.MapPost("/slack/interactions", slack.InteractionsAsync);
        routes.MapPost("/slack/commands", slack.CommandsAsync);
    }

    private async Task<IResult> EventsAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            return Refuse(415, "Content-Type must be application/json.");
        var (body, refused) = await ReadVerifiedAsync(request).ConfigureAwait(false);
        if (refused is not null)
            return refused;
        if (Parse(body) is not { } envelope)
            return Refuse(400, "The body is not a JSON object.");
        switch ((string?)(envelope["type"] as JsonValue))
        {
            case "url_verification":
                return Results.Text((string?)(envelope["challenge"] as JsonValue) ?? "", "text/plain");
            case "event_callback":
                return SlackIngress.OfEvent(envelope, clock.GetUtcNow()) is { } message ? await AcceptAsync(message, Results.Ok()).ConfigureAwait(false) : Results.Ok();
            default:
                return Results.Ok();
        }
    }

    private async Task<IResult> InteractionsAsync(HttpRequest request)
    {
        var (form, refused) = await ReadFormAsync(request).ConfigureAwait(false);
        if (refused is not null)
            return refused;
        if (Parse(Encoding.UTF8.GetBytes(form!["payload"].ToString())) is not { } payload)
            return Refuse(400, "The form has no JSON payload.");
        return SlackIngress.OfInteraction(payload, clock.GetUtcNow()) is { } message ? await AcceptAsync(message, Results.Ok()).ConfigureAwait(false) : Results.Ok();
    }

    private async Task<IResult> CommandsAsync(HttpRequest request)
    {
        var (form, refused) = await ReadFormAsync(request).ConfigureAwait(false);
        if (refused is not null)
            return refused;
        if (SlackIngress.OfCommand(form!, clock.GetUtcNow()) is not { } message)
            return Refuse(400, "user_id, channel_id or response_url is missing.");
        if (!options.MayPostTo(message.ReplyTo!.Url))
            return Refuse(400, "response_url is not one of Slack's addresses.");
        return await AcceptAsync(message, Results.Json(new { response_type = "ephemeral", text = "Looking …" })).ConfigureAwait(false);
    }

    /// <summary>Slack sends again what is answered with 5xx.</summary>
    private async Task<IResult> AcceptAsync(Message message, IResult done) =>
        await inbox.AcceptAsync(message).ConfigureAwait(false) switch
        {
            Intake.Full => Refuse(503, "Too many messages wait; try again."),
            Intake.Unavailable => Refuse(503, "Messages cannot be stored at the moment; try again."),
            _ => done,
        };

    private async Task<(byte[] Body, IResult? Refused)> ReadVerifiedAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxBody)
            return ([], Refuse(413, "The body is larger than 1 MiB."));
        using var buffer = new MemoryStream();
        await using var limited = new FileBufferingReadStream(request.Body, MaxBody, MaxBody, Path.GetTempPath());
        try
        {
            await limited.CopyToAsync(buffer, request.HttpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (IOException)
        {
            return ([], Refuse(413, "The body is larger than 1 MiB, or ended early."));
        }
        var body = buffer.ToArray();
        var fault = SlackSignature.Fault(
            options.SigningSecret, request.Headers["X-Slack-Request-Timestamp"], request.Headers["X-Slack-Signature"], body, clock.GetUtcNow());
        return (body, fault is null ? null : Refuse(401, fault));
    }

    private async Task<(IFormCollection? Form, IResult? Refused)> ReadFormAsync(HttpRequest request)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
            return (null, Refuse(415, "Content-Type must be application/x-www-form-urlencoded."));
        var (body, refused) = await ReadVerifiedAsync(request).ConfigureAwait(false);
        return refused is not null
            ? (null, refused)
            : (new FormCollection(QueryHelpers.ParseQuery(Encoding.UTF8.GetString(body)).ToDictionary(p => p.Key, p => p.Value)), null);
    }

    private static JsonObject? Parse(byte[] json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Refuse(int status, string reason) => Results.Json(new { error = reason }, statusCode: status);
}
