using Bot.Conversations;

namespace Bot.Channels.Live;

/// <summary>The calls of one action.</summary>
/// <param name="Number">Its place among the others, from 1.</param>
/// <param name="Title">The action.</param>
internal sealed record CallCount(int Number, string Title, int Started, int Done)
{
    public bool IsDone => Done >= Started;

    public string Words => Started == 1 ? Done >= 1 ? "answered" : "asked" : $"{Done} of {Started} answered";
}

/// <summary>The calls of a turn by their action: one a kind of call, however many Regions it goes to. Thread-safe.</summary>
/// <remarks>Slack allows 50 blocks in a stream, and each kind of call is one.</remarks>
internal sealed class CallCounts
{
    private const int MaxKinds = 24;
    private const string Others = "More calls";
    private readonly Lock _lock = new();
    private readonly Dictionary<string, CallCount> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public void Note(TurnProgress progress)
    {
        if (progress.Action is not { } action)
            return;
        lock (_lock)
        {
            var key = _counts.ContainsKey(action) || _counts.Count < MaxKinds - 1 ? action : Others;
            var count = _counts.GetValueOrDefault(key) ?? new(_counts.Count + 1, key, 0, 0);
            _counts[key] = progress.Ended ? count with { Done = count.Done + 1 } : count with { Started = count.Started + 1 };
            _changed.Add(key);
        }
    }

    /// <summary>All of them, in the order in which they began.</summary>
    public IReadOnlyList<CallCount> All()
    {
        lock (_lock)
            return [.. _counts.Values.OrderBy(c => c.Number)];
    }

    /// <summary>Those that changed since this was last asked.</summary>
    public IReadOnlyList<CallCount> TakeChanged()
    {
        lock (_lock)
        {
            IReadOnlyList<CallCount> changed = [.. _counts.Where(c => _changed.Contains(c.Key)).Select(c => c.Value).OrderBy(c => c.Number)];
            _changed.Clear();
            return changed;
        }
    }
}
