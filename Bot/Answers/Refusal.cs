using System.Collections.Immutable;
using Bot.Guardrails;

namespace Bot.Answers;

/// <summary>Why something must not be done, and which layer said so.</summary>
/// <param name="Reason"><c>write-needs-approval</c>, <c>data-in-resource</c>, <c>secret</c>, <c>out-of-scope</c>, <c>injection</c> or <c>not-permitted</c>.</param>
/// <param name="By"><c>hard-block</c>, <c>guardrail</c>, <c>role</c>, <c>approval</c> or <c>scope</c>.</param>
/// <param name="Message">What happened, why, and what would change it.</param>
internal sealed record Refusal(string Reason, string By, string Message)
{
    /// <summary>What each layer said; null where no call was judged.</summary>
    public Verdict? Verdict { get; init; }
    /// <summary>The smallest change that would allow it, ready to paste (a policy statement in JSON, or lines of directory.yaml); null where nothing would.</summary>
    public string? Fix { get; init; }
    /// <summary>Who can make that change.</summary>
    public string? FixBy { get; init; }
    /// <summary>Nobody decided it: something could not be found out just now, and may be otherwise in a moment.</summary>
    public bool IsPassing { get; init; }
    /// <summary>Roles of the same person, by ARN, that could do it.</summary>
    public ImmutableArray<string> OtherRoles { get; init; } = [];
}
