using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Bot.Aws.Iam;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Server.Authorization;

/// <summary>What a user or role has been given.</summary>
/// <param name="Identity">Inline and attached policies, those of groups too.</param>
/// <param name="Boundaries">The permission boundary, if any.</param>
/// <param name="Tags">The principal's tags.</param>
internal sealed record Grants(IReadOnlyList<PolicyDocument> Identity, IReadOnlyList<PolicyDocument> Boundaries, IReadOnlyDictionary<string, string> Tags)
{
    public static Grants None { get; } = new([], [], new Dictionary<string, string>());
}

/// <summary>Reads the policies of users and roles from the world; kept until something about identities changes.</summary>
internal sealed class PrincipalPolicies(World world)
{
    private readonly ConcurrentDictionary<string, (int Version, Grants Grants)> _kept = new(StringComparer.Ordinal);

    /// <param name="arn">The user's or role's ARN.</param>
    public Grants Of(string arn)
    {
        var version = world.IdentityVersion;
        if (_kept.TryGetValue(arn, out var kept) && kept.Version == version)
            return kept.Grants;
        var grants = world.FindByArn(arn) is { } entity ? Read(entity) : Grants.None;
        _kept[arn] = (version, grants);
        return grants;
    }

    /// <summary>The document of a managed policy, the account's own or AWS's; null when there is none.</summary>
    public PolicyDocument? Managed(string arn) =>
        world.FindByArn(arn) is { } own
            ? PolicyText.Parse(own.Facet("GetPolicyVersion").At("PolicyVersion.Document"), arn)
            : ManagedPolicies.Find(arn) is { } aws ? PolicyText.Parse(aws.Document, arn) : null;

    private Grants Read(Resource entity)
    {
        var kind = entity.Type["AWS::IAM::".Length..];
        var identity = new List<PolicyDocument>(Own(entity, kind));
        if (kind == "User")
        {
            foreach (var group in entity.Facet("ListGroupsForUser").Items("Groups"))
            {
                if (world.Find(entity.Account, "global", "AWS::IAM::Group", group.Text("GroupName") ?? "") is { } found)
                    identity.AddRange(Own(found, "Group"));
            }
        }
        var boundary = entity.Document.At("PermissionsBoundary.PermissionsBoundaryArn") is JsonNode arn ? Managed(arn.GetValue<string>()) : null;
        return new(identity, boundary is null ? [] : [boundary], entity.Tags);
    }

    private IEnumerable<PolicyDocument> Own(Resource entity, string kind)
    {
        foreach (var inline in InlinePolicies(entity, kind))
        {
            if (PolicyText.Parse(inline["PolicyDocument"], inline.Text("PolicyName") ?? "inline") is { } policy)
                yield return policy;
        }
        foreach (var attached in entity.Facet($"ListAttached{kind}Policies").Items("AttachedPolicies"))
        {
            if (Managed(attached.Text("PolicyArn") ?? "") is { } policy)
                yield return policy;
        }
    }

    /// <summary>Inline policies with their names.</summary>
    public static IEnumerable<JsonObject> InlinePolicies(Resource entity, string kind) =>
        entity.Facets.TryGetValue($"Get{kind}Policy", out var facet)
            ? facet switch { JsonArray many => many.OfType<JsonObject>(), JsonObject one => [one], _ => [] }
            : [];
}
