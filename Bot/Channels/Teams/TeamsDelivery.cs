using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Conversations;

namespace Bot.Channels.Teams;

/// <summary>Brings answers to Teams, into the conversation or thread they were asked in.</summary>
/// <remarks>
/// The connector gives no way to look for an activity, so after an uncertain try (sent, and no answer came) the answer is sent
/// again: seen twice is the lesser harm. What was answered with an activity id is never sent again.
/// </remarks>
internal sealed partial class TeamsDelivery(TeamsConnector connector, ILogger<TeamsDelivery> log) : IDelivery
{
    public Platform Platform => Platform.Teams;

    public async Task BeginAsync(Message message, CancellationToken cancellation)
    {
        try
        {
            var typing = new JsonObject { ["type"] = "typing" };
            if (connector.Address(message, typing) is { } address)
                await connector.SendAsync(address, JsonSerializer.SerializeToUtf8Bytes(typing), cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException e)
        {
            NoTyping(log, e);
        }
    }

    public byte[] Render(string deliveryId, Message message, TurnResult result)
    {
        // What is for one person is not shown where others read.
        if (result.Answer is { Private: true, Refused: null } && !message.Place.IsDirect)
            result = result with { Answer = Answers.Answer.Say("The answer is for you alone. Write to me in a 1:1 chat.") };
        var activity = TeamsRenderer.Render(result);
        var content = new JsonObject { ["url"] = connector.Address(message, activity)?.ToString(), ["body"] = activity };
        if (result.Answer.Closed is { } closed && connector.AddressOfCard(message) is { } card)
            content["update"] = new JsonObject { ["url"] = card.ToString(), ["body"] = TeamsRenderer.Render(closed) };
        return JsonSerializer.SerializeToUtf8Bytes(content);
    }

    public async Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation)
    {
        using var content = JsonDocument.Parse(delivery.Content);
        var root = content.RootElement;
        if (root.TryGetProperty("update", out var update))
            await UpdateAsync(new(update.GetProperty("url").GetString()!), JsonMarshal.GetRawUtf8Value(update.GetProperty("body")).ToArray(), cancellation).ConfigureAwait(false);
        return root.GetProperty("url").GetString() is { } url
            ? await connector.SendAsync(new(url), JsonMarshal.GetRawUtf8Value(root.GetProperty("body")).ToArray(), cancellation).ConfigureAwait(false)
            : new DeliveryOutcome.Never("The message has no address that replies may go to.");
    }

    /// <summary>Takes the buttons off a plan that is over. Its buttons do nothing any more in any case, so that a failure is only logged.</summary>
    private async Task UpdateAsync(Uri card, byte[] body, CancellationToken cancellation)
    {
        try
        {
            if (await connector.SendAsync(card, body, cancellation, replaces: true).ConfigureAwait(false) is not DeliveryOutcome.Done and var outcome)
                NotUpdated(log, null, outcome);
        }
        catch (HttpRequestException e)
        {
            NotUpdated(log, e, null);
        }
    }

    [LoggerMessage(EventId = 301, Level = LogLevel.Warning, Message = "The card of a plan that is over could not be updated in Teams: {Outcome}")]
    private static partial void NotUpdated(ILogger log, Exception? exception, DeliveryOutcome? outcome);

    [LoggerMessage(EventId = 300, Level = LogLevel.Warning, Message = "The typing sign could not be sent")]
    private static partial void NoTyping(ILogger log, Exception exception);
}
