namespace Bot.Conversations.Stores;

/// <summary>Small durable facts by kind and key, shared by all replicas: choices of people, sign-ins, approvals, subscriptions. Thread-safe.</summary>
internal interface IRecords
{
    /// <summary>The record; null where there is none or it has expired.</summary>
    Task<StoredRecord?> GetAsync(string kind, string key, CancellationToken cancellation);

    /// <summary>Writes a record if nobody wrote it since it was read. Durable when it returns.</summary>
    /// <param name="kind">What it is: <c>choice</c>, <c>approval</c>.</param>
    /// <param name="key">Unique in its kind; at most 300 characters.</param>
    /// <param name="json">The content.</param>
    /// <param name="expected">The version that was read; 0 where it must not exist.</param>
    /// <param name="expires">From when on it is as good as deleted; null for never.</param>
    /// <param name="cancellation">Gives up waiting; whether it was written is then not known.</param>
    /// <returns>False where the version was another: read again, decide again.</returns>
    Task<bool> PutAsync(string kind, string key, string json, long expected, DateTimeOffset? expires, CancellationToken cancellation);

    /// <summary>Deletes a record; deleting what is not there is no error.</summary>
    Task DeleteAsync(string kind, string key, CancellationToken cancellation);

    /// <summary>The records of a kind whose keys begin with a text, by key (ordinal order).</summary>
    IAsyncEnumerable<StoredRecord> ListAsync(string kind, string prefix, CancellationToken cancellation);
}

/// <param name="Version">Grows with each write, from 1.</param>
internal sealed record StoredRecord(string Key, string Json, long Version);
