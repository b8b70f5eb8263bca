using Bot.Intents.Resources.Registry;
using Bot.Understanding.Families;
using Bot.Understanding.Lexicon;

namespace Bot.Understanding.Grammar;

/// <summary>Relations between resources, both ways: "what triggers lambda X", "services in cluster Y", "what depends on sg-…", "queues that feed a function".</summary>
internal static class RelationFinder
{
    /// <param name="Name">The relation; null for none.</param>
    /// <param name="From">The kind that it starts from.</param>
    /// <param name="Kind">The kind asked for, where it is not the head.</param>
    public readonly record struct Relation(string? Name, string? From, string? Kind);

    public static Relation Find(Scene s, ResourceKind kind, Heads.Head head, List<Condition> where, List<string> fields, HashSet<int> used)
    {
        if (kind.Name is "quota" or "account")
            return default;
        if (Verb(s, kind, head) is { } told)
            return told;
        foreach (var other in head.Others)
        {
            if (other.Kind.Name == kind.Name || kind.Parent?.Kind == other.Kind.Name && s.Placed.Exists(p => p.Entity.ResourceKind == kind.Name))
                continue;
            var named = s.Placed.Exists(p => p.Entity.ResourceKind == other.Kind.Name && p.Entity.Kind is EntityKind.Name or EntityKind.Id or EntityKind.Arn);
            if (!named && Heads.FieldFor(kind, s.Draft, other) is not null)
                continue;
            if (named && IdFields.Of(kind, other.Kind.Name) is null && (Relations.Between(other.Kind.Name, kind.Name, null) ?? Relations.Between(kind.Name, other.Kind.Name, null)) is { } known)
                return new(known.Name, other.Kind.Name, null);
            if (named && IdFields.Of(kind, other.Kind.Name) is null && IsFrom(other.Kind, kind) || kind.Parent?.Kind == other.Kind.Name)
                return new(RelationName(kind), other.Kind.Name, null);
            if (named && head.Mention is not null && IdFields.Of(kind, other.Kind.Name) is null)
                return new(RelationName(kind), other.Kind.Name, null);
        }
        Ids(s, kind, head, where, fields, used);
        if (head.Mention is not null && Owner(s, kind) is { } owner)
            return owner;
        if (kind.Parent is { } parent && s.Placed.Exists(p => p.Entity.ResourceKind == parent.Kind) && s.Placed.TrueForAll(p => p.Entity.ResourceKind != kind.Name))
            return new(RelationName(kind), parent.Kind, null);
        return default;
    }

    /// <summary>"snapshots of orders-prod", "executions for order-pipeline": a name without a kind after what hangs under it.</summary>
    private static Relation? Owner(Scene s, ResourceKind kind)
    {
        foreach (var (entity, at) in s.Placed)
        {
            if (entity is not { Kind: EntityKind.Name, ResourceKind: null } || s.Draft.Lower(at - 1) is not ("of" or "for" or "from" or "in" or "on"))
                continue;
            foreach (var relation in Relations.All)
            {
                if (relation.To == kind.Name && (relation.Via == Via.Under || relation.Name is "snapshots" or "backups"))
                    return new(relation.Name, relation.From, null);
            }
        }
        return null;
    }

    private static bool IsFrom(ResourceKind other, ResourceKind kind) => other.Service == kind.Service;

    /// <summary>The name of a relation is the plural of what it leads to.</summary>
    private static string RelationName(ResourceKind kind) => Plural.Of(kind.Name[(kind.Name.IndexOf('-') + 1)..].Replace('-', '_'));

    /// <summary>Relations that a verb tells.</summary>
    private static Relation? Verb(Scene s, ResourceKind kind, Heads.Head head)
    {
        var draft = s.Draft;
        if (draft.HasWord("triggers", "trigger", "invokes", "invoke", "feeds", "feed", "triggered", "invoked", "calls") && s.First is not ("invoke" or "trigger") && (kind.Name == "lambda-function" || head.Others.Exists(o => o.Kind.Name == "lambda-function")))
        {
            if (draft.HasWord("last") && draft.HasWord("invoked"))
                return null;
            return kind.Name == "lambda-function" ? head.Others.Count == 0 ? new("triggers", "lambda-function", null) : new("triggers", "lambda-function", head.Others[0].Kind.Name) : new("triggers", "lambda-function", null);
        }
        if (kind.Name == "stack" && draft.HasWord("contain", "contains", "resources", "include", "consist", "inside", "create", "manage", "manages") && s.NamesSomething && (draft.HasWord("resources", "resource") || s.Opens("what")))
            return new("resources", "stack", "stack-resource");
        if (draft.HasWord("depends", "depend", "dependents", "uses", "using", "attached", "references", "use") && s.First is "what" or "who" or "which" && head.Mention is null or { IsPlural: false } && s.NamesSomething && (head.Mention is null || s.Draft.Lower(s.Start + 1) != s.Draft.Lower(head.Mention.Value.Start)) && (s.Draft.Lower(s.Start + 1) is "depends" or "uses" or "is" or "resources" or "references" or "depend" or "else" or "things" or "are"))
            return draft.HasWord("depends", "depend", "uses", "references", "dependents") || draft.HasWord("attached") && draft.HasWord("to") ? new("dependents", kind.Name, null) : null;
        if (s.First is "who" && s.NamesSomething && draft.HasWord("launched", "created", "started", "owns"))
            return new("creator", null, null);
        if (kind.Name == "stack" && draft.HasWord("owns", "created", "belongs", "belong", "manages", "made") && s.Placed.Find(p => p.Entity.ResourceKind is not (null or "stack")).Entity is { ResourceKind: { } owned })
            return new("stack", owned, "stack");
        if (draft.HasWord("stack") && draft.HasWord("owns", "created", "belongs", "belong", "manages", "part") && kind.Name == "stack" && head.Others.Count > 0)
            return new("stack", head.Others[0].Kind.Name, "stack");
        return null;
    }

    /// <summary>Ids of other kinds are conditions: "not in vpc-…", "with sg-…".</summary>
    private static void Ids(Scene s, ResourceKind kind, Heads.Head head, List<Condition> where, List<string> fields, HashSet<int> used)
    {
        foreach (var (entity, at) in s.Placed)
        {
            if (entity.ResourceKind is not { } other || other == kind.Name || IdFields.Of(kind, other) is not { } field || head.Mention is null && head.Asked is null)
                continue;
            var isList = field.Kind == FieldKind.List;
            var negated = Negation.IsBefore(s.Draft, at) || s.Draft.Lower(at - 1) is "outside" or "of" && s.Draft.Lower(at - 2) is "outside";
            where.RemoveAll(w => w.Field == field.Name);
            where.Add(new(field.Name, isList ? negated ? ConditionOperator.NotContains : ConditionOperator.Contains : negated ? ConditionOperator.NotEqual : ConditionOperator.Equal, entity.Text));
            fields.Remove(field.Name);
            used.Add(at);
        }
    }
}
