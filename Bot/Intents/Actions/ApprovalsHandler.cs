using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Guardrails.Approvals;
using Bot.Understanding;

namespace Bot.Intents.Actions;

/// <summary>What is said to plans: <c>approve p-…</c>, <c>reject p-…</c>, <c>undo p-…</c>, <c>show plan p-…</c>, <c>approvals</c>. A button says the same words.</summary>
internal sealed class ApprovalsHandler(PlanDesk desk) : IIntentHandler
{
    public ImmutableArray<Family> Families { get; } = [Family.Approval];

    public Task<Answer> HandleAsync(Turn turn, CancellationToken cancellation)
    {
        var said = turn.Question.Approval;
        return (turn.Question.Topic, said?.PlanId) switch
        {
            ("approve", { } id) => desk.ApproveAsync(turn, id, said.Reason, cancellation),
            ("reject", { } id) => desk.RejectAsync(turn, id, said.Reason, cancellation),
            ("undo", { } id) => desk.UndoAsync(turn, id, cancellation),
            ("show", { } id) => desk.ShowAsync(turn, id, cancellation),
            _ => desk.ListAsync(turn, cancellation),
        };
    }
}
