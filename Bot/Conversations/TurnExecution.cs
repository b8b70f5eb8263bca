using System.Collections.Frozen;
using System.Text;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Understanding;

namespace Bot.Conversations;

/// <summary>Runs one claimed turn to one of its ends: finished, handed back, or in the dead letters.</summary>
internal sealed partial class TurnExecution(
    ITurnStore store, ConversationCache conversations, TurnRunner runner, RunningTurns running, TurnWatches watches, OutboxWorker outbox,
    IEnumerable<IDelivery> deliveries, TurnOptions options, TimeProvider clock, ILogger<TurnExecution> log, IEnumerable<IEventRunner>? events = null)
{
    private const string Shown = "shown";
    private readonly FrozenDictionary<Platform, IDelivery> _deliveries = deliveries.ToFrozenDictionary(d => d.Platform);
    private readonly FrozenDictionary<Platform, IEventRunner> _events = (events ?? []).ToFrozenDictionary(e => e.Platform);

    /// <summary>Never throws: a turn that cannot be ended is given back, or its lease runs out.</summary>
    public async Task RunAsync(ClaimedTurn claimed)
    {
        try
        {
            if (ConversationJson.ReadMessage(claimed.Message.Body) is not { } message)
                await BuryUnreadAsync(claimed).ConfigureAwait(false);
            else if (message.StoppedTurn)
                await store.FinishAsync(claimed.Lease, new(null, null, []), CancellationToken.None).ConfigureAwait(false);
            else if (claimed.Tries > options.Tries)
                await BuryAsync(claimed, message, $"Its process ended, or it broke, {claimed.Tries - 1} times.").ConfigureAwait(false);
            else
                await AnswerAsync(claimed, message).ConfigureAwait(false);
        }
        catch (StoreException e)
        {
            // Nothing can be said to the store now. Whoever claims the turn when it is back runs it again; nothing was delivered.
            NotStored(log, e, claimed.Message.Event);
        }
        catch (Exception e)
        {
            Broke(log, e, claimed.Message.Event);
        }
    }

    private async Task AnswerAsync(ClaimedTurn claimed, Message message)
    {
        using var turn = running.Begin(claimed.Lease, message);
        try
        {
            if (_events.TryGetValue(message.Place.Platform, out var runnerOfEvents))
            {
                await runnerOfEvents.RunAsync(message, turn.Stopped).WaitAsync(options.GiveUpAfter, clock, CancellationToken.None).ConfigureAwait(false);
                await store.FinishAsync(claimed.Lease, new(null, null, []), CancellationToken.None).ConfigureAwait(false);
                return;
            }
            var conversation = await conversations.GetAsync(claimed.Lease.Conversation, claimed.Exchanges, turn.Stopped).ConfigureAwait(false);
            using var showing = claimed.Progress is null && message.Scheduled is null ? new CancellationTokenSource(options.ShowAfter, clock) : null;
            using var shown = showing?.Token.Register(() => _ = ShowAsync(claimed.Lease, message, turn.Stopped));
            var progress = message.Scheduled is not null ? null : watches.ProgressOf(claimed.Message.Event) ?? _deliveries.GetValueOrDefault(message.Place.Platform)?.Watch(claimed.Message.Event, message);
            var result = await runner.RunAsync(message, conversation, progress, turn.Stopped)
                .WaitAsync(options.GiveUpAfter, clock, CancellationToken.None).ConfigureAwait(false);
            if (turn.IsLost)
                return;
            if (turn.IsHandedBack)
            {
                await store.HandBackAsync(claimed.Lease, TimeSpan.Zero, counts: false, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            var end = TurnEnds.Of(message, result, clock.GetUtcNow(), out var exchange) with { Deliveries = DeliveriesOf(claimed, message, result), Deliver = outbox.LeaseFor(claimed.Message.Workspace) };
            var since = clock.GetTimestamp();
            var finished = await store.FinishAsync(claimed.Lease, end, CancellationToken.None).ConfigureAwait(false);
            if (finished.Held && exchange is not null)
                conversations.Add(claimed.Lease.Conversation, finished.Exchanges, conversation, exchange);
            outbox.Deliver(finished.Deliveries, since);
        }
        catch (OperationCanceledException) when (turn.IsHandedBack)
        {
            await store.HandBackAsync(claimed.Lease, TimeSpan.Zero, counts: false, CancellationToken.None).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (turn.IsLost)
        {
        }
        catch (Exception e) when (e is not StoreException)
        {
            Broke(log, e, claimed.Message.Event);
            if (claimed.Tries >= options.Tries)
                await BuryAsync(claimed, message, $"It broke {claimed.Tries} times, the last time with {e.GetType().Name}.").ConfigureAwait(false);
            else
                await store.HandBackAsync(claimed.Lease, Backoff.After(claimed.Tries, claimed.Message.Event), counts: true, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Where it was written is not known either, so that the operators alone are told.</summary>
    private Task BuryUnreadAsync(ClaimedTurn claimed)
    {
        const string reason = "The stored message cannot be read.";
        Buried(log, claimed.Message.Event, reason);
        return store.DeadLetterAsync(claimed.Lease, reason, new(null, null, []), CancellationToken.None);
    }

    /// <summary>The message goes to the dead letters, and the person is told in the same transaction, so once.</summary>
    private async Task BuryAsync(ClaimedTurn claimed, Message message, string reason)
    {
        Buried(log, claimed.Message.Event, reason);
        var told = new TurnResult(
            new() { Text = "", Family = Family.Other, Shape = Shape.Text },
            new Answer { Text = "I could not answer this: it broke each time I tried, and I have stopped trying. The operators can see it; ask it in other words, or ask for less.", Failed = true },
            [], null, TimeSpan.Zero);
        IReadOnlyList<NewDelivery> deliveries = [];
        try
        {
            deliveries = DeliveriesOf(claimed, message, told);
        }
        catch (Exception e)
        {
            // It may be the rendering that breaks; the message must end all the same.
            Broke(log, e, claimed.Message.Event);
        }
        var since = clock.GetTimestamp();
        var ended = await store.DeadLetterAsync(claimed.Lease, reason, new(null, null, deliveries, outbox.LeaseFor(claimed.Message.Workspace)), CancellationToken.None).ConfigureAwait(false);
        outbox.Deliver(ended.Deliveries, since);
    }

    private async Task ShowAsync(TurnLease lease, Message message, CancellationToken cancellation)
    {
        try
        {
            if (await store.NoteProgressAsync(lease, Shown, cancellation).ConfigureAwait(false) && _deliveries.TryGetValue(message.Place.Platform, out var delivery))
                await delivery.BeginAsync(message, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or StoreException)
        {
            // It is only a sign that the bot works; the answer comes all the same.
        }
        catch (Exception e)
        {
            NotShown(log, e, message.Place.Platform);
        }
    }

    private IReadOnlyList<NewDelivery> DeliveriesOf(ClaimedTurn claimed, Message message, TurnResult result)
    {
        if (result.Answer.Silent || !_deliveries.TryGetValue(message.Place.Platform, out var delivery))
            return [];
        var id = claimed.Message.Event;
        return [new(id, DeliveryBody.Write(message.Place.Platform, message.Trace, delivery.Render(id, message, result)))];
    }

    [LoggerMessage(EventId = 110, Level = LogLevel.Error, Message = "The turn of {Event} broke")]
    private static partial void Broke(ILogger log, Exception exception, string @event);

    [LoggerMessage(EventId = 111, Level = LogLevel.Error, Message = "The turn of {Event} could not be ended: the store cannot be used; it will be run again")]
    private static partial void NotStored(ILogger log, Exception exception, string @event);

    [LoggerMessage(EventId = 112, Level = LogLevel.Error, Message = "The message {Event} went to the dead letters: {Reason}")]
    private static partial void Buried(ILogger log, string @event, string reason);

    [LoggerMessage(EventId = 113, Level = LogLevel.Warning, Message = "That a turn has begun could not be shown on {Platform}")]
    private static partial void NotShown(ILogger log, Exception exception, Platform platform);
}
