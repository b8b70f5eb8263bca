using System.Diagnostics;

namespace Bot.Benchmarks;

/// <summary>Adds up the time in which at least one call is under way, from the progress the session reports.</summary>
internal sealed class BusyTime : IProgress<Bot.Conversations.TurnProgress>
{
    private readonly Lock _gate = new();
    private int _open;
    private long _since;

    public TimeSpan Total { get; private set; }

    public void Report(Bot.Conversations.TurnProgress value)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            var open = value.Started - value.Done;
            if (_open == 0 && open > 0)
                _since = now;
            if (_open > 0 && open == 0)
                Total += Stopwatch.GetElapsedTime(_since, now);
            _open = open;
        }
    }
}
