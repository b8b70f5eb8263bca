using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;

namespace Bot.Channels.Slack.Rendering;

/// <summary>
/// Tables as Slack's table blocks: 100 rows and 20 cells in a row, one a message, about 10,000 characters. Longer ones as its data tables,
/// which people leaf through, sort and filter where they stand.
/// </summary>
internal static class TableBlocks
{
    public const int MaxRows = 99, MaxColumns = 20, MaxCharacters = 9000;
    private const int PageSize = 15;

    /// <summary>The rows in pages that a table block each can hold, from the first on.</summary>
    /// <returns>The pages, and whether they hold every row and column: a row that is too long for a block, and what follows it, is on none.</returns>
    public static (List<ImmutableArray<ImmutableArray<Cell>>> Pages, bool Complete) Pages(Table table)
    {
        var head = table.Columns.Take(MaxColumns).Sum(c => Math.Max(1, c.Name.Length));
        var pages = new List<ImmutableArray<ImmutableArray<Cell>>>();
        var page = ImmutableArray.CreateBuilder<ImmutableArray<Cell>>();
        var size = head;
        foreach (var row in table.Rows)
        {
            var length = row.Take(MaxColumns).Sum(SizeOf);
            if (head + length > MaxCharacters)
            {
                Flush();
                return (pages, false);
            }
            if (page.Count == MaxRows || size + length > MaxCharacters)
                Flush();
            page.Add(row);
            size += length;
        }
        Flush();
        return (pages, table.Columns.Length <= MaxColumns);

        void Flush()
        {
            if (page.Count > 0)
                pages.Add(page.ToImmutable());
            page.Clear();
            size = head;
        }
    }

    /// <summary>Whether a block of Slack's is one of its tables, of which a message holds one.</summary>
    public static bool IsTable(JsonNode? block) => (string?)block?["type"] is "table" or "data_table";

    /// <summary>Rows as a block that suits their number.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">Those of its rows that the block holds.</param>
    /// <param name="caption">What the rows are.</param>
    public static JsonObject Of(Table table, ImmutableArray<ImmutableArray<Cell>> rows, string caption) => rows.Length <= PageSize
        ? Whole(table, rows)
        : new()
        {
            ["type"] = "data_table",
            ["caption"] = caption,
            ["page_size"] = PageSize,
            ["rows"] = new JsonArray(
            [
                new JsonArray([.. table.Columns.Take(MaxColumns).Select(c => (JsonNode)RawText(c.Name))]),
                .. rows.Select(r => (JsonNode)new JsonArray([.. r.Take(MaxColumns).Select((c, i) => (JsonNode)(IsNumber(table.Columns[i], c) ? RawNumber(c) : CellOf(c)))])),
            ]),
        };

    /// <summary>The same blocks for a Slack that has no data tables; null where there are none among them.</summary>
    public static JsonArray? WithoutDataTables(JsonArray blocks) => !blocks.Any(b => (string?)b?["type"] == "data_table")
        ? null
        : [.. blocks.Select(b => (string?)b!["type"] != "data_table" ? b.DeepClone() : new JsonObject { ["type"] = "table", ["rows"] = b["rows"]!.DeepClone() })];

    private static bool IsNumber(Column column, Cell cell) => column.Kind is ColumnKind.Number or ColumnKind.Money && cell is { Sort: { } value, Url: null, Text.Length: > 0 } && double.IsFinite(value);

    private static JsonObject RawNumber(Cell cell) => new() { ["type"] = "raw_number", ["value"] = cell.Sort, ["text"] = cell.Text };

    private static JsonObject Whole(Table table, ImmutableArray<ImmutableArray<Cell>> rows) => new()
    {
        ["type"] = "table",
        ["column_settings"] = new JsonArray([.. table.Columns.Take(MaxColumns).Select(c => (JsonNode)new JsonObject
        {
            ["align"] = c.Kind is ColumnKind.Number or ColumnKind.Money ? "right" : "left",
            ["is_wrapped"] = true,
        })]),
        ["rows"] = new JsonArray(
        [
            new JsonArray([.. table.Columns.Take(MaxColumns).Select(c => (JsonNode)RawText(c.Name))]),
            .. rows.Select(r => (JsonNode)new JsonArray([.. r.Take(MaxColumns).Select(c => (JsonNode)CellOf(c))])),
        ]),
    };

    private static int SizeOf(Cell cell) => Math.Max(1, cell.Text.Length) + (IsLink(cell) ? cell.Url!.Length : 0);

    private static bool IsLink(Cell cell) => cell.Url is { Length: <= 1000 } url && cell.Text.Length > 0 && SlackText.IsLink(url);

    private static JsonObject CellOf(Cell cell) => !IsLink(cell)
        ? RawText(cell.Text)
        : new()
        {
            ["type"] = "rich_text",
            ["elements"] = new JsonArray(new JsonObject
            {
                ["type"] = "rich_text_section",
                ["elements"] = new JsonArray(new JsonObject { ["type"] = "link", ["url"] = cell.Url, ["text"] = cell.Text }),
            }),
        };

    /// <summary>Slack refuses an empty cell.</summary>
    private static JsonObject RawText(string text) => new() { ["type"] = "raw_text", ["text"] = text.Length == 0 ? "–" : text };
}
