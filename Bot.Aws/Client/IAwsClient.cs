namespace Bot.Aws.Client;

/// <summary>Calls any AWS operation that the catalog knows, with one set of credentials. Thread-safe.</summary>
public interface IAwsClient
{
    /// <summary>Sends one call, with the SDK's own retries for reads; a call that changes something is sent once.</summary>
    /// <param name="call">What to send.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>AWS's answer; failures are values.</returns>
    /// <exception cref="KeyNotFoundException">The catalog has no such service or operation.</exception>
    Task<AwsResult> SendAsync(AwsCall call, CancellationToken cancellation);
}
