using Bot.Conversations.Stores;

namespace Bot.Tests.Guardrails.Approvals;

/// <summary>Records as one replica sees them: its process may die at any write, before or after it was kept.</summary>
internal sealed class FaultyRecords(IRecords records) : IRecords
{
    /// <summary>Counts the writes so far.</summary>
    public int Writes { get; private set; }

    /// <summary>The write that the process dies at; 0 for none.</summary>
    public int DiesAt { get; set; }

    /// <summary>Whether that write was kept.</summary>
    public bool Kept { get; set; }

    public Task<StoredRecord?> GetAsync(string kind, string key, CancellationToken cancellation) => records.GetAsync(kind, key, cancellation);

    public async Task<bool> PutAsync(string kind, string key, string json, long expected, DateTimeOffset? expires, CancellationToken cancellation)
    {
        if (++Writes == DiesAt && !Kept)
            throw new CrashException();
        var written = await records.PutAsync(kind, key, json, expected, expires, cancellation);
        return Writes == DiesAt ? throw new CrashException() : written;
    }

    public Task DeleteAsync(string kind, string key, CancellationToken cancellation) => records.DeleteAsync(kind, key, cancellation);

    public IAsyncEnumerable<StoredRecord> ListAsync(string kind, string prefix, CancellationToken cancellation) => records.ListAsync(kind, prefix, cancellation);
}
