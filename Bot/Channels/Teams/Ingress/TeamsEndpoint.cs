using Bot.Conversations.Stores;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Ingress;

/// <summary>The Bot Framework's messaging endpoint: check the token against the activity, take in, acknowledge. Bad input is 4xx with a reason, never 5xx.</summary>
internal sealed class TeamsEndpoint(TeamsOptions options, TeamsTokens tokens, TeamsIntake intake)
{
    private const int MaxBody = 1 << 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var teams = routes.ServiceProvider.GetRequiredService<TeamsEndpoint>();
        routes.MapPost("/api/messages", (RequestDelegate)teams.PostAsync);
    }

    private async Task PostAsync(HttpContext context)
    {
        TeamsAck ack;
        try
        {
            ack = await AnswerAsync(context.Request).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody waits for the answer.
        }
        catch (StoreException)
        {
            ack = TeamsAck.Later("What this needs cannot be read or stored at the moment; try again.");
        }
        context.Response.StatusCode = ack.Status;
        if (ack.Body is null)
            return;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(ack.Body.ToJsonString(), context.RequestAborted).ConfigureAwait(false);
    }

    private async Task<TeamsAck> AnswerAsync(HttpRequest request)
    {
        if (!request.HasJsonContentType())
            return TeamsAck.Bad(415, "Content-Type must be application/json.");
        // What bears no token at all need not be read.
        if (!options.DangerouslyAllowUnauthenticated && TeamsTokens.BearerOf(request.Headers.Authorization) is null)
            return TeamsAck.Bad(401, "There is no bearer token.");
        byte[]? body;
        try
        {
            body = await RawBody.ReadAsync(request, MaxBody).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            return TeamsAck.Bad(e.StatusCode is >= 400 and < 500 ? e.StatusCode : 400, "The body ended early, or is not what its headers say.");
        }
        if (body is null)
            return TeamsAck.Bad(413, "The body is larger than 1 MiB.");
        var activity = StrictJson.Parse(body);
        // The token names the address that the activity must carry, so both are read before either is trusted.
        if (!options.DangerouslyAllowUnauthenticated && await tokens.FaultAsync(request.Headers.Authorization, activity ?? [], request.HttpContext.RequestAborted).ConfigureAwait(false) is { } fault)
            return TeamsAck.Bad(401, fault);
        if (activity is null)
            return TeamsAck.Bad(400, "The body is not a JSON object.");
        if (!Uri.TryCreate(Text(activity, "serviceUrl"), UriKind.Absolute, out var service) || !options.MayPostTo(service))
            return TeamsAck.Bad(403, "The activity's serviceUrl is not an allowed address.");
        if (Activity.Read(activity) is not { } read)
            return TeamsAck.Accepted;
        return options.MayAsk(read.Place.Workspace, service) ? await intake.TakeAsync(read).ConfigureAwait(false) : TeamsAck.Bad(403, "The activity comes from another tenant.");
    }
}
