using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Scenario;

/// <summary>The short facets of IAM entities, as an author writes them, to what IAM's operations return.</summary>
internal static class IamShapes
{
    private static readonly HashSet<string> ServiceRoles = new(StringComparer.Ordinal)
    {
        "AWSLambdaBasicExecutionRole", "AWSLambdaVPCAccessExecutionRole", "AWSLambdaSQSQueueExecutionRole", "AmazonECSTaskExecutionRolePolicy", "AWSGlueServiceRole",
    };

    public static void Apply(Resource resource, IReadOnlySet<string> ownPolicies)
    {
        var kind = resource.Type switch { "AWS::IAM::Role" => "Role", "AWS::IAM::User" => "User", "AWS::IAM::Group" => "Group", _ => "" };
        if (resource.Type == "AWS::IAM::ManagedPolicy") ManagedPolicy(resource);
        if (kind.Length == 0) return;
        if (Take(resource, "AttachedPolicies") is JsonArray attached)
            resource.Facets[$"ListAttached{kind}Policies"] = new JsonObject
            {
                ["AttachedPolicies"] = new JsonArray([.. attached.Select(p => PolicyArn((string)p!, resource.Account, ownPolicies)).Select(arn =>
                    (JsonNode)new JsonObject { ["PolicyName"] = arn[(arn.LastIndexOf('/') + 1)..], ["PolicyArn"] = arn })]),
            };
        if (Take(resource, "InlinePolicies") is JsonObject inline)
            resource.Facets[$"Get{kind}Policy"] = new JsonArray([.. inline.Select(p =>
                (JsonNode)new JsonObject { ["PolicyName"] = p.Key, ["PolicyDocument"] = p.Value?.DeepClone() })]);
        if (Take(resource, "PermissionsBoundary") is { } boundary)
            resource.Document["PermissionsBoundary"] = new JsonObject { ["PermissionsBoundaryType"] = "Policy", ["PermissionsBoundaryArn"] = PolicyArn((string)boundary!, resource.Account, ownPolicies) };
        if (Take(resource, "Groups") is JsonArray groups)
            resource.Facets["ListGroupsForUser"] = new JsonObject
            {
                ["Groups"] = new JsonArray([.. groups.Select(g => (JsonNode)new JsonObject { ["Path"] = "/", ["GroupName"] = (string)g!, ["Arn"] = $"arn:aws:iam::{resource.Account}:group/{(string)g!}" })]),
            };
    }

    /// <summary>A name is the account's own policy where it has one, else AWS's.</summary>
    private static string PolicyArn(string name, string account, IReadOnlySet<string> own) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name
        : own.Contains($"arn:aws:iam::{account}:policy/{name}") ? $"arn:aws:iam::{account}:policy/{name}"
        : $"arn:aws:iam::aws:policy/{(ServiceRoles.Contains(name) ? "service-role/" : "")}{name}";

    private static void ManagedPolicy(Resource policy)
    {
        if (Take(policy, "Document") is not JsonObject document) return;
        policy.Facets["GetPolicyVersion"] = new JsonObject
        {
            ["PolicyVersion"] = new JsonObject { ["Document"] = document, ["VersionId"] = "v1", ["IsDefaultVersion"] = true, ["CreateDate"] = ScenarioTime.Iso(policy.Created) },
        };
    }

    private static JsonNode? Take(Resource resource, string facet) => resource.Facets.Remove(facet, out var node) ? node : null;
}
