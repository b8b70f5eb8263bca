using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Bot.Guardrails.Approvals;

/// <summary>A plan with its seal and what became of it: the record in the store.</summary>
internal sealed record Approval
{
    public required ChangePlan Plan { get; init; }
    /// <summary>The seal put on when the plan was made.</summary>
    public required string Seal { get; init; }
    public ApprovalState State { get; init; } = ApprovalState.Pending;
    /// <summary>Who approved, each a different person.</summary>
    public ImmutableArray<Voice> Approvals { get; init; } = [];
    /// <summary>Who rejected or withdrew it; null for nobody.</summary>
    public Voice? Rejection { get; init; }
    /// <summary>How it went; null before it ran.</summary>
    public ApprovalRun? Run { get; init; }
    /// <summary>Why it is void, failed or unknown; empty otherwise.</summary>
    public string Why { get; init; } = "";
    /// <summary>The plan that undoes it; null for none.</summary>
    public string? UndonePlan { get; init; }

    public bool IsOver => State is ApprovalState.Done or ApprovalState.Failed or ApprovalState.Unknown or ApprovalState.Rejected or ApprovalState.Expired or ApprovalState.Void;

    public static Approval Of(ChangePlan plan) => new() { Plan = plan, Seal = PlanSeal.Of(plan) };
}

/// <summary>What one person said to a plan.</summary>
/// <param name="MessageId">The message that said it: its turn, run again, says nothing new.</param>
internal sealed record Voice(string Person, string UserId, string Reason, DateTimeOffset At, string MessageId);

/// <summary>The one execution of a plan.</summary>
internal sealed record ApprovalRun
{
    /// <summary>The message whose turn runs it; the same turn, run again after a crash, goes on with it.</summary>
    public required string MessageId { get; init; }
    /// <summary>Which attempt to carry it out holds the record.</summary>
    public required int Attempt { get; init; }
    public required DateTimeOffset Started { get; init; }
    /// <summary>Until when no other replica touches it; moved on with each call.</summary>
    public required DateTimeOffset HeldUntil { get; init; }
    /// <summary>One for each call of the plan.</summary>
    public required ImmutableArray<CallRun> Calls { get; init; }
}

/// <summary>How one call went.</summary>
/// <param name="SentAt">When it was written down as being sent; null while it waits.</param>
/// <param name="Note">What AWS said, or how it was found out.</param>
/// <param name="Output">What the answer tells people, secrets hidden; null for nothing.</param>
internal sealed record CallRun(CallState State, DateTimeOffset? SentAt = null, string Note = "", JsonObject? Output = null);
