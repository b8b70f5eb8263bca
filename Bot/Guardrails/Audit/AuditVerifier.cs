using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Guardrails.Audit;

/// <summary>The first thing wrong in a chain.</summary>
internal sealed record AuditFault(string Chain, long Seq, string What);

/// <summary>What verification found.</summary>
/// <param name="Chains">How many there are.</param>
/// <param name="Entries">How many were checked.</param>
internal sealed record AuditReport(int Chains, long Entries, IReadOnlyList<AuditFault> Faults);

/// <summary>
/// Checks every chain: each entry has the hash of its text and names the hash before it, sequences have no gap, what entries are found by equals what they say,
/// a removed beginning is covered by a checkpoint, and the heads that chains recorded of each other are still there.
/// </summary>
internal sealed class AuditVerifier(IAuditStore store)
{
    public async Task<AuditReport> VerifyAsync(CancellationToken cancellation)
    {
        var (heads, checkpoints) = await ClaimsAsync(cancellation).ConfigureAwait(false);
        var faults = new List<AuditFault>();
        var chains = new List<string>();
        await foreach (var chain in store.ChainsAsync(cancellation).ConfigureAwait(false))
            chains.Add(chain);
        var entries = 0L;
        foreach (var chain in chains)
        {
            var (count, fault) = await ChainAsync(chain, heads.GetValueOrDefault(chain) ?? [], checkpoints.GetValueOrDefault(chain) ?? [], cancellation).ConfigureAwait(false);
            entries += count;
            if (fault is not null)
                faults.Add(fault);
        }
        foreach (var (chain, claims) in heads)
        {
            var removed = checkpoints.GetValueOrDefault(chain)?.Max(c => c.Seq) ?? 0;
            if (!chains.Contains(chain) && claims.Max(c => c.Seq) > removed)
                faults.Add(new(chain, claims.Max(c => c.Seq), "another chain names this entry, and the whole chain is gone"));
        }
        return new(chains.Count, entries, faults);
    }

    private async Task<(Dictionary<string, List<AuditHead>> Heads, Dictionary<string, List<AuditHead>> Checkpoints)> ClaimsAsync(CancellationToken cancellation)
    {
        var heads = new Dictionary<string, List<AuditHead>>(StringComparer.Ordinal);
        var checkpoints = new Dictionary<string, List<AuditHead>>(StringComparer.Ordinal);
        await foreach (var entry in store.ReadAsync(new() { Kinds = [AuditKind.Opened, AuditKind.Checkpoint] }, cancellation).ConfigureAwait(false))
        {
            var claims = entry.Kind == AuditKind.Opened ? heads : checkpoints;
            foreach (var head in AuditHeads.In(Parse(entry.Json)?["detail"]?["heads"]))
            {
                if (!claims.TryGetValue(head.Chain, out var list))
                    claims[head.Chain] = list = [];
                list.Add(head);
            }
        }
        return (heads, checkpoints);
    }

    private async Task<(long Count, AuditFault? Fault)> ChainAsync(string chain, List<AuditHead> heads, List<AuditHead> checkpoints, CancellationToken cancellation)
    {
        var count = 0L;
        AuditEntry? last = null;
        var waiting = heads.ToLookup(h => h.Seq, h => h.Hash);
        await foreach (var entry in store.ReadChainAsync(chain, 0, cancellation).ConfigureAwait(false))
        {
            count++;
            if (Wrong(entry, last, checkpoints) is { } what)
                return (count, new(chain, entry.Seq, what));
            if (waiting[entry.Seq].Any(h => h != entry.Hash))
                return (count, new(chain, entry.Seq, "another chain names this entry with another hash: the chain was rewritten"));
            last = entry;
        }
        var missing = heads.Where(h => h.Seq > (last?.Seq ?? 0)).Select(h => h.Seq).DefaultIfEmpty().Max();
        return (count, missing > 0 ? new(chain, missing, $"another chain names this entry, and the chain ends at {last?.Seq ?? 0}: its end was removed") : null);
    }

    private static string? Wrong(AuditEntry entry, AuditEntry? before, List<AuditHead> checkpoints)
    {
        if (AuditJson.Hash(entry.Json) != entry.Hash)
            return "the text is not what was hashed: the entry was changed";
        if (Parse(entry.Json) is not { } json)
            return "the text is no JSON object";
        string? Text(string name) => json[name] is JsonValue v && v.TryGetValue<string>(out var text) ? text : null;
        if (Text("chain") != entry.Chain || json["seq"] is not JsonValue s || !s.TryGetValue<long>(out var seq) || seq != entry.Seq)
            return "the entry belongs to another place";
        if (Text("kind") != AuditJson.Name(entry.Kind) || (Text("person") ?? "") != entry.Person || (Text("channel") ?? "") != entry.Channel || (Text("turn") ?? "") != entry.Turn || (Text("outcome") ?? "") != entry.Outcome
            || !DateTimeOffset.TryParse(Text("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) || at != entry.At)
            return "the columns it is found by are not what it says";
        var previous = Text("prev");
        if (before is not null)
            return entry.Seq != before.Seq + 1 ? $"entries {before.Seq + 1} to {entry.Seq - 1} are missing" : previous != before.Hash ? $"it does not follow entry {before.Seq}" : null;
        if (entry.Seq == 1)
            return previous == AuditJson.Genesis ? null : "it does not begin the chain";
        return checkpoints.Exists(c => c.Seq == entry.Seq - 1 && c.Hash == previous) ? null : $"entries 1 to {entry.Seq - 1} are missing, and no checkpoint says that retention removed them";
    }

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
