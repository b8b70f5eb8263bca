using System.Collections.Immutable;

namespace Bot.Guardrails.Approvals;

/// <summary>What undoes a plan that was carried out, whole or in part.</summary>
internal static class PlanUndo
{
    /// <summary>The inverse of every call that took effect, last first; null where there is none.</summary>
    public static PlanDraft? Of(Approval approval)
    {
        if (approval.Run is not { } run || !approval.IsOver)
            return null;
        var plan = approval.Plan;
        var done = plan.Calls.Where((c, i) => run.Calls[i].State == CallState.Done && !c.Undo.IsEmpty).Reverse().ToImmutableArray();
        if (done.IsEmpty)
            return null;
        return new()
        {
            Title = $"Undo `{plan.Id}`: {plan.Title}",
            Calls = [.. done.SelectMany(c => c.Undo.Select((undo, i) => new PlannedCall(undo, i == 0 ? c.UndoWords : "", i == 0 ? [c.Call] : [], i == 0 ? c.Words : "")))],
            // The state has changed since: who and what they are stays true.
            Touched = [.. plan.Touched.Select(t => t with { State = "" })],
            Warnings = plan.Calls.Where((c, i) => run.Calls[i].State == CallState.Done && c.Undo.IsEmpty).Any() ? ["A part of what was done cannot be undone."] : [],
            Undoes = plan.Id,
        };
    }

    public static string Why(Approval approval) =>
        approval.Run is null ? "it was not carried out."
        : approval.Plan.Calls.FirstOrDefault(c => c.Undo.IsEmpty) is { UndoWords.Length: > 0 } call ? call.UndoWords
        : "none of its calls took effect.";
}
