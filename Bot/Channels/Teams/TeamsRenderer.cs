using System.Text;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;

namespace Bot.Channels.Teams;

/// <summary>An answer as a message with an Adaptive Card, within Teams' safe card budget of 28 KB.</summary>
internal static class TeamsRenderer
{
    public const string AskKey = "wheelhouseAsk";
    public const string ConfirmKey = "wheelhouseConfirm";
    /// <summary>The field of a card whose text goes along with the buttons that take one.</summary>
    public const string TypedKey = "wheelhouseTyped";
    private const int MaxTyped = 300;
    private const int MaxCardBytes = 27 * 1024, MaxOffers = 5, MaxCode = 8000;

    /// <summary>The activity's text and attachments.</summary>
    public static JsonObject Render(TurnResult result)
    {
        var answer = result.Answer;
        for (var rows = Math.Min(50, answer.Tables.Select(t => t.Rows.Length).DefaultIfEmpty(0).Max()); ; rows /= 2)
        {
            var card = Card(result, rows);
            if (rows > 0 && Encoding.UTF8.GetByteCount(card.ToJsonString()) > MaxCardBytes)
                continue;
            return Activity(answer.Text, card);
        }
    }

    private static JsonObject Card(TurnResult result, int rows)
    {
        var answer = FileText.In(result.Answer, MaxCode);
        var body = new JsonArray();
        AddText(body, answer.Text);
        for (var i = 0; i < answer.Steps.Length; i++)
            body.Add(Block($"{i + 1}. **{answer.Steps[i].Title}**{(answer.Steps[i].Detail is { } detail ? " " + detail : "")}"));
        foreach (var table in answer.Tables.Where(t => t.Rows.Length > 0))
            AddTable(body, table, rows);
        foreach (var note in answer.Notes)
            body.Add(Block("- " + note));
        if (answer.Sources.Length > 0)
            body.Add(Block(string.Join(" · ", answer.Sources.Take(5).Select(s => $"[{s.Title}]({s.Url})")), true));
        body.Add(Block(ContextLine.Of(result), true));
        if (answer.Offers.FirstOrDefault(o => o.Input is not null)?.Input is { } label)
            body.Add(new JsonObject { ["type"] = "Input.Text", ["id"] = TypedKey, ["label"] = label, ["maxLength"] = MaxTyped });
        return Card(body, answer.Offers.Take(MaxOffers));
    }

    /// <summary>What takes the place of a plan's card: the same plan, what became of it, and no buttons.</summary>
    public static JsonObject Render(ClosedPlan plan)
    {
        var body = new JsonArray();
        AddText(body, plan.Text);
        return Activity(plan.Text, Card(body, []));
    }

    private static JsonObject Card(JsonArray body, IEnumerable<Offer> offers) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["msteams"] = new JsonObject { ["width"] = "Full" },
        ["body"] = body,
        ["actions"] = new JsonArray([.. offers.Select(Action)]),
    };

    private static JsonObject Activity(string text, JsonObject card) => new()
    {
        ["type"] = "message",
        ["textFormat"] = "markdown",
        ["summary"] = Plain(text),
        ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card }),
    };

    private static void AddText(JsonArray body, string text)
    {
        foreach (var part in TextParts.Of(text))
        {
            if (!part.IsCode)
            {
                foreach (var line in part.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    body.Add(Block(line));
                continue;
            }
            var shown = TextParts.Pieces(part.Text, MaxCode).First();
            body.Add(new JsonObject { ["type"] = "TextBlock", ["fontType"] = "Monospace", ["wrap"] = true, ["text"] = shown.Replace("\n", "\n\n", StringComparison.Ordinal) });
            if (shown.Length < part.Text.Length)
                body.Add(Block("The rest does not fit a card. Ask for less: --query, a Region, a name.", true));
        }
    }

    private static void AddTable(JsonArray body, Table table, int rows)
    {
        if (table.Title.Length > 0)
            body.Add(Block($"**{table.Title}**"));
        body.Add(new JsonObject
        {
            ["type"] = "Table",
            ["firstRowAsHeader"] = true,
            ["showGridLines"] = true,
            ["columns"] = new JsonArray([.. table.Columns.Select((c, i) => (JsonNode)new JsonObject { ["width"] = Width(table, rows, i) })]),
            ["rows"] = new JsonArray(
            [
                Row(table.Columns.Select(c => c.Name)),
                .. table.Rows.Take(rows).Select(r => (JsonNode)Row(r.Select(c => c.Url is null || c.Text.Length == 0 ? c.Text : $"[{c.Text}]({c.Url})"))),
            ]),
        });
        var total = table.Total ?? table.Rows.Length;
        if (Math.Min(rows, table.Rows.Length) < total)
            body.Add(Block($"The first {Math.Min(rows, table.Rows.Length)} of {total} rows are shown. Ask for less (a Region, a state, a name), or see all in the console.", true));
    }

    /// <summary>A column's share of the width, by its longest text.</summary>
    private static int Width(Table table, int rows, int column) =>
        Math.Clamp(table.Rows.Take(rows).Select(r => column < r.Length ? r[column].Text.Length : 0).Append(table.Columns[column].Name.Length).Max(), 4, 40);

    private static JsonObject Row(IEnumerable<string> cells) => new()
    {
        ["type"] = "TableRow",
        ["cells"] = new JsonArray([.. cells.Select(c => (JsonNode)new JsonObject { ["type"] = "TableCell", ["items"] = new JsonArray(Block(c.Length == 0 ? "–" : c)) })]),
    };

    private static JsonObject Block(string text, bool subtle = false)
    {
        var block = new JsonObject { ["type"] = "TextBlock", ["text"] = Markdown(text), ["wrap"] = true };
        if (subtle)
        {
            block["isSubtle"] = true;
            block["size"] = "Small";
        }
        return block;
    }

    private static JsonNode Action(Offer offer)
    {
        var data = new JsonObject { [AskKey] = offer.Message };
        if (offer.Kind == OfferKind.Confirm)
            data[ConfirmKey] = true;
        var action = new JsonObject { ["type"] = "Action.Submit", ["title"] = offer.Label, ["data"] = data };
        if (offer.Kind is OfferKind.Confirm or OfferKind.Approve)
            action["style"] = "positive";
        else if (offer.Kind == OfferKind.Reject)
            action["style"] = "destructive";
        if (offer.Input is null)
        {
            action["associatedInputs"] = "none";
            return action;
        }
        // Says at once who pressed, and that it arrived; clients without it send the same as a message.
        var execute = (JsonObject)action.DeepClone();
        execute["type"] = "Action.Execute";
        execute["verb"] = offer.Id;
        execute["fallback"] = action;
        return execute;
    }

    /// <summary>Cards render no inline code; it is shown as text.</summary>
    private static string Markdown(string text) => string.Concat(SmallMarkdown.Read(text).Select(m => m.Kind switch
    {
        MarkKind.Bold => $"**{m.Text}**",
        MarkKind.Link => $"[{m.Text}]({m.Url})",
        _ => m.Text,
    }));

    private static string Plain(string text) => string.Concat(SmallMarkdown.Read(text).Select(m => m.Text));
}
