namespace Bot.Aws.Iam;

/// <summary>How a statement's principal speaks of the one who asks. Later values grant more by themselves.</summary>
internal enum PrincipalMatch
{
    None,
    /// <summary>By its account: the account's own policies must grant as well.</summary>
    Account,
    /// <summary>By the role's or user's ARN: sessions stay within boundary and session policies.</summary>
    Named,
    /// <summary>By the session's ARN, the service's name, or <c>*</c>: granted without any other policy.</summary>
    Direct,
}

/// <summary><c>Principal</c> or <c>NotPrincipal</c>.</summary>
/// <param name="negated">It is NotPrincipal.</param>
/// <param name="everyone"><c>*</c> is among the AWS principals.</param>
/// <param name="accounts">Account ids, from ids and root ARNs.</param>
/// <param name="arns">ARNs of roles, users and sessions.</param>
/// <param name="others">Services, federation providers and canonical ids.</param>
internal sealed class PrincipalElement(bool negated, bool everyone, string[] accounts, string[] arns, string[] others)
{
    public bool Negated => negated;

    public PrincipalMatch Match(RequestView request)
    {
        var match = Listed(request.Principal);
        if (!negated)
            return match;
        return match == PrincipalMatch.None ? PrincipalMatch.Direct : PrincipalMatch.None;
    }

    private PrincipalMatch Listed(PrincipalName who)
    {
        if (everyone)
            return PrincipalMatch.Direct;
        if (who.Kind == PrincipalKind.Service || who.Kind == PrincipalKind.Other)
        {
            if (others.AsSpan().Contains(who.Arn))
                return PrincipalMatch.Direct;
        }
        var best = PrincipalMatch.None;
        foreach (var arn in arns)
        {
            if (arn == who.Session)
                return PrincipalMatch.Direct;
            if (who.IsNamedBy(arn))
                best = PrincipalMatch.Named;
        }
        if (best != PrincipalMatch.None)
            return best;
        return who.Account.Length > 0 && accounts.AsSpan().Contains(who.Account)
            ? who.Kind == PrincipalKind.Root ? PrincipalMatch.Named : PrincipalMatch.Account
            : PrincipalMatch.None;
    }
}
