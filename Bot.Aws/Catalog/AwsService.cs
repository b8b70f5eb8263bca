namespace Bot.Aws.Catalog;

/// <summary>What must be known of an AWS service to call any of its operations.</summary>
public sealed class AwsService
{
    /// <summary>The service's name in the AWS CLI, the catalog's key: <c>ec2</c>, <c>elbv2</c>, <c>stepfunctions</c>, <c>ce</c>.</summary>
    public required string Name { get; init; }
    /// <summary>AWS's service id, as telemetry and user agents spell it: <c>Cost Explorer</c>.</summary>
    public required string ServiceId { get; init; }
    /// <summary>The service's name for people: <c>Amazon Elastic Compute Cloud</c>.</summary>
    public required string FullName { get; init; }
    /// <summary>First label of the endpoint's host: <c>monitoring</c> for CloudWatch.</summary>
    public required string EndpointPrefix { get; init; }
    /// <summary>The service in the credential scope of a signature.</summary>
    public required string SigningName { get; init; }
    /// <summary>The prefix of the service's IAM actions: <c>elasticloadbalancing</c> for elbv2.</summary>
    public required string IamPrefix { get; init; }
    /// <summary>API version: <c>2016-11-15</c>.</summary>
    public required string ApiVersion { get; init; }
    /// <summary>The protocol this catalog calls the service with.</summary>
    public required AwsProtocol Protocol { get; init; }
    /// <summary>Another protocol that the service speaks too (CloudWatch and SQS: JSON and Query); null where there is one only.</summary>
    public AwsProtocol? AlternativeProtocol { get; init; }
    /// <summary>The prefix of <c>X-Amz-Target</c>; null where no protocol of the service has one.</summary>
    public string? TargetPrefix { get; init; }
    /// <summary><c>1.0</c> or <c>1.1</c>; null where the service does not speak it.</summary>
    public string? JsonVersion { get; init; }
    /// <summary>The Region that serves every caller of a global service (<c>us-east-1</c> for IAM in the commercial partition); null for regional services.</summary>
    public string? GlobalRegion { get; init; }
    /// <summary>The XML namespace of REST-XML bodies; null elsewhere.</summary>
    public string? XmlNamespace { get; init; }
    /// <summary>Endpoints that do not follow the rule <c>prefix.region.suffix</c>.</summary>
    public IReadOnlyList<AwsHost> Hosts { get; init; } = [];
    /// <summary>All operations by their API name, such as <c>DescribeInstances</c>; lookups ignore case.</summary>
    public required IReadOnlyDictionary<string, AwsOperation> Operations { get; init; }
}
