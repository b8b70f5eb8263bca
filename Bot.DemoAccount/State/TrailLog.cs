namespace Bot.DemoAccount.State;

/// <summary>The calls served so far, newest last, bounded. Thread-safe.</summary>
public sealed class TrailLog
{
    /// <summary>How many events are kept; older ones are dropped.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<TrailEvent> _events = new();

    /// <summary>Adds an event.</summary>
    public void Add(TrailEvent happened)
    {
        lock (_gate)
        {
            if (_events.Count == Capacity)
                _events.Dequeue();
            _events.Enqueue(happened);
        }
    }

    /// <summary>The events of an account's Region, oldest first.</summary>
    public IReadOnlyList<TrailEvent> List(string account, string region)
    {
        lock (_gate)
            return [.. _events.Where(e => e.Account == account && e.Region == region)];
    }
}
