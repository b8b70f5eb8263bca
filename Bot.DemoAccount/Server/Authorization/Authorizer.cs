using Bot.Aws.Iam;
using Bot.DemoAccount.Server.Authentication;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Server.Authorization;

/// <summary>Judges calls by every policy that applies to them.</summary>
internal sealed class Authorizer(World world, string sourceIp)
{
    public PrincipalPolicies Principals { get; } = new(world);
    public OrganizationPolicies Organization { get; } = new(world);

    /// <summary>Null when allowed; else what said no.</summary>
    public AuthorizationDecision? Denial(DemoCall call, AccessKey key, string action, string arn)
    {
        var resource = arn == "*" ? null : ResourcePolicies.Owner(world, arn) ?? call.Concerns;
        var root = call.Principal.Arn.EndsWith(":root", StringComparison.Ordinal);
        var grants = root ? Grants.None : Principals.Of(call.Principal.RoleArn);
        var request = new AuthorizationRequest(action, arn, call.Principal.RoleArn, RequestContext.Of(call, key, grants, resource, sourceIp));
        var policies = new PolicySet
        {
            Identity = root ? [Everything] : grants.Identity,
            Boundaries = grants.Boundaries,
            Session = key.SessionPolicies,
            Resource = ResourcePolicies.Of(resource),
            Scps = Organization.Of(call.Principal.Account),
        };
        return Judge(policies, request);
    }

    /// <summary>A role's trust policy together with the caller's own rights.</summary>
    public AuthorizationDecision? TrustDenial(DemoCall call, AccessKey key, Resource role, string action, string? sourceIdentity)
    {
        var grants = Principals.Of(call.Principal.RoleArn);
        var root = call.Principal.Arn.EndsWith(":root", StringComparison.Ordinal);
        var context = RequestContext.Of(call, key, grants, role, sourceIp);
        // A source identity that an earlier role set is asked for again by every further one.
        if (sourceIdentity is not null)
            context["sts:SourceIdentity"] = [sourceIdentity];
        if (call.Texts("TransitiveTagKeys") is { Count: > 0 } transitive)
            context["sts:TransitiveTagKeys"] = transitive;
        var policies = new PolicySet
        {
            Identity = root ? [Everything] : grants.Identity,
            Boundaries = grants.Boundaries,
            Session = key.SessionPolicies,
            Resource = PolicyText.Parse(role.Document["AssumeRolePolicyDocument"], "the role's trust policy"),
            Scps = Organization.Of(call.Principal.Account),
        };
        return Judge(policies, new(action, role.Arn, call.Principal.RoleArn, context));
    }

    private static PolicyDocument Everything => PolicyText.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", "root");

    private static AuthorizationDecision? Judge(PolicySet policies, AuthorizationRequest request) =>
        PolicyEvaluator.Evaluate(policies, request) is { Verdict: not Verdict.Allowed } denied ? denied : null;
}
