using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services;

/// <summary>One decoded, authenticated and authorised call, as an operation sees it.</summary>
public sealed class DemoCall
{
    /// <summary>The service's facts.</summary>
    public required AwsService Service { get; init; }
    /// <summary>The operation's facts.</summary>
    public required AwsOperation Operation { get; init; }
    /// <summary>Input members by API name, with the JSON types of the catalog's shapes; timestamps are ISO 8601 text, blobs base64.</summary>
    public required JsonObject Input { get; init; }
    /// <summary>Who calls.</summary>
    public required DemoPrincipal Principal { get; init; }
    /// <summary>The account called.</summary>
    public required string Account { get; init; }
    /// <summary>The Region called (from the credential scope).</summary>
    public required string Region { get; init; }
    /// <summary>Now, by the demo's clock.</summary>
    public required DateTimeOffset Now { get; init; }
    /// <summary>Everything that exists.</summary>
    public required World World { get; init; }
    /// <summary>A raw body that is not part of <see cref="Input"/>'s shape; empty for most calls.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }
    /// <summary>Throws the service's own denial unless the caller has a further right, such as <c>iam:PassRole</c> on a role. Set by the server.</summary>
    public Action<string, string> Demand { get; init; } = static (_, _) => { };
    /// <summary>The keys of the account. Set by the server.</summary>
    internal Server.Authentication.KeyRing Keys { get; init; } = null!;
    /// <summary>The key that signed the call. Set by the server.</summary>
    internal Server.Authentication.AccessKey Key { get; init; } = null!;
    /// <summary>Organisation, principals and their policies. Set by the server.</summary>
    internal Server.Authorization.Authorizer Authorizer { get; init; } = null!;
    /// <summary>What the call concerned, for CloudTrail and for the tags that policies may ask for; a handler that makes or finds the resource may set it.</summary>
    public Resource? Concerns { get; set; }
    /// <summary>Header values of the answer that are outside the operation's shape.</summary>
    public Dictionary<string, string> AnswerHeaders { get; } = [];
}
