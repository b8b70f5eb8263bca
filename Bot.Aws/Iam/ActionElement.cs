namespace Bot.Aws.Iam;

/// <summary><c>Action</c> or <c>NotAction</c>: names with wildcards, compared without case.</summary>
/// <param name="negated">It is NotAction.</param>
/// <param name="patterns">The names.</param>
internal sealed class ActionElement(bool negated, string[] patterns)
{
    private readonly string[] _patterns = [.. patterns.Select(p => Wildcards.Encode(p).ToLowerInvariant())];

    /// <param name="action">In lower case.</param>
    public bool Matches(string action)
    {
        foreach (var pattern in _patterns)
        {
            if (Wildcards.Match(pattern, action))
                return !negated;
        }
        return negated;
    }
}

/// <summary><c>Resource</c> or <c>NotResource</c>.</summary>
/// <param name="negated">It is NotResource.</param>
/// <param name="patterns">ARNs with wildcards and variables.</param>
internal sealed class ResourceElement(bool negated, PolicyText[] patterns)
{
    public bool Matches(RequestView request)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.Resolve(request) is { } text && ArnPattern.MatchesResource(text, request.Resource))
                return !negated;
        }
        return negated;
    }

    /// <summary>The same where the resource, or a variable, may not be known.</summary>
    public Certainty Foresee(RequestView view, PartialRequest request)
    {
        var best = Certainty.No;
        foreach (var pattern in patterns)
        {
            var match = pattern.IsAny ? Certainty.Yes
                : !request.KnowsResource || !pattern.IsKnown(request.KnowsKey) ? Certainty.Maybe
                : pattern.Resolve(view) is { } text && ArnPattern.MatchesResource(text, view.Resource) ? Certainty.Yes
                : Certainty.No;
            if (match > best)
                best = match;
        }
        return negated ? (Certainty)(Certainty.Yes - best) : best;
    }
}
