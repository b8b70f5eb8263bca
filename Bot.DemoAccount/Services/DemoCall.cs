using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services;

/// <summary>One decoded, authenticated and authorised call, as an operation sees it.</summary>
public sealed class DemoCall
{
    /// <summary>The service's facts.</summary>
    public required AwsService Service { get; init; }
    /// <summary>The operation's facts.</summary>
    public required AwsOperation Operation { get; init; }
    /// <summary>Input members by API name, with the JSON types of the catalog's shapes.</summary>
    public required JsonObject Input { get; init; }
    /// <summary>Who calls.</summary>
    public required DemoPrincipal Principal { get; init; }
    /// <summary>The account called.</summary>
    public required string Account { get; init; }
    /// <summary>The Region called (from the credential scope).</summary>
    public required string Region { get; init; }
    /// <summary>Now, by the demo's clock.</summary>
    public required DateTimeOffset Now { get; init; }
    /// <summary>Everything that exists.</summary>
    public required World World { get; init; }
}

/// <summary>Who calls.</summary>
/// <param name="Account">The principal's account.</param>
/// <param name="Arn">The ARN that GetCallerIdentity shows: a user's, or an assumed-role session's.</param>
/// <param name="RoleArn">The role's ARN for a session; the user's ARN for a user; the root's for root.</param>
/// <param name="UserId">The unique id that GetCallerIdentity shows.</param>
/// <param name="SourceIdentity">The source identity of the session; null where none was set.</param>
public sealed record DemoPrincipal(string Account, string Arn, string RoleArn, string UserId, string? SourceIdentity);

/// <summary>An error that AWS would answer.</summary>
/// <param name="code">AWS's error code: <c>InvalidInstanceID.NotFound</c>.</param>
/// <param name="message">AWS's own wording.</param>
/// <param name="status">HTTP status.</param>
public sealed class DemoException(string code, string message, int status = 400) : Exception(message)
{
    /// <summary>AWS's error code.</summary>
    public string Code { get; } = code;
    /// <summary>HTTP status.</summary>
    public int Status { get; } = status;
}
