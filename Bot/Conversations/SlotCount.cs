namespace Bot.Conversations;

/// <summary>How much runs now, in all and by key. Thread-safe.</summary>
internal sealed class SlotCount
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _byKey = new(StringComparer.Ordinal);
    private TaskCompletionSource? _empty;

    public int Count { get; private set; }

    public void Take(string key)
    {
        lock (_lock)
        {
            Count++;
            _byKey[key] = _byKey.GetValueOrDefault(key) + 1;
        }
    }

    public void Free(string key)
    {
        lock (_lock)
        {
            if (_byKey[key] == 1)
                _byKey.Remove(key);
            else
                _byKey[key]--;
            if (--Count == 0)
                _empty?.TrySetResult();
        }
    }

    public int CountOf(string key)
    {
        lock (_lock)
            return _byKey.GetValueOrDefault(key);
    }

    public Dictionary<string, int> ByKey()
    {
        lock (_lock)
            return new(_byKey, StringComparer.Ordinal);
    }

    /// <summary>Waits until nothing runs, or no longer.</summary>
    public async Task EmptyAsync(CancellationToken cancellation)
    {
        Task empty;
        lock (_lock)
        {
            if (Count == 0)
                return;
            _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
            empty = _empty.Task;
        }
        await empty.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
