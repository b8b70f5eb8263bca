using System.Collections.Immutable;
using Bot.Channels;
using Bot.Identity;

namespace Bot.Guardrails.Approvals;

/// <summary>Carries out approved plans, as the person who asked. Each call is written down as being sent before it is sent, and never sent again after that, whatever crashes.</summary>
internal sealed class PlanRunner(ApprovalStore store, ICallerResolver callers, IChangeKnowledge knowledge, TimeProvider clock)
{
    /// <summary>Longer than one call can take, so that who still holds a plan is not overtaken.</summary>
    private static readonly TimeSpan s_hold = TimeSpan.FromMinutes(1);

    /// <summary>Runs a plan that is approved, or goes on with one that a crash left behind.</summary>
    /// <param name="held">As it was read.</param>
    /// <param name="aws">The turn's session, from which the asker's is made.</param>
    /// <param name="messageId">The message whose turn this is.</param>
    /// <param name="stop">Stops between two calls, never within one.</param>
    public async Task<Approval> RunAsync(Held held, AwsSession aws, string messageId, CancellationToken stop)
    {
        var plan = held.Approval.Plan;
        var (asker, role) = await AskerAsync(plan, stop).ConfigureAwait(false);
        var now = clock.GetUtcNow();
        var stale = ApprovalRules.Stale(held.Approval, asker, role, now);
        switch (held.Approval)
        {
            case { State: ApprovalState.Approved } when stale is not null:
                return (await store.ReplaceAsync(held, stale.Now, stop).ConfigureAwait(false))?.Approval ?? await NowAsync(plan, stop).ConfigureAwait(false);

            case { State: ApprovalState.Approved } approved:
                var session = Session(aws, asker!, plan, plan.Calls);
                if (plan.Calls.Select(c => session.ForeseeRefusal(c.Call.Service, c.Call.Operation, c.Call.Parameters, c.Call.Region, c.Call.Account)).FirstOrDefault(r => r is not null) is { } refusal)
                {
                    var refused = approved with { State = ApprovalState.Void, Why = refusal.Message };
                    return (await store.ReplaceAsync(held, refused, stop).ConfigureAwait(false))?.Approval ?? await NowAsync(plan, stop).ConfigureAwait(false);
                }
                var run = new ApprovalRun
                {
                    MessageId = messageId,
                    Attempt = 1,
                    Started = now,
                    HeldUntil = now + s_hold,
                    Calls = [.. plan.Calls.Select(_ => new CallRun(CallState.Waiting))],
                };
                return await store.ReplaceAsync(held, approved with { State = ApprovalState.Running, Run = run }, stop).ConfigureAwait(false) is { } mine
                    ? await CallsAsync(mine, session, mayGoOn: true, stop).ConfigureAwait(false)
                    : await NowAsync(plan, stop).ConfigureAwait(false);

            case { State: ApprovalState.Running, Run: { } left } running when left.MessageId == messageId || left.HeldUntil <= now:
                var again = await store.ReplaceAsync(held, running with { Run = left with { Attempt = left.Attempt + 1, HeldUntil = now + s_hold } }, stop).ConfigureAwait(false);
                if (again is null)
                    return await NowAsync(plan, stop).ConfigureAwait(false);
                var rest = plan.Calls.Where((_, i) => left.Calls[i].State == CallState.Waiting);
                return await CallsAsync(again, asker is null ? null : Session(aws, asker, plan, rest), mayGoOn: stale is null, stop).ConfigureAwait(false);

            default:
                return held.Approval;
        }
    }

    private async Task<Approval> CallsAsync(Held held, AwsSession? aws, bool mayGoOn, CancellationToken stop)
    {
        var plan = held.Approval.Plan;
        for (var i = 0; i < plan.Calls.Length; i++)
        {
            var before = held.Approval.Run!.Calls[i];
            if (before.State == CallState.Done)
                continue;
            CallRun after;
            if (before.State == CallState.Sending)
            {
                after = await LookUpAsync(aws, plan.Calls[i], before, CancellationToken.None).ConfigureAwait(false);
            }
            else if (!mayGoOn || aws is null || stop.IsCancellationRequested || clock.GetUtcNow() >= plan.Expires && i == 0)
            {
                break;
            }
            else
            {
                var sending = before with { State = CallState.Sending, SentAt = clock.GetUtcNow() };
                if (await WriteAsync(held, i, sending).ConfigureAwait(false) is not { } written)
                    return await NowAsync(plan, CancellationToken.None).ConfigureAwait(false);
                held = written;
                after = await SendAsync(aws, plan.Calls[i], sending).ConfigureAwait(false);
            }
            if (await WriteAsync(held, i, after).ConfigureAwait(false) is not { } next)
                return await NowAsync(plan, CancellationToken.None).ConfigureAwait(false);
            held = next;
            if (after.State != CallState.Done)
                break;
        }
        return await EndAsync(held).ConfigureAwait(false);
    }

