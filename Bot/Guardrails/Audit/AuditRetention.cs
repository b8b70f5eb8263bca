using System.Text.Json.Nodes;

namespace Bot.Guardrails.Audit;

/// <summary>Removes what is older than the setting. A checkpoint that names what goes, with its last hash, is durable before anything is removed, so that verification still holds.</summary>
internal sealed class AuditRetention(IAuditStore store, IAudit audit, AuditOptions options, TimeProvider clock)
{
    private const int ChainsEachEntry = 100;

    /// <summary>Removes once.</summary>
    /// <returns>How many entries were removed.</returns>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        if (options.RetentionDays <= 0)
            return 0;
        var before = clock.GetUtcNow() - TimeSpan.FromDays(options.RetentionDays);
        var ends = new List<AuditHead>();
        var covered = new List<AuditHead>();
        var chains = new List<string>();
        await foreach (var chain in store.ChainsAsync(cancellation).ConfigureAwait(false))
            chains.Add(chain);
        foreach (var chain in chains)
        {
            if (await store.LastBeforeAsync(chain, before, cancellation).ConfigureAwait(false) is { } end)
                ends.Add(new(chain, end.Seq, end.Hash));
            else if (await BeginningAsync(chain, cancellation).ConfigureAwait(false) is { } removed)
                covered.Add(removed);
        }
        if (ends.Count == 0)
            return 0;
        // The checkpoints of earlier removals may be among what goes now: what they say is said again.
        foreach (var some in ends.Concat(covered).Chunk(ChainsEachEntry))
            audit.Record(new(AuditKind.Checkpoint, clock.GetUtcNow()) { Detail = new() { ["heads"] = new JsonArray([.. some.Select(h => (JsonNode)AuditHeads.Of(h.Chain, h.Seq, h.Hash))]) } });
        await audit.FlushAsync(cancellation).ConfigureAwait(false);
        var count = 0L;
        foreach (var end in ends)
            count += await store.PruneAsync(end.Chain, end.Seq, cancellation).ConfigureAwait(false);
        return count;
    }

    /// <summary>Where a chain begins that lost its beginning before; null for a whole one.</summary>
    private async Task<AuditHead?> BeginningAsync(string chain, CancellationToken cancellation)
    {
        await foreach (var first in store.ReadChainAsync(chain, 0, cancellation).ConfigureAwait(false))
            return first.Seq > 1 && JsonNode.Parse(first.Json)?["prev"] is JsonValue v && v.TryGetValue<string>(out var hash) ? new(chain, first.Seq - 1, hash) : null;
        return null;
    }
}
