using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Guardrails.Redaction;
using Bot.Telemetry;

namespace Bot.Conversations;

/// <summary>Takes messages in: once each, durably, before they are acknowledged.</summary>
internal sealed partial class Inbox(ITurnStore store, RunningTurns running, IntakeRush rush, ILogger<Inbox> log)
{
    /// <summary>Takes a message in. What it returns says how to answer the platform.</summary>
    public async Task<Intake> AcceptAsync(Message message)
    {
        rush.Note();
        message = AnswerRedaction.Apply(message); // before it is kept anywhere
        if (BotTracing.Context is { } trace)
            message = message with { Trace = trace };
        // The platform hanging up must not leave it open whether the message was stored, so its token is not used.
        try
        {
            var conversation = PlaceKey.Conversation(message.Place);
            var person = PlaceKey.Writer(message.Place, message.From);
            var id = PlaceKey.Event(message);
            if (StopWords.Is(message))
            {
                // What a platform sends again must not stop what the person asked since.
                if (await store.HasAcceptedAsync(id, CancellationToken.None).ConfigureAwait(false))
                    return Intake.Duplicate;
                if (running.Stop(message.Place, person) | await store.AskToStopAsync(conversation, person, CancellationToken.None).ConfigureAwait(false))
                    message = message with { StoppedTurn = true };
            }
            return await store.AcceptAsync(
                new(id, conversation, PlaceKey.Workspace(message.Place), person, ConversationJson.Write(message)), CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            NotStored(log, e, message.Place.Platform);
            return Intake.Unavailable;
        }
    }

    [LoggerMessage(EventId = 120, Level = LogLevel.Error, Message = "A message of {Platform} could not be stored; the platform is asked to send it again")]
    private static partial void NotStored(ILogger log, Exception exception, Platform platform);
}
