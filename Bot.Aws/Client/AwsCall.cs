using System.Text.Json.Nodes;

namespace Bot.Aws.Client;

/// <summary>One call of an AWS operation, before it is sent.</summary>
/// <param name="Service">The service's catalog name: <c>ec2</c>.</param>
/// <param name="Operation">The operation's API name: <c>DescribeInstances</c>.</param>
/// <param name="Parameters">Input members by API name, with the JSON types of the catalog's shapes; timestamps as ISO 8601 text or epoch numbers, blobs as base64.</param>
/// <param name="Region">The Region it goes to; global services are signed for their own Region whatever is said here.</param>
public sealed record AwsCall(string Service, string Operation, JsonObject Parameters, string Region);

/// <summary>What AWS answered.</summary>
public abstract record AwsResult
{
    private AwsResult() { }

    /// <summary>The operation succeeded.</summary>
    /// <param name="Body">Output members by API name; lists are arrays even when empty on the wire, timestamps are ISO 8601 text in UTC, blobs base64.</param>
    /// <param name="Status">HTTP status.</param>
    /// <param name="RequestId">AWS's request id; null where the server gave none.</param>
    public sealed record Success(JsonObject Body, int Status, string? RequestId) : AwsResult;

    /// <summary>The operation failed: AWS refused it, or no answer came.</summary>
    /// <param name="Error">What happened.</param>
    public sealed record Failure(AwsError Error) : AwsResult;
}

/// <summary>Why a call failed.</summary>
/// <param name="Code">AWS's error code (<c>AccessDenied</c>, <c>ThrottlingException</c>); for failures without an answer <c>Timeout</c>, <c>ConnectionFailed</c>, <c>InvalidParameters</c>, <c>NoCredentials</c>.</param>
/// <param name="Message">AWS's own text.</param>
/// <param name="Status">HTTP status; 0 where no answer came.</param>
/// <param name="RequestId">AWS's request id; null where there is none.</param>
/// <param name="Retryable">The same call may succeed later.</param>
public sealed record AwsError(string Code, string Message, int Status, string? RequestId, bool Retryable)
{
    /// <summary>AWS says that the caller lacks a right: <c>AccessDenied</c>, <c>AccessDeniedException</c>, <c>UnauthorizedOperation</c>, <c>AuthorizationError</c>, …</summary>
    public bool IsDenied => Code is "AccessDenied" or "AccessDeniedException" or "UnauthorizedOperation" or "AuthorizationError" or "AuthorizationErrorException"
        or "NotAuthorized" or "UnauthorizedException" or "ForbiddenException" || (Status == 403 && Code.Contains("Denied", StringComparison.Ordinal));

    /// <summary>The thing asked for does not exist.</summary>
    public bool IsNotFound => Status == 404 || Code.Contains("NotFound", StringComparison.Ordinal) || Code.StartsWith("NoSuch", StringComparison.Ordinal)
        || Code.Contains("DoesNotExist", StringComparison.Ordinal) || Code.Contains("NonExistent", StringComparison.Ordinal);
}
