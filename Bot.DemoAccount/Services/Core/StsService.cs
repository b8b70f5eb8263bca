using System.Text;
using System.Text.Json.Nodes;
using Bot.Aws.Iam;
using Bot.DemoAccount.Server.Authentication;
using Bot.DemoAccount.Server.Authorization;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core;

/// <summary>Who am I, and sessions.</summary>
internal sealed class StsService : DemoService
{
    public StsService() : base("sts")
    {
        On("GetCallerIdentity", call => new() { ["UserId"] = call.Principal.UserId, ["Account"] = call.Principal.Account, ["Arn"] = call.Principal.Arn });
        On("AssumeRole", AssumeRole);
        On("GetSessionToken", call => new() { ["Credentials"] = Credentials(call, call.Principal, Duration(call, 43200, 129600), [], [], []) });
        On("GetAccessKeyInfo", call => new() { ["Account"] = call.Keys.Find(call.Must("AccessKeyId"))?.Principal.Account ?? throw new DemoException("ValidationError", "The access key id is not valid.") });
        On("DecodeAuthorizationMessage", call => new() { ["DecodedMessage"] = Decoded(call.Must("EncodedMessage")) });
    }

    private static JsonObject AssumeRole(DemoCall call)
    {
        var arn = call.Must("RoleArn");
        var name = call.Must("RoleSessionName");
        // A missing role and a role that does not trust the caller look the same from outside.
        var role = call.World.FindByArn(arn) is { Type: "AWS::IAM::Role" } found ? found : throw Denied(call, arn, null);
        call.Concerns = role;
        if (call.Authorizer.TrustDenial(call, call.Key, role) is { } decision)
            throw Denied(call, arn, decision);
        var duration = Duration(call, 3600, (int)(role.Document.Number("MaxSessionDuration") ?? 3600));
        if (call.Key.SessionToken is not null && duration > 3600)
            throw new DemoException("ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        var tags = SessionTags(call);
        var source = call.Text("SourceIdentity") ?? call.Principal.SourceIdentity;
        if (call.Principal.SourceIdentity is { } set && source != set)
            throw Denied(call, arn, null, "sts:SetSourceIdentity");
        if (call.Text("SourceIdentity") is not null && call.Authorizer.TrustDenial(call, call.Key, role, "sts:SetSourceIdentity") is { } noSource)
            throw Denied(call, arn, noSource, "sts:SetSourceIdentity");
        if (tags.Count > 0 && call.Authorizer.TrustDenial(call, call.Key, role, "sts:TagSession") is { } noTags)
            throw Denied(call, arn, noTags, "sts:TagSession");
        foreach (var transitive in call.Key.TransitiveTags)
            tags.TryAdd(transitive, call.Key.SessionTags[transitive]);
        var principal = new DemoPrincipal(role.Account, $"arn:aws:sts::{role.Account}:assumed-role/{role.Id}/{name}", role.Arn, $"{role.Document.Text("RoleId") ?? "AROADEMO"}:{name}", source);
        var output = new JsonObject
        {
            ["Credentials"] = Credentials(call, principal, duration, SessionPolicies(call), tags, [.. call.Texts("TransitiveTagKeys"), .. call.Key.TransitiveTags]),
            ["AssumedRoleUser"] = new JsonObject { ["AssumedRoleId"] = principal.UserId, ["Arn"] = principal.Arn },
        };
        if (source is not null)
            output["SourceIdentity"] = source;
        return output;
    }

    private static JsonObject Credentials(DemoCall call, DemoPrincipal principal, int seconds, IReadOnlyList<PolicyDocument> policies, Dictionary<string, string> tags, IEnumerable<string> transitive)
    {
        var key = call.Keys.NewKey("ASIA", principal) with
        {
            SessionToken = Convert.ToBase64String(Encoding.ASCII.GetBytes(call.World.Ids.HexDigits(64) + call.World.Ids.HexDigits(64))),
            Expires = call.Keys.Now.AddSeconds(seconds),
            SessionPolicies = policies,
            SessionTags = tags,
            TransitiveTags = transitive.ToHashSet(),
        };
        call.Keys.Add(key);
        return new() { ["AccessKeyId"] = key.Id, ["SecretAccessKey"] = key.Secret, ["SessionToken"] = key.SessionToken, ["Expiration"] = key.Expires!.Value.Iso() };
    }

    private static List<PolicyDocument> SessionPolicies(DemoCall call)
    {
        var policies = new List<PolicyDocument>();
        try
        {
            if (call.Text("Policy") is { } inline)
                policies.Add(PolicyText.Parse(inline, "session policy"));
        }
        catch (FormatException e)
        {
            throw new DemoException("MalformedPolicyDocument", e.Message);
        }
        foreach (var given in call.Items("PolicyArns"))
        {
            var arn = given.Text("arn") ?? "";
            policies.Add(call.Authorizer.Principals.Managed(arn) ?? throw new DemoException("MalformedPolicyDocument", $"Policy {arn} does not exist or is not attachable."));
        }
        return policies;
    }

    private static Dictionary<string, string> SessionTags(DemoCall call)
    {
        var tags = call.Items("Tags").ToDictionary(t => t.Text("Key") ?? "", t => t.Text("Value") ?? "", StringComparer.Ordinal);
        return tags.Count <= 50 ? tags : throw new DemoException("PackedPolicyTooLarge", "The number of session tags exceeds the limit of 50.");
    }

    private static int Duration(DemoCall call, int standard, int most)
    {
        var seconds = (int)(call.Number("DurationSeconds") ?? standard);
        if (seconds < 900)
            throw new DemoException("ValidationError", $"1 validation error detected: Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900");
        return seconds <= most ? seconds : throw new DemoException("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
    }

    private static DemoException Denied(DemoCall call, string arn, AuthorizationDecision? decision, string action = "sts:AssumeRole") =>
        new("AccessDenied", decision is { Layer: not PolicyLayer.Resource } or { Verdict: Verdict.ExplicitlyDenied }
            ? DenialText.Text(call.Principal.Arn, action, arn, decision)
            : $"User: {call.Principal.Arn} is not authorized to perform: {action} on resource: {arn}", 403);

    private static string Decoded(string message)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(message));
        }
        catch (FormatException)
        {
            throw new DemoException("InvalidAuthorizationMessageException", "The encoded message is not valid.");
        }
    }
}
