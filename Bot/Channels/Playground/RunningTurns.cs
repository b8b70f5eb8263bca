using System.Collections.Concurrent;

namespace Bot.Channels.Playground;

/// <summary>The turns that run now, so that a person can stop theirs.</summary>
internal sealed class RunningTurns
{
    private readonly ConcurrentDictionary<string, CancellationTokenSource> _turns = new(StringComparer.Ordinal);

    /// <summary>Begins a turn. Dispose ends it.</summary>
    public Running Begin()
    {
        var id = Guid.NewGuid().ToString("N");
        var stop = new CancellationTokenSource();
        _turns[id] = stop;
        return new(this, id, stop);
    }

    /// <summary>Stops a turn; false when it is not running (any more).</summary>
    public bool Stop(string id)
    {
        if (!_turns.TryRemove(id, out var stop))
            return false;
        stop.Cancel();
        return true;
    }

    /// <summary>A turn that runs.</summary>
    internal sealed class Running(RunningTurns owner, string id, CancellationTokenSource stop) : IDisposable
    {
        public string Id => id;

        /// <summary>Cancelled when the person stops the turn; never by a closed page, so that nothing is cut off halfway.</summary>
        public CancellationToken Stopped => stop.Token;

        public void Dispose()
        {
            owner._turns.TryRemove(id, out _);
            stop.Dispose();
        }
    }
}
