using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Reason;

/// <summary>Settles every mechanism at every thing, takes effects back behind their causes, and ranks what is to blame.</summary>
internal static class Reasoner
{
    private const double FarFactor = 0.98, CausedBelow = 0.55, YieldsBelow = 0.65, Unblamed = 0.8, Blamed = 0.25;

    public static Conclusion Conclude(Case @case)
    {
        var roles = new Roles(@case.Links);
        var settle = new Settle(@case, roles);
        var all = @case.Things.SelectMany(t => Mechanisms.All.Where(m => m.IsFor(t.Kind) && !(m.IsForOthers && @case.Subjects.Contains(t))).Select(m => settle.Of(m, t))).ToList();
        var supported = all.Where(h => h.Verdict == Verdict.Supported).Select(h => Placed(@case, roles, h)).OfType<Hypothesis>().ToList();
        supported = [.. supported.Select(h => Behind(@case, h, supported, roles)).Where(h => h.Score >= 0.2)];
        var causes = supported.GroupBy(h => h.Blamed.Key).Select(g => Merge(g)).OrderByDescending(c => c.Score).ThenBy(c => roles.Distance(@case.Subjects, c.Blamed) ?? 99).ThenBy(c => c.Blamed.Key, StringComparer.Ordinal).ToImmutableArray();
        return new(
            [.. causes.Where(c => c.Score >= Conclusion.Threshold)],
            [.. causes.Where(c => c.Score < Conclusion.Threshold)],
            [.. all.Where(h => h.Verdict == Verdict.Refuted && @case.Subjects.Contains(h.Thing))],
            [.. all.Where(h => h.Verdict == Verdict.Open && @case.Subjects.Contains(h.Thing))]);
    }

    /// <summary>Only what the subjects hang on can be their cause; what is far counts a little less, what the call graph blames more.</summary>
    private static Hypothesis? Placed(Case @case, Roles roles, Hypothesis hypothesis)
    {
        var distance = roles.Distance(@case.Subjects, hypothesis.Thing) ?? (hypothesis.Mechanism.BlamesOther ? roles.Distance(@case.Subjects, hypothesis.Blamed) : null);
        if (distance is not { } steps)
            return null;
        var score = hypothesis.Score * Math.Pow(FarFactor, steps);
        var facts = hypothesis.Facts;
        if (@case.Book.Facts.Any(f => f.Source == "blame"))
        {
            var blame = @case.Book.Of(hypothesis.Thing).Concat(@case.Book.Of(hypothesis.Blamed)).FirstOrDefault(f => f.Source == "blame");
            if (blame is not null && !facts.Contains(blame))
                (score, facts) = (1 - (1 - score) * (1 - Blamed * blame.Strength), facts.Add(blame));
            else if (blame is null && IsInGraph(@case, hypothesis.Thing))
                score *= Unblamed;
        }
        return hypothesis with { Score = score, Facts = facts };
    }

    private static bool IsInGraph(Case @case, Thing thing) => @case.Links.Any(l => l.Tie == Tie.DependsOn && (l.From.Key == thing.Key || l.To.Key == thing.Key)) && @case.Book.Facts.Any(f => f.Source == "blame" && f.Thing.Kind == thing.Kind);

    /// <summary>An effect whose cause is found below it steps back.</summary>
    private static Hypothesis Behind(Case @case, Hypothesis hypothesis, List<Hypothesis> all, Roles roles)
    {
        if (hypothesis.Mechanism.YieldsTo is { Length: > 0 } role)
        {
            var nearby = roles.Of(hypothesis.Thing, role);
            var there = nearby.Concat(role == "feed" ? nearby.SelectMany(t => roles.Of(t, "below")) : []).Select(t => t.Key).Where(k => k != hypothesis.Thing.Key).ToHashSet(StringComparer.Ordinal);
            // What only passes on what the subjects themselves are asked loads it for no reason of its own.
            var behind = all.Where(h => !h.Mechanism.IsEffect && (h.Facts.Any(f => f.Source == "change") || !@case.Subjects.Any(s => s.Key == h.Blamed.Key || roles.Of(s, "dep").Contains(h.Blamed))) && h.Mechanism.YieldsTo.Length == 0 && h.Blamed.Key != hypothesis.Blamed.Key && h.Score >= YieldsBelow && there.Contains(h.Blamed.Key)).Select(h => h.Score).DefaultIfEmpty(0).Max();
            hypothesis = hypothesis with { Score = hypothesis.Score * (1 - 0.6 * behind) };
        }
        if (!hypothesis.Mechanism.IsEffect)
            return hypothesis;
        var below = roles.Of(hypothesis.Thing, "below").Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        var best = all.Where(h => h != hypothesis && h.Blamed.Key != hypothesis.Blamed.Key && h.Score >= CausedBelow && below.Contains(h.Blamed.Key)).Select(h => h.Mechanism.IsEffect ? 0.5 * h.Score : h.Score).DefaultIfEmpty(0).Max();
        return best == 0 ? hypothesis : hypothesis with { Score = hypothesis.Score * (1 - 0.6 * best) };
    }

    private static FoundCause Merge(IEnumerable<Hypothesis> found)
    {
        var ordered = found.OrderByDescending(h => h.Score).ThenBy(h => h.Mechanism.Kinds == "*").ThenBy(h => h.Mechanism.Id, StringComparer.Ordinal).ToList();
        var main = ordered[0];
        // What says how it fails says more than that something was changed, where both are nearly as sure.
        if (main.Mechanism.Kinds == "*" && ordered.Skip(1).FirstOrDefault(h => h.Mechanism.Kinds != "*" && h.Score >= main.Score - 0.15 && h.Score >= 0.6) is { } telling)
            main = telling;
        // A change there is worth saying whatever else is: it is what people look for.
        var others = ordered.Where(h => h != main && h.Score >= Conclusion.Threshold).DistinctBy(h => h.Mechanism.Id).ToList();
        var also = others.Take(2).Concat(others.Skip(2).OrderByDescending(h => h.Facts.Any(f => f.Source == "change")).Take(2)).ToImmutableArray();
        var score = ordered[0].Score;
        score += (1 - score) * 0.25 * (ordered.Skip(1).FirstOrDefault(h => h.Mechanism.Id != ordered[0].Mechanism.Id)?.Score ?? 0);
        return new(main.Blamed, Math.Round(score, 3), main, also, Claim.Of(Say.CauseText.Of(main, also), main.Facts.Concat(also.SelectMany(a => a.Facts))));
    }
}