    private async Task<CallRun> SendAsync(AwsSession aws, PlannedCall call, CallRun sending)
    {
        // A call that is on its way is not given up: its answer says whether the change was made.
        var outcome = await aws.CallAsync(call.Call.Service, call.Call.Operation, call.Call.Parameters, call.Call.Region, call.Call.Account, CancellationToken.None).ConfigureAwait(false);
        switch (outcome)
        {
            case CallOutcome.Ok ok:
                var (note, output) = knowledge.Tell(call.Call, ok.Body);
                return sending with { State = CallState.Done, Note = note, Output = output };
            case CallOutcome.Refused refused:
                return sending with { State = CallState.Failed, Note = refused.Refusal.Message };
            case CallOutcome.Failed failed when IsCertain(failed.Error):
                return sending with { State = CallState.Failed, Note = $"{failed.Error.Code}: {failed.Error.Message}" };
            case CallOutcome.Failed failed:
                var looked = await LookUpAsync(aws, call, sending, CancellationToken.None).ConfigureAwait(false);
                return looked with { Note = $"{failed.Error.Code}: {failed.Error.Message} {looked.Note}" };
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>AWS answered that it did not do it, or nothing left this machine.</summary>
    private static bool IsCertain(Bot.Aws.Client.AwsError error) => error.Status is >= 400 and < 500 || error.Code is "NoCredentials" or "InvalidParameters";

    private async Task<CallRun> LookUpAsync(AwsSession? aws, PlannedCall call, CallRun sent, CancellationToken cancellation)
    {
        var fate = aws is null
            ? new CallFate(Fate.NotKnown, "The person who asked may no longer look here.")
            : await knowledge.LookUpAsync(aws, call, sent.SentAt ?? clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        return sent with
        {
            State = fate.Fate switch { Fate.TookEffect => CallState.Done, Fate.HadNone => CallState.Failed, _ => CallState.Unknown },
            Note = fate.Note,
        };
    }

    private async Task<Held?> WriteAsync(Held held, int index, CallRun call)
    {
        var run = held.Approval.Run!;
        var with = run with { Calls = run.Calls.SetItem(index, call), HeldUntil = clock.GetUtcNow() + s_hold };
        return await store.ReplaceAsync(held, held.Approval with { Run = with }, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task<Approval> EndAsync(Held held)
    {
        var run = held.Approval.Run!;
        var calls = run.Calls.Select(c => c.State == CallState.Waiting ? c with { State = CallState.Skipped } : c).ToImmutableArray();
        var state = calls.Any(c => c.State == CallState.Unknown) ? ApprovalState.Unknown
            : calls.All(c => c.State == CallState.Done) ? ApprovalState.Done
            : ApprovalState.Failed;
        var over = held.Approval with { State = state, Run = run with { Calls = calls } };
        return (await store.ReplaceAsync(held, over, CancellationToken.None).ConfigureAwait(false))?.Approval ?? await NowAsync(held.Approval.Plan, CancellationToken.None).ConfigureAwait(false);
    }

    private AwsSession Session(AwsSession aws, Caller asker, ChangePlan plan, IEnumerable<PlannedCall> calls) =>
        aws.For(asker, account => callers.RoleIn(asker, account), Grant.ForPlan(plan.Id, plan.RoleArn, calls.Select(c => c.Call)));

    /// <summary>The asker as they are known now, not as they were when they asked.</summary>
    private async Task<(Caller? Caller, RoleChoice.Role? Role)> AskerAsync(ChangePlan plan, CancellationToken stop)
    {
        var message = new Message(plan.Asker.MessageId, plan.Asker.Place, plan.Asker.User, "", plan.Created) { Account = plan.Asker.ChosenAccount };
        return await callers.ResolveAsync(message, stop).ConfigureAwait(false) is CallerResult.Known known
            ? (known.Caller, callers.RoleIn(known.Caller, plan.Account) as RoleChoice.Role)
            : (null, null);
    }

    private async Task<Approval> NowAsync(ChangePlan plan, CancellationToken cancellation) =>
        (await store.GetAsync(plan.Asker.Place, plan.Id, cancellation).ConfigureAwait(false))?.Approval
        ?? throw new InvalidOperationException($"Plan {plan.Id} is gone from the store.");
}
