namespace Bot.Conversations.Stores;

/// <summary>
/// Who may take what next, for a store whose conversations are all handed out by this process: one at a time in a conversation, in
/// order; workspaces in turn; leases by the clock's timestamps, which no change of the time of day moves. Thread-safe.
/// </summary>
internal sealed class Lanes<T> : IDisposable
    where T : class
{
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane<T>> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<(Lane<T> Lane, long Version)>> _ready = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _countByWorkspace = new(StringComparer.Ordinal);
    /// <summary>Workspaces with something ready, the one served longest ago first.</summary>
    private readonly Queue<string> _rotation = new();
    private readonly PriorityQueue<(Lane<T> Lane, long Version), long> _timed = new();
    private readonly ITimer _timer;
    private long _timerAt = long.MaxValue;
    private long _tokens;
    private int _leased;

    public Lanes(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => OnTimer(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised when something may have become ready.</summary>
    public Signal Changed { get; } = new();

    public int Count { get; private set; }

    /// <summary>How many are under a lease.</summary>
    public int Leased
    {
        get { lock (_lock) return _leased; }
    }

    public int CountOf(string workspace)
    {
        lock (_lock)
            return _countByWorkspace.GetValueOrDefault(workspace);
    }

    /// <summary>Age of the oldest.</summary>
    public TimeSpan Oldest()
    {
        lock (_lock)
            return _lanes.Count == 0 ? TimeSpan.Zero : _clock.GetElapsedTime(_lanes.Values.Min(l => l.Items.Peek().Since));
    }

    /// <summary>Adds to the end of a conversation's lane.</summary>
    public void Add(string conversation, string workspace, Waiting<T> item)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(conversation, out var lane))
                _lanes[conversation] = lane = new(conversation, workspace);
            lane.Items.Enqueue(item);
            Count++;
            _countByWorkspace[workspace] = _countByWorkspace.GetValueOrDefault(workspace) + 1;
            if (lane.Items.Count == 1)
                MakeReady(lane);
        }
    }

    /// <summary>Takes the firsts of free lanes.</summary>
    public List<Taken<T>> Take(TurnClaim claim)
    {
        var taken = new List<Taken<T>>();
        lock (_lock)
        {
            Expire();
            var now = _clock.GetTimestamp();
            var running = new Dictionary<string, int>(claim.Running, StringComparer.Ordinal);
            for (var passed = 0; taken.Count < claim.Max && passed < _rotation.Count;)
            {
                var workspace = _rotation.Dequeue();
                var queue = _ready[workspace];
                while (queue.TryPeek(out var stale) && stale.Lane.Version != stale.Version)
                    queue.Dequeue();
                if (queue.Count == 0)
                {
                    _ready.Remove(workspace);
                    continue;
                }
                _rotation.Enqueue(workspace);
                if (running.GetValueOrDefault(workspace) >= claim.PerWorkspace)
                {
                    passed++;
                    continue;
                }
                passed = 0;
                running[workspace] = running.GetValueOrDefault(workspace) + 1;
                taken.Add(Lease(queue.Dequeue().Lane, now, claim.Lease));
            }
        }
        return taken;
    }

    /// <summary>Takes one item if it is the first of its lane and free.</summary>
    public Taken<T>? TakeFirst(string conversation, long id, TimeSpan span)
    {
        lock (_lock)
            return _lanes.TryGetValue(conversation, out var lane) && !lane.IsLeased && lane.Items.Peek().Id == id && lane.Until <= _clock.GetTimestamp()
                ? Lease(lane, _clock.GetTimestamp(), span)
                : null;
    }

    /// <summary>What a lease is for; null where it is lost.</summary>
    public T? Held(string conversation, long token)
    {
        lock (_lock)
            return HeldBy(conversation, token) is { } lane ? lane.Items.Peek().Value : null;
    }

    /// <summary>Changes what a lease is for; false where it is lost.</summary>
    public bool Change(string conversation, long token, Action<T> change)
    {
        lock (_lock)
        {
            if (HeldBy(conversation, token) is not { } lane)
                return false;
            change(lane.Items.Peek().Value);
            return true;
        }
    }

    public string? WorkspaceOf(string conversation)
    {
        lock (_lock)
            return _lanes.GetValueOrDefault(conversation)?.Workspace;
    }

    public LeaseState Renew(string conversation, long token, TimeSpan span)
    {
        lock (_lock)
        {
            if (HeldBy(conversation, token) is not { } lane)
                return LeaseState.Lost;
            if (!lane.IsLeased)
                _leased++;
            lane.IsLeased = true;
            Time(lane, _clock.GetTimestamp() + Ticks(span));
            return lane.StopAsked ? LeaseState.StopAsked : LeaseState.Held;
        }
    }

    /// <summary>Ends the first of a lane; false where the lease is lost.</summary>
    public bool Remove(string conversation, long token)
    {
        lock (_lock)
        {
            if (HeldBy(conversation, token) is not { } lane)
                return false;
            Free(lane);
            lane.StopAsked = false;
            lane.Items.Dequeue();
            Count--;
            var count = _countByWorkspace[lane.Workspace] - 1;
            if (count == 0)
                _countByWorkspace.Remove(lane.Workspace);
            else
                _countByWorkspace[lane.Workspace] = count;
            if (lane.Items.Count == 0)
                _lanes.Remove(conversation);
            else
                MakeReady(lane);
            return true;
        }
    }

    /// <summary>Gives the first of a lane back; false where the lease is lost.</summary>
    public bool Release(string conversation, long token, TimeSpan delay, bool uncertain, bool counts)
    {
        lock (_lock)
        {
            if (HeldBy(conversation, token) is not { } lane)
                return false;
            Free(lane);
            var item = lane.Items.Peek();
            item.Uncertain |= uncertain;
            item.Tries -= counts ? 0 : 1;
            if (delay > TimeSpan.Zero)
                Time(lane, _clock.GetTimestamp() + Ticks(delay));
            else
                MakeReady(lane);
            return true;
        }
    }

    /// <summary>Notes that whoever runs the lane's first, or takes it up where its lease ran out, is to stop; false where nobody took it, or it is not one of these.</summary>
    public bool AskToStop(string conversation, Func<T, bool> which)
    {
        lock (_lock)
            return _lanes.TryGetValue(conversation, out var lane) && lane.Token != 0 && which(lane.Items.Peek().Value) && (lane.StopAsked = true);
    }

    public void Dispose() => _timer.Dispose();

    private Taken<T> Lease(Lane<T> lane, long now, TimeSpan span)
    {
        var item = lane.Items.Peek();
        item.Tries++;
        lane.Token = ++_tokens;
        lane.IsLeased = true;
        _leased++;
        Time(lane, now + Ticks(span));
        return new(lane.Token, lane.Conversation, lane.Workspace, item);
    }

    private Lane<T>? HeldBy(string conversation, long token) => token != 0 && _lanes.TryGetValue(conversation, out var lane) && lane.Token == token ? lane : null;

    private void Free(Lane<T> lane)
    {
        if (lane.IsLeased)
            _leased--;
        lane.IsLeased = false;
        lane.Token = 0;
        lane.Until = 0;
        lane.Version++;
    }

    private void MakeReady(Lane<T> lane)
    {
        lane.Version++;
        lane.Until = 0;
        if (!_ready.TryGetValue(lane.Workspace, out var queue))
        {
            _ready[lane.Workspace] = queue = new();
            _rotation.Enqueue(lane.Workspace);
        }
        queue.Enqueue((lane, lane.Version));
        Changed.Raise();
    }

    private void Time(Lane<T> lane, long until)
    {
        lane.Version++;
        lane.Until = until;
        if (_timed.Count > 1024 && _timed.Count > 4 * _lanes.Count)
            Compact();
        _timed.Enqueue((lane, lane.Version), until);
        if (until < _timerAt)
            SetTimer(until);
    }

    /// <summary>Leases and delays that ended early leave entries behind.</summary>
    private void Compact()
    {
        var live = _timed.UnorderedItems.Where(e => e.Element.Lane.Version == e.Element.Version).ToArray();
        _timed.Clear();
        _timed.EnqueueRange(live);
    }

    private void Expire()
    {
        var now = _clock.GetTimestamp();
        while (_timed.TryPeek(out var entry, out var until) && (until <= now || entry.Lane.Version != entry.Version))
        {
            _timed.Dequeue();
            if (entry.Lane.Version != entry.Version)
                continue;
            if (entry.Lane.IsLeased)
            {
                _leased--;
                entry.Lane.IsLeased = false;
                entry.Lane.Items.Peek().Uncertain = true;
            }
            MakeReady(entry.Lane);
        }
    }

    private void OnTimer()
    {
        lock (_lock)
        {
            _timerAt = long.MaxValue;
            Expire();
            if (_timed.TryPeek(out _, out var next))
                SetTimer(next);
        }
    }

    private void SetTimer(long at)
    {
        _timerAt = at;
        var span = _clock.GetElapsedTime(_clock.GetTimestamp(), at);
        _timer.Change(span > TimeSpan.Zero ? span + TimeSpan.FromMilliseconds(1) : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private long Ticks(TimeSpan span) => (long)(span.TotalSeconds * _clock.TimestampFrequency);
}
