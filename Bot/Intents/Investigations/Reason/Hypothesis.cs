using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Reason;

internal enum Verdict
{
    /// <summary>What would be seen if it were so was seen, and nothing that refutes it.</summary>
    Supported,
    /// <summary>Something was seen that cannot be if it were so, or what would have to be seen was looked for and is not there.</summary>
    Refuted,
    /// <summary>What would settle it was not looked at.</summary>
    Open,
}

/// <summary>A mechanism at a thing, settled.</summary>
/// <param name="Mechanism">Which.</param>
/// <param name="Thing">Where it was looked for.</param>
/// <param name="Blamed">What is to blame; the thing itself unless the mechanism blames another.</param>
/// <param name="Verdict">What the facts say.</param>
/// <param name="Score">0 to 1; 0 unless supported.</param>
/// <param name="Facts">The facts that decided.</param>
/// <param name="Lacks">The clue that was not looked at, or that was looked for and is not there; null where it is supported.</param>
internal sealed record Hypothesis(Mechanism Mechanism, Thing Thing, Thing Blamed, Verdict Verdict, double Score, ImmutableArray<Fact> Facts, Clue? Lacks);

/// <summary>A cause: what is to blame, with every mechanism found there.</summary>
/// <param name="Blamed">What.</param>
/// <param name="Score">How sure, 0 to 1.</param>
/// <param name="Main">The mechanism that says most.</param>
/// <param name="Also">Others found there.</param>
/// <param name="Claim">In words, with the facts.</param>
internal sealed record FoundCause(Thing Blamed, double Score, Hypothesis Main, ImmutableArray<Hypothesis> Also, Claim Claim);

/// <summary>What an investigation came to.</summary>
/// <param name="Causes">Best first; empty where none is sure enough.</param>
/// <param name="Weak">Supported, and too weak to be claimed.</param>
/// <param name="Refuted">What was ruled out, by the facts named.</param>
/// <param name="Open">What could not be settled.</param>
internal sealed record Conclusion(ImmutableArray<FoundCause> Causes, ImmutableArray<FoundCause> Weak, ImmutableArray<Hypothesis> Refuted, ImmutableArray<Hypothesis> Open)
{
    /// <summary>Below this nothing is claimed.</summary>
    public const double Threshold = 0.5;
    /// <summary>Scores nearer than this cannot be told apart.</summary>
    public const double TieWidth = 0.06;

    /// <summary>The causes that cannot be told apart from the best.</summary>
    public ImmutableArray<FoundCause> Best => Causes.IsEmpty ? [] : [.. Causes.Where(c => Causes[0].Score - c.Score <= TieWidth)];
}
