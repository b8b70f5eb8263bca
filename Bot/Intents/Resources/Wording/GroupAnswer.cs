using System.Collections.Immutable;
using System.Globalization;
using Bot.Answers;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Resources.Wording;

/// <summary>Counts or sums by the values of fields, and Regions side by side.</summary>
internal static class GroupAnswer
{
    private const int MaxBars = 20;

    public static Answer Write(Context context, Found found)
    {
        var by = context.Query.GroupBy.Length > 0 ? context.Query.GroupBy : [context.Regions.Names.Count > 1 ? "region" : found.Kind.FieldNamed("state") is not null ? "state" : FieldTable.Split(found.Kind.Columns).Skip(1).First()];
        var sum = context.Query.Sum is { } name ? found.Kind.FieldNamed(name) : null;
        var groups = Groups(by, found.Rows, sum);
        if (context.Shape == Understanding.Shape.Top && context.Query.Top is > 1 and var top)
            groups = [.. groups.Take(top)];
        var words = string.Join(" and ", by.Select(b => Show.Field(found.Kind, b)));
        if (context.Shape == Understanding.Shape.Top && groups.Count > 0)
        {
            return new Answer
            {
                Text = $"**{groups[0].Key}** has the most {What.Of(found.Kind, found.Where, 2)}: {Show.Number(groups[0].Amount)}{(sum is null ? $" of {Show.Number(found.Rows.Count)}" : "")}{context.Where(found)}.",
                Tables = [Table(found.Kind, by, groups, sum)],
            };
        }
        var first = groups.Count == 0 ? "" : $" Most: {groups[0].Key} with {Show.Number(groups[0].Amount)}.";
        return new Answer
        {
            Text = groups.Count == 0 ? $"No {What.Of(found.Kind, found.Where, 2)}{context.Where(found)}." : $"**{Show.Number(found.Rows.Count)} {What.Of(found.Kind, found.Where, found.Rows.Count)}**{context.Where(found)}, by {words}.{first}",
            Tables = groups.Count == 0 ? [] : [Table(found.Kind, by, groups, sum)],
            Charts = groups.Count < 2 ? [] : [Bars($"{Show.Plural(found.Kind.Title, 2)} by {words}", groups)],
        };
    }

    public static Answer Compare(Context context, Found found)
    {
        var by = found.Rows.Select(r => r.Region).Distinct().Count() > 1 || context.Regions.Names.Count > 1 ? "region" : context.Query.GroupBy.FirstOrDefault() ?? "state";
        var groups = Groups([by], found.Rows, null);
        if (by == "region")
            groups.AddRange(context.Regions.Names.Where(n => !groups.Any(g => g.Key == n)).Take(20).Select(n => new Group(n, [n], 0, 0)));
        var text = string.Join(", ", groups.Take(4).Select(g => $"**{Show.Number(g.Amount)}** in {g.Key}"));
        return new Answer { Text = $"{char.ToUpperInvariant(What.Of(found.Kind, found.Where, 2)[0])}{What.Of(found.Kind, found.Where, 2)[1..]}: {text}.", Tables = [Table(found.Kind, [by], groups, null)], Charts = [Bars(Show.Plural(found.Kind.Title, 2), groups)] };
    }

    public static Table Table(ResourceKind kind, string by, List<Row> rows, Field? sum = null) => Table(kind, [by], Groups([by], rows, sum), sum);

    private sealed record Group(string Key, ImmutableArray<string> Parts, int Count, double Amount);

    private static Table Table(ResourceKind kind, ImmutableArray<string> by, List<Group> groups, Field? sum) => new("",
        [.. by.Select(b => new Column(Show.Title(kind, b))), new("Count", ColumnKind.Number), .. sum is null ? Array.Empty<Column>() : [new(Show.Title(kind, sum.Name), ColumnKind.Number)]],
        [.. groups.Select(g => (ImmutableArray<Cell>)[.. g.Parts.Select(p => new Cell(p)), new Cell(Show.Number(g.Count), g.Count), .. sum is null ? Array.Empty<Cell>() : [new(Show.Number(g.Amount), g.Amount)]])]);

    private static List<Group> Groups(ImmutableArray<string> by, List<Row> rows, Field? sum) =>
        [.. rows.GroupBy(r => string.Join('\u001f', by.Select(b => r.Value(b).Text is { Length: > 0 } text ? text : "none")))
            .Select(g => new Group(g.Key.Replace("\u001f", ", ", StringComparison.Ordinal), [.. g.Key.Split('\u001f')], g.Count(), sum is null ? g.Count() : g.Sum(r => double.TryParse(r.Value(sum.Name).Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var v) ? v : 0)))
            .OrderByDescending(g => g.Amount).ThenBy(g => g.Key, StringComparer.Ordinal)];

    private static Chart Bars(string title, List<Group> groups) =>
        new(ChartKind.Bar, title, "", [.. groups.Take(MaxBars).Select(g => g.Key)], [new("Count", [.. groups.Take(MaxBars).Select(g => g.Amount)])]);
}
