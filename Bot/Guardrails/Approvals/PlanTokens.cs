using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Guardrails.Approvals;

/// <summary>Idempotency tokens of a plan's calls, made from its id: AWS itself then knows a call that it was sent before.</summary>
internal static class PlanTokens
{
    /// <summary>The calls, each with its token where the operation takes one and none was given.</summary>
    public static ImmutableArray<PlannedCall> Fill(ChangePlan plan) => [.. plan.Calls.Select((c, i) => Member(c.Call) is { } member
        ? c with { Call = c.Call with { Parameters = With(c.Call.Parameters, member, Token(plan, i)) } }
        : c)];

    /// <summary>Members that make AWS know a call again, though its own models do not mark them as such.</summary>
    private static readonly FrozenDictionary<string, string> s_unmarked = new Dictionary<string, string>(StringComparer.Ordinal) { ["ssm:StartAutomationExecution"] = "ClientToken" }.ToFrozenDictionary(StringComparer.Ordinal);

    private static string? Member(SealedCall call) =>
        s_unmarked.GetValueOrDefault($"{call.Service}:{call.Operation}") is { } member ? call.Parameters[member] is null ? member : null
        : AwsCatalog.Default.Service(call.Service).Operations[call.Operation].Input.Members.Values.FirstOrDefault(m => m.IdempotencyToken && call.Parameters[m.Name] is null)?.Name;

    private static JsonObject With(JsonObject parameters, string member, string token)
    {
        var with = (JsonObject)parameters.DeepClone();
        with[member] = token;
        return with;
    }

    /// <summary>In the form of a UUID, which some operations ask for (SSM Automation).</summary>
    private static string Token(ChangePlan plan, int index)
    {
        var hash = CanonicalJson.Hash(new JsonArray(plan.Id, plan.Asker.MessageId, index));
        return $"{hash[..8]}-{hash[8..12]}-{hash[12..16]}-{hash[16..20]}-{hash[20..32]}";
    }
}
