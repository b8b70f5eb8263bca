using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Reason;

/// <summary>Something said with the facts that show it. There is no claim without a fact.</summary>
internal sealed record Claim
{
    private Claim(string text, ImmutableArray<Fact> evidence) => (Text, Evidence) = (text, evidence);

    public string Text { get; }
    public ImmutableArray<Fact> Evidence { get; }

    /// <summary>The ids of the recorded calls behind it.</summary>
    public ImmutableArray<string> Calls => [.. Evidence.Select(f => f.Call).Distinct(StringComparer.Ordinal)];

    /// <exception cref="ArgumentException">There is no evidence, or a fact that was not recorded.</exception>
    public static Claim Of(string text, IEnumerable<Fact> evidence)
    {
        var facts = evidence.DistinctBy(f => f.Id).ToImmutableArray();
        if (facts.IsEmpty || facts.Any(f => f.Id.Length == 0 || f.Call.Length == 0))
            throw new ArgumentException("A claim needs facts that were recorded.", nameof(evidence));
        return new(text, facts);
    }
}
