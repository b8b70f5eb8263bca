using System.Collections.Concurrent;

namespace Bot.Conversations;

/// <summary>Who in this process watches a turn while it runs: the playground's page.</summary>
internal sealed class TurnWatches
{
    private readonly ConcurrentDictionary<string, IProgress<TurnProgress>> _watches = new(StringComparer.Ordinal);

    /// <summary>Watches the turn of an event. Dispose ends it.</summary>
    public IDisposable Watch(string @event, IProgress<TurnProgress> progress)
    {
        _watches[@event] = progress;
        return new Watching(this, @event);
    }

    /// <summary>Who is to be told; null for nobody.</summary>
    public IProgress<TurnProgress>? ProgressOf(string @event) => _watches.GetValueOrDefault(@event);

    private sealed class Watching(TurnWatches owner, string @event) : IDisposable
    {
        public void Dispose() => owner._watches.TryRemove(@event, out _);
    }
}
