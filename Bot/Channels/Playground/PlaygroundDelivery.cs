using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Channels.Terminal;
using Bot.Conversations;

namespace Bot.Channels.Playground;

/// <summary>Brings answers to the page that asked. Where it went away, the answer is in the conversation's history.</summary>
internal sealed class PlaygroundDelivery(PlaygroundPages pages, PlaygroundAnswers answers) : IDelivery
{
    public Platform Platform => Platform.Playground;

    /// <summary>The page shows each step of the turn as it is.</summary>
    public Task BeginAsync(Message message, CancellationToken cancellation) => Task.CompletedTask;

    public byte[] Render(string deliveryId, Message message, TurnResult result) => JsonSerializer.SerializeToUtf8Bytes(View(result), AnswerJson.Options);

    public async Task<DeliveryOutcome> DeliverAsync(Outgoing delivery, CancellationToken cancellation)
    {
        await answers.KeepAsync(delivery.Id, delivery.Content, cancellation).ConfigureAwait(false);
        pages.Answer(delivery.Id, delivery.Content);
        return new DeliveryOutcome.Done(null);
    }

    private static JsonObject View(TurnResult result) => result.Answer is { Failed: true, Text: TurnRunner.StoppedText }
        ? new() { ["type"] = "stopped", ["calls"] = result.Calls.Length }
        : AnswerView.Of(result);
}
