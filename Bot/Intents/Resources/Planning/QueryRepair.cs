using System.Collections.Immutable;
using Bot.Intents.Resources.Registry;
using Bot.Intents.Resources.Special;
using Bot.Understanding;

namespace Bot.Intents.Resources.Planning;

/// <summary>Settles what a reading leaves open, by what the registry knows of kinds and relations.</summary>
internal static class QueryRepair
{
    /// <summary>Kinds that "what depends on it" looks through.</summary>
    private const int MaxRelated = 8;

    public static ResourceQuery Complete(ResourceQuery query, Question question)
    {
        if (query.Kinds.IsEmpty && query.Targets.Length > 0)
            query = query with { Kinds = [.. query.Targets.Select(t => t.ResourceKind ?? KindOf(t.Text)).OfType<string>().Distinct()] };
        if (query.SortBy is { } sort && query.GroupBy.Contains(sort))
            query = query with { GroupBy = query.GroupBy.Remove(sort) };
        if (query.Sum == "vcpus" && !query.Where.Any(c => c.Field == "state"))
            query = query with { Where = [.. query.Where, new("state", ConditionOperator.Equal, "running")] };
        query = query with { Where = Joined(query) };
        if (query.Sum is { } sum && query.Targets.Length > 0 && query.RelatedFrom is null && !query.Fields.Contains(sum))
            query = query with { Fields = [sum, .. query.Fields], Sum = null };
        return WithParents(Related(query), question);
    }

    /// <summary>A field that has one value cannot equal two: "ROLLBACK_COMPLETE or UPDATE_ROLLBACK_FAILED" means either.</summary>
    private static ImmutableArray<Condition> Joined(ResourceQuery query)
    {
        var kind = query.Kinds is [var name, ..] ? ResourceRegistry.Find(name) : null;
        var twice = query.Where.Where(c => c.Operator == ConditionOperator.Equal && c.Value?.StartsWith("field:", StringComparison.Ordinal) == false && kind?.FieldNamed(c.Field)?.Kind is FieldKind.Text or FieldKind.Version)
            .GroupBy(c => c.Field).Where(g => g.Count() > 1).ToList();
        return twice.Count == 0 ? query.Where : [.. query.Where.Except(twice.SelectMany(g => g)), .. twice.Select(g => new Condition(g.Key, ConditionOperator.In, string.Join(',', g.Select(c => c.Value))))];
    }

    /// <summary>Readings to try when nothing has the name: that the name is what the kind belongs to ("the latest snapshot of orders-prod").</summary>
    public static IEnumerable<ResourceQuery> OtherReadings(ResourceQuery query)
    {
        if (query.RelatedFrom is not null || query.Kinds is not [var kind] || query.Targets.Any(t => t.Kind is EntityKind.Id or EntityKind.Arn))
            yield break;
        // Words such as "snapshot" name a kind of several services.
        var ending = kind[(kind.LastIndexOf('-') + 1)..];
        foreach (var relation in Relations.All.Where(r => (r.To == kind || r.To.EndsWith($"-{ending}", StringComparison.Ordinal)) && r.From != kind && r.Via == Via.Holds && ResourceRegistry.Find(r.To)?.FieldNamed(r.Field)?.Parameter is not null))
            yield return query with { Kinds = [relation.To], RelatedFrom = relation.From, Relation = relation.Name, Targets = [.. query.Targets.Select(t => t with { ResourceKind = relation.From })] };
    }

    /// <summary>The kind that a named relation leads to.</summary>
    private static ResourceQuery Related(ResourceQuery query)
    {
        if (query.RelatedFrom is not { } from || query.Kinds is not [var only])
            return query;
        if (only == from && query.Relation is { } name)
        {
            if (Relations.All.FirstOrDefault(r => r.From == from && r.Name == name) is { } way)
                return query with { Kinds = [way.To] };
            // "What depends on it", of a kind without a way of that name: everything known to hold it.
            var held = Relations.All.Where(r => r.From == from && r.Via != Via.Points).Select(r => r.To).Distinct().Take(MaxRelated).ToImmutableArray();
            return name == "dependents" && !held.IsEmpty ? query with { Kinds = held, Relation = null } : CreatorAnswer.Asks(name) ? query : query with { Relation = null, RelatedFrom = null };
        }
        // "Which image does the service run": no way leads there, but a field of the service is called so.
        if (ResourceRegistry.Find(only) is { } kind && ResourceRegistry.Find(from) is { } source && !RelationSource.Exists(from, only, query.Relation)
            && RelationSource.Through(source, kind, query.Where).Kind == kind && source.Fields.FirstOrDefault(f => f.Words.Intersect(kind.Words).Any()) is { } field)
            return query with { Kinds = [from], Relation = null, RelatedFrom = null, Fields = [field.Name, .. query.Fields] };
        return query;
    }

    /// <summary>Names that can only be the parent's, and parents named beside the resource.</summary>
    private static ResourceQuery WithParents(ResourceQuery query, Question question)
    {
        if (query.Kinds is not [var name] || ResourceRegistry.Find(name) is not { Parent: { } parent } kind || query.RelatedFrom is { } from && from != parent.Kind)
            return query;
        var targets = query.Targets.Select(t => t.ResourceKind == kind.Name && t.Kind == EntityKind.Name && (kind.One is null || !new TargetText(t.Text).Fits(kind, kind.One)) ? t with { ResourceKind = parent.Kind } : t).ToImmutableArray();
        var beside = question.Entities.Where(e => (e.ResourceKind == parent.Kind || (e.ResourceKind == kind.Name && query.RelatedFrom == parent.Kind)) && !targets.Any(t => t.Text == e.Text));
        return query with { Targets = [.. targets, .. beside] };
    }

    private static string? KindOf(string text)
    {
        var id = new TargetText(text).Short;
        return ResourceRegistry.Kinds.FirstOrDefault(k => k.IdPrefixes.Any(p => p.EndsWith('-') && id.StartsWith(p, StringComparison.Ordinal) && id.Length > p.Length + 7))?.Name;
    }
}
