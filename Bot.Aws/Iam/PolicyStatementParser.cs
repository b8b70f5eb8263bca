using System.Text.Json;

namespace Bot.Aws.Iam;

/// <summary>Reads and checks one statement.</summary>
internal static class PolicyStatementParser
{
    public static PolicyStatement Parse(JsonElement json, int index, bool variables)
    {
        var where = $"Statement[{index}]";
        if (json.ValueKind != JsonValueKind.Object)
            throw PolicyFault.Of(where, "it must be an object.");
        var members = PolicyJson.Members(json, where).ToDictionary(m => m.Name, m => m.Value, StringComparer.Ordinal);
        if (members.Keys.FirstOrDefault(k => k is not ("Sid" or "Effect" or "Principal" or "NotPrincipal" or "Action" or "NotAction" or "Resource" or "NotResource" or "Condition")) is { } unknown)
            throw PolicyFault.Of(where, $"`{unknown}` is not an element of a statement.");

        var sid = members.TryGetValue("Sid", out var name) ? PolicyJson.Text(name, where, "Sid") : "";
        var principal = OneOf(members, "Principal", "NotPrincipal", where);
        var action = OneOf(members, "Action", "NotAction", where) ?? throw PolicyFault.Of(where, "Action (or NotAction) is missing.");
        var resource = OneOf(members, "Resource", "NotResource", where);
        if (resource is null && principal is null)
            throw PolicyFault.Of(where, "Resource (or NotResource) is missing.");
        return new()
        {
            Label = sid.Length > 0 ? sid : where,
            Denies = Effect(members, where),
            Principal = principal is { } p ? PrincipalParser.Parse(p.Value, p.Negated, where) : null,
            Actions = new(action.Negated, Actions(action.Value, where, action.Negated ? "NotAction" : "Action")),
            Resources = resource is { } r ? new(r.Negated, Resources(r.Value, where, r.Negated ? "NotResource" : "Resource", variables)) : null,
            Conditions = members.TryGetValue("Condition", out var condition) ? Conditions(condition, where, variables) : [],
        };
    }

    private static (JsonElement Value, bool Negated)? OneOf(Dictionary<string, JsonElement> members, string plain, string negated, string where) =>
        (members.TryGetValue(plain, out var yes), members.TryGetValue(negated, out var no)) switch
        {
            (true, true) => throw PolicyFault.Of(where, $"{plain} and {negated} exclude each other."),
            (true, _) => (yes, false),
            (_, true) => (no, true),
            _ => null,
        };

    private static bool Effect(Dictionary<string, JsonElement> members, string where)
    {
        if (!members.TryGetValue("Effect", out var effect))
            throw PolicyFault.Of(where, "Effect is missing.");
        return PolicyJson.Text(effect, where, "Effect") switch
        {
            "Allow" => false,
            "Deny" => true,
            var other => throw PolicyFault.Of(where, $"Effect is `{other}`; it must be Allow or Deny."),
        };
    }

    private static string[] Actions(JsonElement value, string where, string element)
    {
        var actions = PolicyJson.Texts(value, where, element);
        foreach (var action in actions)
        {
            if (action == "*")
                continue;
            var colon = action.IndexOf(':');
            if (colon <= 0 || colon == action.Length - 1 || action.IndexOf(':', colon + 1) >= 0 || action.Any(c => char.IsWhiteSpace(c) || c > '~'))
                throw PolicyFault.Of(where, $"{element}: `{action}` is not an action such as s3:GetObject or ec2:Describe*.");
        }
        return actions;
    }

    private static PolicyText[] Resources(JsonElement value, string where, string element, bool variables)
    {
        var resources = PolicyJson.Texts(value, where, element);
        foreach (var resource in resources)
        {
            if (resource != "*" && !resource.StartsWith("arn:", StringComparison.Ordinal) && !(resource.Contains('*') && "arn:".StartsWith(resource[..resource.IndexOf('*')], StringComparison.Ordinal))
                && !(variables && resource.StartsWith("${", StringComparison.Ordinal)))
                throw PolicyFault.Of(where, $"{element}: `{resource}` is not an ARN or *.");
        }
        return [.. resources.Select(r => PolicyText.Parse(r, variables, wildcards: true, $"{where}: {element}"))];
    }

    private static PolicyCondition[] Conditions(JsonElement value, string where, bool variables)
    {
        if (value.ValueKind != JsonValueKind.Object)
            throw PolicyFault.Of(where, "Condition must be an object of operators.");
        var conditions = new List<PolicyCondition>();
        foreach (var (op, keys) in PolicyJson.Members(value, $"{where}: Condition"))
        {
            if (keys.ValueKind != JsonValueKind.Object)
                throw PolicyFault.Of(where, $"Condition: {op} must be an object of condition keys.");
            foreach (var (key, values) in PolicyJson.Members(keys, $"{where}: Condition {op}"))
            {
                if (string.IsNullOrWhiteSpace(key))
                    throw PolicyFault.Of(where, $"Condition: {op} names an empty key.");
                conditions.Add(ConditionOperators.Parse(op, key, PolicyJson.Values(values, where, key), variables, where));
            }
        }
        return [.. conditions];
    }
}
