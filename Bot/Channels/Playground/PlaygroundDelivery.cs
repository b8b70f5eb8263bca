using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Terminal;
using Bot.Conversations;

namespace Bot.Channels.Playground;

/// <summary>Brings answers to the page that asked. Where it went away, the answer is in the conversation's history.</summary>
internal sealed class PlaygroundDelivery(PlaygroundPages pages, PlaygroundAnswers answers, PlaygroundPosts posts) : IDelivery
{
    private const string PostKey = "post";
    private static ReadOnlySpan<byte> PostBegin => "{\"post\":"u8;

    public Platform Platform => Platform.Playground;

    /// <summary>The page shows each step of the turn as it is.</summary>
    public Task BeginAsync(Message message, CancellationToken cancellation) => Task.CompletedTask;

    public byte[] Render(string deliveryId, Message message, TurnResult result) => JsonSerializer.SerializeToUtf8Bytes(
        message.FromNotification ? new() { [PostKey] = PostOf(deliveryId, message, View(result)) } : View(result), AnswerJson.Options);

    public async Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation)
    {
        if (delivery.Content.Span.StartsWith(PostBegin))
        {
            posts.Add((JsonObject)JsonNode.Parse(delivery.Content.Span)![PostKey]!.DeepClone());
            return new DeliveryOutcome.Done(delivery.Id);
        }
        await answers.KeepAsync(delivery.Id, delivery.Content, cancellation).ConfigureAwait(false);
        pages.Answer(delivery.Id, delivery.Content);
        return new DeliveryOutcome.Done(null);
    }

    /// <summary>What the bot said by itself: nobody waits for it, so pages look for it.</summary>
    private static JsonObject PostOf(string deliveryId, Message message, JsonObject answer) => new()
    {
        ["id"] = deliveryId,
        ["channel"] = message.Place.Channel,
        ["replaces"] = message.Post?.Replaces,
        ["under"] = message.Post is { } post ? post.Under : message.Id,
        ["answer"] = answer,
    };

    private static JsonObject View(TurnResult result) => result.Answer is { Failed: true, Text: TurnRunner.StoppedText }
        ? new() { ["type"] = "stopped", ["calls"] = result.Calls.Length }
        : AnswerView.Of(result);
}
