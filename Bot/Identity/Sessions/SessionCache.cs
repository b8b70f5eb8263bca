namespace Bot.Identity.Sessions;

/// <summary>Open sessions, opened once however many ask at the same time, renewed before they end, the longest unused dropped first. Thread-safe.</summary>
/// <param name="opener">Opens them.</param>
/// <param name="clock">Measures their age by its timestamps, which wall-clock changes do not touch.</param>
/// <param name="capacity">How many are kept.</param>
internal sealed class SessionCache(SessionOpener opener, TimeProvider clock, int capacity = 1000)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    /// <summary>A refusal is asked again after this, so that a repaired trust policy is seen soon and a broken one is not asked by every call of a turn.</summary>
    private static readonly TimeSpan KeepRefusal = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<SessionRequest, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = new();
    private string? _directory;

    /// <summary>How many sessions are kept.</summary>
    public int Count
    {
        get { lock (_gate) return _entries.Count; }
    }

    /// <summary>The session of a request.</summary>
    public Task<SessionResult> GetAsync(SessionRequest request, CancellationToken cancellation)
    {
        Lazy<Task<SessionResult>> opening;
        lock (_gate)
        {
            if (_directory != request.Directory)
                Forget(request.Directory);
            if (_entries.TryGetValue(request, out var node) && IsFresh(node.Value))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
            }
            else
            {
                if (node is not null)
                    Remove(node);
                // No caller's cancellation: others may wait for the same session.
                node = _byUse.AddFirst(new Entry(request, new(() => opener.OpenAsync(request, through => GetAsync(through, CancellationToken.None), CancellationToken.None)), clock.GetTimestamp()));
                _entries[request] = node;
                while (_entries.Count > capacity)
                    Remove(_byUse.Last!);
            }
            opening = node.Value.Opening;
        }
        return opening.Value.WaitAsync(cancellation);
    }

    private bool IsFresh(Entry entry)
    {
        var age = clock.GetElapsedTime(entry.At);
        if (!entry.Opening.IsValueCreated || !entry.Opening.Value.IsCompleted)
            return true;
        return entry.Opening.Value is { IsCompletedSuccessfully: true, Result: SessionResult.Open }
            ? age < TimeSpan.FromSeconds(entry.Request.Seconds) - RenewBefore
            : age < KeepRefusal;
    }

    /// <summary>What rests on another version of the directory is void.</summary>
    private void Forget(string now)
    {
        _directory = now;
        foreach (var node in _entries.Values.Where(n => n.Value.Request.Directory != now).ToList())
            Remove(node);
    }

    private void Remove(LinkedListNode<Entry> node)
    {
        _entries.Remove(node.Value.Request);
        _byUse.Remove(node);
    }

    private sealed record Entry(SessionRequest Request, Lazy<Task<SessionResult>> Opening, long At);
}
