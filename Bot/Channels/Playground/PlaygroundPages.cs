using System.Collections.Concurrent;

namespace Bot.Channels.Playground;

/// <summary>The pages that wait for an answer, by the delivery's id.</summary>
internal sealed class PlaygroundPages
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<ReadOnlyMemory<byte>>> _waiting = new(StringComparer.Ordinal);

    /// <summary>Begins to wait. Dispose ends it.</summary>
    public Waiting Wait(string delivery) => new(this, delivery);

    /// <summary>Gives an answer to the page that waits for it; nothing where none does.</summary>
    public void Answer(string delivery, ReadOnlyMemory<byte> line)
    {
        if (_waiting.TryGetValue(delivery, out var page))
            page.TrySetResult(line);
    }

    internal sealed class Waiting : IDisposable
    {
        private readonly PlaygroundPages _owner;
        private readonly string _delivery;
        private readonly TaskCompletionSource<ReadOnlyMemory<byte>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Waiting(PlaygroundPages owner, string delivery)
        {
            (_owner, _delivery) = (owner, delivery);
            owner._waiting[delivery] = _answer;
        }

        public Task<ReadOnlyMemory<byte>> Answer => _answer.Task;

        public void Dispose() => _owner._waiting.TryRemove(_delivery, out _);
    }
}
