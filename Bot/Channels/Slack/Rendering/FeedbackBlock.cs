using System.Text.Json.Nodes;

namespace Bot.Channels.Slack.Rendering;

/// <summary>Thumbs up, thumbs down.</summary>
internal static class FeedbackBlock
{
    public static JsonObject Of() => new()
    {
        ["type"] = "context_actions",
        ["elements"] = new JsonArray(new JsonObject
        {
            ["type"] = "feedback_buttons",
            ["action_id"] = ActionIds.Feedback,
            ["positive_button"] = Button("Good answer", ActionIds.Good),
            ["negative_button"] = Button("Bad answer", ActionIds.Bad),
        }),
    };

    private static JsonObject Button(string text, string value) => new() { ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = text }, ["value"] = value, ["accessibility_label"] = text };
}
