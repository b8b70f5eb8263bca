using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Slack.Rendering;

namespace Bot.Tests.Channels.Slack.Testing;

/// <summary>What Slack takes, and what an answer must still say when it is rendered.</summary>
internal static class SlackLimits
{
    private const int Blocks = 50, Characters = 13_200, Section = 3000, Label = 75, Value = 2000, Rows = 100, Cells = 20, TableCharacters = 10_000, Fallback = 4000, Elements = 25;

    public static void Check(SlackPart part)
    {
        Assert.InRange(part.Blocks.Count, 1, Blocks);
        Assert.InRange(part.Text.Length, 1, Fallback);
        Assert.InRange(MessagePacker.SizeOf(part.Blocks), 1, Characters);
        Assert.True(part.Blocks.Count(TableBlocks.IsTable) <= 1);
        foreach (var block in part.Blocks)
        {
            switch (Type(block))
            {
                case "section":
                    Assert.InRange(((string)block!["text"]!["text"]!).Length, 1, Section);
                    break;
                case "context":
                    Assert.All((JsonArray)block!["elements"]!, e => Assert.InRange(((string)e!["text"]!).Length, 1, Section));
                    break;
                case "actions":
                    var elements = (JsonArray)block!["elements"]!;
                    Assert.InRange(elements.Count, 1, Elements);
                    Assert.Equal(elements.Count, elements.Select(e => (string)e!["action_id"]!).Distinct().Count());
                    Assert.All(elements, e => Assert.True(((string)e!["value"]!).Length <= Value && ((string)e["text"]!["text"]!).Length <= Label && ((string)e["action_id"]!).Length <= 255));
                    break;
                case "table" or "data_table":
                    var rows = (JsonArray)block!["rows"]!;
                    Assert.InRange(rows.Count, 2, Rows);
                    Assert.All(rows, r => Assert.InRange(((JsonArray)r!).Count, 1, Cells));
                    Assert.InRange(rows.SelectMany(r => (JsonArray)r!).Sum(c => CellText(c).Length), 1, TableCharacters);
                    break;
            }
        }
    }

    /// <summary>Every row stands whole in a table block or in a file, every word of the text in a section or in a file.</summary>
    public static void NothingIsLost(Answer answer, SlackContent content)
    {
        var blocks = content.Parts.SelectMany(p => p.Blocks).ToList();
        var shown = blocks.Where(TableBlocks.IsTable).SelectMany(b => ((JsonArray)b!["rows"]!).Skip(1)).Select(r => string.Join('\u0001', ((JsonArray)r!).Select(CellText))).ToHashSet();
        foreach (var table in answer.Tables.Where(t => t.Rows.Length > 0))
        {
            var csv = CsvText.Of(table);
            var inFile = content.Files.Any(f => f.Text == csv);
            if (!inFile)
                Assert.All(table.Rows, r => Assert.Contains(string.Join('\u0001', r.Select(c => c.Text.Length == 0 ? "–" : c.Text)), shown));
        }
        var said = string.Concat(blocks.Where(b => Type(b) is "section" or "context").Select(TextOf));
        if (!content.Files.Any(f => f.Text == answer.Text))
            Assert.Equal([], Words(SlackText.Escape(answer.Text)).Where(w => !said.Contains(w, StringComparison.Ordinal)));
        Assert.All(answer.Notes, n => Assert.Equal([], Words(SlackText.Escape(n)).Where(w => !said.Contains(w, StringComparison.Ordinal))));
        Assert.All(content.Files, f => Assert.Contains(f.Name, said));
    }

    /// <summary>Words without the marks around them; numbers are words.</summary>
    private static IEnumerable<string> Words(string text) => text.Split([' ', '\n']).Where(w => w.Length <= 500)
        .SelectMany(w => w.Split(['*', '`', '[', ']', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries));

    private static string Type(JsonNode? block) => (string)block!["type"]!;

    private static string TextOf(JsonNode? block) => Type(block) == "section" ? (string)block!["text"]!["text"]! + "\n" : string.Concat(((JsonArray)block!["elements"]!).Select(e => (string)e!["text"]! + "\n"));

    private static string CellText(JsonNode? cell) => (string?)cell!["text"] ?? (string)cell["elements"]![0]!["elements"]![0]!["text"]!;
}
