using System.Runtime.CompilerServices;

namespace Bot.Guardrails.Audit;

/// <summary>The audit of a process that keeps nothing. Bounded: beyond it the oldest entries of the chain that is written to are dropped.</summary>
internal sealed class MemoryAuditStore : IAuditStore
{
    private const int MaxEntries = 200_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SortedList<long, AuditEntry>> _chains = new(StringComparer.Ordinal);

    public Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (!_chains.TryGetValue(entries[0].Chain, out var chain))
                chain = [];
            if (entries.FirstOrDefault(e => chain.TryGetValue(e.Seq, out var there) && there.Hash != e.Hash) is { } other)
                throw new InvalidOperationException($"Entry {other.Seq} of chain {other.Chain} exists with another hash.");
            foreach (var entry in entries)
                chain[entry.Seq] = entry;
            while (chain.Count > MaxEntries)
                chain.RemoveAt(0);
            _chains[entries[0].Chain] = chain;
        }
        return Task.CompletedTask;
    }

    public IAsyncEnumerable<AuditEntry> ReadAsync(AuditFilter filter, CancellationToken cancellation)
    {
        lock (_lock)
        {
            var found = _chains.Values.SelectMany(c => c.Values).Where(filter.Holds).OrderBy(e => e.At).ThenBy(e => e.Chain, StringComparer.Ordinal).ThenBy(e => e.Seq);
            AuditEntry[] entries = filter.NewestFirst ? [.. found.Reverse().Take(filter.Limit ?? int.MaxValue)] : [.. found.Take(filter.Limit ?? int.MaxValue)];
            return StreamAsync(entries, cancellation);
        }
    }

    public IAsyncEnumerable<AuditEntry> ReadChainAsync(string chain, long from, CancellationToken cancellation)
    {
        lock (_lock)
            return StreamAsync(_chains.TryGetValue(chain, out var entries) ? [.. entries.Values.Where(e => e.Seq >= from)] : Array.Empty<AuditEntry>(), cancellation);
    }

    public IAsyncEnumerable<string> ChainsAsync(CancellationToken cancellation)
    {
        lock (_lock)
            return StreamAsync(_chains.OrderByDescending(c => c.Value.Values[^1].At).Select(c => c.Key).ToArray(), cancellation);
    }

    public Task<AuditEntry?> LastAsync(string chain, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(_chains.TryGetValue(chain, out var entries) ? entries.Values[^1] : null);
    }

    public Task<AuditEntry?> LastBeforeAsync(string chain, DateTimeOffset time, CancellationToken cancellation)
    {
        lock (_lock)
            return Task.FromResult(_chains.TryGetValue(chain, out var entries) ? entries.Values.TakeWhile(e => e.At < time).LastOrDefault() : null);
    }

    public Task<long> PruneAsync(string chain, long through, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (!_chains.TryGetValue(chain, out var entries))
                return Task.FromResult(0L);
            var removed = 0L;
            while (entries.Count > 0 && entries.Keys[0] <= through)
            {
                entries.RemoveAt(0);
                removed++;
            }
            if (entries.Count == 0)
                _chains.Remove(chain);
            return Task.FromResult(removed);
        }
    }

    private static async IAsyncEnumerable<T> StreamAsync<T>(T[] items, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var item in items)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return item;
        }
        await Task.CompletedTask.ConfigureAwait(false);
    }
}
