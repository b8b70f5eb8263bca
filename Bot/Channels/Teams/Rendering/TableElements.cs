using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Teams.Api;

namespace Bot.Channels.Teams.Rendering;

/// <summary>Tables as cards' tables, in pages that a card each can hold; pairs of names and values as a fact set.</summary>
internal static class TableElements
{
    public const int MaxColumns = 12;
    private const int MaxBytes = CardPacker.MaxBytes - 2000, MaxFacts = 20, MinWidth = 8, MaxWidth = 36;

    /// <summary>The rows in pages, from the first on, and whether they hold every row and column: a row that is too long for a card, and what follows it, is on none.</summary>
    public static (List<JsonArray> Pages, List<int> Counts, bool Complete) Pages(Table table)
    {
        var (pages, counts) = (new List<JsonArray>(), new List<int>());
        var head = TeamsJson.SizeOf(Head(table)) + 600;
        var page = new JsonArray();
        var size = head;
        foreach (var row in table.Rows)
        {
            var made = RowOf(table, row);
            var length = TeamsJson.SizeOf(made) + 1;
            if (head + length > MaxBytes)
            {
                Flush();
                return (pages, counts, false);
            }
            if (size + length > MaxBytes)
                Flush();
            page.Add((JsonNode)made);
            size += length;
        }
        Flush();
        return (pages, counts, table.Columns.Length <= MaxColumns);

        void Flush()
        {
            if (page.Count > 0)
            {
                pages.Add(page);
                counts.Add(page.Count);
            }
            page = [];
            size = head;
        }
    }

    /// <summary>A page as an element.</summary>
    public static JsonObject Of(Table table, JsonArray rows) => new()
    {
        ["type"] = "Table",
        ["firstRowAsHeader"] = true,
        ["showGridLines"] = true,
        ["columns"] = new JsonArray([.. Shown(table).Select((c, i) => (JsonNode)new JsonObject { ["width"] = Width(table, i) })]),
        ["rows"] = new JsonArray([Head(table), .. rows.Select(r => r!.DeepClone())]),
    };

    /// <summary>What and value, of few rows without links: a fact set. Null for every other table.</summary>
    public static JsonObject? Facts(Table table) =>
        table.Columns is [{ Name: "What" or "Field" or "Property" or "Setting" }, { Name: "Value" }] && table.Rows.Length is > 0 and <= MaxFacts
        && table.Rows.All(r => r.Length == 2 && r.All(c => c.Url is null && c.Text.Length is > 0 and <= 500 && !TeamsText.NeedsRuns(c.Text)))
            ? new() { ["type"] = "FactSet", ["facts"] = new JsonArray([.. table.Rows.Select(r => (JsonNode)new JsonObject { ["title"] = r[0].Text, ["value"] = r[1].Text })]) }
            : null;

    private static IEnumerable<Column> Shown(Table table) => table.Columns.Take(MaxColumns);

    private static JsonObject Head(Table table) => RowOf(Shown(table).Select(c => Card.Plain(c.Name, isBold: true, isRight: IsFigure(c))));

    private static JsonObject RowOf(Table table, ImmutableArray<Cell> row) =>
        RowOf(row.Take(MaxColumns).Select((c, i) => c.Url is { } url && c.Text.Length > 0 && TeamsText.IsLink(url) ? Card.Link(c.Text, url) : Card.Plain(c.Text, isRight: i < table.Columns.Length && IsFigure(table.Columns[i]))));

    private static JsonObject RowOf(IEnumerable<JsonObject> cells) => new()
    {
        ["type"] = "TableRow",
        ["cells"] = new JsonArray([.. cells.Select(c => (JsonNode)new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray(c) })]),
    };

    private static bool IsFigure(Column column) => column.Kind is ColumnKind.Number or ColumnKind.Money;

    /// <summary>A column's share of the width, by its longest text.</summary>
    private static int Width(Table table, int column) =>
        Math.Clamp(table.Rows.Take(50).Select(r => column < r.Length ? r[column].Text.Length : 0).Append(table.Columns[column].Name.Length).Max(), MinWidth, MaxWidth);
}
