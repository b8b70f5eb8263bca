namespace Bot.DemoAccount.Services;

/// <summary>Who calls.</summary>
/// <param name="Account">The principal's account.</param>
/// <param name="Arn">The ARN that GetCallerIdentity shows: a user's, or an assumed-role session's.</param>
/// <param name="RoleArn">The role's ARN for a session; the user's ARN for a user; the root's for root.</param>
/// <param name="UserId">The unique id that GetCallerIdentity shows.</param>
/// <param name="SourceIdentity">The source identity of the session; null where none was set.</param>
public sealed record DemoPrincipal(string Account, string Arn, string RoleArn, string UserId, string? SourceIdentity)
{
    /// <summary>The access key that signed the call.</summary>
    public string AccessKeyId { get; init; } = "";
    /// <summary>The user's name, or the session's.</summary>
    public string Name => Arn[(Arn.LastIndexOf('/') + 1)..];
    /// <summary>It is a role's session.</summary>
    public bool IsSession => !ReferenceEquals(Arn, RoleArn) && Arn != RoleArn;
}
