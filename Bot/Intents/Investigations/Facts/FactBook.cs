using System.Collections.Immutable;

namespace Bot.Intents.Investigations.Facts;

/// <summary>What could not be collected, and why: a finding too.</summary>
/// <param name="What">In words: <c>the logs of checkout-api</c>.</param>
/// <param name="Why">In words.</param>
/// <param name="Action">IAM action that is missing; null where nothing was denied.</param>
internal sealed record Gap(string What, string Why, string? Action);

/// <summary>All facts of an investigation. Filled from many threads, then sealed; only then have facts ids.</summary>
internal sealed class FactBook
{
    private readonly Lock _gate = new();
    private readonly List<Fact> _facts = [];
    private readonly List<Gap> _gaps = [];
    private ILookup<string, Fact>? _byThing;

    public ImmutableArray<Fact> Facts
    {
        get { lock (_gate) return [.. _facts]; }
    }

    public ImmutableArray<Gap> Gaps
    {
        get { lock (_gate) return [.. _gaps.Distinct()]; }
    }

    public void Add(Fact fact)
    {
        lock (_gate)
            _facts.Add(fact);
    }

    public void Miss(Gap gap)
    {
        lock (_gate)
            _gaps.Add(gap);
    }

    /// <summary>Changes what was added: when it began is known only after the metrics are.</summary>
    public void Revise(Func<Fact, Fact> change)
    {
        lock (_gate)
        {
            for (var i = 0; i < _facts.Count; i++)
                _facts[i] = change(_facts[i]);
        }
    }

    /// <summary>Takes facts out that a wider look replaces.</summary>
    public void Forget(Predicate<Fact> which)
    {
        lock (_gate)
            _facts.RemoveAll(which);
    }

    /// <summary>Puts the facts into an order that does not hang on which call ended first, and numbers them.</summary>
    public void Seal()
    {
        lock (_gate)
        {
            var ordered = _facts.Distinct().OrderBy(f => f.Thing.Key, StringComparer.Ordinal).ThenBy(f => f.Sign, StringComparer.Ordinal).ThenBy(f => f.From).ThenBy(f => f.Text, StringComparer.Ordinal).ToList();
            _facts.Clear();
            _facts.AddRange(ordered.Select((f, i) => f with { Id = $"f{i + 1}" }));
            _byThing = _facts.ToLookup(f => f.Thing.Key, StringComparer.Ordinal);
        }
    }

    /// <summary>The facts of a thing; sealed books only.</summary>
    public IEnumerable<Fact> Of(Thing thing) => (_byThing ?? throw new InvalidOperationException("The book is not sealed."))[thing.Key];
}
