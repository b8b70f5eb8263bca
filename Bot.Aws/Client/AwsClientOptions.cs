using Amazon.Runtime;
using Bot.Aws.Catalog;

namespace Bot.Aws.Client;

/// <summary>Where and as whom calls are sent.</summary>
public sealed record AwsClientOptions
{
    /// <summary>Credentials; null means the SDK's default chain (environment, profile, SSO, container, instance).</summary>
    /// <value>null</value>
    public AWSCredentials? Credentials { get; init; }
    /// <summary>One endpoint for every service (an emulator, the demo account, a proxy); null means AWS's own endpoints.</summary>
    /// <value>null</value>
    public Uri? Endpoint { get; init; }
    /// <summary>Time limit of one attempt.</summary>
    /// <value>20 seconds</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);
    /// <summary>Cap of the wait between attempts; null means the SDK's 20 s.</summary>
    /// <value>null</value>
    public TimeSpan? MaxBackoff { get; init; }
    /// <summary>Protocols to use instead of the catalog's, by service, where the service speaks both (CloudWatch and SQS: JSON or Query).</summary>
    /// <value>none</value>
    public IReadOnlyDictionary<string, AwsProtocol> Protocols { get; init; } = new Dictionary<string, AwsProtocol>();
    /// <summary>Makes the tokens that let AWS recognise a repeated call.</summary>
    /// <value>a new GUID</value>
    public Func<string> NewToken { get; init; } = static () => Guid.NewGuid().ToString();
}
