using System.Text.Json.Nodes;

namespace Bot.Identity.Reading;

/// <summary>Policies that hold nothing back.</summary>
internal static class WidePolicies
{
    /// <summary>Whether a policy allows every action on everything without a condition, and denies nothing.</summary>
    public static bool IsWide(GuardrailPolicy policy)
    {
        if (policy.Json is null)
            return policy.ManagedArn?.EndsWith(":aws:policy/AdministratorAccess", StringComparison.Ordinal) == true;
        var statements = JsonNode.Parse(policy.Json)?["Statement"] switch
        {
            JsonArray list => list.OfType<JsonObject>(),
            JsonObject one => [one],
            _ => [],
        };
        var all = statements.ToList();
        return all.Exists(IsWide) && !all.Exists(s => (string?)s["Effect"] == "Deny");
    }

    private static bool IsWide(JsonObject statement) =>
        (string?)statement["Effect"] == "Allow" && Names(statement["Action"]).Any(a => a is "*" or "*:*") && Names(statement["Resource"]).Contains("*")
        && statement["Condition"] is null or JsonObject { Count: 0 };

    private static IEnumerable<string?> Names(JsonNode? node) => node is JsonArray list ? list.Select(n => (string?)n) : node is null ? [] : [(string?)node];
}
