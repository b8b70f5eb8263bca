using System.Text;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;

namespace Bot.Channels.Slack;

/// <summary>An answer as Block Kit, within Slack's limits.</summary>
/// <remarks>Source: Slack, "Block Kit reference": 50 blocks, section text 3,000, table 100 rows × 20 cells and one a message, button label 75, value 2,000.</remarks>
internal static class SlackRenderer
{
    public const string ConfirmPrefix = "confirm:";
    /// <summary>The prefix of a button that takes what was typed in the field of its message.</summary>
    public const string InputPrefix = "input:";
    /// <summary>Block and element of the field.</summary>
    public const string InputId = "typed";
    private const string OfferPrefix = "offer:";
    private const int MaxTyped = 300;
    private const int MaxSection = 3000, MaxFallback = 3500, MaxRows = 100, MaxCells = 20, MaxTableCharacters = 9000, MaxOffers = 5, MaxValue = 2000, MaxTextSections = 3;

    /// <summary>The message's <c>text</c> and <c>blocks</c>.</summary>
    public static JsonObject Render(TurnResult result)
    {
        var answer = FileText.In(result.Answer, MaxSection - 200);
        var blocks = new JsonArray();
        AddText(blocks, answer.Text);
        if (answer.Steps.Length > 0)
            blocks.Add(Section(string.Join('\n', answer.Steps.Select((s, i) => $"{i + 1}. *{Escape(s.Title)}*{(s.Detail is null ? "" : " " + Mrkdwn(s.Detail))}"))));
        AddTables(blocks, answer);
        if (answer.Notes.Length > 0)
            blocks.Add(Section(string.Join('\n', answer.Notes.Select(n => "• " + Mrkdwn(n)))));
        if (answer.Sources.Length > 0)
            blocks.Add(Context(string.Join(" · ", answer.Sources.Take(5).Select(s => $"<{s.Url}|{Escape(s.Title)}>"))));
        blocks.Add(Context(Escape(ContextLine.Of(result))));
        AddInput(blocks, answer);
        if (answer.Offers.Length > 0)
            blocks.Add(new JsonObject { ["type"] = "actions", ["elements"] = new JsonArray([.. answer.Offers.Take(MaxOffers).Select(Button)]) });
        return new() { ["text"] = Cut(Plain(answer.Text), MaxFallback), ["blocks"] = blocks };
    }

    /// <summary>What takes the place of a plan's card: the same plan, what became of it, and no buttons.</summary>
    public static JsonObject Render(ClosedPlan plan)
    {
        var blocks = new JsonArray();
        AddText(blocks, plan.Text);
        return new() { ["text"] = Cut(Plain(plan.Text), MaxFallback), ["blocks"] = blocks };
    }

    /// <summary>One field for all buttons that take a text; its value comes with the press of any of them.</summary>
    private static void AddInput(JsonArray blocks, Answer answer)
    {
        if (answer.Offers.FirstOrDefault(o => o.Input is not null)?.Input is not { } label)
            return;
        blocks.Add(new JsonObject
        {
            ["type"] = "input",
            ["block_id"] = InputId,
            ["optional"] = true,
            ["dispatch_action"] = false,
            ["label"] = PlainText(label, 2000),
            ["element"] = new JsonObject { ["type"] = "plain_text_input", ["action_id"] = InputId, ["max_length"] = MaxTyped },
        });
    }

    /// <summary>The text in as many sections as it needs; what does not fit is said, never dropped in silence.</summary>
    private static void AddText(JsonArray blocks, string text)
    {
        var pieces = TextParts.Of(text).SelectMany(part => part.IsCode
            ? TextParts.Pieces(Escape(part.Text), MaxSection - 10).Select(p => $"```\n{p}\n```")
            : TextParts.Pieces(Mrkdwn(part.Text), MaxSection)).ToList();
        foreach (var piece in pieces.Take(MaxTextSections))
            blocks.Add(Section(piece));
        if (pieces.Count > MaxTextSections)
            blocks.Add(Context("The rest of the text does not fit a Slack message. Ask for less: `--query`, a Region, a name."));
    }

