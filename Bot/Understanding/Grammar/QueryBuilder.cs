using System.Collections.Immutable;
using Bot.Intents.Resources.Registry;
using Bot.Understanding.Families;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Times;

namespace Bot.Understanding.Grammar;

/// <summary>Makes the resource query of a message.</summary>
internal static class QueryBuilder
{
    /// <param name="inherited">The kind that the conversation is about, where the message names none.</param>
    public static ResourceQuery? Build(Scene s, Claim claim, ResourceKind? inherited)
    {
        var head = Heads.Of(s, claim.Family is Family.Resources);
        if (inherited is not null)
            head = new([inherited], null, s.Kinds, null);
        if (head.Kinds.Count == 0 && s.Tags.Count == 0 && !s.NamesSomething && !s.Draft.HasWord("resources", "resource", "everything"))
            return null;
        if (head.Kinds.Count == 0)
            return new() { Kinds = [], Where = [.. s.Tags], Targets = Names(s, null, []), GroupBy = [.. OrderFinder.Groups(s.Draft, null, [])], Top = OrderFinder.Top(s.Draft) };

        var kind = head.Kinds[0];
        var finder = new ConditionFinder(s.Draft, kind, s.Kinds);
        finder.Run(s.Comparisons);
        var where = new List<Condition>(finder.Where);
        var fields = new List<string>(finder.Fields);
        if (head.Asked is { } asked && !fields.Contains(asked.Name))
            fields.Insert(0, asked.Name);
        where.AddRange(s.Tags);
        var used = new HashSet<int>();
        var relation = RelationFinder.Find(s, kind, head, where, fields, used);
        NameConditions.Find(s, where, used);
        PortFinder.Find(s, kind, where, fields, used);
        if (claim.Family is Family.Resources or Family.Security or Family.Network || claim is { Family: Family.Alarms, Topic: "list" or "firing" } && kind.Name == "alarm")
            TimeConditions.Add(s, kind, where);
        if (kind.IsGlobal && s.Regions.Names.Length > 0 && kind.FieldNamed("region") is not null)
            where.Add(s.Regions.Names.Length == 1 ? new("region", ConditionOperator.Equal, s.Regions.Names[0]) : new("region", ConditionOperator.In, string.Join(',', s.Regions.Names)));
        Choices(where);
        var targets = Names(s, relation.From ?? kind.Name, used);
        if (targets.Length == 1 && relation.Name is null)
            Ask(where, fields, s);
        var sort = OrderFinder.Sort(s.Draft, kind, finder);
        if (targets.Length == 1 && relation.Name is null && sort is { } asksFor)
        {
            if (!fields.Contains(asksFor.Field))
                fields.Add(asksFor.Field);
            sort = null;
        }
        var groups = OrderFinder.Groups(s.Draft, kind, finder.Mentions);
        var sum = OrderFinder.Sum(s.Draft, kind, finder);
        var top = OrderFinder.Top(s.Draft);
        if (top is null && sort is not null && s.HasAny(Cue.Oldest, Cue.Newest, Cue.Biggest, Cue.Smallest, Cue.Most, Cue.Least) && s.Head is { IsPlural: false } && !s.Has(Cue.Sort))
            top = 1;
        if (groups.Contains("region") && s.HasAny(Cue.Most, Cue.Least) && s.Opens("which", "what", "where"))
            top ??= 1;
        return new()
        {
            Kinds = relation.Kind is { } wanted ? [wanted] : [.. head.Kinds.Select(k => k.Name)],
            Where = [.. where],
            Targets = targets,
            Relation = relation.Name,
            RelatedFrom = relation.From,
            Fields = [.. fields.Where(f => f != sort?.Field && f != sum?.Name && !groups.Contains(f))],
            SortBy = sort?.Field,
            Descending = sort?.Descending ?? false,
            Top = top,
            GroupBy = [.. groups],
            Sum = sum?.Name,
        };
    }

    /// <summary>Two values of one field are a choice: "in A or B".</summary>
    private static void Choices(List<Condition> where)
    {
        for (var i = 0; i < where.Count; i++)
        {
            var same = where.FindAll(w => w.Field == where[i].Field && w.Operator == ConditionOperator.Equal && w.Value is not ("true" or "false"));
            if (where[i].Operator != ConditionOperator.Equal || same.Count < 2 || where[i].Field.StartsWith("tag", StringComparison.Ordinal))
                continue;
            where[i] = new(where[i].Field, ConditionOperator.In, string.Join(',', same.Select(w => w.Value)));
            where.RemoveAll(w => same.Contains(w));
        }
    }

    /// <summary>Of one named resource, words that would filter a list ask for the field instead: "is versioning on for it".</summary>
    private static void Ask(List<Condition> where, List<string> fields, Scene s)
    {
        for (var i = where.Count - 1; i >= 0; i--)
        {
            var field = where[i].Field;
            if (field is "name" or "id" or "region" || field.StartsWith("tag", StringComparison.Ordinal) || where[i].Operator is ConditionOperator.GreaterOrEqual or ConditionOperator.Less && where[i].Value?.StartsWith("20", StringComparison.Ordinal) == true)
                continue;
            if (!fields.Contains(field))
                fields.Insert(0, field);
            where.RemoveAt(i);
        }
    }

    private static ImmutableArray<Entity> Names(Scene s, string? kind, HashSet<int> used)
    {
        var targets = ImmutableArray.CreateBuilder<Entity>();
        foreach (var (entity, at) in s.Placed)
        {
            if (used.Contains(at) || entity.Kind is not (EntityKind.Id or EntityKind.Arn or EntityKind.Name or EntityKind.IpAddress))
                continue;
            if (entity.ResourceKind is null || entity.ResourceKind == kind || kind is null || ResourceRegistry.Find(kind)?.Parent?.Kind == entity.ResourceKind)
                targets.Add(entity.ResourceKind is null && kind is not null ? entity with { ResourceKind = kind } : entity);
        }
        return targets.ToImmutable();
    }
}
