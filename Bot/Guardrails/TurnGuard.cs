using System.Collections.Immutable;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Guardrails.Audit;
using Bot.Guardrails.Limits;
using Bot.Guardrails.Redaction;

namespace Bot.Guardrails;

/// <summary>What stands around every turn: limits before it, redaction and the audit after it.</summary>
internal sealed partial class TurnGuard(IAudit audit, RateLimits limits, TimeProvider clock, ILogger<TurnGuard> log)
{
    private static readonly TimeSpan AuditLimit = TimeSpan.FromSeconds(30);

    /// <summary>Begins the audit of a turn.</summary>
    public TurnAudit Open(Message message)
    {
        var trail = new TurnAudit(audit, clock, message);
        trail.Message(message);
        return trail;
    }

    /// <summary>Lets a turn begin, or says which limit forbids it. A turn that began is ended with <see cref="Leave"/>.</summary>
    public Refusal? Enter(Message message, TurnAudit trail)
    {
        var refusal = limits.Begin(message);
        if (refusal is not null)
            trail.Record(trail.Event(AuditKind.Limit) with { Outcome = "refused", Layer = refusal.By });
        return refusal;
    }

    public void Leave(Message message) => limits.End(message);

    /// <summary>What may be delivered: the answer without secrets once everything of the turn is durable in the audit, and otherwise why there is none.</summary>
    public async Task<TurnResult> SealAsync(TurnAudit trail, Message message, TurnResult result)
    {
        trail.Answer(result.Answer, result.Calls.Length, result.Took);
        try
        {
            using var limit = new CancellationTokenSource(AuditLimit, clock);
            await trail.FlushAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is AuditException or OperationCanceledException)
        {
            Withheld(log, e, trail.Id);
            return result with
            {
                Answer = new() { Text = "The answer is not shown: what was done for it could not be written to the audit. Try again in a moment; if it stays, ask the people who run this bot to look at its store.", Failed = true },
                Calls = ImmutableArray<RecordedCall>.Empty,
            };
        }
        return result;
    }

    [LoggerMessage(EventId = 510, Level = LogLevel.Error, Message = "The answer of turn {Turn} was withheld")]
    private static partial void Withheld(ILogger log, Exception exception, string turn);
}
