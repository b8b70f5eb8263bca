using System.Text.Json.Nodes;
using Bot.Conversations;

namespace Bot.Channels.Teams;

/// <summary>Brings answers to Teams, into the conversation or thread they were asked in.</summary>
internal sealed partial class TeamsDelivery(TeamsConnector connector, ILogger<TeamsDelivery> log) : IDelivery
{
    public Platform Platform => Platform.Teams;

    public async Task BeginAsync(Message message, CancellationToken cancellation)
    {
        try
        {
            await connector.ReplyAsync(message, new JsonObject { ["type"] = "typing" }, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            NoTyping(log, e);
        }
    }

    public Task DeliverAsync(Message message, TurnResult result, CancellationToken cancellation) =>
        connector.ReplyAsync(message, TeamsRenderer.Render(result), cancellation);

    [LoggerMessage(EventId = 300, Level = LogLevel.Warning, Message = "The typing sign could not be sent")]
    private static partial void NoTyping(ILogger log, Exception exception);
}
