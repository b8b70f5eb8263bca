using Amazon.Runtime;
using Bot.Telemetry;

namespace Bot.Identity;

/// <summary>The bot's own credentials are found. AWS is not asked whether it takes them: an outage of AWS is answered, not hidden behind a bot that is not ready.</summary>
/// <param name="find">Finds credentials, or says why there are none by an exception of the SDK.</param>
/// <param name="clock">Paces the search: containers ask often, and the search may go over the network.</param>
internal sealed class CredentialsReadiness(Func<CancellationToken, Task> find, TimeProvider clock) : IReadinessCheck
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30), Patience = TimeSpan.FromSeconds(3);
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _askedAt;
    private string? _fault;

    public string Name => "aws";

    public async Task<string?> FaultAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_askedAt is not { } at || clock.GetElapsedTime(at) >= Every)
                (_fault, _askedAt) = (await SearchAsync(cancellation).ConfigureAwait(false), clock.GetTimestamp());
            return _fault;
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<string?> SearchAsync(CancellationToken cancellation)
    {
        try
        {
            await find(cancellation).WaitAsync(Patience, clock, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (Exception e) when (e is AmazonClientException or TimeoutException)
        {
            // What the SDK says names files and profiles of the machine; whoever may ask this may be anybody.
            return "No AWS credentials are found for the bot. Give it a role (instance profile, task role, IRSA), or set AWS_PROFILE or AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY.";
        }
    }
}
