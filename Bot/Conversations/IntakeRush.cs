namespace Bot.Conversations;

/// <summary>
/// Whether more messages come than can be answered as they come. Then they are acknowledged before turns begin: a platform waits
/// 3 seconds and sends again what was not acknowledged, people wait longer. Thread-safe.
/// </summary>
/// <param name="clock">Its timestamps.</param>
/// <param name="perSecond">From how many messages a second on; 0 for never.</param>
internal sealed class IntakeRush(TimeProvider clock, int perSecond)
{
    private const int WindowsPerSecond = 10;
    private readonly Lock _lock = new();
    private readonly long _length = clock.TimestampFrequency / WindowsPerSecond;
    private long _window;
    private int _count, _before;

    public bool IsOn
    {
        get
        {
            lock (_lock)
            {
                Turn();
                return perSecond > 0 && Math.Max(_count, _before) * WindowsPerSecond >= perSecond;
            }
        }
    }

    /// <summary>A message came.</summary>
    public void Note()
    {
        lock (_lock)
        {
            Turn();
            _count++;
        }
    }

    private void Turn()
    {
        var window = clock.GetTimestamp() / _length;
        if (window == _window)
            return;
        (_before, _count) = (window == _window + 1 ? _count : 0, 0);
        _window = window;
    }
}
