namespace Bot.Aws.Iam;

/// <summary>The kinds of principals that ask.</summary>
internal enum PrincipalKind
{
    Role,
    User,
    Root,
    Service,
    Other,
}

/// <summary>Who asks, taken apart.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Arn">The role's, user's or root's ARN; the service's name; for a session without a known role the session's ARN.</param>
/// <param name="Account">Its account; empty for services.</param>
/// <param name="Session">The session's ARN; null where it is not known.</param>
internal sealed record PrincipalName(PrincipalKind Kind, string Arn, string Account, string? Session)
{
    private const string AssumedRole = "assumed-role/";

    /// <summary>The role of a session whose role's path is not known.</summary>
    public string? SessionRole { get; private init; }

    public bool IsServiceLinked => Kind == PrincipalKind.Role && Arn.Contains(":role/aws-service-role/", StringComparison.Ordinal);

    public static PrincipalName Of(string arn, string? session)
    {
        var account = ArnPattern.Segment(arn, 4).ToString();
        var name = ArnPattern.Segment(arn, 5);
        if (name.StartsWith(AssumedRole))
        {
            var role = name[AssumedRole.Length..];
            var slash = role.IndexOf('/');
            return new(PrincipalKind.Role, arn, account, arn) { SessionRole = (slash < 0 ? role : role[..slash]).ToString() };
        }
        var kind = name.StartsWith("role/") ? PrincipalKind.Role
            : name.StartsWith("user/") ? PrincipalKind.User
            : name is "root" ? PrincipalKind.Root
            : !arn.StartsWith("arn:", StringComparison.Ordinal) && arn.Contains('.') ? PrincipalKind.Service
            : PrincipalKind.Other;
        return new(kind, arn, account, session);
    }

    /// <summary>Whether an IAM ARN names the role, user or root that asks.</summary>
    public bool IsNamedBy(string arn)
    {
        if (arn == Arn)
            return true;
        if (SessionRole is null || ArnPattern.Segment(arn, 4) is var account && !account.SequenceEqual(Account))
            return false;
        var name = ArnPattern.Segment(arn, 5);
        return name.StartsWith("role/") && name[(name.LastIndexOf('/') + 1)..].SequenceEqual(SessionRole);
    }
}
