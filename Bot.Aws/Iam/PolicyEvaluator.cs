namespace Bot.Aws.Iam;

/// <summary>AWS's policy evaluation logic: explicit deny, organisation levels, resource policy, identity policies, boundary, session policies.</summary>
/// <remarks>Source: IAM User Guide, "Policy evaluation logic".</remarks>
public static class PolicyEvaluator
{
    /// <summary>Decides whether the policies allow the request.</summary>
    /// <param name="policies">Every policy that applies.</param>
    /// <param name="request">What is asked.</param>
    public static AuthorizationDecision Evaluate(PolicySet policies, AuthorizationRequest request) => throw new NotImplementedException();
}
