using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What sort of change an event of CloudTrail is.</summary>
/// <param name="Sort"><c>deploy</c>, <c>config</c>, <c>scale</c>, <c>permission</c>, <c>network</c>, <c>key</c>, <c>dns</c>, <c>secret</c>, <c>power</c>, <c>capacity</c>, <c>restart</c>.</param>
/// <param name="Words">What was done, in words.</param>
internal sealed record ChangeSort(string Sort, string Words)
{
    /// <summary>It may take hours until it is felt: rules that run daily, what is cached, what counts down.</summary>
    public bool IsSlow { get; init; }
}

/// <summary>Events that change how things run, by the beginning of their names. What is not in here (tags, alarms, dashboards, reads) is no reason for trouble.</summary>
internal static class ChangeTable
{
    private static readonly ImmutableArray<(string Prefix, string Sort, string Words)> All =
    [
        ("StartMessageMoveTask", "load", "dead letters moved back"), ("StartReplay", "load", "a replay of archived events"), ("SubmitJob", "load", "a job submitted"),
        ("UpdateFunctionCode", "deploy", "new code"), ("PublishVersion", "deploy", "a new version"), ("UpdateAlias", "deploy", "another version behind an alias"), ("PublishLayerVersion", "deploy", "a new layer"), ("RegisterTaskDefinition", "deploy", "a new task definition"),
        ("CreateDeployment", "deploy", "a deployment"), ("StartDeployment", "deploy", "a deployment"), ("UpdateStack", "deploy", "a stack update"), ("ExecuteChangeSet", "deploy", "a stack update"), ("StartPipelineExecution", "deploy", "a pipeline run"), ("StartInstanceRefresh", "deploy", "an instance refresh"), ("PutImage", "deploy", "a new image"), ("UpdateEnvironment", "deploy", "an environment update"),
        ("UpdateStateMachine", "deploy", "a new definition"), ("UpdateNodegroupVersion", "deploy", "new nodes"), ("UpdateClusterVersion", "deploy", "a new cluster version"), ("UpdateAddon", "deploy", "a new add-on version"), ("CreateLaunchTemplateVersion", "deploy", "a new launch template version"), ("ModifyLaunchTemplate", "deploy", "another launch template version"), ("UpdateStage", "deploy", "a stage update"), ("ImportRestApi", "deploy", "a new API definition"), ("PutRestApi", "deploy", "a new API definition"), ("UpdateDistribution", "config", "a distribution update"),
        ("UpdateService", "deploy", "a service update"),
        ("DisableRule", "power", "switched off"), ("RemoveTargets", "config", "targets taken out"), ("PutTargets", "config", "other targets"), ("PutRule", "config", "a rule change"), ("UpdateSchedule", "config", "a schedule change"), ("StopPipe", "power", "stopped"), ("UpdatePipe", "config", "a pipe change"),
        ("UpdateFunctionConfiguration", "config", "a configuration change"), ("UpdateEventSourceMapping", "config", "a mapping change"), ("DeleteEventSourceMapping", "config", "a mapping deleted"), ("ModifyDBInstance", "config", "a database change"), ("ModifyDBCluster", "config", "a database change"), ("ModifyDBParameterGroup", "config", "a parameter change"), ("ModifyDBClusterParameterGroup", "config", "a parameter change"), ("ResetDBParameterGroup", "config", "parameters reset"),
        ("ModifyTargetGroup", "config", "a target group change"), ("ModifyLoadBalancerAttributes", "config", "a load balancer change"), ("ModifyListener", "config", "a listener change"), ("ModifyRule", "config", "a rule change"), ("DeleteRule", "config", "a rule deleted"), ("DeregisterTargets", "config", "targets taken out"), ("SetQueueAttributes", "config", "a queue change"), ("PurgeQueue", "config", "a queue emptied"), ("SetSubscriptionAttributes", "config", "a subscription change"), ("SetTopicAttributes", "config", "a topic change"), ("Unsubscribe", "config", "a subscription removed"),
        ("ModifyCacheCluster", "config", "a cache change"), ("ModifyReplicationGroup", "config", "a cache change"), ("ModifyCacheParameterGroup", "config", "a parameter change"), ("PutParameter", "config", "a parameter written"), ("UpdateUsagePlan", "config", "a usage plan change"), ("PutBucketNotification", "config", "a notification change"), ("PutBucketLifecycle", "config", "a lifecycle change"), ("UpdateWebACL", "config", "a firewall rule change"), ("SuspendProcesses", "config", "processes suspended"), ("ModifyInstanceAttribute", "config", "an instance change"), ("ModifyVolume", "config", "a volume change"), ("UpdateNodegroupConfig", "config", "a node group change"), ("UpdateTimeToLive", "config", "another time to live of its items"),
        ("UpdateTable", "capacity", "a change of capacity"), ("ModifyInstanceMetadataOptions", "config", "other metadata options"), ("PutScheduledUpdateGroupAction", "capacity", "a scheduled action"), ("DisassociateIamInstanceProfile", "config", "an instance profile taken off"), ("ReplaceIamInstanceProfileAssociation", "config", "another instance profile"), ("PutFunctionConcurrency", "capacity", "another concurrency"), ("DeleteFunctionConcurrency", "capacity", "no reserved concurrency any more"), ("PutProvisionedConcurrencyConfig", "capacity", "another provisioned concurrency"), ("DeleteProvisionedConcurrencyConfig", "capacity", "no provisioned concurrency any more"), ("UpdateShardCount", "capacity", "another number of shards"), ("RegisterScalableTarget", "capacity", "other scaling limits"), ("DeregisterScalableTarget", "capacity", "scaling switched off"), ("PutScalingPolicy", "capacity", "another scaling policy"), ("DeletePolicy@autoscaling", "capacity", "a scaling policy deleted"),
        ("SetDesiredCapacity", "scale", "another size"), ("UpdateAutoScalingGroup", "scale", "another size"), ("TerminateInstanceInAutoScalingGroup", "scale", "an instance less"),
        ("PutRolePolicy", "permission", "a role policy change"), ("DeleteRolePolicy", "permission", "a role policy deleted"), ("DetachRolePolicy", "permission", "a policy detached"), ("AttachRolePolicy", "grant", "a policy attached"), ("CreatePolicyVersion", "permission", "a new policy version"), ("SetDefaultPolicyVersion", "permission", "another policy version"), ("DeletePolicy", "permission", "a policy deleted"), ("DeleteRole", "permission", "a role deleted"), ("PutRolePermissionsBoundary", "permission", "a permissions boundary"), ("UpdateAssumeRolePolicy", "permission", "a trust policy change"),
        ("PutBucketPolicy", "permission", "a bucket policy change"), ("DeleteBucketPolicy", "permission", "a bucket policy deleted"), ("PutBucketPublicAccessBlock", "permission", "a public access block"), ("PutKeyPolicy", "permission", "a key policy change"), ("RevokeGrant", "permission", "a grant revoked"), ("RemovePermission", "permission", "a permission removed"), ("AddPermission", "grant", "a permission added"), ("CreateGrant", "grant", "a grant made"), ("SetRepositoryPolicy", "permission", "a repository policy change"), ("PutResourcePolicy", "permission", "a resource policy change"),
        ("RevokeSecurityGroupIngress", "network", "an inbound rule removed"), ("RevokeSecurityGroupEgress", "network", "an outbound rule removed"), ("AuthorizeSecurityGroup", "grant", "a rule added"), ("ModifySecurityGroupRules", "network", "rules changed"), ("DeleteRoute", "network", "a route deleted"), ("ReplaceRoute", "network", "a route replaced"), ("CreateRoute", "network", "a route added"), ("DisassociateRouteTable", "network", "a route table taken off"), ("AssociateRouteTable", "network", "another route table"), ("DeleteNatGateway", "network", "a NAT gateway deleted"), ("DeleteVpcEndpoints", "network", "an endpoint deleted"), ("ModifyVpcEndpoint", "network", "an endpoint changed"), ("CreateNetworkAclEntry", "acl", "a network ACL rule"), ("ReplaceNetworkAcl", "acl", "a network ACL change"), ("DeleteNetworkAclEntry", "acl", "a network ACL rule deleted"), ("DetachInternetGateway", "network", "an internet gateway detached"), ("DeleteVpcPeeringConnection", "network", "a peering deleted"), ("SetSecurityGroups", "network", "other security groups"), ("SetSubnets", "network", "other subnets"),
        ("DisableKey", "key", "a key disabled"), ("ScheduleKeyDeletion", "key", "a key to be deleted"), ("ChangeResourceRecordSets", "dns", "a DNS record change"), ("DeleteHostedZone", "dns", "a zone deleted"), ("DisassociateVPCFromHostedZone", "dns", "a zone taken off a VPC"), ("ModifyVpcAttribute", "dns", "a VPC's DNS settings"),
        ("RotateSecret", "secret", "a secret rotated"), ("PutSecretValue", "secret", "a secret changed"), ("UpdateSecret", "secret", "a secret changed"), ("DeleteSecret", "secret", "a secret deleted"), ("DeleteAccessKey", "secret", "an access key deleted"), ("UpdateAccessKey", "secret", "an access key switched"),
        ("StopInstances", "power", "stopped"), ("TerminateInstances", "power", "terminated"), ("RebootInstances", "power", "rebooted"), ("StopDBInstance", "power", "stopped"), ("StopDBCluster", "power", "stopped"), ("RebootDBInstance", "power", "restarted"), ("DeleteDBInstance", "power", "deleted"), ("FailoverDBCluster", "power", "failed over"), ("RebootCacheCluster", "power", "restarted"), ("StopTask", "power", "a task stopped"), ("DeleteFunction", "power", "deleted"), ("DeleteService", "power", "deleted"), ("DeleteTargetGroup", "power", "deleted"), ("DeleteTable", "power", "deleted"), ("DeleteQueue", "power", "deleted"), ("DeleteTopic", "power", "deleted"), ("DeleteCertificate", "power", "deleted"), ("DeleteBucket", "power", "deleted"), ("DeleteStream", "power", "deleted"),
    ];

