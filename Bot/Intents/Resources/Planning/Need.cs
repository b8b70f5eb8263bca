using System.Collections.Immutable;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Resources.Planning;

/// <summary>What of each row a question needs, so that no call is made for what nobody asked.</summary>
internal sealed class Need
{
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    private Need() { }

    /// <summary>Conditions to be met.</summary>
    public required ImmutableArray<Condition> Where { get; init; }

    /// <summary>Fields shown, sorted by, grouped by or added up, beside those of the conditions.</summary>
    public IReadOnlyCollection<string> Fields => _fields;

    public bool Tags => _fields.Concat(Where.Select(c => c.Field)).Any(f => f == "tags" || f.StartsWith("tag:", StringComparison.OrdinalIgnoreCase));

    public static Need Of(ResourceKind kind, ResourceQuery query, Shape shape, ImmutableArray<Condition> where, bool columns)
    {
        var need = new Need { Where = where };
        foreach (var field in query.Fields.Concat(query.GroupBy))
            need._fields.Add(field);
        if (query.SortBy is { } sort)
            need._fields.Add(sort);
        if (query.Sum is { } sum)
            need._fields.Add(sum);
        foreach (var compared in where.Select(c => c.Value).OfType<string>().Where(v => v.StartsWith("field:", StringComparison.Ordinal)))
            need._fields.Add(compared[6..]);
        if (columns)
            need._fields.UnionWith(FieldTable.Split(kind.Columns));
        return need;
    }

    public Need With(ImmutableArray<Condition> where)
    {
        var need = new Need { Where = where };
        need._fields.UnionWith(_fields);
        return need;
    }

    /// <summary>The same, and one field more.</summary>
    public Need With(string field)
    {
        var need = With(Where);
        need._fields.Add(field);
        return need;
    }

    /// <summary>Names of the detail calls that the fields come from.</summary>
    public static ImmutableArray<string> Details(ResourceKind kind, IEnumerable<string> fields) =>
        [.. fields.Select(f => f.StartsWith("tag", StringComparison.OrdinalIgnoreCase) && (f == "tags" || f.StartsWith("tag:", StringComparison.OrdinalIgnoreCase)) ? kind.TagsFrom : kind.FieldNamed(f)?.From)
            .OfType<string>().Distinct(StringComparer.Ordinal)];
}
