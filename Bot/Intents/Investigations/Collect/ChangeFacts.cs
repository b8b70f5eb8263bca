using System.Collections.Frozen;
using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>Joins changes to things once it is known when the trouble began: a change counts by how shortly before it was.</summary>
internal static class ChangeFacts
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(25);
    /// <summary>Metrics come by the minute: a change in the minute of the onset is still before it.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    public static void Add(Case @case, ImmutableArray<ReadChanges> read)
    {
        foreach (var (thing, call) in @case.Things.SelectMany(t => read.Where(r => r.Call.Length > 0 && r.Spot == t.Spot).Select(r => (t, r.Call))))
            @case.Book.Add(new("change.read", thing, $"CloudTrail was read for changes of {thing.Name}", call));
        foreach (var (spot, change) in read.SelectMany(r => r.Changes.Select(c => (r.Spot, Change: c))).Where(c => c.Change.Sort is not null).OrderBy(c => c.Change.At))
        {
            if (IsReaction(change) && change.At > @case.Onset)
                continue;
            var about = @case.Things.Where(t => IsAbout(change, t) && (spot.Region == t.Spot.Region || IsGlobal(t))).ToList();
            // A cluster whose service was changed was not.
            about.RemoveAll(t => t.Kind is "eks-cluster" or "ecs-cluster" && about.Exists(o => o.Key != t.Key && ResourceRegistry.Find(o.Kind)?.Parent?.Kind == t.Kind));
            // What was moved burdens the queue that it goes to, not the one it came from.
            foreach (var thing in about.Exists(t => IsMovedTo(change, t)) ? about.Where(t => IsMovedTo(change, t)) : about)
            {
                @case.Book.Add(new($"change.{change.Sort!.Sort}", thing, $"{thing.Name}: {change.Sort.Words} at {change.At:HH:mm} ({WithoutVersion(change.Name)} by {change.By})", change.Call)
                {
                    From = change.At,
                    Strength = Strength(change.At, @case.Onset, change.Sort.IsSlow),
                    Url = $"https://{thing.Spot.Region}.console.aws.amazon.com/cloudtrailv2/home?region={thing.Spot.Region}#/events?EventName={change.Name}",
                });
            }
        }
    }

    /// <summary>It is among what was changed.</summary>
    public static bool IsChanged(Thing thing, ImmutableArray<ReadChanges> read) =>
        read.Any(r => r.Spot.Region == thing.Spot.Region && r.Changes.Any(c => c.Sort is not null && IsAbout(c, thing)));

    /// <summary>Some of Lambda's events bear their API's date: <c>UpdateFunctionCode20150331v2</c>.</summary>
    private static string WithoutVersion(string name)
    {
        var end = name.AsSpan().TrimEnd("v0123456789").Length;
        return name.Length - end >= 8 ? name[..end] : name;
    }

    /// <summary>Resources of the same name in another Region are others.</summary>
    private static bool IsGlobal(Thing thing) => ResourceRegistry.Find(thing.Kind) is not { IsGlobal: false };

    /// <summary>Services whose events name their own resources alone: another kind of the same name is not meant.</summary>
    private static readonly Dictionary<string, string> Own = new(StringComparer.Ordinal)
    {
        ["lambda"] = "lambda",
        ["ecs"] = "ecs",
        ["elasticloadbalancing"] = "elbv2",
        ["rds"] = "rds",
        ["dynamodb"] = "dynamodb",
        ["sqs"] = "sqs",
        ["sns"] = "sns",
        ["iam"] = "iam",
        ["kms"] = "kms",
        ["s3"] = "s3",
        ["ec2"] = "ec2",
        ["elasticache"] = "elasticache",
        ["states"] = "stepfunctions",
        ["secretsmanager"] = "secretsmanager",
        ["ssm"] = "ssm",
        ["kinesis"] = "kinesis",
        ["eks"] = "eks",
    };

    private static bool IsAbout(Change change, Thing thing) => IsMovedTo(change, thing) || IsNamed(change, thing) && !IsOnlyMentioned(change, thing);

    private static bool IsNamed(Change change, Thing thing) =>
        change.Names.Contains(thing.Id) && thing.Id != thing.Name || change.Names.Contains(thing.Name) && IsOf(change, thing) || thing.Arn.Length > 0 && change.Names.Contains(thing.Arn);

    /// <summary>CloudTrail says what was changed, and the request names more: a service's cluster, the group that a rule let in, the key that a queue was given. Of these it is no change.</summary>
    private static bool IsOnlyMentioned(Change change, Thing thing)
    {
        var kind = ResourceRegistry.Find(thing.Kind);
        // A role's policy names the tables that it opens, a mapping its stream: they were not changed.
        if (kind is not null && Own.TryGetValue(change.Source, out var own) && own != kind.Service && Own.ContainsValue(kind.Service) && change.Source != "ssm" && !change.Resources.Any(r => r.Type == kind.CloudFormationType))
            return true;
        if (kind is not null && KindOfNoun(change) is { } noun && noun != kind && noun.Service == kind.Service && noun.Parent?.Kind != kind.Name)
            return true;
        var type = kind?.CloudFormationType;
        var changed = change.Resources.Where(r => r.Type == type || ResourceRegistry.Kinds.Any(k => k.CloudFormationType == r.Type && (k.Parent?.Kind == thing.Kind || NamedIn.TieOf(thing.Kind) == Tie.SetUpWith)));
        return changed.Any() && !change.Resources.Any(r => r.Name == thing.Id || r.Name.Contains(thing.Name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The kind that an event's name says it changes: <c>UpdateEventSourceMapping</c>; null where its noun is none of a kind's.</summary>
    private static ResourceKind? KindOfNoun(Change change)
    {
        var name = WithoutVersion(change.Name);
        var verb = name.AsSpan(1).IndexOfAnyInRange('A', 'Z');
        return verb < 0 ? null : ByNoun.GetValueOrDefault(name[(verb + 1)..]);
    }

    private static readonly FrozenDictionary<string, ResourceKind> ByNoun = ResourceRegistry.Kinds.Where(k => k.CloudFormationType is not null).GroupBy(k => k.CloudFormationType![(k.CloudFormationType!.LastIndexOf(':') + 1)..]).Where(g => g.Count() == 1).ToFrozenDictionary(g => g.Key, g => g.Single(), StringComparer.Ordinal);

    /// <summary>Dead letters go back to the queues that name the one they lie in.</summary>
    private static bool IsMovedTo(Change change, Thing thing) =>
        change.Sort?.Sort == "load" && thing is { Kind: "sqs-queue", Row: not null } && JsonFields.Parsed(thing.Row.Detail("attributes")?["RedrivePolicy"].Text() ?? "")?["deadLetterTargetArn"].Text() is { Length: > 0 } letters && change.Names.Contains(letters);

    private static bool IsOf(Change change, Thing thing) =>
        !Own.TryGetValue(change.Source, out var service) || ResourceRegistry.Find(thing.Kind) is not { } kind || kind.Service == service || !Own.ContainsValue(kind.Service);

    /// <summary>AWS scales by itself when something is felt: what it does in the minutes of the onset comes of that.</summary>
    private static bool IsReaction(Change change) => change.Sort?.Sort is "scale" or "capacity" && change.By.Contains("AutoScaling", StringComparison.Ordinal);

    /// <summary>1 within five minutes before, falling to a third within an hour and a half, slower where the effect comes late; nearly nothing after, or where no trouble is seen.</summary>
    private static double Strength(DateTimeOffset at, DateTimeOffset? onset, bool isSlow)
    {
        if (onset is not { } began || at > began + Slack || began - at > Longest)
            return 0.05;
        return Math.Max(0, (began - at).TotalMinutes) switch
        {
            <= 6 => 1,
            <= 15 => 0.9,
            <= 30 => isSlow ? 0.85 : 0.75,
            <= 60 => isSlow ? 0.75 : 0.55,
            <= 100 => isSlow ? 0.65 : 0.35,
            <= 360 => isSlow ? 0.55 : 0.15,
            _ => isSlow ? 0.45 : 0.1,
        };
    }
}
