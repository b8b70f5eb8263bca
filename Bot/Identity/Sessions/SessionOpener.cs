using System.Text.Json.Nodes;
using Amazon.Runtime;
using Bot.Aws.Client;

namespace Bot.Identity.Sessions;

/// <summary>Opens sessions with <c>sts:AssumeRole</c>, through the account's bot role where it has one.</summary>
/// <param name="own">The bot's own credentials' client.</param>
/// <param name="open">A client with the credentials of a session.</param>
/// <param name="region">The Region whose STS is asked.</param>
internal sealed class SessionOpener(IAwsClient own, Func<AWSCredentials, IAwsClient> open, string region)
{
    private const string BotSession = "wheelhouse";

    /// <summary>Opens a session.</summary>
    /// <param name="request">Which.</param>
    /// <param name="through">Gives the bot's own session in an account.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<SessionResult> OpenAsync(SessionRequest request, Func<SessionRequest, Task<SessionResult>> through, CancellationToken cancellation)
    {
        var client = own;
        if (request.Through is { } first)
        {
            var step = await through(new(first, null, null, 3600, request.Directory) { ExternalId = request.ExternalId }).ConfigureAwait(false);
            if (step is not SessionResult.Open opened)
                return step;
            client = opened.Client;
        }
        var result = await client.SendAsync(new("sts", "AssumeRole", Parameters(request), region), cancellation).ConfigureAwait(false);
        return result switch
        {
            AwsResult.Success { Body: var body } when body["Credentials"] is JsonObject c => new SessionResult.Open(open(
                new SessionAWSCredentials((string)c["AccessKeyId"]!, (string)c["SecretAccessKey"]!, (string)c["SessionToken"]!))),
            AwsResult.Failure { Error: { IsDenied: true } error } => new SessionResult.Refused(TrustRefusal.Of(request, error)),
            AwsResult.Failure { Error: var error } => new SessionResult.Failed(error with { Message = $"No session in the role {request.Role} could be opened: {error.Message}" }),
            _ => new SessionResult.Failed(new("NoCredentials", $"No session in the role {request.Role} could be opened: STS answered without credentials.", 0, null, true)),
        };
    }

    private static JsonObject Parameters(SessionRequest request)
    {
        var parameters = new JsonObject
        {
            ["RoleArn"] = request.Role,
            ["RoleSessionName"] = request.Person ?? BotSession,
            ["DurationSeconds"] = request.Seconds,
        };
        if (request.Person is { } person)
            parameters["SourceIdentity"] = person;
        if (request.ExternalId is { } external)
            parameters["ExternalId"] = external;
        if (request.Policy is { } policy)
        {
            parameters["Policy"] = policy.Json;
            if (!policy.ManagedArns.IsEmpty)
                parameters["PolicyArns"] = new JsonArray([.. policy.ManagedArns.Select(a => new JsonObject { ["arn"] = a })]);
        }
        if (!request.Tags.IsEmpty)
            parameters["Tags"] = new JsonArray([.. request.Tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]);
        return parameters;
    }
}
