using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;

namespace Bot.Identity.Sessions;

/// <summary>
/// Session policies: what AWS itself holds a session to, whatever the bot does. A question's session may read one service, nothing that gives out
/// secrets or stored data; a change's session may do what that one call needs. Both stay within the channel's guardrail and Regions.
/// </summary>
/// <remarks>Source: IAM User Guide, "Session policies": several act as one, so the guardrail allows and the bot's own statements only deny.</remarks>
internal static class SessionPolicies
{
    private const string ApiKeys = "arn:aws:apigateway:*::/apikeys*";
    private const string UsagePlanKeys = "arn:aws:apigateway:*::/usageplans/*/keys*";

    /// <summary>No service's reads take more beside a guardrail (characters, deflated bytes); so a channel can be checked without loading the catalog.</summary>
    public const int MaxReadCharacters = 530;
    public const int MaxReadPacked = 230;

    /// <summary>For the reads of a service.</summary>
    /// <param name="channel">Whose guardrail holds; null for none.</param>
    /// <param name="service">The service that is asked.</param>
    /// <param name="regions">Regions that may be asked; empty for all.</param>
    /// <param name="alsoReads">Services that the asked one calls in the caller's name.</param>
    public static SessionPolicy ForReads(DirectoryChannel? channel, AwsService service, ImmutableArray<string> regions, IEnumerable<AwsService>? alsoReads = null)
    {
        var reads = alsoReads is null ? [ReadActions.Of(service)] : alsoReads.Prepend(service).Select(ReadActions.Of).ToList();
        var statements = Bounded(channel, [.. reads.SelectMany(r => r.Allowed)]);
        if (reads.SelectMany(r => r.Except).ToList() is { Count: > 0 } except)
            statements.Add(Statement("Deny", "Action", except));
        if (service.Name == "apigateway")
            statements.Add(Statement("Deny", "Action", ["apigateway:GET"], [ApiKeys, UsagePlanKeys]));
        return Of(channel, statements, service.GlobalRegion is null ? regions : []);
    }

    /// <summary>For one read of which the parameters say that it gives out nothing: its session may do that and no other.</summary>
    /// <param name="channel">Whose guardrail holds; null for none.</param>
    /// <param name="service">The service.</param>
    /// <param name="operation">What is called.</param>
    /// <param name="regions">Regions that may be asked; empty for all.</param>
    public static SessionPolicy ForOneRead(DirectoryChannel? channel, AwsService service, AwsOperation operation, ImmutableArray<string> regions) =>
        Of(channel, Bounded(channel, [.. operation.IamActions]), service.GlobalRegion is null ? regions : []);

    /// <summary>For one call that changes something.</summary>
    /// <param name="channel">Whose guardrail holds; null for none.</param>
    /// <param name="service">The service.</param>
    /// <param name="operation">What is called.</param>
    /// <param name="parameters">With what: roles named there may be passed on.</param>
    /// <param name="regions">Regions that may be asked; empty for all.</param>
    public static SessionPolicy ForWrite(DirectoryChannel? channel, AwsService service, AwsOperation operation, JsonObject parameters, ImmutableArray<string> regions)
    {
        var roles = new SortedSet<string>(StringComparer.Ordinal);
        FindRoles(parameters, roles);
        var statements = Bounded(channel, roles.Count == 0 ? [.. operation.IamActions] : [.. operation.IamActions, "iam:PassRole"]);
        if (roles.Count > 0)
        {
            var others = Statement("Deny", "Action", ["iam:PassRole"]);
            others.Remove("Resource");
            others["NotResource"] = Texts(roles);
            statements.Add(others);
        }
        return Of(channel, statements, service.GlobalRegion is null ? regions : []);
    }

