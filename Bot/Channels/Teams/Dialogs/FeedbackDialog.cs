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

    public static JsonObject Of() => Card.Of(
        [
            Card.Choices(Reasons, "Reasons", FeedbackReasons.All.Select(k => (k.Text, k.Value)), isMulti: true),
            Card.TextInput(Comment, "In your words", MaxComment, isMultiline: true),
            new JsonObject { ["type"] = "Input.Toggle", ["id"] = Case, ["title"] = "Open a support case about this", ["valueOn"] = Open, ["valueOff"] = "no" },
        ],
        [Card.Submit("Send", [])]);

    /// <summary>What a sent form says.</summary>
    public static (IReadOnlyList<string> Reasons, string Comment, bool OpensCase) Read(JsonObject data)
    {
        var comment = Text(data, Comment)?.Trim() ?? "";
        return (
            [.. (Text(data, Reasons) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(FeedbackReasons.Has).Distinct()],
            TextParts.Beginning(comment, MaxComment),
            Text(data, Case) == Open);
    }
}
