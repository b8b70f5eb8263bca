namespace Bot.Aws.Iam;

/// <summary>How several values of a request are taken.</summary>
internal enum SetQualifier
{
    /// <summary>Any value may match; a negated operator holds when none does.</summary>
    None,
    /// <summary>Each value must satisfy the operator; holds without values.</summary>
    ForAllValues,
    /// <summary>One value must satisfy the operator; fails without values.</summary>
    ForAnyValue,
}

/// <summary>One operator on one key of a Condition.</summary>
/// <remarks>Sources: IAM User Guide, "Condition operators" and "Multivalued context keys".</remarks>
internal sealed class PolicyCondition
{
    public required string Key { get; init; }
    public required SetQualifier Qualifier { get; init; }
    public required bool IfExists { get; init; }
    /// <summary>The operator's name starts or ends in Not: it holds where the plain one does not.</summary>
    public required bool Negated { get; init; }
    /// <summary>The values; any of them may match.</summary>
    public required IConditionValue[] Values { get; init; }

    /// <summary>Whether its key and the variables of its values are known.</summary>
    public bool IsKnown(Func<string, bool> knows)
    {
        if (!knows(Key))
            return false;
        foreach (var value in Values)
        {
            if (!value.IsKnown(knows))
                return false;
        }
        return true;
    }

    public bool Holds(RequestView request)
    {
        var values = request.Values(Key);
        if (values is null || values.Count == 0)
        {
            return IfExists || Qualifier switch
            {
                SetQualifier.ForAllValues => true,
                SetQualifier.ForAnyValue => false,
                _ => Negated,
            };
        }
        switch (Qualifier)
        {
            case SetQualifier.ForAllValues:
                for (var i = 0; i < values.Count; i++)
                {
                    if (Any(values[i], request) == Negated)
                        return false;
                }
                return true;
            case SetQualifier.ForAnyValue:
                for (var i = 0; i < values.Count; i++)
                {
                    if (Any(values[i], request) != Negated)
                        return true;
                }
                return false;
            default:
                for (var i = 0; i < values.Count; i++)
                {
                    if (Any(values[i], request))
                        return !Negated;
                }
                return Negated;
        }
    }

    private bool Any(string value, RequestView request)
    {
        foreach (var candidate in Values)
        {
            if (candidate.Matches(value, request))
                return true;
        }
        return false;
    }
}

/// <summary>One value of a condition, compiled for its operator.</summary>
internal interface IConditionValue
{
    /// <summary>Whether a value of the request matches; a value of the wrong type does not.</summary>
    bool Matches(string value, RequestView request);

    /// <summary>Whether the variables in it are known.</summary>
    bool IsKnown(Func<string, bool> knows) => true;
}
