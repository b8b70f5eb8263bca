using System.Text.Json;
using System.Text.Json.Nodes;

namespace Bot.Guardrails.Approvals;

/// <summary>The seal of a plan: SHA-256 of its canonical form with everything in it, so also asker, channel, directory, role and expiry.</summary>
internal static class PlanSeal
{
    public static string Of(ChangePlan plan) => CanonicalJson.Hash(JsonSerializer.SerializeToNode(plan, ApprovalJson.Default.ChangePlan));

    /// <summary>The id of a new plan: the same for the same message and calls, so that a turn that is run again makes no second plan.</summary>
    /// <param name="asker">Who asks.</param>
    /// <param name="calls">The calls.</param>
    /// <param name="length">Hex digits; more where a shorter id is taken.</param>
    public static string NewId(PlanAsker asker, IEnumerable<PlannedCall> calls, int length = 6) =>
        "p-" + CanonicalJson.Hash(new JsonArray([$"{asker.Place.Platform}", asker.Place.Workspace, asker.Place.Channel, asker.MessageId, .. calls.Select(c => (JsonNode)c.Call.Hash)]))[..length];
}
