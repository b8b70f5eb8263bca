using System.Collections.Immutable;

namespace Bot.Guardrails.Approvals;

/// <summary>Approvers for people: <c>ada, or anybody of sre</c>.</summary>
internal static class ApproverWords
{
    public static string Of(ImmutableArray<string> approvers) =>
        string.Join(" or ", approvers.Select(a => a.StartsWith("group:", StringComparison.Ordinal) ? $"anybody of {a["group:".Length..]}" : a));
}
