namespace Bot.Guardrails.Audit;

/// <summary>Keeps the audit's entries. Append-only but for retention; shared by all replicas; thread-safe. A failure is an exception of the store's own.</summary>
internal interface IAuditStore
{
    /// <summary>Appends entries, all or none. Durable when it returns. An entry that is there already with the same hash is no fault (a writer that lost the answer tries again).</summary>
    /// <param name="entries">Of one chain, in sequence; at least one.</param>
    /// <param name="cancellation">Gives up waiting; whether they were written is then not known.</param>
    /// <exception cref="InvalidOperationException">A chain and sequence is there with another hash; nothing was appended.</exception>
    Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation);

    /// <summary>The entries of a filter, in its order. Streamed: the whole audit is never held in memory.</summary>
    IAsyncEnumerable<AuditEntry> ReadAsync(AuditFilter filter, CancellationToken cancellation);

    /// <summary>A chain's entries from a sequence on, by sequence.</summary>
    IAsyncEnumerable<AuditEntry> ReadChainAsync(string chain, long from, CancellationToken cancellation);

    /// <summary>The chains that have entries, the one written to last first.</summary>
    IAsyncEnumerable<string> ChainsAsync(CancellationToken cancellation);

    /// <summary>A chain's latest entry (highest sequence); null where it has none.</summary>
    Task<AuditEntry?> LastAsync(string chain, CancellationToken cancellation);

    /// <summary>The latest entry of a chain's leading part that is wholly older than a time; null where the first entry is not older.</summary>
    Task<AuditEntry?> LastBeforeAsync(string chain, DateTimeOffset time, CancellationToken cancellation);

    /// <summary>Removes a chain's entries up to and including a sequence. Only retention does this, after a checkpoint was appended.</summary>
    /// <returns>How many were removed.</returns>
    Task<long> PruneAsync(string chain, long through, CancellationToken cancellation);
}
