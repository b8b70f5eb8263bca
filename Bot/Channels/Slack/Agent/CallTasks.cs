using System.Text.Json.Nodes;
using Bot.Channels.Live;
using Bot.Channels.Slack.Rendering;

namespace Bot.Channels.Slack.Agent;

/// <summary>The calls of a turn as Slack shows them: tasks of a stream, or lines.</summary>
internal static class CallTasks
{
    private const int MaxTitle = 200;

    /// <param name="calls">The calls.</param>
    /// <param name="areEnded">All are over.</param>
    public static JsonArray Chunks(IEnumerable<CallCount> calls, bool areEnded = false) => new([.. calls.Select(c => (JsonNode)new JsonObject
    {
        ["type"] = "task_update",
        ["id"] = $"call-{c.Number}",
        ["title"] = Block.Shorten(c.Title, MaxTitle),
        ["status"] = areEnded || c.IsDone ? "complete" : "in_progress",
        ["details"] = c.Words,
    })]);

    /// <summary>In lines, for where there are no streams.</summary>
    public static string Text(IReadOnlyList<CallCount> calls) =>
        calls.Count == 0 ? "Looking …" : string.Join('\n', calls.Select(c => $"{(c.IsDone ? ":white_check_mark:" : ":hourglass_flowing_sand:")} `{SlackText.Escape(c.Title)}` {c.Words}"));
}