    /// <summary>Events whose effect comes late.</summary>
    private static readonly ImmutableArray<string> Slow =
    [
        "PutBucketLifecycle", "UpdateTimeToLive", "DeleteSecret", "UpdateSecret", "PutSecretValue", "RotateSecret", "ScheduleKeyDeletion", "PutScheduledUpdateGroupAction", "PutScheduledAction", "ModifyDBParameterGroup", "ModifyDBClusterParameterGroup", "ModifyCacheParameterGroup", "CreateLaunchTemplateVersion", "ModifyLaunchTemplate", "PutScalingPolicy", "RegisterScalableTarget", "DeregisterScalableTarget", "UpdateTable", "PutParameter", "PutLifecyclePolicy",
        "UpdateAccessKey", "DeleteAccessKey", "ModifyInstanceMetadataOptions", "DisassociateIamInstanceProfile", "RemoveRoleFromInstanceProfile", "UpdateAutoScalingGroup", "ChangeResourceRecordSets", "DeleteServerCertificate", "PutImage", "BatchDeleteImage", "RegisterTaskDefinition", "DeregisterTaskDefinition",
    ];

    /// <summary>The sort of an event; null where it is no reason for trouble.</summary>
    public static ChangeSort? Of(string name, string source, JsonNode? request)
    {
        if (ChangedFields.AreHarmless(request))
            return null;
        var sort = Known(name, source, request?.ToJsonString() ?? "") ?? ChangeVerbs.Of(name, source);
        return sort is not null && Slow.Any(s => name.StartsWith(s, StringComparison.Ordinal)) ? sort with { IsSlow = true } : sort;
    }

