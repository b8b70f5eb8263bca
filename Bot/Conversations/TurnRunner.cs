using System.Collections.Immutable;
using System.Diagnostics;
using Bot.Answers;
using Bot.Channels;
using Bot.Guardrails;
using Bot.Guardrails.Audit;
using Bot.Guardrails.Redaction;
using Bot.Identity;
using Bot.Intents;
using Bot.Intents.Commands;
using Bot.Intents.Support;
using Bot.Telemetry;
using Bot.Understanding;

namespace Bot.Conversations;

/// <summary>The way of a message: caller, question, handler, answer.</summary>
internal sealed partial class TurnRunner(
    IReader reader, CommandReply replies, ICallerResolver callers, AwsSessions sessions, IntentRouter router, ConversationStore conversations, SharedFiles files, TurnGuard guard, IEnumerable<IMessageExpansion> expansions, TimeProvider clock, ILogger<TurnRunner> log)
{
    /// <summary>The answer of a turn that the person stopped.</summary>
    public const string StoppedText = "Stopped, as you asked.";
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    /// <summary>Answers a message. Expected failures are answers.</summary>
    /// <param name="message">What was written.</param>
    /// <param name="progress">Told what is being done; null for nobody.</param>
    /// <param name="cancellation">Stops the turn.</param>
    public async Task<TurnResult> RunAsync(Message message, IProgress<TurnProgress>? progress, CancellationToken cancellation)
    {
        using var lease = await conversations.EnterAsync(message.Place, cancellation).ConfigureAwait(false);
        var result = await RunAsync(message, lease.Conversation, progress, cancellation).ConfigureAwait(false);
        await lease.AppendAsync(message, result).ConfigureAwait(false);
        return result;
    }

    /// <summary>Answers a message whose turn in its conversation it is; the caller appends what comes out.</summary>
    /// <param name="message">What was written.</param>
    /// <param name="conversation">What was asked and found before.</param>
    /// <param name="progress">Told what is being done; null for nobody.</param>
    /// <param name="cancellation">Stops the turn.</param>
    public async Task<TurnResult> RunAsync(Message message, Conversation conversation, IProgress<TurnProgress>? progress, CancellationToken cancellation)
    {
        using var span = BotTracing.Turn(message);
        message = AnswerRedaction.Apply(message);
        var trail = guard.Open(message);
        TurnResult result;
        if (guard.Enter(message, trail) is { } limit)
        {
            result = new(new() { Text = message.Text, Family = Family.Other, Shape = Shape.Text }, new Answer { Text = limit.Message, Refused = limit }, [], null, TimeSpan.Zero);
        }
        else
        {
            try
            {
                result = await TurnAsync(message, conversation, trail, progress, cancellation).ConfigureAwait(false);
            }
            finally
            {
                guard.Leave(message);
            }
        }
        result = await guard.SealAsync(trail, message, result).ConfigureAwait(false);
        BotMetrics.Record(message.Place.Platform, result);
        BotTracing.End(span, result);
        return result;
    }

    private async Task<TurnResult> TurnAsync(Message message, Conversation conversation, TurnAudit trail, IProgress<TurnProgress>? progress, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        using var limit = new CancellationTokenSource(TimeLimit, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);

        var now = clock.GetUtcNow();
        var resolved = await callers.ResolveAsync(message, stop.Token).ConfigureAwait(false);
        IReadOnlyList<string> notes = [];
        // Nobody's files are fetched for a person who may ask nothing here.
        if (resolved is CallerResult.Known { Caller: var asker })
        {
            foreach (var expansion in expansions)
                message = await expansion.ExpandAsync(message, asker, stop.Token).ConfigureAwait(false);
            (message, notes) = await files.AddAsync(message, stop.Token).ConfigureAwait(false);
            message = AnswerRedaction.Apply(message);
        }
        var question = replies.Complete(reader.Read(message, conversation, now), conversation);
        trail.Known((resolved as CallerResult.Known)?.Caller);
        trail.Reading(question);
        switch (resolved)
        {
            case CallerResult.Unknown unknown:
                return new(question, new Answer { Text = $"{(message.Scheduled is { } id ? $"**Your subscription `{id}` is paused.** " : "")}{DenialAnswer.WithLayers(unknown.Refusal)}", Refused = unknown.Refusal }, [], null, Stopwatch.GetElapsedTime(start));
            case CallerResult.Known known:
                var confirmed = message.Confirmed || question is { Family: Family.Support, Topic: SupportTopics.Confirm };
                var aws = sessions.Open(known.Caller, account => callers.RoleIn(known.Caller, account), confirmed ? Grant.Confirmation : Grant.None, progress, trail);
                var turn = new Turn(message, conversation, question, known.Caller, aws, now);
                var answer = AnswerRedaction.Apply(await AnswerAsync(turn, limit.Token, stop.Token).ConfigureAwait(false), message);
                if (notes.Count > 0)
                    answer = answer with { Notes = [.. answer.Notes, .. notes] };
                var calls = aws.Evidence.Calls;
                return new(question, answer, calls, known.Caller, Stopwatch.GetElapsedTime(start));
            default:
                throw new UnreachableException();
        }
    }

    private async Task<Answer> AnswerAsync(Turn turn, CancellationToken limit, CancellationToken cancellation)
    {
        try
        {
            return await router.HandleAsync(turn, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return new Answer
            {
                Text = limit.IsCancellationRequested
                    ? $"Stopped: the answer was not ready within {TimeLimit.TotalMinutes:0} minutes. Ask for less (one Region, one account), or try again."
                    : StoppedText,
                Failed = true,
            };
        }
        catch (Exception e)
        {
            Failed(log, e, turn.Message.Id);
            return new Answer { Text = "Something broke while answering; it is in the bot's log. Try again, or ask it in other words.", Failed = true };
        }
    }

    [LoggerMessage(EventId = 100, Level = LogLevel.Error, Message = "Turn {MessageId} failed")]
    private static partial void Failed(ILogger log, Exception exception, string messageId);
}

/// <summary>A turn that ended.</summary>
/// <param name="Caller">Null where the person or channel is not known.</param>
internal sealed record TurnResult(Question Question, Answer Answer, ImmutableArray<RecordedCall> Calls, Caller? Caller, TimeSpan Took);
