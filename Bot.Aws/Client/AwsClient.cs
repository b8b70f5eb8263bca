namespace Bot.Aws.Client;

/// <summary>The client for all services, on AWSSDK.Core's pipeline.</summary>
/// <param name="options">Where and as whom calls are sent.</param>
public sealed class AwsClient(AwsClientOptions options) : IAwsClient
{
    /// <inheritdoc/>
    public Task<AwsResult> SendAsync(AwsCall call, CancellationToken cancellation) => throw new NotImplementedException(options.ToString());
}