    private static ChangeSort? Known(string name, string source, string request)
    {
        foreach (var (prefix, sort, words) in All)
        {
            var at = prefix.IndexOf('@', StringComparison.Ordinal);
            if (!name.StartsWith(at < 0 ? prefix : prefix[..at], StringComparison.Ordinal) || at >= 0 && !source.StartsWith(prefix[(at + 1)..], StringComparison.Ordinal))
                continue;
            if (name == "ModifyVpcEndpoint" && request.Contains("olicyDocument", StringComparison.Ordinal))
                return new("permission", "an endpoint policy change");
            if (name == "UpdateTable" && request.Contains("treamSpecification", StringComparison.Ordinal))
                return new("config", "a change of its stream");
            if (name is "SetQueueAttributes" or "SetTopicAttributes" && (request.Contains("\"Policy\"", StringComparison.OrdinalIgnoreCase)))
                return new("permission", name == "SetQueueAttributes" ? "a queue policy change" : "a topic policy change");
            if (name == "ModifyDBInstance" && request.Contains("BInstanceClass", StringComparison.Ordinal))
                return new("capacity", "another instance class");
            if (name == "UpdateStage" && request.Contains("throttling", StringComparison.OrdinalIgnoreCase))
                return new("config", "other request limits of a stage");
            // The same tasks started anew.
            if (name == "UpdateService" && request.Contains("forceNewDeployment", StringComparison.Ordinal) && !request.Contains("taskDefinition", StringComparison.Ordinal) && !request.Contains("desiredCount", StringComparison.Ordinal))
                return new("restart", "tasks started anew");
            // A service update that only sets a count is scaling; one that deletes tags is none.
            return name == "UpdateService" && request.Contains("desiredCount", StringComparison.Ordinal) && !request.Contains("taskDefinition", StringComparison.Ordinal) && !request.Contains("forceNewDeployment", StringComparison.Ordinal)
                ? new("scale", "another number of tasks") : new(sort, words);
        }
        return null;
    }
}
