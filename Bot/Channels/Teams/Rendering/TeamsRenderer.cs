using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;

namespace Bot.Channels.Teams.Rendering;

/// <summary>An answer as messages: plain prose as text, all else as Adaptive Cards. What does not fit one card goes on in the next message; what does not fit a few comes whole in a file. Nothing is lost.</summary>
/// <remarks>
/// No message has both a text and a card: Teams makes two of it, says the id of neither, and takes no such update. The end of a stream
/// alone may have both. Source: Microsoft, "Messages in bot conversations".
/// </remarks>
internal static class TeamsRenderer
{
    /// <summary>More text, and more pages of tables, than people read in a chat.</summary>
    private const int MaxText = 24_000, MaxTextAbove = 9_000, MaxPages = 3;
    private const int MaxHead = 600, MaxSummary = 300, MaxSmall = 500, MaxTitle = 150;

    /// <param name="result">The turn.</param>
    /// <param name="mark">Short, the same in all tries of a delivery: makes the files' names its own.</param>
    /// <param name="view">What of it depends on who looks.</param>
    public static TeamsContent Render(TurnResult result, string mark, TeamsView view = default)
    {
        var answer = result.Answer;
        var cited = MessageEntities.Cited(answer.Sources);
        var withFeedback = view.Feedback && answer.Refused is null;
        if (!view.AsCard && ProseText.Of(result, cited) is { } prose)
            return new(MessageEntities.Called([Activity(prose, Summary(answer.Text), null, cited, withFeedback)], answer.Notify), []);
        var files = ImmutableArray.CreateBuilder<TeamsFile>();
        var cards = Bodies(result, mark, view, files);
        var parts = cards.Select((body, i) => Activity(
            "", Summary(answer.Text), Card.Of(i == 0 ? body : body.Insert(0, Card.Plain($"{i + 1}/{cards.Length}", isSmall: true)), []), [], withFeedback && i == cards.Length - 1));
        return new(MessageEntities.Called([.. parts], answer.Notify), files.ToImmutable()) { Lead = answer.Notify.IsDefaultOrEmpty ? LeadOf(answer, cited) : null };
    }

    /// <summary>The elements of each card.</summary>
    private static ImmutableArray<ImmutableArray<JsonNode>> Bodies(TurnResult result, string mark, TeamsView view, ImmutableArray<TeamsFile>.Builder files)
    {
        var answer = result.Answer;
        var packer = new CardPacker();
        AddText(packer, files, answer.Text, mark, view);
        for (var i = 0; i < answer.Steps.Length; i++)
            AddLines(packer, $"{i + 1}. **{answer.Steps[i].Title}**{(answer.Steps[i].Detail is { } detail ? " " + detail : "")}");
        foreach (var chart in answer.Charts.Where(c => c.Labels.Length > 0 && c.Series.Length > 0))
        {
            foreach (var element in ChartElements.Of(chart, view.Pictures))
                packer.Add(element);
        }
        AddTables(packer, files, answer, mark, view);
        AddFiles(packer, files, answer.Files, mark, view);
        foreach (var note in answer.Notes)
            AddLines(packer, "- " + note);
        AddEnd(packer, result, view);
        return packer.Cards;
    }

    /// <summary>The card of a plan as one person may see it.</summary>
    public static JsonObject CardOf(TurnResult result, string plan)
    {
        var card = Card.Of(Bodies(result, "", default, ImmutableArray.CreateBuilder<TeamsFile>())[^1], []);
        card["refresh"] = Refresh(plan);
        return card;
    }

    /// <summary>What takes the place of a plan's card: the same plan, what became of it, and no buttons.</summary>
    public static JsonObject Render(ClosedPlan plan)
    {
        var packer = new CardPacker();
        AddLines(packer, plan.Text);
        return Activity("", Summary(plan.Text), Card.Of(packer.Cards[0], []), [], withFeedback: false);
    }

    /// <summary>An answer that no turn gave.</summary>
    public static JsonObject Plain(Answer answer)
    {
        var packer = new CardPacker();
        AddLines(packer, answer.Text);
        foreach (var group in OfferElements.Of(answer, null))
            packer.AddTogether(group);
        return Activity("", Summary(answer.Text), Card.Of(packer.Cards[0], []), [], withFeedback: false);
    }

    /// <summary>A card that is no answer.</summary>
    public static JsonObject OfCard(JsonObject card, string summary) => Activity("", summary, card, [], withFeedback: false);

    /// <summary>What makes the client of somebody listed ask for their own view of a plan.</summary>
    public static JsonObject Refresh(string plan) => new()
    {
        ["action"] = new JsonObject { ["type"] = "Action.Execute", ["title"] = "Review", ["verb"] = CardKeys.Review, ["data"] = new JsonObject { [CardKeys.Plan] = plan } },
        ["userIds"] = new JsonArray(),
    };

    private static JsonObject Activity(string text, string summary, JsonObject? card, ImmutableArray<Source> cited, bool withFeedback)
    {
        var activity = new JsonObject { ["type"] = "message", ["textFormat"] = "markdown", ["text"] = text, ["summary"] = summary };
        if (card is not null)
            activity["attachments"] = new JsonArray(new JsonObject { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card });
        activity["entities"] = new JsonArray(MessageEntities.Generated(cited));
        if (withFeedback)
            activity["channelData"] = MessageEntities.Feedback();
        return activity;
    }

