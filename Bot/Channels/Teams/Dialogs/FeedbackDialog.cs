using System.Text.Json.Nodes;
using Bot.Channels.Teams.Rendering;
using static Bot.Channels.JsonText;

namespace Bot.Channels.Teams.Dialogs;

/// <summary>Why an answer did not help.</summary>
internal static class FeedbackDialog
{
    public const string Title = "What was wrong?";
    private const string Reasons = "reasons", Comment = "comment", Case = "case", Open = "open";
    private const int MaxComment = 2000;

    private static readonly (string Value, string Text)[] s_known =
    [
        ("wrong", "Something in it is wrong"),
        ("missing", "Something is missing"),
        ("misread", "It answers another question"),
        ("unclear", "It is hard to read"),
        ("slow", "It took too long"),
        ("denied", "It was refused, and should not have been"),
    ];

    public static JsonObject Of() => Card.Of(
        [
            Card.Choices(Reasons, "Reasons", s_known.Select(k => (k.Text, k.Value)), isMulti: true),
            Card.TextInput(Comment, "In your words", MaxComment, isMultiline: true),
            new JsonObject { ["type"] = "Input.Toggle", ["id"] = Case, ["title"] = "Open a support case about this", ["valueOn"] = Open, ["valueOff"] = "no" },
        ],
        [Card.Submit("Send", [])]);

    /// <summary>What a sent form says.</summary>
    public static (IReadOnlyList<string> Reasons, string Comment, bool OpensCase) Read(JsonObject data)
    {
        var comment = Text(data, Comment)?.Trim() ?? "";
        return (
            [.. (Text(data, Reasons) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(r => s_known.Any(k => k.Value == r)).Distinct()],
            comment.Length <= MaxComment ? comment : comment[..(char.IsHighSurrogate(comment[MaxComment - 1]) ? MaxComment - 1 : MaxComment)],
            Text(data, Case) == Open);
    }
}
