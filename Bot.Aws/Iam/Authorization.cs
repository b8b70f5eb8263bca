namespace Bot.Aws.Iam;

/// <summary>One request to be judged.</summary>
/// <param name="Action">IAM action: <c>s3:GetObject</c>.</param>
/// <param name="Resource">ARN of the resource, or <c>*</c>.</param>
/// <param name="Principal">ARN of the role or user that asks (the role's, not the session's).</param>
/// <param name="Context">Condition keys with their values; keys are compared without case.</param>
public sealed record AuthorizationRequest(
    string Action, string Resource, string Principal, IReadOnlyDictionary<string, IReadOnlyList<string>> Context)
{
    /// <summary>ARN of the role session that asks (<c>arn:aws:sts::…:assumed-role/NAME/SESSION</c>), which resource policies may name; null where it is not known.</summary>
    public string? Session { get; init; }
}

/// <summary>All policies that apply to a request.</summary>
public sealed record PolicySet
{
    /// <summary>Policies attached to the principal.</summary>
    public IReadOnlyList<PolicyDocument> Identity { get; init; } = [];
    /// <summary>The principal's permission boundaries; empty means none set.</summary>
    public IReadOnlyList<PolicyDocument> Boundaries { get; init; } = [];
    /// <summary>Session policies, which act as one (a union); empty means none passed.</summary>
    public IReadOnlyList<PolicyDocument> Session { get; init; } = [];
    /// <summary>The policy of the resource; null where it has none.</summary>
    public PolicyDocument? Resource { get; init; }
    /// <summary>Service control policies by level (root, unit, account); empty means outside an organisation.</summary>
    public IReadOnlyList<IReadOnlyList<PolicyDocument>> Scps { get; init; } = [];
}

/// <summary>The three outcomes of AWS's logic.</summary>
public enum Verdict
{
    /// <summary>Allowed by every layer.</summary>
    Allowed,
    /// <summary>No layer denies in words, but one that must allow does not.</summary>
    ImplicitlyDenied,
    /// <summary>A Deny statement matches.</summary>
    ExplicitlyDenied,
}

/// <summary>The layers of policies.</summary>
public enum PolicyLayer
{
    /// <summary>Service control policies.</summary>
    Organization,
    /// <summary>The resource's own policy.</summary>
    Resource,
    /// <summary>Policies attached to the principal.</summary>
    Identity,
    /// <summary>The permission boundary.</summary>
    Boundary,
    /// <summary>Session policies.</summary>
    Session,
}

/// <summary>The outcome, with the layer and statement that decided.</summary>
/// <param name="Verdict">The outcome.</param>
/// <param name="Layer">The layer that decided.</param>
/// <param name="Policy">Name of the policy that decided; null where the lack of any decided.</param>
/// <param name="Statement">Sid or position (<c>Statement[2]</c>) of the deciding statement; null where the lack of any decided.</param>
public sealed record AuthorizationDecision(Verdict Verdict, PolicyLayer Layer, string? Policy, string? Statement);
