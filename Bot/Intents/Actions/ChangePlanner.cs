using System.Collections.Immutable;
using Bot.Answers;
using Bot.Conversations;
using Bot.Guardrails;
using Bot.Guardrails.Approvals;
using Bot.Intents.Actions.Changes;
using Bot.Intents.Commands;

namespace Bot.Intents.Actions;

/// <summary>From the calls of a change to its plan: what each touches, costs and undoes is read first.</summary>
internal sealed class ChangePlanner(ChangeKnowledge knowledge, PlanDesk desk)
{
    /// <summary>Plans a change and shows it.</summary>
    public async Task<Answer> PlanAsync(Turn turn, IReadOnlyList<SealedCall> calls, CancellationToken cancellation)
    {
        if (calls.Any(c => HoldsSecret(c)))
        {
            const string message = "That holds a password, a key or another secret, and secrets are not taken in a chat: everybody here would see it, and the plan would keep it. Make this change with the AWS console or CLI.";
            return new() { Text = message, Refused = new("secret", "hard-block", message) };
        }
        if (calls.Count > PlanDesk.MaxCalls)
            return Nothing($"That would be {calls.Count} calls; a plan holds at most {PlanDesk.MaxCalls}, so that people can read it. Ask for fewer resources at once.");
        var facts = await Task.WhenAll(calls.Select(c => knowledge.ReadAsync(turn.Aws, c, cancellation))).ConfigureAwait(false);
        var doable = calls.Zip(facts).Where(p => p.Second.Fault is null).ToArray();
        if (doable.Length == 0)
            return Nothing(string.Join('\n', facts.Select(f => f.Fault).Distinct()));
        var planned = doable.Select(p => new PlannedCall(p.First, p.Second.Words, p.Second.Undo, p.Second.UndoWords, p.Second.Before)).ToImmutableArray();
        var read = doable.Select(p => p.Second).ToArray();
        return await desk.ProposeAsync(turn, new()
        {
            Title = Title(read),
            Calls = planned,
            Touched = [.. read.SelectMany(f => f.Touched).DistinctBy(t => (t.Kind, t.Id))],
            Cost = Together(read.Select(f => f.Cost)),
            Warnings = [.. read.SelectMany(f => f.Warnings).Concat(facts.Select(f => f.Fault).OfType<string>()).Distinct()],
            BreakGlass = turn.Question.BreakGlass,
        }, cancellation).ConfigureAwait(false);
    }

    private static string Title(ChangeFacts[] facts) => facts.Length == 1 ? facts[0].Words : $"{facts[0].Words}, and {facts.Length - 1} more call{(facts.Length == 2 ? "" : "s")}";

    /// <summary>Costs are told together only where each is known.</summary>
    private static string? Together(IEnumerable<string?> costs)
    {
        var all = costs.ToArray();
        return all.All(c => c is not null) ? string.Join("; ", all.Distinct()) : all.Any(c => c is not null) ? $"{string.Join("; ", all.OfType<string>().Distinct())}; of the rest not known" : null;
    }

    private static bool HoldsSecret(SealedCall call)
    {
        var hidden = call.Parameters.DeepClone();
        SecretFields.Hide(hidden);
        return !System.Text.Json.Nodes.JsonNode.DeepEquals(hidden, call.Parameters);
    }

    private static Answer Nothing(string message) => new() { Text = $"{message}\nNothing was planned, and nothing was sent to AWS.", Refused = new("write-needs-approval", "approval", message) };
}
