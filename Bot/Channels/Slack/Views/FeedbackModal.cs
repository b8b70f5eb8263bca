using System.Text.Json.Nodes;
using Bot.Channels.Slack.Rendering;

namespace Bot.Channels.Slack.Views;

/// <summary>Why an answer did not help.</summary>
internal static class FeedbackModal
{
    public const string Callback = "feedback";
    private const string Reasons = "reasons", Comment = "comment", Case = "case", Open = "open";
    private const int MaxComment = 2000;

    public static JsonObject Of(ViewPlace place) => Block.Modal(Callback, "What was wrong?", "Send", place.ToMetadata(),
        Block.Input(Reasons, "Reasons", Checkboxes(FeedbackReasons.All.Select(r => Block.Option(r.Text, r.Value))), optional: true),
        Block.Input(Comment, "In your words", Block.TextInput(MaxComment, multiline: true), optional: true),
        Block.Input(Case, "AWS Support", Checkboxes([Block.Option("Open a support case about this", Open)]), optional: true));

    /// <summary>What a submitted modal says.</summary>
    public static (IReadOnlyList<string> Reasons, string Comment, bool OpensCase) Read(ViewValues values) =>
        ([.. values.Checked(Reasons).Where(FeedbackReasons.Has)], values.Text(Comment), values.Checked(Case).Contains(Open));

    private static JsonObject Checkboxes(IEnumerable<JsonObject> options) => new() { ["type"] = "checkboxes", ["options"] = new JsonArray([.. options]) };
}
