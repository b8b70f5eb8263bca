using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Answers.Drawing;
using Bot.Channels.Terminal;
using Bot.Conversations;

namespace Bot.Channels.Slack.Rendering;

/// <summary>An answer as Block Kit. What does not fit one message goes on in the next; what does not fit a few comes whole in a file. Nothing is lost.</summary>
internal static class SlackRenderer
{
    /// <summary>More text, and more pages of tables, than people read in a thread.</summary>
    private const int MaxText = 24_000, MaxTextAbove = 9_000, MaxPages = 3;
    private const int MaxFallback = 3500, MaxSources = 8, ChartWidth = 72;

    /// <param name="result">The turn.</param>
    /// <param name="mark">Short, the same in all tries of a delivery: makes the files' names its own.</param>
    /// <param name="feedback">Ask what people thought of it.</param>
    /// <param name="pictures">Draw charts as pictures, where this machine can; else they come as text.</param>
    public static SlackContent Render(TurnResult result, string mark, bool feedback = true, bool pictures = false)
    {
        var answer = result.Answer;
        var packer = new MessagePacker();
        var files = ImmutableArray.CreateBuilder<SlackFile>();
        if (Mentions(answer) is { } mentions)
            packer.Add(Block.Section(mentions));
        AddText(packer, files, answer.Text, mark);
        if (answer.Steps.Length > 0)
        {
            foreach (var block in TextBlocks.Of(string.Join('\n', answer.Steps.Select((s, i) => $"{i + 1}. **{s.Title}**{(s.Detail is null ? "" : " " + s.Detail)}"))))
                packer.Add(block);
        }
        AddCharts(packer, files, answer.Charts, mark, pictures);
        AddTables(packer, files, answer, mark);
        AddFiles(packer, files, answer.Files, mark);
        if (answer.Notes.Length > 0)
        {
            foreach (var block in TextBlocks.Of(string.Join('\n', answer.Notes.Select(n => "- " + n))))
                packer.Add(block);
        }
        AddEnd(packer, result, feedback);
        var fallback = Fallback(answer.Text);
        return new([.. packer.Messages.Select((blocks, i) => new SlackPart(i == 0 ? fallback : $"{i + 1}/{packer.Messages.Length} · {fallback}", blocks))], files.ToImmutable());
    }

    /// <summary>Whom a post calls, in Slack's markup; null for nobody.</summary>
    private static string? Mentions(Answer answer)
    {
        var said = answer.Notify.Select(id => id switch
        {
            "slack:here" or "slack:channel" => $"<!{id[6..]}>",
            ['s', 'l', 'a', 'c', 'k', ':', 'U' or 'W', ..] => $"<@{id[6..]}>",
            ['s', 'l', 'a', 'c', 'k', ':', 'S', ..] => $"<!subteam^{id[6..]}>",
            _ => null,
        }).OfType<string>().ToList();
        return said.Count == 0 ? null : string.Join(' ', said);
    }

    /// <summary>What takes the place of a plan's card: the same plan, what became of it, and no buttons.</summary>
    public static SlackPart Render(ClosedPlan plan) => new(Fallback(plan.Text), new JsonArray([.. TextBlocks.Of(plan.Text).Take(MessagePacker.MaxBlocks / 4)]));

    /// <summary>What notifications say: the begin of the text, whole words of it.</summary>
    public static string Fallback(string text)
    {
        var plain = SlackText.Plain(text).Trim();
        if (plain.Length == 0)
            return "Here is the answer.";
        if (plain.Length <= MaxFallback)
            return SlackText.Escape(plain) is { Length: <= MaxFallback + 500 } whole ? whole : SlackText.Escape(Words(plain, MaxFallback / 5));
        return SlackText.Escape(Words(plain, MaxFallback - 500)) is { Length: <= MaxFallback } begun ? begun : SlackText.Escape(Words(plain, MaxFallback / 5 - 10));
    }

    private static string Words(string text, int max) =>
        text.Length <= max ? text : text[..(text.LastIndexOfAny([' ', '\n'], max) is > 0 and var end ? end : char.IsHighSurrogate(text[max - 1]) ? max - 1 : max)] + " …";

    private static void AddText(MessagePacker packer, ImmutableArray<SlackFile>.Builder files, string text, string mark)
    {
        var blocks = TextBlocks.Of(text).ToList();
        var size = blocks.Sum(b => MessagePacker.SizeOf(b));
        var shown = 0;
        foreach (var block in blocks)
        {
            shown += MessagePacker.SizeOf(block);
            if (size > MaxText && shown > MaxTextAbove)
            {
                var file = new SlackFile($"answer-{mark}.md", "The whole answer", text);
                files.Add(file);
                packer.Add(Block.Context($"The text goes on; all of it is in `{file.Name}` below."));
                return;
            }
            packer.Add(block);
        }
    }

