using System.Collections.Immutable;

namespace Bot.Notifications.Incidents;

/// <summary>What a key of notifications means in one channel, from its first message until it is over, and how people stand to it.</summary>
/// <param name="Id">What people call it: <c>n-7k2fq3m</c>; the same for the same key in the same channel.</param>
/// <param name="Channel">The channel by the directory's id.</param>
/// <param name="Latest">The latest notification.</param>
internal sealed record Incident(string Id, string Channel, Notification Latest)
{
    public IncidentState State { get; init; } = IncidentState.Open;
    /// <summary>The rule that sent it here.</summary>
    public string Rule { get; init; } = "";
    public DateTimeOffset Opened { get; init; }
    public DateTimeOffset LastSeen { get; init; }
    public DateTimeOffset? Ended { get; init; }
    /// <summary>How many notifications it had since it opened.</summary>
    public int Count { get; init; }
    /// <summary>Ids of its latest notifications: one that comes twice counts once.</summary>
    public ImmutableArray<string> Seen { get; init; } = [];
    /// <summary>Who takes care of it; empty for nobody.</summary>
    public string Assignee { get; init; } = "";
    public DateTimeOffset? SnoozedUntil { get; init; }
    public bool IsEscalated { get; init; }
    /// <summary>How often it opened: each time has its own card.</summary>
    public int Round { get; init; } = 1;
    /// <summary>Whether this round has a card, or is told otherwise.</summary>
    public Telling Told { get; init; } = Telling.Nowhere;
    /// <summary>The message that it is told in where <see cref="Told"/> is <see cref="Telling.Flood"/>.</summary>
    public string Flood { get; init; } = "";
    /// <summary>Grows with each update of the card.</summary>
    public int Revision { get; init; }
    public DateTimeOffset Updated { get; init; }
    /// <summary>What became of it, oldest first.</summary>
    public ImmutableArray<IncidentStep> History { get; init; } = [];

    /// <summary>The delivery of its card in this round.</summary>
    public string Post => PostIds.Card(Channel, Id, Round);
    /// <summary>Somebody should still look at it.</summary>
    public bool IsOpen => State is IncidentState.Open or IncidentState.Acknowledged or IncidentState.Snoozed;

    public Incident With(DateTimeOffset at, string who, string what) => this with { History = [.. History.TakeLast(MaxHistory - 1), new(at, who, what)] };

    /// <summary>How the history says that somebody was given it.</summary>
    public static string AssignedTo(string person) => $"assigned to {person}";

    private const int MaxHistory = 30;
}

internal enum IncidentState
{
    Open,
    /// <summary>Somebody takes care of it: it does not escalate.</summary>
    Acknowledged,
    /// <summary>Not to be heard of for a while.</summary>
    Snoozed,
    Resolved,
    /// <summary>It only told something.</summary>
    Told,
}

/// <summary>How people were told of it.</summary>
internal enum Telling
{
    Nowhere,
    Card,
    /// <summary>In the one message of a flood.</summary>
    Flood,
    /// <summary>In the next digest, or when the quiet hours end.</summary>
    Digest,
    /// <summary>Held back by a mute.</summary>
    Muted,
}

/// <summary>Something that became of an incident.</summary>
internal sealed record IncidentStep(DateTimeOffset At, string Who, string What);
