namespace Bot.Aws.Iam;

/// <summary>One compiled statement.</summary>
internal sealed class PolicyStatement
{
    /// <summary>Sid, or position: <c>Statement[2]</c>.</summary>
    public required string Label { get; init; }
    public required bool Denies { get; init; }
    /// <summary>Null in policies that are not resource policies.</summary>
    public required PrincipalElement? Principal { get; init; }
    public required ActionElement Actions { get; init; }
    /// <summary>Null in trust policies, which stand on one resource: the role.</summary>
    public required ResourceElement? Resources { get; init; }
    public required PolicyCondition[] Conditions { get; init; }

    /// <summary>Whether the statement will match a request that is known in part; its effect is not looked at.</summary>
    public Certainty Foresee(RequestView view, PartialRequest request)
    {
        if (!Actions.Matches(view.Action))
            return Certainty.No;
        var match = Resources?.Foresee(view, request) ?? Certainty.Yes;
        foreach (var condition in Conditions)
        {
            if (match == Certainty.No)
                return Certainty.No;
            if (!condition.IsKnown(request.KnowsKey))
                match = Certainty.Maybe;
            else if (!condition.Holds(view))
                return Certainty.No;
        }
        return match;
    }

    /// <summary>How far the statement speaks of the request; its effect is not looked at.</summary>
    public PrincipalMatch Match(RequestView request)
    {
        if (!Actions.Matches(request.Action))
            return PrincipalMatch.None;
        // "NotPrincipal with a Deny will always deny any IAM principal that has a permissions boundary" (IAM User Guide, NotPrincipal, key points).
        var principal = Denies && request.IsBounded && Principal is { Negated: true } ? PrincipalMatch.Direct : Principal?.Match(request) ?? PrincipalMatch.Direct;
        if (principal == PrincipalMatch.None || Resources?.Matches(request) == false)
            return PrincipalMatch.None;
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(request))
                return PrincipalMatch.None;
        }
        return principal;
    }
}