    private static void AddTables(MessagePacker packer, ImmutableArray<SlackFile>.Builder files, Answer answer, string mark)
    {
        var pagesLeft = MaxPages;
        var number = 0;
        foreach (var table in answer.Tables.Where(t => t.Rows.Length > 0 && t.Columns.Length > 0))
        {
            number++;
            var (pages, complete) = TableBlocks.Pages(table);
            var inFile = !complete || pages.Count > Math.Max(1, pagesLeft) || pagesLeft <= -MaxPages;
            var shown = inFile ? pages.Take(pagesLeft > 0 ? 1 : 0).ToList() : pages;
            pagesLeft -= shown.Count;
            var first = 1;
            for (var i = 0; i < shown.Count; i++)
            {
                var last = first + shown[i].Length - 1;
                var rows = shown.Count > 1 || inFile ? $"Rows {first}–{last} of {table.Rows.Length}" : $"{table.Rows.Length} rows";
                var block = TableBlocks.Of(table, shown[i], table.Title.Length > 0 ? $"{Block.Shorten(table.Title, 200)} · {rows}" : rows);
                // A data table has its title as its caption.
                var has = (string?)block["type"] == "data_table";
                var title = table.Title.Length > 0 && i == 0 && !has ? Block.Section($"*{SlackText.Escape(Block.Shorten(table.Title, 500))}*") : null;
                var range = shown.Count > 1 && !has ? Block.Context(rows) : null;
                packer.AddTogether([.. new[] { title, range, block }.OfType<JsonObject>()]);
                first = last + 1;
            }
            if (inFile)
            {
                var file = new SlackFile($"{(number == 1 ? "table" : $"table-{number}")}-{mark}.csv", table.Title.Length > 0 ? Block.Shorten(table.Title, 200) : "All rows", CsvText.Of(table));
                files.Add(file);
                packer.Add(Block.Context($"{Above(table, first - 1)} All {table.Rows.Length} rows{(table.Columns.Length > TableBlocks.MaxColumns ? $" and {table.Columns.Length} columns" : "")} are in `{file.Name}` below."));
            }
            if (table.Total is { } total && total > table.Rows.Length)
                packer.Add(Block.Context($"{table.Rows.Length} of {total} were read. Ask for less (a Region, a state, a name) to see the others."));
        }
    }

    private static string Above(Table table, int rows) => rows == table.Rows.Length && table.Columns.Length > TableBlocks.MaxColumns ? $"The first {TableBlocks.MaxColumns} columns are above." : rows > 0 ? $"The first {rows} rows are above." : "";

    private static void AddCharts(MessagePacker packer, ImmutableArray<SlackFile>.Builder files, ImmutableArray<Chart> charts, string mark, bool pictures)
    {
        var number = 0;
        foreach (var chart in charts.Where(c => c.Labels.Length > 0 && c.Series.Length > 0))
        {
            number++;
            if (pictures && ChartPng.Draw(chart) is { } png)
            {
                files.Add(new($"chart-{(number == 1 ? "" : $"{number}-")}{mark}.png", Block.Shorten(chart.Title.Length > 0 ? chart.Title : "Chart", 200), "") { Picture = png });
                packer.Add(Block.Context($"`{files[^1].Name}` is below."));
                continue;
            }
            foreach (var block in TextBlocks.Of($"```\n{string.Join('\n', ChartText.Lines(chart, new(ChartWidth, false), new(false)))}\n```"))
                packer.Add(block);
        }
    }

    private static void AddFiles(MessagePacker packer, ImmutableArray<SlackFile>.Builder files, ImmutableArray<AnswerFile> given, string mark)
    {
        foreach (var file in given)
        {
            var dot = file.Name.LastIndexOf('.');
            var name = dot > 0 ? $"{file.Name[..dot]}-{mark}{file.Name[dot..]}" : $"{file.Name}-{mark}";
            files.Add(new(name, file.Name, file.Text));
            packer.Add(Block.Context($"`{SlackText.Escape(name)}` is below."));
        }
    }

    private static void AddEnd(MessagePacker packer, TurnResult result, bool feedback)
    {
        var answer = result.Answer;
        var end = new List<JsonObject>();
        var sources = answer.Sources.Where(s => SlackText.IsLink(s.Url) && s.Url.Length <= 1000).Take(MaxSources).Select(s => $"<{SlackText.Escape(s.Url)}|{SlackText.Escape(Block.Shorten(s.Title, 150))}>").ToList();
        while (sources.Sum(s => s.Length + 3) > Block.MaxSection)
            sources.RemoveAt(sources.Count - 1);
        if (sources.Count > 0)
            end.Add(Block.Context(string.Join(" · ", sources)));
        if (ContextLine.Of(result) is { Length: > 0 } line)
            end.Add(Block.Context(SlackText.Escape(Block.Shorten(line, 500))));
        end.AddRange(OfferBlocks.Of(answer));
        if (feedback && answer.Refused is null)
            end.Add(FeedbackBlock.Of());
        if (end.Count <= 8)
            packer.AddTogether([.. end]);
        else
            end.ForEach(packer.Add);
    }
}
