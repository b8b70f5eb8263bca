using System.Collections.Immutable;
using Bot.Conversations;
using Bot.Intents.Resources.Planning;
using Bot.Understanding;

namespace Bot.Intents.Resources.Wording;

/// <summary>What an answer is written from.</summary>
/// <param name="Turn">The turn.</param>
/// <param name="Query">What was asked.</param>
/// <param name="Regions">Where it was looked for.</param>
/// <param name="Findings">What went wrong or was cut.</param>
/// <param name="Found">What was found, by kind.</param>
internal sealed record Context(Turn Turn, ResourceQuery Query, RegionPlan Regions, Findings Findings, ImmutableArray<Found> Found)
{
    public bool IsEmpty => Found.All(f => f.Rows.Count == 0);

    public Shape Shape => Turn.Question.Shape;

    /// <summary>Where, for people: global kinds have no Region.</summary>
    public string Where(Found found) => found.Kind.IsGlobal ? "" : $" in {RegionWords}";

    /// <summary>The Regions that answered, for people; a figure must not claim those that did not.</summary>
    public string RegionWords
    {
        get
        {
            var failed = Findings.Problems.Select(p => p.Region).Where(Regions.Names.Contains).Distinct().Count();
            return failed == 0 || failed == Regions.Names.Count ? Regions.Words : $"{Regions.Names.Count - failed} of {Regions.Names.Count} Regions";
        }
    }
}
