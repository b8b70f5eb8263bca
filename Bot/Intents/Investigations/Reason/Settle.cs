using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Reason;

/// <summary>Settles a mechanism at a thing from the recorded facts: supported, refuted or open.</summary>
internal sealed class Settle(Case @case, Roles roles)
{
    /// <summary>Metrics come by the minute, and steps are found within a few.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(7), LongBefore = TimeSpan.FromMinutes(60);

    public Hypothesis Of(Mechanism mechanism, Thing thing)
    {
        foreach (var clue in mechanism.RefuteClues)
        {
            if (Seen(clue, thing).Where(f => Weight(f) >= 0.5).ToList() is { Count: > 0 } against)
                return new(mechanism, thing, thing, Verdict.Refuted, 0, [against[0]], clue);
        }
        var strength = 1.0;
        var facts = new List<Fact>();
        foreach (var group in mechanism.NeedGroups)
        {
            var seen = group.SelectMany(c => Seen(c, thing)).Select(f => (Fact: f, Weight: Weight(f))).OrderByDescending(f => f.Weight).ThenBy(f => f.Fact.Id, StringComparer.Ordinal).ToList();
            if (seen.Count == 0)
                return Missing(mechanism, thing, group);
            strength *= seen[0].Weight;
            facts.AddRange(seen.Where(s => s.Weight >= 0.5 * seen[0].Weight).Select(s => s.Fact).Take(2));
        }
        var blamed = mechanism.BlamesOther ? facts[0].Thing : thing;
        var score = mechanism.Weight * strength;
        foreach (var clue in mechanism.SupportClues)
        {
            var best = Seen(clue, thing).Select(f => (Fact: f, Weight: Weight(f))).Where(f => f.Weight >= 0.4).OrderByDescending(f => f.Weight).ThenBy(f => f.Fact.Id, StringComparer.Ordinal).FirstOrDefault();
            if (best.Fact is null || facts.Contains(best.Fact))
                continue;
            score = 1 - (1 - score) * (1 - clue.Weight * best.Weight * strength);
            facts.Add(best.Fact);
        }
        return new(mechanism, thing, blamed, Verdict.Supported, score, [.. facts.DistinctBy(f => f.Id)], null);
    }

    private IEnumerable<Fact> Seen(Clue clue, Thing thing) => roles.Of(thing, clue.Role).SelectMany(@case.Book.Of).Where(clue.Fits);

    /// <summary>A need that is not there: refuted where it was looked for, open where it was not.</summary>
    private Hypothesis Missing(Mechanism mechanism, Thing thing, ImmutableArray<Clue> group)
    {
        var denials = group.Select(c => roles.Of(thing, c.Role).SelectMany(@case.Book.Of).FirstOrDefault(c.IsDeniedBy)).ToList();
        return denials.TrueForAll(d => d is not null)
            ? new(mechanism, thing, thing, Verdict.Refuted, 0, [.. denials.OfType<Fact>().Take(2)], group[0])
            : new(mechanism, thing, thing, Verdict.Open, 0, [], group[denials.IndexOf(null)]);
    }

    /// <summary>How much a fact counts for trouble that began when this one did.</summary>
    private double Weight(Fact fact)
    {
        if (@case.Onset is not { } onset || fact.Source == "change")
            return fact.Strength;
        var weight = fact.Strength;
        if (fact.To is { } end && end < onset - Late)
            weight *= 0.3;
        if (fact.From is not { } from)
            return weight;
        if (from > onset + Late)
            weight *= fact.Source is "log" or "state" ? 0.8 : 0.55;
        else if (from < onset - LongBefore)
            weight *= fact.Source == "state" ? 0.4 : 0.7;
        return weight;
    }
}
