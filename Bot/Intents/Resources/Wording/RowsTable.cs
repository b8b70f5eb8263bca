using System.Collections.Immutable;
using Bot.Answers;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Resources.Wording;

/// <summary>Rows as a table: the kind's usual columns, and those asked, filtered or sorted by. The first cell links to the console.</summary>
internal static class RowsTable
{
    /// <summary>Rows that a table holds; the total is said beside it.</summary>
    private const int MaxRows = 1000;
    private const int MaxColumns = 10;

    public static Table Of(string title, ResourceKind kind, IReadOnlyList<Row> rows, ResourceQuery query, ImmutableArray<Condition> where)
    {
        var columns = Columns(kind, rows, query, where);
        var shown = rows.Take(MaxRows).Select(row =>
        {
            var cells = ImmutableArray.CreateBuilder<Cell>(columns.Count);
            foreach (var column in columns)
                cells.Add(Show.Cell(row, column));
            var linked = 0;
            while (linked < cells.Count && cells[linked].Text.Length == 0)
                linked++;
            if (linked < cells.Count)
                cells[linked] = cells[linked] with { Url = ConsoleLink.Of(row) };
            return cells.MoveToImmutable();
        });
        return new(title, [.. columns.Select(c => new Column(Show.Title(kind, c), Show.Kind(kind, c)))], [.. shown]) { Total = rows.Count };
    }

    private static List<string> Columns(ResourceKind kind, IReadOnlyList<Row> rows, ResourceQuery query, ImmutableArray<Condition> where)
    {
        var usual = FieldTable.Split(kind.Columns).ToList();
        var asked = query.Fields.Concat(query.SortBy is { } sort ? [sort] : []).Concat(query.Sum is { } sum ? [sum] : []).Concat(where.Select(c => c.Field))
            .Concat(where.Select(c => c.Value).OfType<string>().Where(v => v.StartsWith("field:", StringComparison.Ordinal)).Select(v => v[6..])).Where(f => f is not ("id" or "name" or "tags"));
        var columns = new List<string>(usual.Take(2));
        columns.AddRange(asked.Where(f => kind.FieldNamed(f) is not null || f.StartsWith("tag:", StringComparison.OrdinalIgnoreCase) || f is "end_of_support"));
        if (columns.Contains("deprecated"))
            columns.Add("end_of_support");
        columns.AddRange(usual.Skip(2));
        if (rows.Any(r => r.Account != rows[0].Account))
            columns.Insert(0, "account");
        if (!kind.IsGlobal && rows.Any(r => r.Region != rows[0].Region))
            columns.Insert(0, "region");
        columns = [.. columns.Distinct().Take(MaxColumns)];
        // A column that is empty everywhere says nothing, unless it was asked for.
        columns.RemoveAll(c => !query.Fields.Contains(c) && c != usual[0] && rows.Take(MaxRows).All(r => r.Value(c).IsMissing));
        if (columns is ["region", ..] or ["account", ..])
            columns = [.. columns.Where(c => c is not ("region" or "account")), .. columns.Where(c => c is "region" or "account")];
        return columns;
    }
}
