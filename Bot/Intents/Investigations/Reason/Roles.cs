using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Reason;

/// <summary>Who is what to whom: what a thing depends on, what it is set up with, who depends on it.</summary>
internal sealed class Roles
{
    private const int Steps = 4;
    private readonly ILookup<string, Link> _from, _to;
    private readonly Dictionary<(string Key, string Role), IReadOnlyList<Thing>> _known = [];

    public Roles(IReadOnlyList<Link> links)
    {
        _from = links.ToLookup(l => l.From.Key, StringComparer.Ordinal);
        _to = links.ToLookup(l => l.To.Key, StringComparer.Ordinal);
    }

    /// <summary>The things in a role to a thing: <c>dep</c>, <c>set</c>, <c>user</c>, <c>feed</c>, <c>next</c>, <c>below</c> for all it hangs on; the thing itself for none.</summary>
    public IReadOnlyList<Thing> Of(Thing thing, string role)
    {
        if (_known.TryGetValue((thing.Key, role), out var known))
            return known;
        return _known[(thing.Key, role)] = role switch
        {
            "" => [thing],
            "dep" => Reach(thing, t => _from[t.Key].Where(l => l.Tie is Tie.DependsOn or Tie.MadeOf).Select(l => l.To)),
            "feed" => Reach(thing, t => _from[t.Key].Where(l => l.Tie == Tie.FedBy).Select(l => l.To)),
            "set" => SetUp(thing),
            "below" => Reach(thing, t => _from[t.Key].Select(l => l.To)),
            "next" => [.. _to[thing.Key].Select(l => l.From).DistinctBy(t => t.Key)],
            "user" => Reach(thing, t => _to[t.Key].Select(l => l.From)),
            _ => throw new InvalidOperationException($"No role is called '{role}'."),
        };
    }

    /// <summary>What it and its parts are set up with, and what that is set up with: the role of a profile, the parameter group of a database.</summary>
    private List<Thing> SetUp(Thing thing)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { thing.Key };
        var found = new List<Thing>();
        List<Thing> ring = [thing, .. _from[thing.Key].Where(l => l.Tie == Tie.MadeOf).Select(l => l.To)];
        for (var step = 0; step < Steps && ring.Count > 0; step++)
        {
            ring = [.. ring.SelectMany(t => _from[t.Key]).Where(l => l.Tie == Tie.SetUpWith && seen.Add(l.To.Key)).Select(l => l.To)];
            found.AddRange(ring);
        }
        return found;
    }

    /// <summary>Steps from the nearest of the starts down to a thing, over everything it hangs on; null where no way leads there.</summary>
    public int? Distance(IEnumerable<Thing> starts, Thing to)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var queue = new Queue<Thing>();
        foreach (var start in starts)
        {
            seen[start.Key] = 0;
            queue.Enqueue(start);
        }
        while (queue.TryDequeue(out var thing))
        {
            if (thing.Key == to.Key)
                return seen[thing.Key];
            foreach (var link in _from[thing.Key])
            {
                if (seen.TryAdd(link.To.Key, seen[thing.Key] + 1))
                    queue.Enqueue(link.To);
            }
        }
        return null;
    }

    private static List<Thing> Reach(Thing start, Func<Thing, IEnumerable<Thing>> next)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start.Key };
        var found = new List<Thing>();
        List<Thing> ring = [start];
        for (var step = 0; step < Steps && ring.Count > 0; step++)
        {
            ring = [.. ring.SelectMany(next).Where(t => seen.Add(t.Key))];
            found.AddRange(ring);
        }
        return found;
    }
}
