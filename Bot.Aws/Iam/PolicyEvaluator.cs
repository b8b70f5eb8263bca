namespace Bot.Aws.Iam;

/// <summary>AWS's policy evaluation logic: explicit deny, organisation levels, resource policy, identity policies, boundary, session policies.</summary>
/// <remarks>
/// Source: IAM User Guide, "Policy evaluation logic", within one account and across accounts. Within an account a resource policy that names
/// a session, a service or everybody grants by itself; one that names the role grants within the boundary and the session policies; one that
/// names the account leaves it to the identity policies. Key policies and trust policies must grant in any case.
/// </remarks>
public static class PolicyEvaluator
{
    private static readonly Grant s_nothing = new(PrincipalMatch.None, null, null);

    /// <summary>Decides whether the policies allow the request.</summary>
    /// <param name="policies">Every policy that applies.</param>
    /// <param name="request">What is asked.</param>
    public static AuthorizationDecision Evaluate(PolicySet policies, AuthorizationRequest request)
    {
        var view = new RequestView(request) { IsBounded = policies.Boundaries.Count > 0 };
        var who = view.Principal;
        var inOrganization = policies.Scps.Count > 0 && !who.IsServiceLinked && who.Kind != PrincipalKind.Service;

        AuthorizationDecision? denied = null;
        Grant? missingScp = null;
        if (inOrganization)
        {
            foreach (var level in policies.Scps)
            {
                var grant = Judge(level, PolicyLayer.Organization, view, ref denied);
                if (denied is not null)
                    return denied;
                if (grant.Match == PrincipalMatch.None)
                    missingScp ??= grant;
            }
        }
        var resource = policies.Resource is { } document ? Judge(document, PolicyLayer.Resource, view, s_nothing, ref denied) : s_nothing;
        var identity = Judge(policies.Identity, PolicyLayer.Identity, view, ref denied);
        var bounded = true;
        foreach (var boundary in policies.Boundaries)
            bounded &= Judge(boundary, PolicyLayer.Boundary, view, s_nothing, ref denied).Match != PrincipalMatch.None;
        var session = Judge(policies.Session, PolicyLayer.Session, view, ref denied);
        if (denied is not null)
            return denied;
        if (missingScp is not null)
            return Missing(PolicyLayer.Organization);

        if (who.Kind == PrincipalKind.Root && identity.Match == PrincipalMatch.None)
            identity = s_nothing with { Match = PrincipalMatch.Direct };
        var isOther = view.ResourceAccount is { } owner && who.Account.Length > 0 && owner != who.Account;
        if (resource.Match == PrincipalMatch.None && (isOther || who.Kind == PrincipalKind.Service || (policies.Resource is not null && MustGrant(view))))
            return Missing(PolicyLayer.Resource);

        // Only the resource's own account can be granted to without its identity policies.
        var byResource = isOther ? PrincipalMatch.None : resource.Match;
        if (byResource == PrincipalMatch.Direct || (byResource == PrincipalMatch.Named && who.Kind == PrincipalKind.User && policies.Session.Count == 0))
            return Allowed(PolicyLayer.Resource, resource);
        if (byResource < PrincipalMatch.Named && identity.Match == PrincipalMatch.None)
            return Missing(PolicyLayer.Identity);
        if (!bounded)
            return Missing(PolicyLayer.Boundary);
        if (policies.Session.Count > 0 && session.Match == PrincipalMatch.None)
            return Missing(PolicyLayer.Session);
        return identity.Match != PrincipalMatch.None ? Allowed(PolicyLayer.Identity, identity) : Allowed(PolicyLayer.Resource, resource);
    }

    /// <summary>Keys and roles: nobody may use them whom their own policy does not know.</summary>
    private static bool MustGrant(RequestView view) =>
        view.Action.StartsWith("kms:", StringComparison.Ordinal) || view.Action.StartsWith("sts:assumerole", StringComparison.Ordinal)
        || view.Action is "sts:tagsession" or "sts:setsourceidentity";

    private static Grant Judge(IReadOnlyList<PolicyDocument> policies, PolicyLayer layer, RequestView view, ref AuthorizationDecision? denied)
    {
        var grant = s_nothing;
        for (var i = 0; i < policies.Count; i++)
            grant = Judge(policies[i], layer, view, grant, ref denied);
        return grant;
    }

    private static Grant Judge(PolicyDocument policy, PolicyLayer layer, RequestView view, Grant best, ref AuthorizationDecision? denied)
    {
        foreach (var statement in policy.Statements)
        {
            // A layer that allows needs no second allow, and a request that is denied no second deny.
            if (statement.Denies ? denied is not null : best.Match == PrincipalMatch.Direct)
                continue;
            var match = statement.Match(view);
            if (match == PrincipalMatch.None)
                continue;
            if (statement.Denies)
                denied = new(Verdict.ExplicitlyDenied, layer, policy.Name, statement.Label);
            else if (match > best.Match)
                best = new(match, policy.Name, statement.Label);
        }
        return best;
    }

    private static AuthorizationDecision Missing(PolicyLayer layer) => new(Verdict.ImplicitlyDenied, layer, null, null);

    private static AuthorizationDecision Allowed(PolicyLayer layer, Grant by) => new(Verdict.Allowed, layer, by.Policy, by.Statement);

    /// <summary>The strongest allow of a layer.</summary>
    private readonly record struct Grant(PrincipalMatch Match, string? Policy, string? Statement);
}
