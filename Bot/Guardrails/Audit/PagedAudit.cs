using System.Runtime.CompilerServices;

namespace Bot.Guardrails.Audit;

/// <summary>Streams entries page by page, so that neither memory nor a transaction grows with how many there are.</summary>
internal static class PagedAudit
{
    /// <summary>The entries of a filter.</summary>
    public static async IAsyncEnumerable<AuditEntry> ReadAsync(
        AuditFilter filter, Func<string, IReadOnlyList<object>, CancellationToken, Task<IReadOnlyList<AuditEntry>>> page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var left = filter.Limit ?? int.MaxValue;
        AuditEntry? last = null;
        while (left > 0)
        {
            var query = AuditQuery.Of(filter, last);
            var entries = await page(query.Sql, query.Values, cancellation).ConfigureAwait(false);
            foreach (var entry in entries.Take(left))
                yield return entry;
            left -= entries.Count;
            if (entries.Count < AuditQuery.Page)
                yield break;
            last = entries[^1];
        }
    }

    /// <summary>A chain's entries.</summary>
    public static async IAsyncEnumerable<AuditEntry> ChainAsync(
        string chain, long from, Func<string, IReadOnlyList<object>, CancellationToken, Task<IReadOnlyList<AuditEntry>>> page, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            var entries = await page(AuditStatements.ChainPage, [chain, from, (long)AuditQuery.Page], cancellation).ConfigureAwait(false);
            foreach (var entry in entries)
                yield return entry;
            if (entries.Count < AuditQuery.Page)
                yield break;
            from = entries[^1].Seq + 1;
        }
    }
}
