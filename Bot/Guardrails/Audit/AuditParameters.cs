using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Bot.Guardrails.Audit;

/// <summary>A call's parameters in the audit: whole while they are small, and the ids, names and ARNs in them to search by.</summary>
internal static class AuditParameters
{
    private const int MaxLength = 2_000;
    private const int MaxResources = 50;
    private static readonly string[] Endings = ["id", "ids", "arn", "arns", "name", "names", "identifier", "identifiers", "bucket", "cluster", "clusters", "service", "services", "resource", "resources", "queueurl", "resourcelist", "key"];

    /// <summary>A copy; of large ones only the names of the members.</summary>
    public static JsonNode? Of(JsonObject parameters)
    {
        if (parameters.Count == 0)
            return null;
        return parameters.ToJsonString().Length <= MaxLength
            ? parameters.DeepClone()
            : new JsonObject { ["members"] = new JsonArray([.. parameters.Select(p => (JsonNode)p.Key)]) };
    }

    /// <summary>What the call is about.</summary>
    public static ImmutableArray<string> ResourcesOf(JsonObject parameters)
    {
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, value) in parameters)
            Collect(name, value, found);
        return found.ToImmutable();
    }

    private static void Collect(string name, JsonNode? value, ImmutableArray<string>.Builder found)
    {
        switch (value)
        {
            case JsonArray list:
                foreach (var item in list)
                    Collect(name, item, found);
                break;
            case JsonObject o:
                foreach (var (inner, content) in o)
                    Collect(inner, content, found);
                break;
            case JsonValue text when found.Count < MaxResources && text.TryGetValue<string>(out var s) && s.Length > 2 && IsResource(name, s):
                if (!found.Contains(s))
                    found.Add(s);
                break;
        }
    }

    private static bool IsResource(string name, string value) =>
        value.StartsWith("arn:", StringComparison.Ordinal) || Array.Exists(Endings, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
}
