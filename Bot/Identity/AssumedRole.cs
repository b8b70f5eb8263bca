using System.Text.Json.Nodes;
using Amazon.Runtime;
using Bot.Aws.Client;

namespace Bot.Identity;

/// <summary>Credentials of a role, assumed by the bot and renewed before they expire.</summary>
/// <param name="bot">The bot's own credentials; null for the default chain.</param>
/// <param name="endpoint">Where STS is; null for AWS's own.</param>
/// <param name="region">The Region whose STS is asked.</param>
/// <param name="roleArn">The role.</param>
internal sealed class AssumedRole(AWSCredentials? bot, Uri? endpoint, string region, string roleArn) : RefreshingAWSCredentials
{
    private readonly AwsClient _sts = new(new() { Credentials = bot, Endpoint = endpoint });

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        var call = new AwsCall("sts", "AssumeRole", new() { ["RoleArn"] = roleArn, ["RoleSessionName"] = "wheelhouse" }, region);
        var result = await _sts.SendAsync(call, CancellationToken.None).ConfigureAwait(false);
        return result switch
        {
            AwsResult.Success { Body: var body } when body["Credentials"] is JsonObject c => new(
                new ImmutableCredentials((string)c["AccessKeyId"]!, (string)c["SecretAccessKey"]!, (string)c["SessionToken"]!),
                DateTimeOffset.Parse((string)c["Expiration"]!).UtcDateTime),
            AwsResult.Failure failure => throw new AmazonClientException($"The role {roleArn} could not be assumed: {failure.Error.Code}: {failure.Error.Message}"),
            _ => throw new AmazonClientException($"The role {roleArn} could not be assumed: STS answered without credentials."),
        };
    }
}
