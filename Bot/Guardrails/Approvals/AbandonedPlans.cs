using Bot.Channels;
using Bot.Guardrails.Audit;
using Bot.Identity;

namespace Bot.Guardrails.Approvals;

/// <summary>Takes up plans whose execution nobody ends: at the start and then every minute. A call that may have been sent is looked up, never sent again, and the outcome is told where the plan was asked for.</summary>
internal sealed partial class AbandonedPlans(
    ApprovalStore store, PlanRunner runner, PlanNotices notices, PlanAudit plans, AwsSessions sessions, IAudit audit, TimeProvider clock, ILogger<AbandonedPlans> log) : BackgroundService
{
    private static readonly TimeSpan s_every = TimeSpan.FromMinutes(1);

    /// <summary>The turn that carries a plan out is itself run again after a crash and answers then: it comes first.</summary>
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(3);

    /// <summary>Takes up all that is abandoned now.</summary>
    /// <returns>How many were ended.</returns>
    public async Task<int> SweepAsync(CancellationToken stopping)
    {
        var ended = 0;
        await foreach (var held in store.AbandonedAsync(clock.GetUtcNow() - s_grace, stopping).ConfigureAwait(false))
        {
            try
            {
                if (await EndAsync(held, stopping).ConfigureAwait(false))
                    ended++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The others must not wait for it; it is tried again at the next round.
                NotEnded(log, e, held.Approval.Plan.Id);
            }
        }
        return ended;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_every, clock);
        try
        {
            do
            {
                try
                {
                    await SweepAsync(stoppingToken).ConfigureAwait(false);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    NotRead(log, e);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task<bool> EndAsync(Held held, CancellationToken stopping)
    {
        var asker = held.Approval.Plan.Asker;
        var plan = held.Approval.Plan;
        var caller = new Caller(asker.User, asker.Person, plan.Account, plan.AccountAlias, plan.RoleArn, plan.Calls[0].Call.Region, "") { Place = asker.Place, MessageId = asker.MessageId, DirectoryVersion = plan.DirectoryVersion };
        var trail = new TurnAudit(audit, clock, new Message(asker.MessageId, asker.Place, asker.User, "", clock.GetUtcNow()));
        trail.Known(caller);
        // Itself it has no role: the runner makes the asker's session from it, if they still may.
        var aws = sessions.Open(caller, _ => new RoleChoice.None(), trail: trail);
        var now = await runner.RunAsync(held, aws, "", stopping).ConfigureAwait(false);
        if (!now.IsOver)
            return false;
        TakenUp(log, plan.Id, now.State);
        plans.Record(now, caller, "carry-out", now.State.ToString().ToLowerInvariant(), "taken up after an interruption");
        await plans.FlushAsync(stopping).ConfigureAwait(false);
        await notices.TellAskerAsync(now, PlanCard.Ended(now, caller), aws.Evidence.Calls, caller, stopping).ConfigureAwait(false);
        return true;
    }

    [LoggerMessage(EventId = 304, Level = LogLevel.Warning, Message = "Plan {Plan} was interrupted; its outcome is {State}")]
    private static partial void TakenUp(ILogger log, string plan, ApprovalState state);

    [LoggerMessage(EventId = 305, Level = LogLevel.Error, Message = "The interrupted plan {Plan} could not be ended; it is tried again in a minute")]
    private static partial void NotEnded(ILogger log, Exception exception, string plan);

    [LoggerMessage(EventId = 306, Level = LogLevel.Error, Message = "Interrupted plans could not be read; it is tried again in a minute")]
    private static partial void NotRead(ILogger log, Exception exception);
}
