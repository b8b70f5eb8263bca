using Bot.Conversations;

namespace Bot.Channels.Teams.Agent;

/// <summary>The calls of a turn by their action, in lines: one a kind of call, however many Regions it goes to. Thread-safe.</summary>
internal sealed class CallLines
{
    private const int MaxLines = 8;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Started, int Done)> _counts = new(StringComparer.Ordinal);
    private string _last = "";

    public void Note(TurnProgress progress)
    {
        if (progress.Action is not { } action)
            return;
        lock (_lock)
        {
            var (started, done) = _counts.GetValueOrDefault(action);
            _counts[action] = progress.Ended ? (started, done + 1) : (started + 1, done);
        }
    }

    /// <summary>The lines where they changed since this was last asked; null where they did not.</summary>
    public string? TakeChanged()
    {
        var text = ToText();
        lock (_lock)
        {
            if (text == _last)
                return null;
            return _last = text;
        }
    }

    public string ToText()
    {
        lock (_lock)
        {
            var lines = _counts.Take(MaxLines).Select(c => $"{c.Key}: {(c.Value.Started == 1 ? c.Value.Done >= 1 ? "answered" : "asked" : $"{c.Value.Done} of {c.Value.Started} answered")}").ToList();
            if (_counts.Count > MaxLines)
                lines.Add($"and {_counts.Count - MaxLines} more kinds of calls");
            return lines.Count == 0 ? "Looking …" : string.Join("\n\n", lines);
        }
    }
}