    /// <summary>Why sessions for a channel could not be opened: AWS's limits on policies of a session; null where they can.</summary>
    public static string? FaultOf(DirectoryChannel channel)
    {
        if (channel.Guardrails.Count(g => g.ManagedArn is not null) is > PolicySize.MaxManaged and var managed)
            return $"{managed} managed policies are named, and AWS takes {PolicySize.MaxManaged} for a session; put some into one document.";
        foreach (var guardrail in channel.Guardrails)
        {
            if (guardrail is { ManagedArn: null, Json: null })
                return $"the guardrail policy '{guardrail.Name}' has neither an ARN nor a document; write one of them.";
            if (guardrail is { ManagedArn: null, Json: { } json } && JsonNode.Parse(json) is JsonObject document && (string?)document["Version"] != "2012-10-17")
                return $"the guardrail policy '{guardrail.Name}' must say \"Version\": \"2012-10-17\", which the document that is passed to AWS has.";
        }
        var own = Of(channel, Bounded(channel, []), channel.Regions);
        return PolicySize.FaultOf(own, SessionTags.Longest(channel), MaxReadCharacters, MaxReadPacked) is { } fault
            ? $"{fault}; shorten the documents with wildcards, or make a managed policy and name its ARN." : null;
    }

    /// <summary>Allows no more than these actions: by themselves where the channel has no guardrail, else by denying all others.</summary>
    private static JsonArray Bounded(DirectoryChannel? channel, IReadOnlyList<string> actions)
    {
        if (channel is null || channel.Guardrails.IsEmpty)
            return actions.Count == 0 ? [Nothing()] : [Statement("Allow", "Action", actions)];
        var statements = new JsonArray();
        foreach (var guardrail in channel.Guardrails)
        {
            if (guardrail.ManagedArn is not null)
                continue;
            foreach (var statement in StatementsOf(guardrail))
            {
                statement.Remove("Sid");
                statements.Add(statement);
            }
        }
        // A service without a read that is open: an empty list of actions is no policy.
        statements.Add(actions.Count == 0 ? Nothing() : Statement("Deny", "NotAction", actions));
        return statements;
    }

    private static IEnumerable<JsonObject> StatementsOf(GuardrailPolicy guardrail) => (guardrail.Json is { } json ? JsonNode.Parse(json)?["Statement"]?.DeepClone() : null) switch
    {
        JsonArray many => [.. many.Select(s => (JsonObject)s!.DeepClone())],
        JsonObject one => [one],
        // Unknown means that nothing is allowed.
        _ => [Nothing()],
    };

    private static JsonObject Nothing() => Statement("Deny", "Action", ["*"]);

    private static SessionPolicy Of(DirectoryChannel? channel, JsonArray statements, ImmutableArray<string> regions)
    {
        if (!regions.IsEmpty)
        {
            var elsewhere = Statement("Deny", "Action", ["*"]);
            elsewhere["Condition"] = new JsonObject { ["StringNotEquals"] = new JsonObject { ["aws:RequestedRegion"] = Texts(regions) } };
            statements.Add(elsewhere);
        }
        var document = new JsonObject { ["Version"] = "2012-10-17", ["Statement"] = statements };
        return new([.. (channel?.Guardrails ?? []).Select(g => g.ManagedArn).OfType<string>()], document.ToJsonString());
    }

    private static JsonObject Statement(string effect, string element, IReadOnlyList<string> actions, IReadOnlyList<string>? resources = null) =>
        new() { ["Effect"] = effect, [element] = Texts(actions), ["Resource"] = resources is null ? "*" : Texts(resources) };

    private static JsonNode Texts(IEnumerable<string> texts) =>
        texts.ToList() is [var one] ? JsonValue.Create(one) : new JsonArray([.. texts.Select(t => (JsonNode)JsonValue.Create(t))]);

    private static void FindRoles(JsonNode? node, SortedSet<string> roles)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (_, value) in map)
                    FindRoles(value, roles);
                break;
            case JsonArray list:
                foreach (var item in list)
                    FindRoles(item, roles);
                break;
            case JsonValue value when value.TryGetValue<string>(out var text) && text.StartsWith("arn:", StringComparison.Ordinal) && text.Contains(":role/", StringComparison.Ordinal) && !text.Contains('*'):
                roles.Add(text);
                break;
        }
    }
}
