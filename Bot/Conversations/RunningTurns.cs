using System.Collections.Concurrent;
using Bot.Channels;
using Bot.Conversations.Stores;

namespace Bot.Conversations;

/// <summary>The turns that run in this process, so that they can be stopped and their leases renewed.</summary>
internal sealed class RunningTurns
{
    private const int MaxAskedBefore = 1000;
    private readonly ConcurrentDictionary<TurnLease, Running> _turns = new();
    private readonly ConcurrentDictionary<string, byte> _askedBefore = new(StringComparer.Ordinal);

    public int Count => _turns.Count;

    /// <summary>Begins a turn. Dispose ends it.</summary>
    /// <param name="lease">Its lease.</param>
    /// <param name="message">Its message.</param>
    public Running Begin(TurnLease lease, Message message)
    {
        var turn = new Running(this, lease, message);
        _turns[lease] = turn;
        if (_askedBefore.TryRemove(PlaceKey.Event(message), out _))
            turn.Stop();
        return turn;
    }

    /// <summary>Stops the person's turns in the conversation; in a direct chat, in which every message may open a thread, those in the whole chat.</summary>
    /// <returns>False where none runs here.</returns>
    public bool Stop(Place place, string person)
    {
        var stopped = false;
        foreach (var turn in _turns.Values)
        {
            var there = turn.Message.Place;
            if ((there == place || (place.IsDirect && there with { Thread = place.Thread } == place)) && PlaceKey.Writer(there, turn.Message.From) == person)
                stopped |= turn.Stop();
        }
        return stopped;
    }

    /// <summary>Stops the turn of a message; if it has not begun, as soon as it does.</summary>
    /// <returns>False where it does not run here.</returns>
    public bool StopMessage(Message message)
    {
        var key = PlaceKey.Event(message);
        if (_turns.Values.FirstOrDefault(t => PlaceKey.Event(t.Message) == key) is { } turn)
            return turn.Stop();
        if (_askedBefore.Count < MaxAskedBefore)
            _askedBefore[key] = 0;
        return false;
    }

    public Running[] All() => [.. _turns.Values];

    /// <summary>A turn that runs.</summary>
    internal sealed class Running : IDisposable
    {
        private readonly RunningTurns _owner;
        private readonly CancellationTokenSource _stop = new();
        private readonly Lock _lock = new();
        private bool _ended;

        internal Running(RunningTurns owner, TurnLease lease, Message message) => (_owner, Lease, Message) = (owner, lease, message);

        public TurnLease Lease { get; }
        public Message Message { get; }
        /// <summary>The person stopped it, it was lost, or the process ends.</summary>
        public CancellationToken Stopped => _stop.Token;
        /// <summary>The lease is another's: what comes out is not used.</summary>
        public bool IsLost { get; private set; }
        /// <summary>It was ended for the process's end, not the person's wish.</summary>
        public bool IsHandedBack { get; private set; }

        public bool Stop()
        {
            lock (_lock)
            {
                if (_ended)
                    return false;
                _stop.Cancel();
                return true;
            }
        }

        public void Lose()
        {
            IsLost = true;
            Stop();
        }

        public void HandBack()
        {
            IsHandedBack = true;
            Stop();
        }

        public void Dispose()
        {
            _owner._turns.TryRemove(Lease, out _);
            lock (_lock)
            {
                _ended = true;
                _stop.Dispose();
            }
        }
    }
}
