using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Channels.Teams;

/// <summary>The Bot Framework's messaging endpoint: check the token against the activity, take in, acknowledge. Bad input is 4xx with a reason.</summary>
internal sealed class TeamsEndpoint(TeamsOptions options, TeamsTokens tokens, Inbox inbox, TimeProvider clock)
{
    private const int MaxBody = 1 << 20;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/messages", routes.ServiceProvider.GetRequiredService<TeamsEndpoint>().PostAsync);

    private async Task<IResult> PostAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            return Refuse(415, "Content-Type must be application/json.");
        if (request.ContentLength is not (> 0 and <= MaxBody))
            return Refuse(413, "The body must have a length of at most 1 MiB.");
        JsonObject? activity;
        try
        {
            activity = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted).ConfigureAwait(false) as JsonObject;
        }
        catch (JsonException)
        {
            activity = null;
        }
        // The token names the address that the activity must carry, so both are read before either is trusted.
        var fault = options.DangerouslyAllowUnauthenticated
            ? null
            : await tokens.FaultAsync(request.Headers.Authorization, activity ?? [], request.HttpContext.RequestAborted).ConfigureAwait(false);
        if (fault is not null)
            return Refuse(401, fault);
        if (activity is null)
            return Refuse(400, "The body is not a JSON object.");
        if (!Uri.TryCreate(JsonText.Text(activity, "serviceUrl"), UriKind.Absolute, out var service) || !options.MayPostTo(service))
            return Refuse(403, "The activity's serviceUrl is not an allowed address.");
        var isPress = TeamsIngress.IsPress(activity);
        if (TeamsIngress.OfActivity(activity, clock.GetUtcNow()) is not { } message)
            return isPress ? Pressed(400, "application/vnd.microsoft.error", new JsonObject { ["code"] = "BadRequest", ["message"] = "The card says nothing that can be done. Ask again for a new one." }) : Results.Ok();
        if (!options.MayAsk(message.Place.Workspace))
            return Refuse(403, "The activity comes from another tenant.");
        return await inbox.AcceptAsync(message).ConfigureAwait(false) switch
        {
            Intake.Full => Refuse(503, "Too many messages wait; try again."),
            Intake.Unavailable => Refuse(503, "Messages cannot be stored at the moment; try again."),
            _ when isPress => Pressed(200, "application/vnd.microsoft.activity.message", "Taken. What comes of it is answered below."),
            _ => Results.Accepted(),
        };
    }

    /// <summary>What the client shows to who pressed. Its own status stands in the body; the request itself was fine.</summary>
    private static IResult Pressed(int status, string type, JsonNode value) => Results.Json(new JsonObject { ["statusCode"] = status, ["type"] = type, ["value"] = value });

    private static IResult Refuse(int status, string reason) => Results.Json(new { error = reason }, statusCode: status);
}
