namespace Bot.Guardrails.Audit;

/// <summary>Entries as JSON Lines: the canonical form with its hash as the last member, so that anybody can check a chain without the bot.</summary>
internal static class AuditExport
{
    public static string Line(AuditEntry entry) => $"{entry.Json.AsSpan(0, entry.Json.Length - 1)},\"hash\":\"{entry.Hash}\"}}";

    /// <summary>Writes the entries of a filter.</summary>
    /// <returns>How many.</returns>
    public static async Task<long> WriteAsync(IAuditStore store, AuditFilter filter, TextWriter output, CancellationToken cancellation)
    {
        var count = 0L;
        await foreach (var entry in store.ReadAsync(filter, cancellation).ConfigureAwait(false))
        {
            await output.WriteLineAsync(Line(entry)).ConfigureAwait(false);
            count++;
        }
        return count;
    }
}
