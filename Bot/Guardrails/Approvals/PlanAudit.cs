using Bot.Guardrails.Audit;
using Bot.Identity;

namespace Bot.Guardrails.Approvals;

/// <summary>What happens to plans, for the audit.</summary>
internal sealed class PlanAudit(IAudit audit, TimeProvider clock)
{
    /// <summary>Takes down what somebody did to a plan.</summary>
    /// <param name="approval">As it stands now.</param>
    /// <param name="by">Who did it; for what happens by itself, the person who asked.</param>
    /// <param name="what"><c>propose</c>, <c>approve</c>, <c>reject</c>, <c>break-glass</c>, <c>carry-out</c>.</param>
    /// <param name="outcome">In a word.</param>
    /// <param name="reason">The person's reason, or why it came to this; empty for none.</param>
    public void Record(Approval approval, Caller by, string what, string outcome, string reason = "")
    {
        var plan = approval.Plan;
        audit.Record(new AuditEvent(AuditKind.Approval, clock.GetUtcNow()).By(by) with
        {
            Turn = by.Place is { } place ? TurnAudit.IdOf(new(by.MessageId, place, by.User, "", default)) : null,
            Account = plan.Account,
            Role = plan.RoleArn,
            Action = what,
            Outcome = outcome,
            Resources = [plan.Id, .. plan.Touched.Select(t => t.Id)],
            Detail = new()
            {
                ["plan"] = plan.Id,
                ["title"] = plan.Title,
                ["asker"] = plan.Asker.Person,
                ["seal"] = approval.Seal,
                ["calls"] = string.Join(", ", plan.Calls.Select(c => c.Call.Action).Distinct()),
                ["given"] = $"{approval.Approvals.Length} of {plan.Needed}",
                ["reason"] = reason.Length > 0 ? reason : null,
            },
        });
    }

    /// <summary>That what was recorded is durable.</summary>
    /// <exception cref="AuditException">It could not be written: what depends on it must not be done.</exception>
    public Task FlushAsync(CancellationToken cancellation) => audit.FlushAsync(cancellation);
}
