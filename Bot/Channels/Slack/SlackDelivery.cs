using Bot.Conversations;

namespace Bot.Channels.Slack;

/// <summary>Brings answers to Slack: into the thread, or privately where a slash command asked.</summary>
internal sealed partial class SlackDelivery(SlackClient client, ILogger<SlackDelivery> log) : IDelivery
{
    public Platform Platform => Platform.Slack;

    public async Task BeginAsync(Message message, CancellationToken cancellation)
    {
        if (message.ReplyTo is not null)
            return;
        try
        {
            await client.SetStatusAsync(message.Place.Channel, message.Place.Thread, "is looking …", cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            NoStatus(log, e);
        }
    }

    public Task DeliverAsync(Message message, TurnResult result, CancellationToken cancellation)
    {
        var body = SlackRenderer.Render(result);
        if (message.ReplyTo is { } reply)
        {
            body["response_type"] = "ephemeral";
            return client.RespondAsync(reply.Url, body, cancellation);
        }
        body["channel"] = message.Place.Channel;
        body["thread_ts"] = message.Place.Thread;
        body["unfurl_links"] = false;
        body["unfurl_media"] = false;
        return client.PostMessageAsync(body, cancellation);
    }

    [LoggerMessage(EventId = 201, Level = LogLevel.Warning, Message = "The status could not be shown in Slack")]
    private static partial void NoStatus(ILogger log, Exception exception);
}
