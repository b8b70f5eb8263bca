using System.Text.Json;
using System.Xml;
using Amazon.Runtime;

namespace Bot.Aws.Client;

/// <summary>What went wrong, as a value.</summary>
internal static class AwsFailures
{
    /// <summary>The failure for an exception of the SDK or of a decoder; null for those that are bugs.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="timeout">The limit of an attempt, for the message.</param>
    public static AwsError? From(Exception exception, TimeSpan timeout) => exception switch
    {
        SdkError e => new(e.ErrorCode, Message(e), (int)e.StatusCode, e.WireRequestId, IsRetryable(e)),
        AmazonServiceException { StatusCode: 0 } or HttpRequestException or IOException => Unreachable(exception),
        AmazonServiceException e => new(e.ErrorCode ?? "Unknown", e.Message, (int)e.StatusCode, e.RequestId, (int)e.StatusCode >= 500),
        TimeoutException or OperationCanceledException => new("Timeout", $"AWS did not answer within {timeout.TotalSeconds:0.#} s.", 0, null, true),
        AmazonClientException { InnerException: { } inner } when From(inner, timeout) is { } error => error,
        AmazonClientException e => new("NoCredentials", Credentials(e), 0, null, false),
        JsonException or XmlException or FormatException or InvalidOperationException { Source: "System.Text.Json" } =>
            new("InvalidResponse", "The answer is not in the service's protocol; is the endpoint an AWS API? " + exception.Message, 0, null, false),
        _ => null,
    };

    private static string Message(SdkError e) =>
        string.IsNullOrEmpty(e.Message) ? $"AWS answered with status {(int)e.StatusCode} and no text." : e.Message;

    /// <summary>The SDK lists every place it looked in; what to do comes first.</summary>
    private static string Credentials(AmazonClientException e) => e.Message.StartsWith("Failed to resolve AWS credentials", StringComparison.Ordinal)
        ? "No AWS credentials were found in the environment, the profiles or a role of this machine: set AWS_PROFILE, or run 'aws configure' or 'aws sso login'."
        : e.Message;

    private static AwsError Unreachable(Exception e) =>
        Innermost(e) is TimeoutException ? new("Timeout", Innermost(e).Message, 0, null, true) : new("ConnectionFailed", Innermost(e).Message, 0, null, true);

    private static Exception Innermost(Exception e) => e.InnerException is { } inner ? Innermost(inner) : e;

    /// <summary>Throttling, and the server's own faults.</summary>
    private static bool IsRetryable(SdkError e) =>
        (int)e.StatusCode is 429 or >= 500 || e.Retryable is not null || e.ErrorCode is "Throttling" or "ThrottlingException" or "ThrottledException"
            or "RequestThrottled" or "RequestThrottledException" or "RequestLimitExceeded" or "BandwidthLimitExceeded" or "LimitExceededException"
            or "ProvisionedThroughputExceededException" or "SlowDown" or "PriorRequestNotComplete" or "TransactionInProgressException" or "RequestTimeout"
            or "RequestTimeoutException" or "EC2ThrottledException";
}
