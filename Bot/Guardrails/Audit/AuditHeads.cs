using System.Text.Json.Nodes;

namespace Bot.Guardrails.Audit;

/// <summary>A place in a chain with its hash, as entries name it.</summary>
internal sealed record AuditHead(string Chain, long Seq, string Hash);

/// <summary>Writes and reads heads in the details of entries.</summary>
internal static class AuditHeads
{
    public static JsonObject Of(string chain, long seq, string hash) => new() { ["chain"] = chain, ["seq"] = seq, ["hash"] = hash };

    /// <summary>The heads that an entry names; what cannot be read is left out.</summary>
    public static IEnumerable<AuditHead> In(JsonNode? list)
    {
        foreach (var item in (list as JsonArray ?? []).OfType<JsonObject>())
        {
            if (item["chain"] is JsonValue c && c.TryGetValue<string>(out var chain) && item["seq"] is JsonValue s && s.TryGetValue<long>(out var seq) && item["hash"] is JsonValue h && h.TryGetValue<string>(out var hash))
                yield return new(chain, seq, hash);
        }
    }
}
