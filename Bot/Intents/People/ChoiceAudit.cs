using Bot.Conversations;
using Bot.Guardrails.Audit;

namespace Bot.Intents.People;

/// <summary>Takes down what people chose and admins removed.</summary>
/// <param name="audit">The audit; null where the bot runs without a store for one.</param>
internal sealed class ChoiceAudit(IAudit? audit = null)
{
    /// <summary>Somebody chose a role, an account or a Region for themselves.</summary>
    public void Chosen(Turn turn, string action, string account, string? role) =>
        audit?.Record(new AuditEvent(AuditKind.SignIn, turn.Now).By(turn.Caller) with { Action = action, Account = account, Outcome = "ok", Resources = role is null ? [] : [role] });

    /// <summary>An admin looked at, removed or gave back mappings.</summary>
    public void Administered(Turn turn, string action, string? person) =>
        audit?.Record(new AuditEvent(AuditKind.Admin, turn.Now).By(turn.Caller) with { Action = action, Outcome = "ok", Resources = person is null ? [] : [person] });
}
