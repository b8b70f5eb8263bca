using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Guardrails.Approvals;

/// <summary>Where plans are laid down, pressed, carried out and undone. Every entry is a message of a verified sender in a channel.</summary>
internal sealed partial class PlanDesk(
    ApprovalStore store, PlanRunner runner, PlanNotices notices, PlanAudit audit, ICallerResolver callers, ApprovalOptions options, TimeProvider clock, ILogger<PlanDesk> log)
{
    /// <summary>More calls than this are more than people can read before they say yes.</summary>
    public const int MaxCalls = 20;
    private const int MaxReason = 300;
    private const int Tries = 8;

    /// <summary>Makes a plan of a change and shows it; with an explicit yes of somebody who may approve their own, carries it out.</summary>
    public async Task<Answer> ProposeAsync(Turn turn, PlanDraft draft, CancellationToken cancellation)
    {
        if (draft.Calls.Length > MaxCalls)
            return Refuse("write-needs-approval", "approval", $"That would be {draft.Calls.Length} calls; a plan holds at most {MaxCalls}, so that people can read it. Ask for fewer resources.");
        var caller = turn.Caller;
        var account = draft.Calls[0].Call.Account;
        if (caller.Channel is not { } channel)
            return Refuse("write-needs-approval", "approval", "Changes need an approval, and without a directory nobody is an approver: this bot only reads. Set `Directory:File` with a channel that lists approvers.");
        if (callers.RoleIn(caller, account) is not RoleChoice.Role role)
            return Refuse("not-permitted", "role", $"You have no role in account {account}, and a change runs as the person who asks for it.");
        // A change that would be refused even when approved is refused now, before anybody is asked to approve it.
        var approved = turn.Aws.For(caller, a => callers.RoleIn(caller, a), Grant.ForPlan("draft", role.Arn, draft.Calls.Select(c => c.Call)));
        foreach (var call in draft.Calls.Select(c => c.Call))
        {
            if (approved.ForeseeRefusal(call.Service, call.Operation, call.Parameters, call.Region, call.Account) is { } refusal)
                return new() { Text = refusal.Message, Refused = refusal };
        }
        draft = WithUndoForeseen(turn, draft, role);
        if (draft.BreakGlass is not null && BreakGlass.MayNot(caller, draft.BreakGlass) is { } not)
            return Refuse("not-permitted", "approval", not);
        if (draft.BreakGlass is null && channel.Approvers.IsDefaultOrEmpty)
            return Refuse("write-needs-approval", "approval", "Changes need an approval, and this channel has no approvers. An admin can list them under `approvers` of the channel in the directory.");

        var approval = await LayDownAsync(turn, draft, account, role, channel, cancellation).ConfigureAwait(false);
        audit.Record(approval, caller, "propose", "waiting", draft.BreakGlass ?? "");
        Proposed(log, approval.Plan.Id, approval.Plan.Asker.Person, approval.Plan.Calls.Length);
        return turn.Message.Confirmed && approval.State == ApprovalState.Pending
            ? await ApproveAsync(turn, approval.Plan.Id, "", cancellation).ConfigureAwait(false)
            : PlanCard.Waiting(approval, caller);
    }

    /// <summary>Says it where the way back is barred here: people should know before they say yes.</summary>
    private PlanDraft WithUndoForeseen(Turn turn, PlanDraft draft, RoleChoice.Role role)
    {
        var undo = draft.Calls.SelectMany(c => c.Undo).ToArray();
        var back = turn.Aws.For(turn.Caller, a => callers.RoleIn(turn.Caller, a), Grant.ForPlan("draft", role.Arn, undo));
        var barred = undo.Select(c => back.ForeseeRefusal(c.Service, c.Operation, c.Parameters, c.Region, c.Account)).FirstOrDefault(r => r is not null);
        return barred is null ? draft : draft with { Warnings = draft.Warnings.Add($"Undoing it would be refused here as things stand: {barred.Message}") };
    }

    /// <summary>A yes to a plan; with the last one needed, the plan is carried out in this turn.</summary>
    public async Task<Answer> ApproveAsync(Turn turn, string id, string reason, CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (await store.GetAsync(turn.Message.Place, id, cancellation).ConfigureAwait(false) is not { } held)
                return NotHere(id);
            if (held.Approval.State == ApprovalState.Pending && held.Approval.Approvals.Any(v => v.MessageId == turn.Message.Id))
                return PlanCard.Waiting(held.Approval, turn.Caller);
            if (MayResume(held.Approval, turn))
                return await RunAsync(held, turn, cancellation).ConfigureAwait(false);
            switch (ApprovalRules.Approve(held.Approval, turn.Caller, Clean(reason), clock.GetUtcNow()))
            {
                case PressResult.Refused { IsRight: true } refused:
                    audit.Record(held.Approval, turn.Caller, "approve", "refused", refused.Message);
                    NotCounted(log, id, turn.Caller.Person, refused.Message);
                    return Refuse("not-permitted", "approval", refused.Message);
                case PressResult.Refused closed:
                    return PlanCard.Closed(held.Approval, closed.Message);
                case PressResult.Over over when await store.ReplaceAsync(held, over.Now, cancellation).ConfigureAwait(false) is not null:
                    audit.Record(over.Now, turn.Caller, "approve", over.Now.State.ToString().ToLowerInvariant(), over.Now.Why);
                    return PlanCard.Closed(over.Now, over.Message);
                case PressResult.Counted counted when await store.ReplaceAsync(held, counted.Now, cancellation).ConfigureAwait(false) is { } now:
                    audit.Record(now.Approval, turn.Caller, "approve", now.Approval.State == ApprovalState.Approved ? "approved" : "counted", Clean(reason));
                    Counted(log, id, turn.Caller.Person, counted.Now.Approvals.Length, counted.Now.Plan.Needed);
                    return now.Approval.State == ApprovalState.Approved
                        ? await RunAsync(now, turn, cancellation).ConfigureAwait(false)
                        : PlanCard.Waiting(now.Approval, turn.Caller, $"{turn.Caller.Person} approved. {counted.Message}");
            }
            // Somebody else wrote first: read again, decide again.
        }
        return Answer.Say($"Plan `{id}` is being changed by others at this moment; try again.") with { Failed = true };
    }

    /// <summary>A no to a plan.</summary>
    public async Task<Answer> RejectAsync(Turn turn, string id, string reason, CancellationToken cancellation)
    {
        for (var i = 0; i < Tries; i++)
        {
            if (await store.GetAsync(turn.Message.Place, id, cancellation).ConfigureAwait(false) is not { } held)
                return NotHere(id);
            switch (ApprovalRules.Reject(held.Approval, turn.Caller, Clean(reason), clock.GetUtcNow()))
            {
                case PressResult.Refused refused:
                    return refused.IsRight ? Refuse("not-permitted", "approval", refused.Message) : PlanCard.Closed(held.Approval, refused.Message);
                case PressResult.Over over when await store.ReplaceAsync(held, over.Now, cancellation).ConfigureAwait(false) is not null:
                    audit.Record(over.Now, turn.Caller, "reject", over.Now.State.ToString().ToLowerInvariant(), Clean(reason));
                    Rejected(log, id, turn.Caller.Person);
                    return PlanCard.Closed(over.Now, over.Message, over.Now.State == ApprovalState.Rejected);
            }
        }
        return Answer.Say($"Plan `{id}` is being changed by others at this moment; try again.") with { Failed = true };
    }

    /// <summary>The plans of the channel that wait, and those that are over lately.</summary>
    public async Task<Answer> ListAsync(Turn turn, CancellationToken cancellation) =>
        PlanList.Of(await store.InChannelAsync(turn.Message.Place, cancellation).ConfigureAwait(false), turn.Caller, clock.GetUtcNow());

    /// <summary>A plan by id, as it stands.</summary>
    public async Task<Answer> ShowAsync(Turn turn, string id, CancellationToken cancellation) =>
        await store.GetAsync(turn.Message.Place, id, cancellation).ConfigureAwait(false) is not { } held ? NotHere(id)
        : held.Approval is { State: ApprovalState.Pending } waiting && waiting.Plan.Expires > clock.GetUtcNow() ? PlanCard.Waiting(waiting, turn.Caller)
        : held.Approval.Run is not null ? PlanCard.Ended(held.Approval, turn.Caller)
        : PlanCard.Closed(held.Approval.State == ApprovalState.Pending ? held.Approval with { State = ApprovalState.Expired } : held.Approval, $"Plan `{id}` is {(held.Approval.State == ApprovalState.Pending ? "expired" : ApprovalRules.Words(held.Approval.State))}.", isNo: true);

    /// <summary>The plan of what a turn undoes: the inverse of the calls that were carried out, in the reverse order, to be approved again.</summary>
    public async Task<Answer> UndoAsync(Turn turn, string id, CancellationToken cancellation)
    {
        if (await store.GetAsync(turn.Message.Place, id, cancellation).ConfigureAwait(false) is not { } held)
            return NotHere(id);
        return PlanUndo.Of(held.Approval) is { } draft
            ? await ProposeAsync(turn, draft, cancellation).ConfigureAwait(false)
            : Answer.Say($"Nothing of plan `{id}` can be undone by me: {PlanUndo.Why(held.Approval)}") with { Failed = true };
    }

    /// <summary>Carries it out. That the glass is broken is stored to be told, and in the audit, before anything is sent.</summary>
    private async Task<Answer> RunAsync(Held held, Turn turn, CancellationToken cancellation)
    {
        if (held.Approval is { State: ApprovalState.Approved, Plan.BreakGlass: { } reason })
        {
            audit.Record(held.Approval, turn.Caller, "break-glass", "begun", reason);
            await audit.FlushAsync(cancellation).ConfigureAwait(false);
            await notices.TellAllAsync(held.Approval.Plan, turn.Caller, cancellation).ConfigureAwait(false);
        }
        var ended = await runner.RunAsync(held, turn.Aws, turn.Message.Id, cancellation).ConfigureAwait(false);
        audit.Record(ended, turn.Caller, "carry-out", ended.State.ToString().ToLowerInvariant(), ended.Why);
        return PlanCard.Ended(ended, turn.Caller);
    }

    private async Task<Approval> LayDownAsync(Turn turn, PlanDraft draft, string account, RoleChoice.Role role, DirectoryChannel channel, CancellationToken cancellation)
    {
        var caller = turn.Caller;
        var now = clock.GetUtcNow();
        var asker = new PlanAsker(caller.Person, turn.Message.From, turn.Message.Place, turn.Message.Id, turn.Message.Account) { ReplyTo = turn.Message.ReplyTo };
        var (needed, why) = draft.BreakGlass is null ? ApproverCount.Of(channel.ApprovalRules, draft.Calls, draft.Touched) : (1, null);
        for (var length = 6; ; length += 4)
        {
            var plan = new ChangePlan
            {
                Id = PlanSeal.NewId(asker, draft.Calls, length),
                Title = draft.Title,
                Calls = draft.Calls,
                Touched = draft.Touched,
                Cost = draft.Cost,
                Warnings = draft.Warnings,
                Asker = asker,
                Account = account,
                AccountAlias = account == caller.Account ? caller.AccountAlias : account,
                RoleArn = role.Arn,
                DirectoryVersion = caller.DirectoryVersion,
                Needed = needed,
                NeededWhy = why,
                Created = now,
                Expires = now + options.Expiry,
                BreakGlass = draft.BreakGlass,
                Undoes = draft.Undoes,
            };
            plan = plan with { Calls = PlanTokens.Fill(plan) };
            if (await store.AddAsync(Approval.Of(plan), cancellation).ConfigureAwait(false))
                return Approval.Of(plan);
            // The id is taken: by this very message, whose turn is run again, or by another plan.
            if (await store.GetAsync(asker.Place, plan.Id, cancellation).ConfigureAwait(false) is { Approval: var known } && known.Plan.Asker.MessageId == asker.MessageId)
                return known;
        }
    }

    /// <summary>The turn that carried it out is run again after a crash, or nobody holds it any more.</summary>
    private bool MayResume(Approval approval, Turn turn) => approval.State switch
    {
        ApprovalState.Running => approval.Run!.MessageId == turn.Message.Id || approval.Run.HeldUntil <= clock.GetUtcNow(),
        ApprovalState.Approved => ApprovalRules.MayBegin(approval, turn.Caller),
        _ => approval.Run?.MessageId == turn.Message.Id,
    };

    private static Answer NotHere(string id) => Refuse(
        "not-permitted", "approval", $"There is no plan `{id}` in this channel. A plan can be approved only in the channel where it was asked for; `approvals` lists those of this one.");

    private static Answer Refuse(string reason, string by, string message) => new() { Text = message, Refused = new(reason, by, message) };

    /// <summary>People's own words, on one line, with nothing that a channel could take for markup.</summary>
    private static string Clean(string reason)
    {
        var plain = string.Join(' ', new string([.. reason.Select(c => char.IsControl(c) || c is '`' or '*' or '[' or ']' or '<' or '>' or '|' ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length > MaxReason ? plain[..MaxReason] + "…" : plain;
    }

    [LoggerMessage(EventId = 300, Level = LogLevel.Debug, Message = "Plan {Plan} of {Person} with {Calls} calls waits for approval")]
    private static partial void Proposed(ILogger log, string plan, string person, int calls);

    [LoggerMessage(EventId = 301, Level = LogLevel.Debug, Message = "Plan {Plan}: {Person} approved, {Given} of {Needed}")]
    private static partial void Counted(ILogger log, string plan, string person, int given, int needed);

    [LoggerMessage(EventId = 302, Level = LogLevel.Debug, Message = "Plan {Plan}: {Person} rejected")]
    private static partial void Rejected(ILogger log, string plan, string person);

    [LoggerMessage(EventId = 303, Level = LogLevel.Warning, Message = "Plan {Plan}: the approval of {Person} did not count: {Reason}")]
    private static partial void NotCounted(ILogger log, string plan, string person, string reason);
}
