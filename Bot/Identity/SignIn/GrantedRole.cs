namespace Bot.Identity.SignIn;

/// <summary>A role that Identity Center grants.</summary>
/// <param name="Account">Account id.</param>
/// <param name="Role">The permission set's name.</param>
internal sealed record GrantedRole(string Account, string Role)
{
    private const string Prefix = "sso:";

    /// <summary>How it stands where roles are named by ARN.</summary>
    public string Arn => $"{Prefix}{Account}/{Role}";

    /// <summary>The granted role of such a name; null where it is an IAM role.</summary>
    public static GrantedRole? Parse(string arn) =>
        arn.StartsWith(Prefix, StringComparison.Ordinal) && arn.IndexOf('/') is > 0 and var slash ? new(arn[Prefix.Length..slash], arn[(slash + 1)..]) : null;
}
