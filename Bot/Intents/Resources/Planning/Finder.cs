using System.Collections.Immutable;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Resources.Planning;

/// <summary>Finds the rows of one kind everywhere the question looks, in parallel.</summary>
internal sealed class Finder
{
    private readonly Calls _calls;
    private readonly RowSource _rows;
    private readonly RelationSource _relations;

    public Finder(Calls calls)
    {
        _calls = calls;
        _rows = new(calls, new DetailSource(calls));
        _relations = new(_rows);
    }

    /// <summary>The rows of the query's kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="query">The query.</param>
    /// <param name="regions">Where.</param>
    /// <param name="accounts">In which accounts.</param>
    /// <param name="columns">The kind's own columns are shown, so that what they need is fetched.</param>
    public async Task<Found> FindAsync(ResourceKind kind, ResourceQuery query, RegionPlan regions, IReadOnlyList<string> accounts, bool columns)
    {
        var from = query.RelatedFrom is { } name ? ResourceRegistry.Find(name) : query.Targets.Select(t => t.ResourceKind).OfType<string>().Where(k => k != kind.Name).Select(ResourceRegistry.Find).FirstOrDefault();
        var where = query.Where;
        if (from is not null && from.Name != kind.Name && !RelationSource.Exists(from.Name, kind.Name, query.Relation))
            (kind, where) = RelationSource.Through(from, kind, where);
        if (kind.Name == "s3-bucket" && !regions.IsAll && !regions.IsDefault && query.Targets.IsEmpty && !where.Any(c => c.Field == "region"))
            where = [.. where, new Condition("region", ConditionOperator.In, string.Join(',', regions.Names))];
        where = Parents(kind, where, out var parents);

        var need = Need.Of(kind, query, _calls.Turn.Question.Shape, where, columns);
        var related = from is not null && RelationSource.Exists(from.Name, kind.Name, query.Relation);
        var mine = query.Targets.Where(t => t.ResourceKind is null || t.ResourceKind == kind.Name).Select(t => new TargetText(t.Text)).ToImmutableArray();
        var theirs = query.Targets.Where(t => from is not null && (t.ResourceKind == from.Name || (t.ResourceKind is null && query.RelatedFrom is not null))).Select(t => new TargetText(t.Text)).ToImmutableArray();

        IEnumerable<Spot> spots = kind.IsGlobal ? accounts.Select(a => new Spot(_calls.Turn.Caller.DefaultRegion, a)) : accounts.SelectMany(a => regions.Names.Select(r => new Spot(r, a)));
        var found = await Task.WhenAll(spots.Select(spot => related
            ? AlsoNamedAsync(from!, kind, query, spot, theirs, mine, need)
            : _rows.FindAsync(kind, spot, new(mine, [.. parents, .. theirs]), need))).ConfigureAwait(false);
        return new(kind, [.. found.SelectMany(r => r)], where);
    }

    /// <summary>Rows of a kind under given parents or by targets alone, for what builds on them.</summary>
    public Task<List<Row>> RowsAsync(ResourceKind kind, Spot spot, Selection selection, params string[] fields) =>
        _rows.FindAsync(kind, spot, selection, Need.Of(kind, new() { Kinds = [kind.Name], Fields = [.. fields] }, Shape.List, [], columns: false));

    /// <summary>A resource named together with the one it belongs to: "the checkout service in cluster prod-web".</summary>
    private async Task<List<Row>> AlsoNamedAsync(ResourceKind from, ResourceKind kind, ResourceQuery query, Spot spot, ImmutableArray<TargetText> theirs, ImmutableArray<TargetText> mine, Need need)
    {
        if (query.RelatedFrom is not null)
            mine = [.. mine.Where(m => !theirs.Contains(m))];
        if (mine.IsEmpty)
            return await _relations.FindAsync(from, kind, query.Relation, spot, theirs, need).ConfigureAwait(false);
        if (kind.Parent?.Kind == from.Name)
            return await _rows.FindAsync(kind, spot, new(mine, theirs), need).ConfigureAwait(false);
        var rows = await _relations.FindAsync(from, kind, query.Relation, spot, theirs, need).ConfigureAwait(false);
        rows.RemoveAll(r => !mine.Any(m => Filter.IsNamed(r, m.Text)));
        return rows;
    }

    /// <summary>A condition on the field that holds the parent is a parent named: fewer calls, and the right ones.</summary>
    private static ImmutableArray<Condition> Parents(ResourceKind kind, ImmutableArray<Condition> where, out ImmutableArray<TargetText> parents)
    {
        parents = [];
        if (kind.Parent is null)
            return where;
        var named = where.Where(c => c.Operator == ConditionOperator.Equal && c.Value is not null && kind.FieldNamed(c.Field) is { } f && (f.Path == "^" || f.Name == Short(kind.Parent.Kind))).ToList();
        parents = [.. named.Select(c => new TargetText(c.Value!))];
        return where.RemoveRange(named);
    }

    private static string Short(string kind) => kind[(kind.IndexOf('-', StringComparison.Ordinal) + 1)..];
}

/// <summary>Rows found.</summary>
/// <param name="Kind">Their kind: another than asked where another tells (mappings for what triggers a function).</param>
/// <param name="Rows">The rows that meet every condition.</param>
/// <param name="Where">The conditions they meet.</param>
internal sealed record Found(ResourceKind Kind, List<Row> Rows, ImmutableArray<Condition> Where);
