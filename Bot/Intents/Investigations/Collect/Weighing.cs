using System.Text.RegularExpressions;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Reason;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Weighs facts against each other once all are known: what errors name counts, what was so long before does not.</summary>
internal static partial class Weighing
{
    private const double Named = 0.88, Stale = 0.4, Own = 0.9, AtStart = 0.8;

    /// <summary>What fails when something starts: what was closed or taken away hours before is felt only then.</summary>
    private static readonly string[] Starts = ["state.task-init", "state.image-pull", "state.node-issue", "state.launch-failed", "state.run-failed", "state.step-failed"];
    private static readonly string[] Closing = ["change.network", "change.acl", "change.permission", "change.secret", "change.key"];
    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    public static void Apply(Case @case)
    {
        var errors = @case.Book.Facts.Where(f => f.Said.Length > 0).ToList();
        var steady = @case.Steady.ToList();
        foreach (var fact in steady.Where(s => @case.Book.Facts.Any(c => IsNamed(c, s, @case))).OrderBy(f => f.Text, StringComparer.Ordinal))
            @case.Book.Add(fact);
        errors.AddRange(steady);
        foreach (var fact in errors.Where(f => f.Sign is "log.denied" or "state.task-init" && f.Said.Contains("VPC endpoint policy", StringComparison.OrdinalIgnoreCase)).ToList())
            @case.Book.Add(fact with { Sign = "log.denied-endpoint" });
        var roles = new Roles(@case.Links);
        var atStart = @case.Book.Facts.Where(f => Starts.Contains(f.Sign)).SelectMany(f => roles.Of(f.Thing, "set")).Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        // What no endpoint's policy allows is refused by the endpoints that it passes; what was read before may be kept for hours.
        var passed = @case.Book.Facts.Where(f => f.Sign == "log.denied-endpoint").SelectMany(f => roles.Of(f.Thing, "set")).Where(t => t.Kind == "vpc-endpoint").Select(t => t.Key).ToHashSet(StringComparer.Ordinal);
        @case.Book.Revise(f =>
            f is { Sign: "change.permission", Strength: < Named } && passed.Contains(f.Thing.Key) && @case.Onset is { } refused && f.From <= refused + Slack ? f with { Strength = Named } :
            Closing.Contains(f.Sign) && f.Strength < AtStart && atStart.Contains(f.Thing.Key) && @case.Onset is { } felt && f.From <= felt + Slack ? f with { Strength = AtStart } :
            f.Source == "change" && f.Strength < Own && IsBeforeOwn(f, @case) ? f with { Strength = Own }
            : f.Source == "change" && f.Strength < Named && errors.Exists(e => IsNamed(f, e, @case)) ? f with { Strength = Named }
            : f is { Source: "state", From: null } && IsStale(f, @case) ? f with { Strength = f.Strength * Stale }
            : f);
    }

    /// <summary>What an error names was changed before it was felt: it need not have been minutes before.</summary>
    private static bool IsNamed(Fact change, Fact error, Case @case) =>
        change.Source == "change" && change.From is { } at && (@case.Onset is not { } onset || at <= onset + Slack) && change.Thing.Key != error.Thing.Key && Names(error.Said, change.Thing);

    /// <summary>Right after it the thing's own metrics or those of what is asked about moved, though it was felt later: what piles up is felt late.</summary>
    private static bool IsBeforeOwn(Fact change, Case @case) =>
        change.From is { } at && @case.Onset is { } onset && at <= onset + Slack && @case.Readings.Any(r => (r.Thing.Key == change.Thing.Key || @case.Subjects.Contains(r.Thing)) && r is { IsBad: true, Onset: { } moved, End: null } && r.Rule.Role != Metrics.MetricRole.Load && at <= moved + Slack && moved - at <= Shortly);

    private static bool Names(string text, Thing thing) =>
        thing.Name.Length >= 4 && Holds(text, thing.Name) || thing.Id.Length >= 8 && Holds(text, thing.Id) || thing.Arn.Length > 0 && text.Contains(thing.Arn, StringComparison.Ordinal);

    /// <summary>A secret's ARN goes on with six letters after its name.</summary>
    private static bool Holds(string text, string name) => Wording.HoldsName(text, name, rest => SecretEnd().IsMatch(rest.Span[..Math.Min(8, rest.Length)]));

    /// <summary>A group that had no target all along, as its own metric says, is no reason for trouble that began later.</summary>
    private static bool IsStale(Fact fact, Case @case) =>
        fact is { Sign: "state.no-targets" or "state.no-healthy-target" } && @case.Onset is not null
        && @case.Readings.FirstOrDefault(r => r.Thing.Key == fact.Thing.Key && r.Rule.Name == "HealthyHostCount" && !r.Points.IsEmpty) is { Onset: null, Level: <= 0 };

    [GeneratedRegex("^-[A-Za-z0-9]{6}([^A-Za-z0-9]|$)")]
    private static partial Regex SecretEnd();
}
