using Bot.Answers;
using Bot.Identity;

namespace Bot.Guardrails.Approvals;

/// <summary>The answer to <c>approvals</c>.</summary>
internal static class PlanList
{
    private const int MaxOver = 10;

    public static Answer Of(List<Approval> all, Caller viewer, DateTimeOffset now)
    {
        var waiting = all.Where(a => a.State == ApprovalState.Pending && a.Plan.Expires > now).ToList();
        var others = all.Where(a => !waiting.Contains(a)).Take(MaxOver).ToList();
        var approvers = viewer.Channel is { Approvers.IsDefaultOrEmpty: false } channel ? ApproverWords.Of(channel.Approvers) : "nobody";
        var first = waiting.Count == 0 ? "No plan waits for approval in this channel." : $"**{waiting.Count} plan{(waiting.Count == 1 ? " waits" : "s wait")} for approval** in this channel; {approvers} may approve.";
        return new()
        {
            Text = others.Count == 0 ? first : $"{first}\nBelow them, what became of the latest others.",
            Tables = waiting.Count + others.Count == 0 ? [] :
            [
                new("Plans", [new("Plan"), new("Change"), new("Asked by"), new("State"), new("Until")],
                    [.. waiting.Concat(others).Select(a => (System.Collections.Immutable.ImmutableArray<Cell>)
                    [
                        new(a.Plan.Id), new(a.Plan.Title), new(a.Plan.Asker.Person),
                        new(a.State == ApprovalState.Pending ? a.Plan.Expires > now ? $"waits: {a.Approvals.Length} of {a.Plan.Needed}" : "expired" : ApprovalRules.Words(a.State)),
                        new(a.State == ApprovalState.Pending ? $"{a.Plan.Expires.UtcDateTime:HH:mm} UTC" : ""),
                    ])]),
            ],
            Offers = [.. waiting.Take(3).Select(a => new Offer($"show-{a.Plan.Id}", $"Show {a.Plan.Id}", $"show plan {a.Plan.Id}"))],
        };
    }
}
