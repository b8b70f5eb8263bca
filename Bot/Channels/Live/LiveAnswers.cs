using System.Collections.Concurrent;
using System.Text.Json;
using Bot.Conversations;
using Bot.Conversations.Stores;

namespace Bot.Channels.Live;

/// <summary>Shows long turns while they run; the answer takes the place of what is shown.</summary>
/// <remarks>What is shown is noted in the store, so that whoever takes up the turn of a process that died takes up its message too.</remarks>
internal sealed class LiveAnswers<TShown, TAnswer>(ILivePlatform<TShown, TAnswer> platform, IRecords records, TimeProvider clock)
    where TShown : class, IShownAnswer
{
    private const int MaxLive = 2000;
    private static readonly TimeSpan s_kept = TimeSpan.FromHours(6);
    private readonly ConcurrentDictionary<string, LiveAnswer<TShown, TAnswer>> _live = new(StringComparer.Ordinal);

    /// <summary>Watches a turn; null where nothing is to be shown.</summary>
    public IProgress<TurnProgress>? Watch(string deliveryId, Message message)
    {
        if (message.FromNotification || message.Unaddressed || !platform.MayShow(message))
            return null;
        if (_live.Count >= MaxLive)
        {
            foreach (var (id, old) in _live.Where(l => l.Value.IsEnded))
                _live.TryRemove(KeyValuePair.Create(id, old));
        }
        // A turn that is run again goes on where it was, in this process or in another.
        return _live.GetOrAdd(deliveryId, id => new(new(id, message), platform, () => NotedAsync(id, CancellationToken.None), shown => NoteAsync(id, shown), clock));
    }

    /// <summary>The turn is over: no more of it is shown, whoever delivers the answer.</summary>
    public void Stop(string deliveryId)
    {
        if (_live.TryGetValue(deliveryId, out var live))
            live.Stop();
    }

    /// <summary>Ends the showing.</summary>
    /// <returns>What was shown; null for nothing.</returns>
    public async Task<TShown?> EndAsync(string deliveryId, CancellationToken cancellation)
    {
        if (_live.TryGetValue(deliveryId, out var live))
        {
            var shown = await live.EndAsync().ConfigureAwait(false);
            if (shown is null)
                _live.TryRemove(deliveryId, out _);
            return shown;
        }
        return await NotedAsync(deliveryId, cancellation).ConfigureAwait(false);
    }

    /// <summary>Puts the answer in the place of what is shown.</summary>
    /// <returns>Null where that cannot be done: the answer is to be sent. What is shown was taken away as far as the platform let it.</returns>
    public async Task<DeliveryOutcome?> ReplaceAsync(string deliveryId, TShown shown, TAnswer answer, CancellationToken cancellation)
    {
        var outcome = await platform.PutAsync(shown, _live.TryGetValue(deliveryId, out var live) ? live.Turn : null, answer, cancellation).ConfigureAwait(false);
        switch (outcome)
        {
            case DeliveryOutcome.Never:
                await RemoveAsync(deliveryId, shown, cancellation).ConfigureAwait(false);
                return null;
            case DeliveryOutcome.Done:
                await ForgetAsync(deliveryId, cancellation).ConfigureAwait(false);
                return outcome;
            default:
                return outcome;
        }
    }

    /// <summary>Takes away what is shown: the answer cannot stand there, or is not for everybody.</summary>
    public async Task RemoveAsync(string deliveryId, TShown shown, CancellationToken cancellation)
    {
        await platform.RemoveAsync(shown, cancellation).ConfigureAwait(false);
        await ForgetAsync(deliveryId, cancellation).ConfigureAwait(false);
    }

    private async Task<TShown?> NotedAsync(string deliveryId, CancellationToken cancellation) =>
        await records.GetAsync(platform.Kind, deliveryId, cancellation).ConfigureAwait(false) is { } stored ? JsonSerializer.Deserialize<TShown>(stored.Json) : null;

    private Task NoteAsync(string deliveryId, TShown shown) =>
        records.PutAsync(platform.Kind, deliveryId, JsonSerializer.Serialize(shown), 0, clock.GetUtcNow() + s_kept, CancellationToken.None);

    private Task ForgetAsync(string deliveryId, CancellationToken cancellation)
    {
        _live.TryRemove(deliveryId, out _);
        return records.DeleteAsync(platform.Kind, deliveryId, cancellation);
    }
}
