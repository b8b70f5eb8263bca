using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>The filters of Security Hub and Inspector: a list of comparisons by field; one of each field's must hold.</summary>
internal static class FindingFilters
{
    // Fields whose place in the document is not their name; "[]" enters a list.
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["SeverityLabel"] = "Severity.Label",
        ["WorkflowStatus"] = "Workflow.Status",
        ["ComplianceStatus"] = "Compliance.Status",
        ["ResourceType"] = "Resources[].Type",
        ["ResourceId"] = "Resources[].Id",
        ["ComplianceSecurityControlId"] = "Compliance.SecurityControlId",
        ["GeneratorId"] = "GeneratorId",
        ["Type"] = "Types[]",
        ["findingStatus"] = "status",
        ["findingType"] = "type",
        ["resourceType"] = "resources[].type",
        ["resourceId"] = "resources[].id",
        ["vulnerabilityId"] = "packageVulnerabilityDetails.vulnerabilityId",
    };

    /// <summary>True where the document agrees with all filters.</summary>
    public static bool Match(JsonObject? filters, JsonObject document) => (filters ?? []).All(f => f.Value is not JsonArray { Count: > 0 } tests || tests.OfType<JsonObject>().Any(t => Holds(t, Values(document, Places.GetValueOrDefault(f.Key, f.Key)))));

    private static bool Holds(JsonObject test, IEnumerable<string> values)
    {
        var wanted = Inputs.Text(test["Value"] ?? test["value"]);
        return wanted is null || (Inputs.Text(test["Comparison"] ?? test["comparison"]) switch
        {
            "PREFIX" => values.Any(v => v.StartsWith(wanted, StringComparison.Ordinal)),
            "NOT_EQUALS" => values.All(v => v != wanted),
            "PREFIX_NOT_EQUALS" => values.All(v => !v.StartsWith(wanted, StringComparison.Ordinal)),
            "CONTAINS" => values.Any(v => v.Contains(wanted, StringComparison.Ordinal)),
            _ => values.Any(v => v == wanted),
        });
    }

    private static IEnumerable<string> Values(JsonNode? node, string path)
    {
        IEnumerable<JsonNode?> nodes = [node];
        foreach (var step in path.Split('.'))
        {
            var (name, many) = step.EndsWith("[]", StringComparison.Ordinal) ? (step[..^2], true) : (step, false);
            nodes = nodes.Select(n => n is JsonObject inner ? inner[name] : null);
            if (many) nodes = nodes.SelectMany(n => n as JsonArray ?? []);
        }
        return nodes.Select(Inputs.Text).OfType<string>();
    }
}
