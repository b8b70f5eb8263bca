using Bot.Answers;
using Bot.Conversations;
using Bot.Guardrails;
using Bot.Guardrails.Audit;
using Bot.Guardrails.Limits;

namespace Bot.Identity;

/// <summary>Opens AWS for a turn.</summary>
/// <param name="Connections">Clients by role.</param>
/// <param name="Judge">Judges every call.</param>
/// <param name="Denials">Words its refusals.</param>
/// <param name="Clock">Times the calls.</param>
internal sealed record AwsSessions(AwsConnections Connections, IJudge Judge, Denials Denials, TimeProvider Clock)
{
    /// <summary>Counts the calls of a person; null for no limit.</summary>
    public RateLimits? Limits { get; init; }

    /// <summary>Keeps what AWS takes money for; null where nothing is kept.</summary>
    public CallCache? Cache { get; init; }

    /// <summary>Finds out what the caller's roles in an account may do, so that a denial can say more; null where nothing does.</summary>
    public Func<AwsSession, string, Evidence, CancellationToken, Task>? LearnRoles { get; init; }

    /// <summary>The id of an account that may be said by its alias.</summary>
    public Func<string, string?> AccountOf { get; init; } = static said => said;

    /// <summary>What answers in the place of AWS; null where AWS does.</summary>
    public CallPlayer? Player { get; private init; }

    /// <summary>Sessions that answer from a tape. Nothing is judged again: what was refused then is refused on the tape.</summary>
    public static AwsSessions ForReplay(CallPlayer player, DateTimeOffset now) => new(null!, null!, null!, new FixedTime(now)) { Player = player };

    /// <summary>AWS as one caller may see it, for one turn.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="roleIn">The caller's role in an account.</param>
    /// <param name="grant">What the turn may change; null for nothing.</param>
    /// <param name="progress">Told of every call; null for nobody.</param>
    /// <param name="trail">Takes the calls down; null outside of turns.</param>
    public AwsSession Open(Caller caller, Func<string, RoleChoice> roleIn, Grant? grant = null, IProgress<TurnProgress>? progress = null, TurnAudit? trail = null) =>
        new(this, caller, roleIn, grant ?? Grant.None, progress, trail: trail);
}
