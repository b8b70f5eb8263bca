using System.Text.Json.Nodes;

namespace Bot.Channels.Teams.Rendering;

/// <summary>Adaptive Cards' pieces as Teams takes them.</summary>
/// <remarks>
/// Version 1.5 is what all of Teams' clients show. What AWS or a person wrote goes into text runs, which know no markdown, wherever
/// markdown would read it as something else: a name is shown as it is.
/// </remarks>
internal static class Card
{
    public const int MaxPiece = 4000;
    private const int MaxTitle = 80, NonBreaking = '\u00A0';

    /// <summary>A card.</summary>
    /// <param name="body">Its elements.</param>
    /// <param name="actions">The buttons at its foot.</param>
    public static JsonObject Of(IEnumerable<JsonNode> body, IEnumerable<JsonNode> actions) => new()
    {
        ["type"] = "AdaptiveCard",
        ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
        ["version"] = "1.5",
        ["msteams"] = new JsonObject { ["width"] = "Full" },
        ["body"] = new JsonArray([.. body]),
        ["actions"] = new JsonArray([.. actions]),
    };

    /// <summary>A line of small markdown.</summary>
    public static JsonObject Line(string line, bool isSmall = false)
    {
        if (line.StartsWith("- ", StringComparison.Ordinal))
            line = "• " + line[2..];
        var marks = SmallMarkdown.Read(line).ToList();
        return marks is [{ Kind: MarkKind.Plain }] || marks.Count == 0 ? Plain(line, isSmall) : Runs(marks.SelectMany(m => m.Kind == MarkKind.Bold ? Bold(m.Text, isSmall) : [Run(m, isSmall)]));
    }

    /// <summary>A text that is no markdown.</summary>
    public static JsonObject Plain(string text, bool isSmall = false, bool isRight = false, bool isBold = false)
    {
        if (text.Length == 0)
            text = "–";
        JsonObject block;
        if (TeamsText.NeedsRuns(text))
        {
            var run = Run(new(MarkKind.Plain, text), isSmall);
            if (isBold)
                run["weight"] = "Bolder";
            block = Runs([run]);
        }
        else
        {
            block = new() { ["type"] = "TextBlock", ["text"] = text, ["wrap"] = true };
            if (isSmall)
                (block["isSubtle"], block["size"]) = (true, "Small");
            if (isBold)
                block["weight"] = "Bolder";
        }
        if (isRight)
            block["horizontalAlignment"] = "Right";
        return block;
    }

    /// <summary>A heading.</summary>
    public static JsonObject Title(string text)
    {
        var block = Plain(text, isBold: true);
        block["size"] = "Large";
        return block;
    }

    /// <summary>A link with a text of its own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="url">Where it leads.</param>
    /// <param name="before">What stands before it, small; null for nothing.</param>
    public static JsonObject Link(string text, string url, string? before = null) => before is null
        ? Runs([Run(new(MarkKind.Link, text, url), false)])
        : Runs([Run(new(MarkKind.Plain, before), true), Run(new(MarkKind.Link, text, url), true)]);

    /// <summary>A line of code, with its blanks.</summary>
    public static JsonObject Code(string line)
    {
        var block = Runs([new JsonObject { ["type"] = "TextRun", ["text"] = Blanks(line), ["fontType"] = "Monospace", ["size"] = "Small" }]);
        block["spacing"] = "None";
        return block;
    }

    /// <summary>Something that is not as it must be.</summary>
    public static JsonObject Warning(string text)
    {
        var block = Plain(text);
        block["color"] = "Attention";
        return block;
    }

    public static JsonObject TextInput(string id, string label, int max, string? value = null, bool isMultiline = false)
    {
        var input = new JsonObject { ["type"] = "Input.Text", ["id"] = id, ["label"] = label, ["maxLength"] = max, ["isMultiline"] = isMultiline };
        if (value is { Length: > 0 })
            input["value"] = TextParts.Beginning(value, max);
        return input;
    }

    public static JsonObject Choices(string id, string label, IEnumerable<(string Title, string Value)> choices, bool isMulti = false, bool isRequired = false)
    {
        var input = new JsonObject
        {
            ["type"] = "Input.ChoiceSet",
            ["id"] = id,
            ["label"] = label,
            ["style"] = isMulti ? "expanded" : "compact",
            ["isMultiSelect"] = isMulti,
            ["choices"] = new JsonArray([.. choices.Select(c => (JsonNode)new JsonObject { ["title"] = TeamsText.Shorten(c.Title.Length == 0 ? c.Value : c.Title, MaxTitle), ["value"] = c.Value })]),
        };
        if (isRequired)
            (input["isRequired"], input["errorMessage"]) = (true, "Choose one.");
        return input;
    }

    public static JsonObject Submit(string title, JsonObject data) => new() { ["type"] = "Action.Submit", ["title"] = TeamsText.Shorten(title, MaxTitle), ["data"] = data };

    private static JsonObject Runs(IEnumerable<JsonNode> runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray([.. runs]) };

    /// <summary>A bold stretch, in which code may stand.</summary>
    private static IEnumerable<JsonObject> Bold(string text, bool isSmall) => SmallMarkdown.Read(text).Select(m =>
    {
        var run = Run(m, isSmall);
        run["weight"] = "Bolder";
        return run;
    });

    private static JsonObject Run(Mark mark, bool isSmall)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = mark.Text };
        if (isSmall)
            (run["isSubtle"], run["size"]) = (true, "Small");
        switch (mark.Kind)
        {
            case MarkKind.Bold:
                run["weight"] = "Bolder";
                break;
            case MarkKind.Code:
                run["fontType"] = "Monospace";
                break;
            case MarkKind.Link when TeamsText.IsLink(mark.Url):
                run["color"] = "Accent";
                run["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = mark.Url };
                break;
            case MarkKind.Link:
                run["text"] = $"{mark.Text} ({mark.Url})";
                break;
        }
        return run;
    }

    /// <summary>Clients show several blanks as one; of such, all are made ones that are kept.</summary>
    private static string Blanks(string line)
    {
        if (line.Length == 0)
            return " ";
        if (line[0] != ' ' && !line.Contains("  ", StringComparison.Ordinal))
            return line;
        var kept = line.ToCharArray();
        for (var i = 0; i < kept.Length; i++)
        {
            if (kept[i] == ' ' && (i == 0 || line[i - 1] == ' ' || (i + 1 < line.Length && line[i + 1] == ' ')))
                kept[i] = (char)NonBreaking;
        }
        return new(kept);
    }
}
