using System.Text.Json;
using Bot.Aws.Iam;

namespace Bot.Guardrails;

/// <summary>One line of a file for <c>policy check</c>.</summary>
internal static class PolicyCheckCase
{
    private static readonly string[] s_members = ["identityPolicies", "permissionBoundaries", "sessionPolicies", "resourcePolicy", "scps", "request"];

    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">It is not such a line, or a policy is not valid; the message names the place.</exception>
    public static (PolicySet Policies, AuthorizationRequest Request) Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("request", out var request) || request.ValueKind != JsonValueKind.Object)
                throw new FormatException("the line must be an object with a `request` object.");
            if (root.EnumerateObject().Select(m => m.Name).FirstOrDefault(n => !s_members.Contains(n)) is { } unknown)
                throw new FormatException($"`{unknown}` is not known here; write {string.Join(", ", s_members)}.");
            var policies = new PolicySet
            {
                Identity = Policies(root, "identityPolicies", PolicyLayer.Identity),
                Boundaries = Policies(root, "permissionBoundaries", PolicyLayer.Boundary),
                Session = Policies(root, "sessionPolicies", PolicyLayer.Session),
                Resource = root.TryGetProperty("resourcePolicy", out var policy) && policy.ValueKind != JsonValueKind.Null ? Policy(policy, "resourcePolicy", PolicyLayer.Resource) : null,
                Scps = [.. List(root, "scps").Select((level, i) => Policies(level, $"scps[{i}]", PolicyLayer.Organization))],
            };
            return (policies, Request(request));
        }
        catch (JsonException e)
        {
            throw new FormatException($"the line is not JSON: {e.Message}");
        }
        // The JSON reader's way to say that a text holds half of a surrogate pair.
        catch (InvalidOperationException e)
        {
            throw new FormatException($"the line holds a broken text: {e.Message}");
        }
    }

    private static AuthorizationRequest Request(JsonElement request) =>
        new(Text(request, "action"), Text(request, "resource"), Text(request, "principal"), Context(request))
        {
            Session = request.TryGetProperty("session", out var session) && session.ValueKind == JsonValueKind.String ? session.GetString() : null,
        };

    private static Dictionary<string, IReadOnlyList<string>> Context(JsonElement request)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        if (request.TryGetProperty("context", out var values) && values.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in values.EnumerateObject())
            {
                context[member.Name] = member.Value.ValueKind switch
                {
                    JsonValueKind.Array => [.. member.Value.EnumerateArray().Select(Scalar)],
                    JsonValueKind.Null => [],
                    _ => [Scalar(member.Value)],
                };
            }
        }
        return context;
    }

    private static string Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new FormatException("request.context: a value must be a string, a number, true, false or a list of these."),
    };

    private static string Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"request.{name} is missing or no string.");

    private static IReadOnlyList<PolicyDocument> Policies(JsonElement root, string name, PolicyLayer layer) =>
        [.. List(root, name).Select((p, i) => Policy(p, $"{name}[{i}]", layer))];

    private static IEnumerable<JsonElement> List(JsonElement root, string name)
    {
        if (root.ValueKind == JsonValueKind.Array)
            return root.EnumerateArray();
        if (root.ValueKind != JsonValueKind.Object)
            throw new FormatException($"{name} must be a list.");
        if (!root.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return [];
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : throw new FormatException($"{name} must be a list.");
    }

    /// <summary>A policy stands in the line as an object, or as its JSON in a string.</summary>
    private static PolicyDocument Policy(JsonElement policy, string name, PolicyLayer layer)
    {
        try
        {
            var parsed = PolicyDocument.Parse(policy.ValueKind == JsonValueKind.String ? policy.GetString()! : policy.GetRawText(), name);
            return parsed.FaultIn(layer) is { } fault ? throw new FormatException($"The policy is not valid: {fault}") : parsed;
        }
        catch (FormatException e)
        {
            throw new FormatException($"{name}: {e.Message}");
        }
    }
}
