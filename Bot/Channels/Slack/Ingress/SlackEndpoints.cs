using Bot.Conversations.Stores;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Bot.Channels.Slack.Ingress;

/// <summary>Slack over HTTP: verify the raw bytes, then parse, take in, acknowledge. Bad input is 4xx with a reason, never 5xx.</summary>
internal sealed class SlackEndpoints(SlackOptions options, SlackIntake intake, TimeProvider clock)
{
    private const string FormType = "application/x-www-form-urlencoded";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var slack = routes.ServiceProvider.GetRequiredService<SlackEndpoints>();
        routes.MapPost("/slack/events", (RequestDelegate)slack.EventsAsync);
        routes.MapPost("/slack/interactions", (RequestDelegate)slack.InteractionsAsync);
        routes.MapPost("/slack/commands", (RequestDelegate)slack.CommandsAsync);
    }

    private Task EventsAsync(HttpContext context) => AnswerAsync(context, async request =>
    {
        if (!request.HasJsonContentType())
            return SlackAck.Bad(415, "Content-Type must be application/json.");
        var (body, refused) = await SignedBody.ReadAsync(request, options, clock).ConfigureAwait(false);
        return refused ?? (StrictJson.Element(body) is { } envelope
            ? await intake.EventAsync(envelope).ConfigureAwait(false)
            : SlackAck.Bad(400, "The body is not a JSON object."));
    });

    private Task InteractionsAsync(HttpContext context) => AnswerAsync(context, async request =>
    {
        var (form, refused) = await FormAsync(request).ConfigureAwait(false);
        return refused ?? (form!.TryGetValue("payload", out var text) && StrictJson.Parse(System.Text.Encoding.UTF8.GetBytes(text.ToString())) is { } payload
            ? await intake.InteractionAsync(payload).ConfigureAwait(false)
            : SlackAck.Bad(400, "The form has no JSON payload."));
    });

    private Task CommandsAsync(HttpContext context) => AnswerAsync(context, async request =>
    {
        var (form, refused) = await FormAsync(request).ConfigureAwait(false);
        return refused ?? await intake.CommandAsync(key => form!.TryGetValue(key, out var value) ? value.ToString() : "").ConfigureAwait(false);
    });

    private async Task<(Dictionary<string, StringValues>? Form, SlackAck? Refused)> FormAsync(HttpRequest request)
    {
        if (request.ContentType is not { } type || !type.AsSpan(0, type.IndexOf(';') is var end and >= 0 ? end : type.Length).Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase))
            return (null, SlackAck.Bad(415, $"Content-Type must be {FormType}."));
        var (body, refused) = await SignedBody.ReadAsync(request, options, clock).ConfigureAwait(false);
        return refused is null ? (QueryHelpers.ParseQuery(SignedBody.TextOf(body)), null) : (null, refused);
    }

    private static async Task AnswerAsync(HttpContext context, Func<HttpRequest, Task<SlackAck>> answer)
    {
        SlackAck ack;
        try
        {
            ack = await answer(context.Request).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // Nobody waits for the answer.
        }
        catch (StoreException)
        {
            ack = SlackAck.Later("What this needs cannot be read or stored at the moment; try again.");
        }
        context.Response.StatusCode = ack.Status;
        if (ack.NoRetry)
            context.Response.Headers["X-Slack-No-Retry"] = "1";
        if (ack.Body is { } body)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted).ConfigureAwait(false);
        }
    }
}
