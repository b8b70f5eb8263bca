using Bot.Intents.Resources.Registry;
using Bot.Understanding.Entities;
using Bot.Understanding.Families;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Grammar;

/// <summary>Which of the kinds that are spoken of the question is about.</summary>
internal static class Heads
{
    /// <param name="Kinds">The kinds asked for; empty for any.</param>
    /// <param name="Mention">Where the first of them is named; null where it was told by an id, a name or a field.</param>
    /// <param name="Others">Kinds that are only spoken of: parents, relations.</param>
    /// <param name="Asked">A field that is asked about by the word of a kind: "which AMI is i-… running".</param>
    public sealed record Head(List<ResourceKind> Kinds, KindMention? Mention, List<KindMention> Others, Field? Asked);

    public static Head Of(Scene s, bool byField = true)
    {
        var kinds = s.Kinds;
        if (kinds.Count == 0)
            return new(Told(s, byField) is { } told ? [told] : [], null, [], null);
        var first = kinds[0];
        if (first.Kind.Name == "ec2-instance" && s.Draft.Tokens.Exists(t => t.Lower.StartsWith("db.", StringComparison.Ordinal) && Looks.IsInstanceType(t.Lower)) && ResourceRegistry.Find("rds-instance") is { } database)
            first = first with { Kind = database };
        if (!first.IsPlural && AskedOf(s, first) is { } asked)
            return new([asked.Kind], null, [.. kinds.Skip(1)], asked.Field);
        var heads = new List<ResourceKind> { first.Kind };
        var others = new List<KindMention>();
        for (var i = 1; i < kinds.Count; i++)
        {
            if (others.Count == 0 && IsListed(s.Draft, kinds[i - 1].End, kinds[i].Start) && kinds[i].Kind.Name != first.Kind.Name && FieldFor(first.Kind, s.Draft, kinds[i]) is null)
                heads.Add(kinds[i].Kind);
            else if (kinds[i].Kind.Name != first.Kind.Name)
                others.Add(kinds[i]);
        }
        return new(heads, first, others, null);
    }

    /// <summary>"lambdas, buckets and rds instances": only commas and "and" between.</summary>
    private static bool IsListed(Draft draft, int start, int end)
    {
        if (end <= start)
            return false;
        for (var i = start; i < end; i++)
        {
            if (draft.Lower(i) is not ("," or "and" or "&" or "or" or "plus" or "my" or "our" or "the" or "all"))
                return false;
        }
        return true;
    }

    /// <summary>The kind word is a field of a thing that is named: the AMI of an instance, the subnet it is in.</summary>
    private static (ResourceKind Kind, Field Field)? AskedOf(Scene s, KindMention mention)
    {
        // "the service checkout in cluster prod-web": what has a name of its own is no field of what it is in.
        if (mention.Kind.Parent is { } parent && s.Placed.Exists(p => p.Entity.ResourceKind == mention.Kind.Name) && s.Placed.Exists(p => p.Entity.ResourceKind == parent.Kind))
            return null;
        foreach (var placed in s.Placed)
        {
            if (placed.Entity is { Kind: EntityKind.Name, ResourceKind: null } && placed.At > mention.End && s.Draft.Lower(placed.At - 1) is "of" or "for" or "on" && Nameless(s, mention) is { } found)
                return found;
            if (placed.Entity.ResourceKind is { } name && name != mention.Kind.Name && placed.Entity.Kind is EntityKind.Id or EntityKind.Arn or EntityKind.Name && ResourceRegistry.Find(placed.Entity.ResourceKind!) is { } kind && FieldFor(kind, s.Draft, mention) is { } field)
                return (kind, field);
        }
        return null;
    }

    /// <summary>"the maintenance window of orders-prod": a name without a kind, and words that a usual kind has as a field.</summary>
    private static (ResourceKind Kind, Field Field)? Nameless(Scene s, KindMention mention)
    {
        foreach (var name in Preferred)
        {
            if (name != mention.Kind.Name && ResourceRegistry.Find(name) is { } kind && FieldFor(kind, s.Draft, mention) is { Kind: not FieldKind.List } field && mention.End - mention.Start > 1)
                return (kind, field);
        }
        return null;
    }

    /// <summary>The field of a kind that the words of a mention call so.</summary>
    public static Field? FieldFor(ResourceKind kind, Draft draft, KindMention mention)
    {
        foreach (var match in draft.Matches)
        {
            if (match.Start == mention.Start && match.End == mention.End && match.Entry.Fields?.GetValueOrDefault(kind.Name) is { } field)
                return field;
        }
        return null;
    }

    /// <summary>Where no kind is named: the kind of an id, a name's ending, or the kind that alone has the field spoken of.</summary>
    private static ResourceKind? Told(Scene s, bool byField)
    {
        foreach (var placed in s.Placed)
        {
            if (placed.Entity.ResourceKind is { } name && ResourceRegistry.Find(name) is { } kind)
                return kind;
        }
        if (!byField || s.Tags.Count > 0 || s.Draft.HasWord("resources", "resource", "everything"))
            return null;
        ResourceKind? best = null;
        var longest = 0;
        foreach (var match in s.Draft.Matches)
        {
            if (match.Entry.Fields is not { } fields || s.Draft.IsTaken(match.Start) || match.Entry.Words.Length <= 3 || fields.Count > 12)
                continue;
            foreach (var name in Preferred)
            {
                if (fields.ContainsKey(name) && match.Length > longest)
                {
                    best = ResourceRegistry.Find(name);
                    longest = match.Length;
                    break;
                }
            }
        }
        if (best is null)
        {
            foreach (var placed in s.Draft.Tokens)
            {
                if (Looks.IsInstanceType(placed.Lower))
                    return ResourceRegistry.Find(placed.Lower.StartsWith("db.", StringComparison.Ordinal) ? "rds-instance" : placed.Lower.StartsWith("cache.", StringComparison.Ordinal) ? "elasticache-cluster" : "ec2-instance");
            }
        }
        return best;
    }

    private static readonly string[] Preferred = ["ec2-instance", "rds-instance", "lambda-function", "sqs-queue", "s3-bucket", "dynamodb-table", "ecs-service", "ebs-volume", "rds-cluster", "elasticache-cluster", "load-balancer", "target-group", "auto-scaling-group", "ecs-cluster", "eks-cluster", "eks-nodegroup"];
}
