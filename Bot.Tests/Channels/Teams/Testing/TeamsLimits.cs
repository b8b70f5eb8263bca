using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Teams.Api;
using Bot.Channels.Teams.Delivery;
using Bot.Channels.Teams.Rendering;

namespace Bot.Tests.Channels.Teams.Testing;

/// <summary>Teams' documented limits, and that an answer is whole however it is rendered.</summary>
internal static class TeamsLimits
{
    private const int CardBytes = 28 * 1024, MessageBytes = 100 * 1024, Actions = 6, Citations = 20, Name = 80, Abstract = 160;
    private static readonly HashSet<string> s_known =
    [
        "AdaptiveCard", "TextBlock", "RichTextBlock", "TextRun", "Table", "TableRow", "TableCell", "FactSet", "Container", "ActionSet", "Image", "Input.Text", "Input.ChoiceSet", "Input.Toggle",
        "Chart.Line", "Chart.VerticalBar", "Chart.VerticalBar.Grouped", "Action.Submit", "Action.Execute", "Action.OpenUrl", "Action.ShowCard",
    ];

    public static void Check(JsonObject activity)
    {
        Assert.InRange(Encoding.Unicode.GetByteCount(WithoutPictures(activity).ToJsonString(TeamsJson.Options)), 1, MessageBytes);
        Assert.InRange(((string)activity["text"]!).Length, 0, 4000);
        var entity = Assert.Single((JsonArray)activity["entities"]!)!;
        var text = (string)activity["text"]!;
        foreach (var claim in entity["citation"] as JsonArray ?? [])
        {
            Assert.Contains($"[{(int)claim!["position"]!}]", text);
            Assert.InRange((int)claim["position"]!, 1, Citations);
            Assert.InRange(((string)claim["appearance"]!["name"]!).Length, 1, Name);
            Assert.InRange(((string)claim["appearance"]!["abstract"]!).Length, 1, Abstract);
        }
        // Teams makes two messages of one that has both, and gives the id of neither.
        if (activity["attachments"] is not JsonArray attachments)
        {
            Assert.NotEqual("", text);
            return;
        }
        Assert.Equal("", text);
        var card = (JsonObject)Assert.Single(attachments)!["content"]!;
        Assert.InRange(TeamsJson.SizeOf(card), 1, CardBytes);
        Assert.Equal("1.5", (string)card["version"]!);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in Elements(card))
        {
            var type = (string)element["type"]!;
            Assert.Contains(type, s_known);
            if (type.StartsWith("Input.", StringComparison.Ordinal))
                Assert.True(ids.Add((string)element["id"]!), "An input's id stands twice in a card.");
            if (type == "ActionSet")
                Assert.InRange(((JsonArray)element["actions"]!).Count, 1, Actions);
            if (type == "Table")
                Assert.All((JsonArray)element["rows"]!, r => Assert.Equal(((JsonArray)element["columns"]!).Count, ((JsonArray)r!["cells"]!).Count));
        }
    }

    /// <summary>Every row stands whole in a table or in a file, every word of the text in the message, its card or a file.</summary>
    public static void NothingIsLost(Answer answer, TeamsContent content)
    {
        var bodies = content.Parts.Select(p => p["attachments"]?[0]?["content"]?["body"] as JsonArray ?? []).ToList();
        var tables = bodies.SelectMany(b => b).Where(e => (string)e!["type"]! == "Table").SelectMany(t => ((JsonArray)t!["rows"]!).Skip(1));
        var shown = tables.Select(r => string.Join('\u0001', ((JsonArray)r!["cells"]!).Select(c => string.Concat(CardText.Lines(c!["items"]))))).ToHashSet();
        foreach (var table in answer.Tables.Where(t => t.Rows.Length > 0 && TableElements.Facts(t) is null))
        {
            var csv = CsvText.Of(table);
            if (!content.Files.Any(f => f.Text == csv))
                Assert.All(table.Rows, r => Assert.Contains(string.Join('\u0001', r.Select(c => c.Text.Length == 0 ? "–" : c.Text)), shown));
        }
        var said = Blank(string.Concat(content.Parts.Select(p => ((string)p["text"]!).Replace("\\", "", StringComparison.Ordinal) + "\n"))) + Blank(string.Concat(bodies.SelectMany(b => CardText.Lines(b)).Select(l => l + "\n")))
            + string.Concat(bodies.SelectMany(b => Elements(b)).Select(e => (string?)e["url"]).OfType<string>().Where(u => u.Length < 3000).Select(u => u + "\n"));
        if (!content.Files.Any(f => f.Text == answer.Text))
            Assert.Equal([], Words(answer.Text).Where(w => !said.Contains(w, StringComparison.Ordinal)));
        Assert.All(answer.Notes, n => Assert.Equal([], Words(n).Where(w => !said.Contains(w, StringComparison.Ordinal))));
        Assert.All(content.Files, f => Assert.Contains(f.Name, said));
        var all = string.Concat(content.Parts.Select(p => p.ToJsonString(TeamsJson.Options)));
        Assert.All(answer.Offers.DistinctBy(o => o.Id), o => Assert.True(all.Contains(JsonValue.Create(o.Message).ToJsonString(TeamsJson.Options)[1..^1], StringComparison.Ordinal) || Words(o.Message).All(w => said.Contains(w, StringComparison.Ordinal)), $"The offer '{o.Message}' is lost."));
    }

    /// <summary>Every object of a card that has a type.</summary>
    public static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Elements),
        JsonObject o => (o["type"] is JsonValue type && type.GetValueKind() == JsonValueKind.String && !o.ContainsKey("legend") ? [o] : Enumerable.Empty<JsonObject>()).Concat(o.Where(p => p.Key != "data" || p.Value is JsonArray).SelectMany(p => Elements(p.Value))),
        _ => [],
    };

    /// <summary>Pictures within a card do not count.</summary>
    private static JsonNode WithoutPictures(JsonObject activity)
    {
        var copy = activity.DeepClone();
        foreach (var picture in Elements(copy).Where(e => (string)e["type"]! == "Image").ToList())
            picture["url"] = "";
        return copy;
    }

    /// <summary>Words without the marks around them; numbers are words.</summary>
    private static IEnumerable<string> Words(string text) => Blank(text.Replace("\\", "", StringComparison.Ordinal)).Split([' ', '\n']).Where(w => w.Length <= 500)
        .SelectMany(w => w.Split(['*', '`', '[', ']', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries));

    private static string Blank(string text) => text.Replace('\u00A0', ' ').Replace("\r", "", StringComparison.Ordinal);
}
