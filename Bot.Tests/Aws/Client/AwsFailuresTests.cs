using System.Net.Sockets;
using Amazon.Runtime;
using Bot.Aws.Client;

namespace Bot.Tests.Aws.Client;

public sealed class AwsFailuresTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public void NoCredentials_SaysWhatToDo() => Assert.Equal(
        new AwsError("NoCredentials", "No AWS credentials were found in the environment, the profiles or a role of this machine: set AWS_PROFILE, or run 'aws configure' or 'aws sso login'.", 0, null, false),
        AwsFailures.From(new AmazonClientException("Failed to resolve AWS credentials. The credential providers …"), Limit));

    [Fact]
    public void ExpiredSignIn_KeepsTheSdksText() => Assert.Equal(
        new AwsError("NoCredentials", "The SSO token has expired.", 0, null, false), AwsFailures.From(new AmazonClientException("The SSO token has expired."), Limit));

    [Fact]
    public void BrokenConnection_IsFoundBeneathTheSdksWrapping() => Assert.Equal(
        ("ConnectionFailed", true),
        AwsFailures.From(new AmazonServiceException("wrapped", new HttpRequestException("refused", new SocketException(111))), Limit) is { } e ? (e.Code, e.Retryable) : default);

    [Fact]
    public void Timeout_NamesTheLimit() => Assert.Equal("AWS did not answer within 20 s.", AwsFailures.From(new TaskCanceledException(), Limit)!.Message);

    [Fact]
    public void Bug_IsNotAFailure() => Assert.Null(AwsFailures.From(new NullReferenceException(), Limit));
}
