using Bot.Intents.Resources.Planning;

namespace Bot.Intents.Investigations.Facts;

/// <summary>How one thing hangs on another.</summary>
internal enum Tie
{
    /// <summary>It calls or reads from it: it suffers when that one fails.</summary>
    DependsOn,
    /// <summary>It is made of it: a service of its tasks, a balancer of its target groups.</summary>
    MadeOf,
    /// <summary>It is set up with it: a security group, a role, a key, a parameter group.</summary>
    SetUpWith,
    /// <summary>It gets its work from it: a function from a rule, a queue from a subscription. It falls silent when that one does.</summary>
    FedBy,
}

/// <summary>A tie between two things.</summary>
internal sealed record Link(Thing From, Thing To, Tie Tie);

/// <summary>The time that is looked at.</summary>
/// <param name="Start">First instant.</param>
/// <param name="End">First instant after.</param>
/// <param name="IsAsked">The question named it.</param>
internal sealed record Window(DateTimeOffset Start, DateTimeOffset End, bool IsAsked)
{
    /// <summary>Seconds between points: fine for hours, coarse for days.</summary>
    public int Period => (End - Start).TotalHours switch { <= 6 => 60, <= 30 => 300, _ => 3600 };
}

/// <summary>One investigation: what it is about, and all that is collected.</summary>
internal sealed class Case(Calls calls, Window window, int budget = Case.MaxCalls)
{
    /// <summary>AWS calls that an investigation may make.</summary>
    public const int MaxCalls = 60;
    private readonly Lock _gate = new();
    private readonly List<Thing> _things = [];
    private readonly HashSet<Link> _links = [];
    private readonly Dictionary<string, List<string>> _lines = new(StringComparer.Ordinal);
    private readonly int _before = calls.Asked;
    private int _claimed;

    public Calls Calls { get; } = calls;
    public Window Window { get; set; } = window;
    public FactBook Book { get; } = new();
    /// <summary>What the question is about.</summary>
    public List<Thing> Subjects { get; } = [];
    /// <summary>When the trouble began; null where no trouble is seen.</summary>
    public DateTimeOffset? Onset { get; set; }
    /// <summary>The alarm asked about; null for none.</summary>
    public Alarms.FoundAlarm? Alarm { get; set; }
    /// <summary>What was logged as often before as since: facts only where a change is found that explains them.</summary>
    public System.Collections.Concurrent.ConcurrentBag<Fact> Steady { get; } = [];
    /// <summary>Readings of metrics, for charts.</summary>
    public List<Metrics.Reading> Readings { get; } = [];

    /// <summary>Lines that a thing logged since the onset, as examples of their patterns.</summary>
    public IReadOnlyList<string> Lines(Thing thing)
    {
        lock (_gate)
            return _lines.TryGetValue(thing.Key, out var lines) ? [.. lines] : [];
    }

    public void AddLines(Thing thing, IEnumerable<string> lines)
    {
        lock (_gate)
            (_lines.TryGetValue(thing.Key, out var known) ? known : _lines[thing.Key] = []).AddRange(lines);
    }

    /// <summary>Calls that are left. Counted when they are asked, so that what is left does not hang on which answer came first.</summary>
    public int Left => budget - Volatile.Read(ref _claimed) - (Calls.Asked - _before);

    public IReadOnlyList<Thing> Things
    {
        get { lock (_gate) return [.. _things]; }
    }

    public IReadOnlyList<Link> Links
    {
        get { lock (_gate) return [.. _links.OrderBy(l => l.From.Key, StringComparer.Ordinal).ThenBy(l => l.To.Key, StringComparer.Ordinal).ThenBy(l => l.Tie)]; }
    }

    /// <summary>A thing as it is known now.</summary>
    public Thing Known(Thing thing)
    {
        lock (_gate)
            return _things.Find(t => IsSame(t, thing)) ?? thing;
    }

    /// <summary>Sets calls aside for what runs beside the rest and asks for pages as it goes.</summary>
    public Calls Claim(int calls)
    {
        Interlocked.Add(ref _claimed, calls);
        return Calls.Beside();
    }

    /// <summary>Gives back what was set aside and not asked, once that is known.</summary>
    public void Release(int calls) => Interlocked.Add(ref _claimed, -calls);

    /// <summary>
    /// Puts what was found into an order that does not hang on which call ended first: subjects, then by steps from them, then by name. One thing that was known
    /// by name first and found later is one everywhere. Called between the steps of the collection.
    /// </summary>
    public void Settle()
    {
        lock (_gate)
        {
            var known = _things.ToDictionary(t => t.Key, t => t, StringComparer.Ordinal);
            Thing Now(Thing thing) => known.TryGetValue(thing.Key, out var same) ? same : _things.Find(t => IsSame(t, thing)) is { } found ? known[thing.Key] = found : thing;
            for (var i = 0; i < Subjects.Count; i++)
                Subjects[i] = Now(Subjects[i]);
            var links = _links.Select(l => new Link(Now(l.From), Now(l.To), l.Tie)).Where(l => l.From.Key != l.To.Key).ToList();
            _links.Clear();
            _links.UnionWith(links);
            Book.Revise(f => Now(f.Thing) is var thing && ReferenceEquals(thing, f.Thing) ? f : f with { Thing = thing });
            var steps = Steps();
            _things.Sort((a, b) => steps.GetValueOrDefault(a.Key, int.MaxValue).CompareTo(steps.GetValueOrDefault(b.Key, int.MaxValue)) is not 0 and var nearer ? nearer : string.CompareOrdinal(a.Key, b.Key));
        }
    }

    /// <summary>Subjects in their order, then what is one tie away, either way, and so on.</summary>
    private Dictionary<string, int> Steps()
    {
        var ties = _links.SelectMany(l => new[] { (l.From, l.To), (From: l.To, To: l.From) }).ToLookup(l => l.From.Key, l => l.To.Key, StringComparer.Ordinal);
        var steps = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var subject in Subjects)
            steps.TryAdd(subject.Key, steps.Count);
        IReadOnlyList<string> ring = [.. steps.Keys];
        for (var step = steps.Count; ring.Count > 0; step++)
            ring = [.. ring.SelectMany(k => ties[k]).Where(k => steps.TryAdd(k, step))];
        return steps;
    }

    /// <summary>Adds a thing, or gives the one known already, with its row where only one of both has it.</summary>
    public Thing Add(Thing thing)
    {
        lock (_gate)
        {
            var at = _things.FindIndex(t => IsSame(t, thing));
            if (at < 0)
            {
                _things.Add(thing);
                return thing;
            }
            if (_things[at].Row is null && thing.Row is not null)
                _things[at] = thing;
            return _things[at];
        }
    }

    /// <summary>Things are named by id, by name or by ARN, as what mentions them does.</summary>
    private static bool IsSame(Thing a, Thing b) =>
        a.Key == b.Key || a.Kind == b.Kind && a.Spot == b.Spot && (a.Arn.Length > 0 && a.Arn == b.Arn || a.Name == b.Name && (a.Row is null || b.Row is null || a.Row.ParentId == b.Row.ParentId));

    public void Join(Thing from, Thing to, Tie tie)
    {
        lock (_gate)
        {
            if (from.Key != to.Key)
                _links.Add(new(from, to, tie));
        }
    }
}
