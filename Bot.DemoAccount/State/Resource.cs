using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.State;

/// <summary>One resource of the demo account.</summary>
public sealed class Resource
{
    /// <summary>Its CloudFormation type: <c>AWS::EC2::Instance</c>; kinds that CloudFormation lacks use the same form (<c>AWS::EC2::Image</c>).</summary>
    public required string Type { get; init; }
    /// <summary>The account that owns it.</summary>
    public required string Account { get; init; }
    /// <summary>Its Region; <c>global</c> for IAM, CloudFront, Route 53 and the like. Buckets live in a Region.</summary>
    public required string Region { get; init; }
    /// <summary>Its primary identifier, unique by type, account and Region: an instance id, a function's or bucket's name.</summary>
    public required string Id { get; init; }
    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }
    /// <summary>When it came to be.</summary>
    public DateTimeOffset Created { get; init; }
    /// <summary>Exactly one item as the service's describe or list operation returns it, with the API's field names; tags are in <see cref="Tags"/>. Shared between calls: clone before changing, replace whole.</summary>
    public required JsonObject Document { get; set; }
    /// <summary>What other operations return for it, by operation name: the whole output, such as <c>GetBucketVersioning</c> → <c>{"Status":"Enabled"}</c>.</summary>
    public ConcurrentDictionary<string, JsonNode> Facets { get; } = new(StringComparer.Ordinal);
    /// <summary>Its tags.</summary>
    public ResourceTags Tags { get; } = new();
}
