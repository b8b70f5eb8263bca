using System.Runtime.CompilerServices;

namespace Bot.Conversations.Stores;

/// <summary>Records that live as long as the process.</summary>
internal sealed class MemoryRecords(TimeProvider clock) : IRecords
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<(string Kind, string Key), (StoredRecord Record, DateTimeOffset? Expires)> _records =
        new(Comparer<(string Kind, string Key)>.Create((a, b) => string.CompareOrdinal(a.Kind, b.Kind) is var k and not 0 ? k : string.CompareOrdinal(a.Key, b.Key)));

    public Task<StoredRecord?> GetAsync(string kind, string key, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(Live(kind, key));
    }

    public Task<bool> PutAsync(string kind, string key, string json, long expected, DateTimeOffset? expires, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if ((Live(kind, key)?.Version ?? 0) != expected)
                return Task.FromResult(false);
            _records[(kind, key)] = (new(key, json, expected + 1), expires);
            return Task.FromResult(true);
        }
    }

    public Task DeleteAsync(string kind, string key, CancellationToken cancellation)
    {
        lock (_lock)
            _records.Remove((kind, key));
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredRecord> ListAsync(string kind, string prefix, [EnumeratorCancellation] CancellationToken cancellation)
    {
        StoredRecord[] found;
        lock (_lock)
            found = [.. _records.Where(r => r.Key.Kind == kind && r.Key.Key.StartsWith(prefix, StringComparison.Ordinal) && IsLive(r.Value.Expires)).Select(r => r.Value.Record)];
        foreach (var record in found)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return record;
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private StoredRecord? Live(string kind, string key) =>
        _records.TryGetValue((kind, key), out var found) && IsLive(found.Expires) ? found.Record : null;

    private bool IsLive(DateTimeOffset? expires) => expires is not { } at || at > clock.GetUtcNow();
}
