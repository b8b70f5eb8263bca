using System.Collections.Concurrent;
using System.Threading.Channels;
using Bot.Channels;
using Bot.Conversations.Stores;

namespace Bot.Conversations;

/// <summary>Messages that wait for their turn, each event once. Bounded; kept in memory.</summary>
internal sealed class Inbox
{
    private const int MaxWaiting = 10_000;
    private const int MaxRemembered = 100_000;
    private readonly Channel<Message> _waiting = Channel.CreateBounded<Message>(MaxWaiting);
    private readonly ConcurrentDictionary<(Platform, string), byte> _seen = new();
    private readonly ConcurrentQueue<(Platform, string)> _order = new();

    /// <summary>Takes a message in.</summary>
    public Intake Accept(Message message)
    {
        var key = (message.Place.Platform, message.Id);
        if (!_seen.TryAdd(key, 0))
            return Intake.Duplicate;
        if (!_waiting.Writer.TryWrite(message))
        {
            _seen.TryRemove(key, out _);
            return Intake.Full;
        }
        _order.Enqueue(key);
        while (_order.Count > MaxRemembered && _order.TryDequeue(out var old))
            _seen.TryRemove(old, out _);
        return Intake.Accepted;
    }

    /// <summary>The messages in the order they came.</summary>
    public IAsyncEnumerable<Message> ReadAsync(CancellationToken cancellation) => _waiting.Reader.ReadAllAsync(cancellation);
}
