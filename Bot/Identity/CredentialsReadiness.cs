using Amazon.Runtime;
using Bot.Telemetry;

namespace Bot.Identity;

/// <summary>The bot's own credentials are found. AWS is not asked whether it takes them: an outage of AWS is answered, not hidden behind a bot that is not ready.</summary>
/// <param name="find">Finds credentials, or says why there are none by an exception of the SDK.</param>
/// <param name="clock">Paces the search: containers ask often, and the search may go over the network.</param>
internal sealed class CredentialsReadiness(Func<CancellationToken, Task> find, TimeProvider clock) : PacedReadiness(clock)
{
    // What the SDK says names files and profiles of the machine; whoever may ask this may be anybody.
    private const string NoneFound = "No AWS credentials are found for the bot. Give it a role (instance profile, task role, IRSA), or set AWS_PROFILE or AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY.";

    public override string Name => "aws";

    protected override Verdict Unanswered => new(NoneFound);

    protected override async Task<Verdict> AskAsync(CancellationToken cancellation)
    {
        try
        {
            await find(cancellation).ConfigureAwait(false);
            return default;
        }
        catch (AmazonClientException)
        {
            return new(NoneFound);
        }
    }
}
