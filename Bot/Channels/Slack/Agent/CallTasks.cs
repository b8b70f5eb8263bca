using System.Text.Json.Nodes;
using Bot.Channels.Slack.Rendering;
using Bot.Conversations;

namespace Bot.Channels.Slack.Agent;

/// <summary>The calls of a turn by their action, as Slack's tasks: one a kind of call, however many Regions it goes to. Thread-safe.</summary>
/// <remarks>Slack allows 50 blocks in a stream, and each task is one.</remarks>
internal sealed class CallTasks
{
    private const int MaxTasks = 24, MaxTitle = 200;
    private const string Others = "others", OthersTitle = "More calls";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);

    public void Note(TurnProgress progress)
    {
        if (progress.Action is not { } action)
            return;
        lock (_lock)
        {
            var key = _counts.ContainsKey(action) || _counts.Count < MaxTasks - 1 ? action : Others;
            if (!_counts.TryGetValue(key, out var count))
                _counts[key] = count = new(_counts.Count + 1, key == Others ? OthersTitle : action);
            if (progress.Ended)
                count.Done++;
            else
                count.Started++;
            count.Changed = true;
        }
    }

    /// <summary>The tasks that changed since this was last asked, as chunks of a stream.</summary>
    /// <param name="ended">All are over.</param>
    public JsonArray TakeChanged(bool ended = false)
    {
        lock (_lock)
        {
            var changed = _counts.Values.Where(c => c.Changed || ended).OrderBy(c => c.Number).ToList();
            foreach (var count in changed)
                count.Changed = false;
            return new([.. changed.Select(c => (JsonNode)new JsonObject
            {
                ["type"] = "task_update",
                ["id"] = $"call-{c.Number}",
                ["title"] = Block.Shorten(c.Title, MaxTitle),
                ["status"] = ended || c.Done >= c.Started ? "complete" : "in_progress",
                ["details"] = Words(c),
            })]);
        }
    }

    /// <summary>All tasks in lines, for where there are no streams.</summary>
    public string ToText()
    {
        lock (_lock)
            return _counts.Count == 0 ? "Looking …" : string.Join('\n', _counts.Values.OrderBy(c => c.Number).Select(c => $"{(c.Done >= c.Started ? ":white_check_mark:" : ":hourglass_flowing_sand:")} `{SlackText.Escape(c.Title)}` {Words(c)}"));
    }

    private static string Words(Count count) => count.Started == 1 ? count.Done >= 1 ? "answered" : "asked" : $"{count.Done} of {count.Started} answered";

    private sealed class Count(int number, string title)
    {
        public int Number { get; } = number;
        public string Title { get; } = title;
        public int Started { get; set; }
        public int Done { get; set; }
        public bool Changed { get; set; }
    }
}
