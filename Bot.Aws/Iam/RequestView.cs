namespace Bot.Aws.Iam;

/// <summary>A request in the forms that statements compare with, made once per evaluation.</summary>
internal sealed class RequestView
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _context;

    public RequestView(AuthorizationRequest request)
    {
        Action = request.Action.ToLowerInvariant();
        Resource = request.Resource;
        Principal = PrincipalName.Of(request.Principal, request.Session);
        _context = request.Context;
    }

    /// <summary>The principal has a permissions boundary.</summary>
    public bool IsBounded { get; init; }

    /// <summary>In lower case.</summary>
    public string Action { get; }
    public string Resource { get; }
    public PrincipalName Principal { get; }

    /// <summary>The account that owns the resource; null where neither its ARN nor the context says it, as for what AWS itself owns (managed policies).</summary>
    public string? ResourceAccount =>
        ArnPattern.Segment(Resource, 4) is { Length: 12 } account ? account.ToString() : Values("aws:ResourceAccount") is [{ Length: > 0 } said] ? said : null;

    /// <summary>The values of a condition key, whose name has no case; null where the request lacks it.</summary>
    public IReadOnlyList<string>? Values(string key)
    {
        if (_context.TryGetValue(key, out var values))
            return values;
        foreach (var (name, list) in _context)
        {
            if (name.Equals(key, StringComparison.OrdinalIgnoreCase))
                return list;
        }
        return null;
    }
}
