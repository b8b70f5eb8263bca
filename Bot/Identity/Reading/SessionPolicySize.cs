using System.Collections.Immutable;

namespace Bot.Identity.Reading;

/// <summary>What STS takes as session policies.</summary>
/// <remarks>Source: STS API reference, AssumeRole: <c>Policy</c> up to 2,048 characters, up to 10 <c>PolicyArns</c>. How AWS packs them is known to AWS alone; the session's opening tells.</remarks>
internal static class SessionPolicySize
{
    public const int MaxCharacters = 2048;
    public const int MaxManaged = 10;
    /// <summary>What stays when the statements of several documents are put into one.</summary>
    private const int Frame = 41;

    /// <summary>Why a channel's guardrail cannot be passed to STS; null when it can.</summary>
    public static string? FaultOf(ImmutableArray<GuardrailPolicy> guardrails)
    {
        var managed = guardrails.Count(g => g.ManagedArn is not null);
        if (managed > MaxManaged)
            return $"{managed} managed policies are named, and AWS takes {MaxManaged} for a session; put some into one document.";
        var inline = guardrails.Where(g => g is { ManagedArn: null, Json: not null }).ToList();
        var characters = inline.Count > 1 ? Frame + inline.Sum(g => g.Json!.Length - Frame + 1) : inline.Sum(g => g.Json!.Length);
        return characters > MaxCharacters
            ? $"the documents have {characters} characters together, and AWS takes {MaxCharacters} for a session; shorten them with wildcards, or make a managed policy and name its ARN."
            : null;
    }
}
