using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Bot.Answers;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>A course by a group as a table: a row for each stretch of time, a column for each of the largest keys; with "others" every row adds up.</summary>
internal static class CoursePivot
{
    private const int MaxColumns = 5, MaxRows = 62;

    public static Table Of(string unit, CostQuery query, CostLedger ledger, ImmutableArray<string> labels, Func<string, string> label)
    {
        var group = query.Groups[0];
        var keys = ledger.ByKey().OrderByDescending(k => Math.Abs(k.Value)).Take(MaxColumns).Select(k => k.Key).ToList();
        var cells = new Dictionary<(string Label, string Key), decimal>();
        var (day, named) = ("", "");
        foreach (var row in ledger.Rows)
        {
            if (!ReferenceEquals(row.Day, day))
                (day, named) = (row.Day, label(row.Day));
            CollectionsMarshal.GetValueRefOrAddDefault(cells, (named, keys.Contains(row.Key) ? row.Key : "\0"), out _) += row.Amount;
        }
        var isMore = cells.Keys.Any(c => c.Key == "\0");
        List<string> columns = isMore ? [.. keys, "\0"] : keys;
        ImmutableArray<Cell> Row(string name, Func<string, decimal> amount) => [name, .. columns.Select(c => Money.Cell(amount(c), ledger.Unit)), Money.Cell(columns.Sum(amount), ledger.Unit)];
        var shown = labels.TakeLast(MaxRows).ToList();
        return new($"By {unit} and {group.Words}, {query.Period.Title()}",
            [new(char.ToUpperInvariant(unit[0]) + unit[1..]), .. columns.Select(c => new Column(c == "\0" ? "Others" : RowsAnswer.Name(ledger, group, c), ColumnKind.Money)), new("Total", ColumnKind.Money)],
            [
                .. shown.Select(l => Row(l, c => cells.GetValueOrDefault((l, c)))),
                Row("Total", c => cells.Where(p => p.Key.Key == c).Sum(p => p.Value)),
            ])
        { Total = shown.Count < labels.Length ? labels.Length : null };
    }
}
