using Bot.Identity;

namespace Bot.Guardrails.Approvals;

/// <summary>Who may say what to a plan, and when. Decides alone from what is handed in: no store, no clock, no call.</summary>
internal static class ApprovalRules
{
    /// <summary>A yes.</summary>
    /// <param name="approval">As it was read from the store.</param>
    /// <param name="presser">Who says it, as the platform verified.</param>
    /// <param name="reason">Their reason; may be empty.</param>
    /// <param name="now">The time.</param>
    public static PressResult Approve(Approval approval, Caller presser, string reason, DateTimeOffset now)
    {
        if (Closed(approval, presser, now) is { } closed)
            return closed;
        if (approval.State != ApprovalState.Pending)
            return new PressResult.Refused($"Plan `{approval.Plan.Id}` is {Words(approval.State)} already.", false);
        if (MayNotApprove(approval.Plan, presser) is { } not)
            return new PressResult.Refused(not, true);
        if (approval.Approvals.Any(v => v.Person == presser.Person || v.UserId == presser.User.Id))
            return new PressResult.Refused($"You approved plan `{approval.Plan.Id}` already; {approval.Plan.Needed} different people must.", true);
        var with = approval with { Approvals = approval.Approvals.Add(new(presser.Person, presser.User.Id, reason, now, presser.MessageId)) };
        var missing = approval.Plan.Needed - with.Approvals.Length;
        return missing > 0
            ? new PressResult.Counted(with, $"{missing} more approval{(missing == 1 ? "" : "s")} needed, by another person.")
            : new PressResult.Counted(with with { State = ApprovalState.Approved }, "Approved.");
    }

    /// <summary>Whether this person may begin a plan that enough people approved, where whoever gave the last yes never began.</summary>
    public static bool MayBegin(Approval approval, Caller presser) =>
        approval.State == ApprovalState.Approved && (approval.Approvals.Any(v => v.Person == presser.Person) || MayNotApprove(approval.Plan, presser) is null);

    /// <summary>A no: of an approver, or of the asker, who withdraws it.</summary>
    public static PressResult Reject(Approval approval, Caller presser, string reason, DateTimeOffset now)
    {
        if (Closed(approval, presser, now) is { } closed)
            return closed;
        var plan = approval.Plan;
        var withdraws = IsAsker(plan, presser);
        if (!withdraws && (presser.Channel is not { Approvers.IsDefaultOrEmpty: false } channel || !presser.IsIn(channel.Approvers)))
            return new PressResult.Refused($"Only {Approvers(presser)} may reject plan `{plan.Id}`, or {plan.Asker.Person}, who asked for it.", true);
        return new PressResult.Over(
            approval with { State = ApprovalState.Rejected, Rejection = new(presser.Person, presser.User.Id, reason, now, presser.MessageId) },
            $"{(withdraws ? "Withdrawn" : "Rejected")} by {presser.Person}{(reason.Length > 0 ? $": {reason}" : "")}. Nothing was sent to AWS.");
    }

    /// <summary>Whether an approved plan may begin now; null where it may, else what it has become.</summary>
    /// <param name="asker">The asker as the directory has them now; null where it has them no longer.</param>
    /// <param name="role">Their role in the plan's account now; null where there is none.</param>
    public static PressResult.Over? Stale(Approval approval, Caller? asker, RoleChoice.Role? role, DateTimeOffset now)
    {
        var plan = approval.Plan;
        if (now >= plan.Expires)
            return Expired(approval);
        if (approval.Seal != PlanSeal.Of(plan))
            return Void(approval, "its content is not what was sealed");
        if (asker is null || asker.Person != plan.Asker.Person)
            return Void(approval, $"{plan.Asker.Person} may no longer ask here");
        if (asker.DirectoryVersion != plan.DirectoryVersion)
            return Void(approval, "the directory changed since it was made");
        if (role is null || role.Arn != plan.RoleArn)
            return Void(approval, $"the role of {plan.Asker.Person} changed since it was made");
        return null;
    }

    /// <summary>Why this person's yes cannot count; null where it can.</summary>
    private static string? MayNotApprove(ChangePlan plan, Caller presser)
    {
        if (presser.Channel is not { } channel || channel.Mode != ChannelMode.Full)
            return "Changes cannot be approved in this channel. An admin can set its mode to full and list approvers in the directory.";
        var own = IsAsker(plan, presser);
        if (plan.BreakGlass is not null)
            return own ? null : $"Plan `{plan.Id}` breaks the glass: only {plan.Asker.Person}, who gave the reason, can carry it out.";
        if (channel.Approvers.IsDefaultOrEmpty)
            return "This channel has no approvers. An admin can list them in the directory.";
        if (!presser.IsIn(channel.Approvers))
            return $"Only {Approvers(presser)} may approve in this channel; you ({presser.Person}) are not among them.";
        if (own && !channel.OwnApproval)
            return $"You asked for plan `{plan.Id}` yourself, and this channel wants somebody else's approval: {Approvers(presser)}.";
        return null;
    }

    private static PressResult? Closed(Approval approval, Caller presser, DateTimeOffset now)
    {
        var plan = approval.Plan;
        if (approval.IsOver || approval.State == ApprovalState.Running)
            return new PressResult.Refused($"Plan `{plan.Id}` is {Words(approval.State)}{(approval.Why.Length > 0 ? $": {approval.Why}" : "")}. A plan is good once.", false);
        if (now >= plan.Expires)
            return Expired(approval);
        if (approval.Seal != PlanSeal.Of(plan))
            return Void(approval, "its content is not what was sealed");
        if (presser.DirectoryVersion != plan.DirectoryVersion)
            return Void(approval, "the directory changed since it was made");
        return null;
    }

    private static PressResult.Over Expired(Approval approval) => new(
        approval with { State = ApprovalState.Expired },
        $"Plan `{approval.Plan.Id}` expired at {approval.Plan.Expires:HH:mm} UTC. Nothing was sent to AWS; ask again for a new plan.");

    private static PressResult.Over Void(Approval approval, string why) => new(
        approval with { State = ApprovalState.Void, Why = why },
        $"Plan `{approval.Plan.Id}` is void: {why}. Nothing was sent to AWS; ask again for a new plan.");

    private static bool IsAsker(ChangePlan plan, Caller presser) => presser.Person == plan.Asker.Person || presser.User.Id == plan.Asker.User.Id;

    private static string Approvers(Caller presser) => presser.Channel is { Approvers.IsDefaultOrEmpty: false } channel ? ApproverWords.Of(channel.Approvers) : "an approver";

    internal static string Words(ApprovalState state) => state switch
    {
        ApprovalState.Pending => "waiting for approval",
        ApprovalState.Approved => "approved",
        ApprovalState.Running => "being carried out",
        ApprovalState.Done => "carried out",
        ApprovalState.Failed => "over: it failed",
        ApprovalState.Unknown => "over, and its outcome is not known",
        ApprovalState.Rejected => "rejected",
        ApprovalState.Expired => "expired",
        _ => "void",
    };
}
