using System.Diagnostics;

namespace Bot.Benchmarks;

/// <summary>Adds up the time in which at least one HTTP request of this process is under way: calls to AWS, also those that open a session.</summary>
internal sealed class HttpTime : IDisposable
{
    private readonly Lock _gate = new();
    private readonly ActivityListener _listener;
    private readonly long _start = Stopwatch.GetTimestamp();
    private int _open;
    private long _since;
    private TimeSpan _busy;

    public HttpTime()
    {
        _listener = new()
        {
            ShouldListenTo = s => s.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.PropagationData,
            ActivityStarted = _ => Count(1),
            ActivityStopped = _ => Count(-1),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>Requests that were sent.</summary>
    public int Requests { get; private set; }

    /// <summary>The time since it was made in which no request was under way.</summary>
    public TimeSpan Rest => Stopwatch.GetElapsedTime(_start) - _busy;

    public void Dispose() => _listener.Dispose();

    private void Count(int change)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            if (_open == 0)
                _since = now;
            _open += change;
            Requests += Math.Max(0, change);
            if (_open == 0)
                _busy += Stopwatch.GetElapsedTime(_since, now);
        }
    }
}
