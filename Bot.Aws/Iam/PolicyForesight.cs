namespace Bot.Aws.Iam;

/// <summary>What policies will say of a request of which not everything is known.</summary>
public enum Foresight
{
    /// <summary>They allow it, whatever the unknown parts turn out to be.</summary>
    Allowed,
    /// <summary>None of them can allow it; a Deny may turn out to hold as well.</summary>
    ImplicitlyDenied,
    /// <summary>A Deny statement holds in any case.</summary>
    ExplicitlyDenied,
    /// <summary>It depends on what is not known.</summary>
    Unknown,
}

/// <summary>A request as far as it is known before it is sent.</summary>
/// <param name="Request">The known parts.</param>
/// <param name="KnowsResource">The resource is known; else <c>*</c> stands for it.</param>
/// <param name="KnowsKey">Whether a condition key is known, be it that the request lacks it.</param>
public sealed record PartialRequest(AuthorizationRequest Request, bool KnowsResource, Func<string, bool> KnowsKey);

/// <summary>The outcome with the statement that decided.</summary>
/// <param name="Foresight">The outcome.</param>
/// <param name="Policy">Name of the policy that decided; null where none did.</param>
/// <param name="Statement">Sid or position of its statement; null where none did.</param>
public sealed record ForeseenDecision(Foresight Foresight, string? Policy, string? Statement)
{
    /// <summary>Whether the request will surely fail.</summary>
    public bool Denies => Foresight is Foresight.ImplicitlyDenied or Foresight.ExplicitlyDenied;
}

/// <summary>Foresees one layer of policies that act as a union: in three values, so that a sure answer stays right however the unknown parts turn out.</summary>
public static class PolicyForesight
{
    /// <summary>What the policies will say.</summary>
    /// <param name="policies">Policies without principals: identity, boundary, session or service control policies.</param>
    /// <param name="request">The request.</param>
    public static ForeseenDecision Of(IReadOnlyList<PolicyDocument> policies, PartialRequest request)
    {
        var view = new RequestView(request.Request);
        ForeseenDecision? allowed = null;
        var mayAllow = false;
        var mayDeny = false;
        for (var i = 0; i < policies.Count; i++)
        {
            foreach (var statement in policies[i].Statements)
            {
                // A possible allow adds nothing to a sure one.
                if (!statement.Denies && allowed is not null)
                    continue;
                var match = statement.Foresee(view, request);
                if (match == Certainty.No)
                    continue;
                if (statement.Denies)
                {
                    if (match == Certainty.Yes)
                        return new(Foresight.ExplicitlyDenied, policies[i].Name, statement.Label);
                    mayDeny = true;
                }
                else if (match == Certainty.Yes)
                {
                    allowed = new(Foresight.Allowed, policies[i].Name, statement.Label);
                }
                else
                {
                    mayAllow = true;
                }
            }
        }
        if (allowed is null)
            return new(mayAllow ? Foresight.Unknown : Foresight.ImplicitlyDenied, null, null);
        return mayDeny ? new(Foresight.Unknown, null, null) : allowed;
    }
}

/// <summary>Whether a part of a statement matches, in three values.</summary>
internal enum Certainty
{
    No,
    Maybe,
    Yes,
}
