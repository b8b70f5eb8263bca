using System.Text.Json.Nodes;
using Bot.Channels.Slack.Rendering;

namespace Bot.Channels.Slack.Views;

/// <summary>A question, or a resource to look at, from anywhere in Slack; answered in direct messages.</summary>
internal static class AskModal
{
    public const string Callback = "ask";
    private const string Question = "question";
    private const int MaxQuestion = 2000;

    public static JsonObject Of(ViewPlace place) => Block.Modal(Callback, "Ask about AWS", "Ask", place.ToMetadata(),
        Block.Input(Question, "Question", Block.TextInput(MaxQuestion, multiline: true), optional: true),
        Block.Input(ActionIds.Resource, "Or a resource", ResourceSelect(), optional: true));

    /// <summary>A select of AWS resources, filled as one types.</summary>
    public static JsonObject ResourceSelect() => new()
    {
        ["type"] = "external_select",
        ["action_id"] = ActionIds.Resource,
        ["placeholder"] = Block.Plain("Type a part of a name or id", 150),
        ["min_query_length"] = 2,
    };

    /// <summary>The message that it sends; null where nothing was given.</summary>
    public static string? Submitted(ViewValues values) =>
        values.Text(Question) is { Length: > 0 } text ? text : values.Selected(ActionIds.Resource) is { Length: > 0 } resource ? resource : null;

    public static JsonObject Errors() => new()
    {
        ["response_action"] = "errors",
        ["errors"] = new JsonObject { [Question] = "Write a question, or choose a resource below." },
    };
}
