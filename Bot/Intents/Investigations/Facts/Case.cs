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
    private readonly int _before = calls.Turn.Aws.Evidence.Calls.Length;

    public Calls Calls { get; } = calls;
    public Window Window { get; set; } = window;
    public FactBook Book { get; } = new();
    /// <summary>What the question is about.</summary>
    public List<Thing> Subjects { get; } = [];
    /// <summary>When the trouble began; null where no trouble is seen.</summary>
    public DateTimeOffset? Onset { get; set; }
    /// <summary>The alarm asked about; null for none.</summary>
    public Alarms.FoundAlarm? Alarm { get; set; }
    /// <summary>Readings of metrics, for charts.</summary>
    public List<Metrics.Reading> Readings { get; } = [];

    private int _forgiven;

    /// <summary>Calls that are left: those that looked for the subject in other Regions are not counted.</summary>
    public int Left => budget + Volatile.Read(ref _forgiven) - (Calls.Turn.Aws.Evidence.Calls.Length - _before);
    public IReadOnlyList<Thing> Things
    {
        get { lock (_gate) return [.. _things]; }
    }

    public IReadOnlyList<Link> Links
    {
        get { lock (_gate) return [.. _links]; }
    }

    public void Forgive(int calls) => Interlocked.Add(ref _forgiven, calls);

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
