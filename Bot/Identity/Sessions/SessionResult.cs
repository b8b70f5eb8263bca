using Bot.Answers;
using Bot.Aws.Client;

namespace Bot.Identity.Sessions;

/// <summary>What became of opening a session.</summary>
internal abstract record SessionResult
{
    private SessionResult() { }

    /// <param name="Client">Calls AWS in the session.</param>
    public sealed record Open(IAwsClient Client) : SessionResult;

    /// <summary>Nobody let the caller in.</summary>
    /// <param name="Refusal">Who, and what would change it.</param>
    public sealed record Refused(Refusal Refusal) : SessionResult;

    /// <summary>STS did not answer as it should.</summary>
    public sealed record Failed(AwsError Error) : SessionResult;
}
