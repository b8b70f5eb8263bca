using System.Collections.Concurrent;

namespace Bot.Identity.Platforms;

/// <summary>Keeps answers of a platform for a while; who asks for the same at the same time waits for one request. Thread-safe.</summary>
/// <param name="fresh">How long an answer is given without asking again.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class TimedCache<T>(TimeSpan fresh, TimeProvider clock)
{
    private const int MaxEntries = 20_000;
    /// <summary>A platform that fails is not asked again for each message.</summary>
    private static readonly TimeSpan Faulty = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The kept answer, or a new one.</summary>
    /// <param name="key">What is asked.</param>
    /// <param name="ask">Asks. Runs for everybody who waits, so nobody's cancellation ends it.</param>
    /// <param name="keep">Whether an answer is kept: failures are for a moment alone.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public async Task<T> GetAsync(string key, Func<Task<T>> ask, Func<T, bool> keep, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (!_entries.TryGetValue(key, out var entry) || entry.Until <= now)
        {
            if (_entries.Count >= MaxEntries)
                Trim(now);
            var made = new Entry(new(ask), now + fresh);
            entry = _entries.AddOrUpdate(key, made, (_, there) => there.Until <= now ? made : there);
        }
        try
        {
            var answer = await entry.Answer.Value.WaitAsync(cancellation).ConfigureAwait(false);
            if (!keep(answer) && entry.Until > now + Faulty)
                _entries.TryUpdate(key, entry with { Until = now + Faulty }, entry);
            return answer;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            _entries.TryRemove(KeyValuePair.Create(key, entry));
            throw;
        }
    }

    private void Trim(DateTimeOffset now)
    {
        foreach (var (key, entry) in _entries)
        {
            if (entry.Until <= now)
                _entries.TryRemove(KeyValuePair.Create(key, entry));
        }
        if (_entries.Count >= MaxEntries)
            _entries.Clear();
    }

    private sealed record Entry(Lazy<Task<T>> Answer, DateTimeOffset Until);
}