    private static void AddTables(JsonArray blocks, Answer answer)
    {
        var hasTable = false;
        foreach (var table in answer.Tables.Where(t => t.Rows.Length > 0))
        {
            if (table.Title.Length > 0)
                blocks.Add(Section($"*{Escape(table.Title)}*"));
            var rows = Fitting(table);
            if (!hasTable)
                blocks.Add(TableBlock(table, rows));
            else
                blocks.Add(Section(TextTable(table, rows)));
            hasTable = true;
            var total = table.Total ?? table.Rows.Length;
            if (rows < total)
                blocks.Add(Context($"The first {rows} of {total} rows are shown. Ask for less (a Region, a state, a name), or see all in the console."));
        }
    }

    /// <summary>How many rows fit Slack's limits.</summary>
    private static int Fitting(Table table)
    {
        var characters = table.Columns.Sum(c => c.Name.Length);
        var rows = 0;
        foreach (var row in table.Rows.Take(MaxRows - 1))
        {
            characters += row.Take(MaxCells).Sum(c => c.Text.Length);
            if (characters > MaxTableCharacters)
                break;
            rows++;
        }
        return rows;
    }

    private static JsonObject TableBlock(Table table, int rows) => new()
    {
        ["type"] = "table",
        ["column_settings"] = new JsonArray([.. table.Columns.Take(MaxCells).Select(c => (JsonNode)new JsonObject
        {
            ["align"] = c.Kind is ColumnKind.Number or ColumnKind.Money ? "right" : "left",
        })]),
        ["rows"] = new JsonArray(
        [
            new JsonArray([.. table.Columns.Take(MaxCells).Select(c => (JsonNode)RawText(c.Name))]),
            .. table.Rows.Take(rows).Select(r => (JsonNode)new JsonArray([.. r.Take(MaxCells).Select(c => (JsonNode)Cell(c))])),
        ]),
    };

    private static JsonObject Cell(Cell cell) => cell.Url is null || cell.Text.Length == 0
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

    private static string TextTable(Table table, int rows)
    {
        var lines = new StringBuilder("```\n");
        foreach (var row in table.Rows.Take(rows).Select(r => string.Join(" | ", r.Select(c => c.Text))).Prepend(string.Join(" | ", table.Columns.Select(c => c.Name))))
        {
            if (lines.Length + row.Length > MaxSection - 50)
                break;
            lines.Append(Escape(row)).Append('\n');
        }
        return lines.Append("```").ToString();
    }

    private static JsonNode Button(Offer offer)
    {
        var button = new JsonObject
        {
            ["type"] = "button",
            ["action_id"] = (offer.Kind == OfferKind.Confirm ? ConfirmPrefix : offer.Input is not null ? InputPrefix : OfferPrefix) + offer.Id,
            ["text"] = PlainText(offer.Label, 75),
            ["value"] = Cut(offer.Message, MaxValue),
        };
        if (offer.Kind is OfferKind.Confirm or OfferKind.Approve)
            button["style"] = "primary";
        else if (offer.Kind == OfferKind.Reject)
            button["style"] = "danger";
        if (offer.Sure is { } sure)
            button["confirm"] = new JsonObject { ["title"] = PlainText("Are you sure?", 100), ["text"] = PlainText(sure, 300), ["confirm"] = PlainText(offer.Label, 30), ["deny"] = PlainText("Not now", 30) };
        return button;
    }

    private static JsonObject PlainText(string text, int max) => new() { ["type"] = "plain_text", ["text"] = Cut(text, max) };

    private static JsonObject Section(string text) => new()
    {
        ["type"] = "section",
        ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = Cut(text.Length == 0 ? " " : text, MaxSection) },
    };

    private static JsonObject Context(string text) => new()
    {
        ["type"] = "context",
        ["elements"] = new JsonArray(new JsonObject { ["type"] = "mrkdwn", ["text"] = Cut(text, MaxSection) }),
    };

    internal static string Mrkdwn(string text) => string.Concat(SmallMarkdown.Read(text).Select(m => m.Kind switch
    {
        MarkKind.Bold => $"*{Escape(m.Text)}*",
        MarkKind.Code => $"`{Escape(m.Text)}`",
        MarkKind.Link => $"<{m.Url}|{Escape(m.Text)}>",
        _ => Escape(m.Text),
    }));

    private static string Plain(string text) => string.Concat(SmallMarkdown.Read(text).Select(m => m.Text));

    /// <summary>Slack's three control characters.</summary>
    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..(max - 1)] + "…";
}
