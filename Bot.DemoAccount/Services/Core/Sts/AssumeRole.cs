using System.Text.Json.Nodes;
using Bot.Aws.Iam;
using Bot.DemoAccount.Server.Authentication;
using Bot.DemoAccount.Server.Authorization;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Sts;

/// <summary>Opens a session in a role, where the role's trust policy and the caller's own policies both let it.</summary>
/// <remarks>
/// Sources: STS API reference, AssumeRole; IAM User Guide, "Monitor and control actions taken with assumed roles" (a source identity is set once and stays
/// through role chaining, where every further role must allow <c>sts:SetSourceIdentity</c>) and "Pass session tags in AWS STS" (transitive tags stay too).
/// </remarks>
internal static class AssumeRole
{
    public static JsonObject Run(DemoCall call)
    {
        var arn = call.Must("RoleArn");
        SessionLimits.Check(call);
        // A missing role and a role that does not trust the caller look the same from outside.
        var role = call.World.FindByArn(arn) is { Type: "AWS::IAM::Role" } found ? found : throw Denied(call, arn, null);
        call.Concerns = role;
        var source = call.Text("SourceIdentity");
        if (call.Principal.SourceIdentity is { } set)
            source = source is null || source == set ? set : throw Denied(call, arn, null, "sts:SetSourceIdentity");

        Demand(call, role, "sts:AssumeRole", source);
        if (source is not null)
            Demand(call, role, "sts:SetSourceIdentity", source);
        var tags = SessionLimits.Tags(call);
        foreach (var transitive in call.Key.TransitiveTags)
        {
            if (!tags.TryAdd(transitive, call.Key.SessionTags[transitive]))
                throw new DemoException("InvalidParameterValue", "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.");
        }
        if (tags.Count > 0)
            Demand(call, role, "sts:TagSession", source);

        var seconds = SessionLimits.Seconds(call, 3600, (int)(role.Document.Number("MaxSessionDuration") ?? 3600));
        if (call.Key.SessionToken is not null && seconds > 3600)
            throw new DemoException("ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        var packed = SessionLimits.PackedPercent(call, tags);
        var name = call.Must("RoleSessionName");
        var principal = new DemoPrincipal(role.Account, $"arn:aws:sts::{role.Account}:assumed-role/{role.Id}/{name}", role.Arn, $"{role.Document.Text("RoleId") ?? "AROADEMO"}:{name}", source);
        var session = new AccessKey("", "", principal)
        {
            SessionPolicies = SessionPolicies(call, role),
            SessionTags = tags,
            TransitiveTags = call.Texts("TransitiveTagKeys").Concat(call.Key.TransitiveTags).ToHashSet(StringComparer.Ordinal),
        };
        var output = new JsonObject
        {
            ["Credentials"] = StsService.Credentials(call, session, seconds),
            ["AssumedRoleUser"] = new JsonObject { ["AssumedRoleId"] = principal.UserId, ["Arn"] = principal.Arn },
        };
        if (packed > 0)
            output["PackedPolicySize"] = packed;
        if (source is not null)
            output["SourceIdentity"] = source;
        return output;
    }

    private static void Demand(DemoCall call, Resource role, string action, string? source)
    {
        if (call.Authorizer.TrustDenial(call, call.Key, role, action, source) is { } decision)
            throw Denied(call, role.Arn, decision, action);
    }

    private static List<PolicyDocument> SessionPolicies(DemoCall call, Resource role)
    {
        var policies = new List<PolicyDocument>();
        try
        {
            if (call.Text("Policy") is { } inline)
            {
                var parsed = PolicyText.Parse(inline, "session policy");
                policies.Add(parsed.FaultIn(PolicyLayer.Session) is { } fault ? throw new FormatException(fault) : parsed);
            }
        }
        catch (FormatException e)
        {
            throw new DemoException("MalformedPolicyDocument", e.Message);
        }
        foreach (var given in call.Items("PolicyArns"))
        {
            var arn = given.Text("arn") ?? "";
            var isHere = arn.StartsWith("arn:aws:iam::aws:policy/", StringComparison.Ordinal) || arn.StartsWith($"arn:aws:iam::{role.Account}:policy/", StringComparison.Ordinal);
            policies.Add((isHere ? call.Authorizer.Principals.Managed(arn) : null) ?? throw new DemoException("MalformedPolicyDocument", $"Policy {arn} does not exist or is not attachable."));
        }
        return policies;
    }

    private static DemoException Denied(DemoCall call, string arn, AuthorizationDecision? decision, string action = "sts:AssumeRole") =>
        new("AccessDenied", decision is { Layer: not PolicyLayer.Resource } or { Verdict: Verdict.ExplicitlyDenied }
            ? DenialText.Text(call.Principal.Arn, action, arn, decision)
            : $"User: {call.Principal.Arn} is not authorized to perform: {action} on resource: {arn}", 403);
}