    /// <summary>The first line where it says the result: the end of a stream says it beside its card.</summary>
    private static TeamsLead? LeadOf(Answer answer, ImmutableArray<Source> cited)
    {
        var first = answer.Text.Split('\n', 2)[0].TrimEnd('\r');
        return first.Length <= MaxHead && !string.IsNullOrWhiteSpace(first) && answer.Text.Length <= MaxText && !first.StartsWith("```", StringComparison.Ordinal) && !first.StartsWith("- ", StringComparison.Ordinal)
            ? new(TeamsText.Markdown(first) + MessageEntities.Numbers(cited), [MessageEntities.Generated(cited)])
            : null;
    }

    private static string Summary(string text) => TeamsText.Shorten(SmallMarkdown.Plain(text.Split('\n')[0]) is { Length: > 0 } first ? first : "Here is the answer.", MaxSummary);

    private static void AddText(CardPacker packer, ImmutableArray<TeamsFile>.Builder files, string text, string mark, TeamsView view)
    {
        if (text.Length <= MaxText)
        {
            AddLines(packer, text);
            return;
        }
        var file = new TeamsFile($"answer-{mark}.md", "The whole answer", text);
        files.Add(file);
        AddLines(packer, TextParts.Pieces(text, MaxTextAbove).First());
        packer.Add(Card.Plain($"The text goes on; all of it is in the file {file.Name}{view.FileNote}.", isSmall: true));
    }

    private static void AddLines(CardPacker packer, string text)
    {
        foreach (var part in TextParts.Of(text))
        {
            foreach (var line in part.Text.Split('\n').SelectMany(l => TeamsText.Pieces(l.TrimEnd('\r'), Card.MaxPiece)))
            {
                if (part.IsCode)
                    packer.Add(Card.Code(line));
                else if (!string.IsNullOrWhiteSpace(line))
                    packer.Add(Card.Line(line));
            }
        }
    }

    private static void AddTables(CardPacker packer, ImmutableArray<TeamsFile>.Builder files, Answer answer, string mark, TeamsView view)
    {
        var pagesLeft = MaxPages;
        var number = 0;
        foreach (var table in answer.Tables.Where(t => t.Rows.Length > 0 && t.Columns.Length > 0))
        {
            number++;
            var title = table.Title.Length > 0 ? Card.Plain(TeamsText.Shorten(table.Title, MaxSmall), isBold: true) : null;
            if (TableElements.Facts(table) is { } facts)
            {
                packer.AddTogether([.. new[] { title, facts }.OfType<JsonObject>()]);
                continue;
            }
            var (pages, counts, complete) = TableElements.Pages(table);
            var inFile = !complete || pages.Count > Math.Max(1, pagesLeft) || pagesLeft <= -MaxPages;
            var shown = inFile ? pagesLeft > 0 ? Math.Min(1, pages.Count) : 0 : pages.Count;
            pagesLeft -= shown;
            var first = 1;
            for (var i = 0; i < shown; i++)
            {
                var last = first + counts[i] - 1;
                var range = shown > 1 ? Card.Plain($"Rows {first}–{last} of {table.Rows.Length}", isSmall: true) : null;
                packer.AddTogether([.. new[] { i == 0 ? title : null, range, TableElements.Of(table, pages[i]) }.OfType<JsonObject>()]);
                first = last + 1;
            }
            if (inFile)
            {
                var file = new TeamsFile($"{(number == 1 ? "table" : $"table-{number}")}-{mark}.csv", table.Title.Length > 0 ? TeamsText.Shorten(table.Title, 200) : "All rows", CsvText.Of(table));
                files.Add(file);
                packer.Add(Card.Plain($"{(first > 1 ? $"The first {first - 1} rows are above. " : "")}All {table.Rows.Length} rows{(table.Columns.Length > TableElements.MaxColumns ? $" and {table.Columns.Length} columns" : "")} are in the file {file.Name}{view.FileNote}.", isSmall: true));
            }
            if (table.Total is { } total && total > table.Rows.Length)
                packer.Add(Card.Plain($"{table.Rows.Length} of {total} were read. Ask for less (a Region, a state, a name) to see the others.", isSmall: true));
        }
    }

    private static void AddFiles(CardPacker packer, ImmutableArray<TeamsFile>.Builder files, ImmutableArray<AnswerFile> given, string mark, TeamsView view)
    {
        foreach (var file in given)
        {
            var dot = file.Name.LastIndexOf('.');
            files.Add(new(dot > 0 ? $"{file.Name[..dot]}-{mark}{file.Name[dot..]}" : $"{file.Name}-{mark}", file.Name, file.Text));
            packer.Add(Card.Plain($"The file is {files[^1].Name}{view.FileNote}.", isSmall: true));
        }
    }

    private static void AddEnd(CardPacker packer, TurnResult result, TeamsView view)
    {
        var cited = MessageEntities.Cited(result.Answer.Sources);
        for (var i = 0; i < cited.Length; i++)
            packer.Add(Card.Link(TeamsText.Shorten(cited[i].Title, MaxTitle), cited[i].Url, $"{i + 1}. "));
        packer.Add(Card.Plain(TeamsText.Shorten(ContextLine.Of(result), MaxSmall), isSmall: true));
        foreach (var group in OfferElements.Of(result.Answer, view.IsForEverybody ? result.Answer.PlanId : null))
            packer.AddTogether(group);
    }
}
