using System.Text.Json.Nodes;
using Bot.Aws.Iam;
using Bot.DemoAccount.Services;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Server.Authorization;

/// <summary>The resource that an ARN means and its policy.</summary>
internal static class ResourcePolicies
{
    /// <summary>Where each type keeps its policy: the operation that shows it and the member.</summary>
    private static readonly Dictionary<string, (string Facet, string Path)> Places = new(StringComparer.Ordinal)
    {
        ["AWS::S3::Bucket"] = ("GetBucketPolicy", "Policy"),
        ["AWS::Lambda::Function"] = ("GetPolicy", "Policy"),
        ["AWS::KMS::Key"] = ("GetKeyPolicy", "Policy"),
        ["AWS::SecretsManager::Secret"] = ("GetResourcePolicy", "ResourcePolicy"),
        ["AWS::ECR::Repository"] = ("GetRepositoryPolicy", "policyText"),
        ["AWS::SQS::Queue"] = ("GetQueueAttributes", "Attributes.Policy"),
        ["AWS::SNS::Topic"] = ("GetTopicAttributes", "Attributes.Policy"),
        ["AWS::DynamoDB::Table"] = ("GetResourcePolicy", "Policy"),
        ["AWS::Events::EventBus"] = ("DescribeEventBus", "Policy"),
        ["AWS::Backup::BackupVault"] = ("GetBackupVaultAccessPolicy", "Policy"),
        ["AWS::OpenSearchService::Domain"] = ("DescribeDomain", "DomainStatus.AccessPolicies"),
        ["AWS::EFS::FileSystem"] = ("DescribeFileSystemPolicy", "Policy"),
    };

    /// <summary>The resource of an ARN, for an object its bucket, for a version or stream its owner; null when there is none.</summary>
    public static Resource? Owner(World world, string arn)
    {
        if (arn == "*")
            return null;
        if (world.FindByArn(arn) is { } found)
            return found;
        if (arn.StartsWith("arn:aws:s3:::", StringComparison.Ordinal))
            return arn.IndexOf('/') is > 0 and var slash ? world.FindByArn(arn[..slash]) : null;
        // Qualified function names, index and log stream suffixes: arn:…:function:name:alias.
        var last = arn.LastIndexOfAny([':', '/']);
        return last > 0 ? world.FindByArn(arn[..last]) : null;
    }

    public static PolicyDocument? Of(Resource? resource)
    {
        if (resource is null || !Places.TryGetValue(resource.Type, out var place))
            return null;
        var policy = resource.Facets.TryGetValue(place.Facet, out var facet) && facet is JsonObject o ? o.At(place.Path) : null;
        // Queues, topics and buses show their policy in the document itself.
        policy ??= resource.Document["Policy"] ?? resource.Document["AccessPolicies"];
        // A key without a policy of its own has the one that leaves it to the account.
        if (policy is null && resource.Type == "AWS::KMS::Key")
            return PolicyText.Parse($$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{resource.Account}}}:root"},"Action":"kms:*","Resource":"*"}]}""", "the default key policy");
        return PolicyText.Parse(policy, resource.Arn);
    }
}
