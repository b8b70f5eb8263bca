using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using static Bot.Intents.Investigations.Collect.StateSign;

namespace Bot.Intents.Investigations.Collect;

/// <summary>How each kind's state is looked at, and what it says when something is wrong.</summary>
/// <remarks>Sources: the API references and troubleshooting pages of each service; reasons of targets from the Elastic Load Balancing user guides, of stopped tasks from the ECS developer guide.</remarks>
internal static class Looks
{
    private const int FewAddresses = 2;
    private static readonly Look[] All =
    [
        Look.Item("lambda-function",
            new StateSign("failed", ".", "StateReason|State", (_, d) => d["State"].Text() is "Failed" or "Inactive" && d["State"].Text() == "Failed", "cannot be invoked: {value}"), new StateSign("update-failed", ".", "LastUpdateStatusReason|LastUpdateStatus", (_, d) => d["LastUpdateStatus"].Text() == "Failed", "its last update failed: {value}"),
            new StateSign("in-vpc", ".", "VpcConfig.VpcId", Any, "runs in {value}"), new StateSign("small-memory", ".", "MemorySize", (v, _) => Number(v) <= 128, "has {value} MB of memory"), new StateSign("time-limit", ".", "Timeout", Any, "may take {value} s")),
        Look.Of("lambda-function", "concurrency", new StateSign("reserved-concurrency", ".", "ReservedConcurrentExecutions", (v, _) => v.Length > 0 && v != "0", "may run {value} times at once (reserved concurrency)"), new StateSign("concurrency-zero", ".", "ReservedConcurrentExecutions", Is("0"), "has a reserved concurrency of 0: every call is refused")),
        Look.Item("event-source-mapping", new StateSign("mapping-off", ".", "State", Is("Disabled", "Disabling"), "is {value}"), new StateSign("mapping-problem", ".", "LastProcessingResult", Has("PROBLEM"), "says: {value}")),
        Look.Call("target-group", "DescribeTargetHealth", "TargetGroupArn={id}",
            new StateSign("no-targets", ".", "count(TargetHealthDescriptions)", Is("0"), "has no registered target"),
            new StateSign("no-healthy-target", ".", "countif(TargetHealthDescriptions[].TargetHealth.State,healthy)", (v, d) => v == "0" && d["TargetHealthDescriptions"] is JsonArray { Count: > 0 }, "has no healthy target"),
            new StateSign("health-mismatch", "TargetHealthDescriptions[]", "TargetHealth.Description", (_, t) => t["TargetHealth"]?["Reason"].Text() == "Target.ResponseCodeMismatch", "health checks get an unexpected answer: {value}"),
            new StateSign("health-timeout", "TargetHealthDescriptions[]", "TargetHealth.Description", (_, t) => t["TargetHealth"]?["Reason"].Text() == "Target.Timeout", "health checks time out: {value}"),
            new StateSign("health-failed", "TargetHealthDescriptions[]", "TargetHealth.Description", (_, t) => t["TargetHealth"]?["Reason"].Text() is "Target.FailedHealthChecks", "health checks fail: {value}"),
            new StateSign("deregistering", "TargetHealthDescriptions[]", "Target.Id", (_, t) => t["TargetHealth"]?["State"].Text() is "draining" or "unused", "{value} is being taken out or not in use")),
        Look.Of("ecs-service", "service",
            new StateSign("no-capacity", "events[]", "message", Has("unable to place a task"), "{value}") { When = "createdAt" }, new StateSign("image-pull", "events[]", "message", Has("CannotPull", "pull image"), "{value}") { When = "createdAt" },
            new StateSign("deploy-failed", "events[]", "message", Has("deployment failed", "circuit breaker", "rolling back"), "{value}") { When = "createdAt" }, new StateSign("deploy-failed", "deployments[]", "rolloutStateReason|rolloutState", (_, d) => d["rolloutState"].Text() == "FAILED", "its deployment failed: {value}") { When = "updatedAt" },
            new StateSign("health-failed", "events[]", "message", Has("is unhealthy in", "failed container health checks", "failed ELB health checks", "unhealthy in target-group"), "{value}") { When = "createdAt" }, new StateSign("port-mismatch", "events[]", "message", Has("port is not", "container port", "health checks failed with these codes"), "{value}") { When = "createdAt" },
            new StateSign("missing-tasks", ".", "runningCount", (v, d) => Number(v) < (d["desiredCount"].Number() ?? 0), "runs {value} tasks, fewer than desired"), new StateSign("scaled-to-zero", ".", "desiredCount", Is("0"), "is scaled to {value} tasks")),
        Look.Of("ecs-cluster", "cluster", new StateSign("cluster-inactive", ".", "status", Not("ACTIVE"), "is {value}")),
        Look.Call("auto-scaling-group", "DescribeScalingActivities", "AutoScalingGroupName={name}; MaxRecords=20",
            new StateSign("launch-failed", "Activities[]", "StatusMessage|Description", (_, a) => a["StatusCode"].Text() is "Failed" or "Cancelled" && a["Description"].Text().Contains("Launching", StringComparison.OrdinalIgnoreCase), "could not launch an instance: {value}") { When = "StartTime" },
            new StateSign("scaled-in", "Activities[]", "Cause", (v, a) => a["StatusCode"].Text() != "Failed" && v.Contains("shrinking the capacity", StringComparison.OrdinalIgnoreCase) && (v.Contains("scheduled action", StringComparison.OrdinalIgnoreCase) || v.Contains("user request", StringComparison.OrdinalIgnoreCase)), "was made smaller: {value}") { When = "StartTime" },
            new StateSign("terminating-unhealthy", "Activities[]", "Cause", (v, a) => v.Contains("health-check", StringComparison.OrdinalIgnoreCase) || v.Contains("health check", StringComparison.OrdinalIgnoreCase), "replaces instances that fail their health check") { When = "StartTime" }),
        Look.Item("auto-scaling-group", new StateSign("at-max", ".", "MaxSize", (v, g) => Number(v) <= (g["DesiredCapacity"].Number() ?? 0) && Number(v) > 0, "is at its maximum of {value} instances"), new StateSign("suspended", "SuspendedProcesses[]", "ProcessName", Has("Launch", "AlarmNotification", "AddToLoadBalancer", "ReplaceUnhealthy", "HealthCheck"), "has its process {value} suspended"), new StateSign("empty-group", ".", "DesiredCapacity", Is("0"), "wants {value} instances")),
        Look.Call("auto-scaling-group", "DescribePolicies", "AutoScalingGroupName={name}", new StateSign("no-scaling-policy", ".", "count(ScalingPolicies)", Is("0"), "has no scaling policy"), new StateSign("policy-off", "ScalingPolicies[]", "PolicyName", (_, p) => p["Enabled"] is { } e && !e.Flag(), "its scaling policy {value} is switched off")) with { IsForSubjects = true },
        Look.Item("ec2-instance", new StateSign("stopped", ".", "State.Name", Is("stopped", "stopping", "terminated", "shutting-down"), "is {value}")),
        Look.Call("ec2-instance", "DescribeInstanceStatus", "InstanceIds=[{id}]; IncludeAllInstances=true",
            new StateSign("system-impaired", "InstanceStatuses[]", "SystemStatus.Status", Is("impaired"), "fails its system status check"), new StateSign("instance-impaired", "InstanceStatuses[]", "InstanceStatus.Status", Is("impaired"), "fails its instance status check"),
            new StateSign("scheduled-event", "InstanceStatuses[].Events[]", "Description", (v, _) => v.Length > 0 && !v.Contains("[Completed]", StringComparison.Ordinal), "AWS plans or did: {value}") { When = "NotBefore" }) with { IsForSubjects = true },
        Look.Of("eks-nodegroup", "nodegroup", new StateSign("node-issue", "health.issues[]", "message", Any, "{value}"), new StateSign("degraded", ".", "status", Is("DEGRADED", "CREATE_FAILED", "DELETE_FAILED"), "is {value}")),
        Look.Of("eks-addon", "addon", new StateSign("addon-issue", "health.issues[]", "message", Any, "{value}"), new StateSign("addon-degraded", ".", "status", Is("DEGRADED", "CREATE_FAILED", "UPDATE_FAILED"), "is {value}")),
        Look.Of("eks-cluster", "cluster", new StateSign("cluster-issue", "health.issues[]", "message", Any, "{value}"), new StateSign("cluster-failed", ".", "status", Is("FAILED", "DEGRADED"), "is {value}")),
        Look.Item("rds-instance", new StateSign("storage-full", ".", "DBInstanceStatus", Is("storage-full"), "has no storage left ({value})"), new StateSign("stopped", ".", "DBInstanceStatus", Is("stopped", "stopping"), "is {value}"), new StateSign("unavailable", ".", "DBInstanceStatus", Is("failed", "incompatible-parameters", "incompatible-network", "inaccessible-encryption-credentials", "restore-error", "rebooting", "maintenance", "starting", "deleting", "renaming", "storage-config-upgrade"), "is {value}"), new StateSign("upgrading", ".", "DBInstanceStatus", Is("upgrading"), "is {value} its engine"),
            new StateSign("parameters-pending", "DBParameterGroups[]", "ParameterApplyStatus", Is("pending-reboot"), "waits for a restart to take its parameters")),
        Look.Call("rds-instance", "DescribeEvents", "SourceIdentifier={id}; SourceType=db-instance; Duration=360", [.. RdsEvents]),
        Look.Call("rds-cluster", "DescribeEvents", "SourceIdentifier={id}; SourceType=db-cluster; Duration=360", [.. RdsEvents]),
        Look.Item("rds-cluster", new StateSign("unavailable", ".", "Status", Is("failing-over", "inaccessible-encryption-credentials", "stopped", "stopping", "migration-failed", "deleting"), "is {value}"), new StateSign("upgrading", ".", "Status", Is("upgrading"), "is {value} its engine")),
        Look.Call("secret", "DescribeSecret", "SecretId={id}", new StateSign("secret-deleted", ".", "DeletedDate", Any, "is scheduled for deletion (since {value}): it cannot be read")),
        Look.Call("ebs-volume", "DescribeVolumeStatus", "VolumeIds=[{id}]", new StateSign("volume-impaired", "VolumeStatuses[]", "Events[].Description|VolumeStatus.Status", (_, v) => v["VolumeStatus"]?["Status"].Text() is "impaired" or "warning", "has a status check that fails: {value}")) with { IsForSubjects = true },
        Look.Item("network-acl", new StateSign("acl-denies", "Entries[]", "RuleNumber", (_, e) => e["RuleAction"].Text() == "deny" && (e["RuleNumber"].Number() ?? 32767) < 32767, "its rule {value} denies traffic")),
        Look.Item("subnet", new StateSign("no-addresses", ".", "AvailableIpAddressCount", (v, _) => Number(v) <= FewAddresses, "has {value} free addresses left")),
        Look.Item("vpc-endpoint", new StateSign("endpoint-gone", ".", "State", Not("available"), "is {value}")),
        Look.Of("dynamodb-table", "table", new StateSign("provisioned", ".", "ProvisionedThroughput.WriteCapacityUnits", (v, d) => d["BillingModeSummary"]?["BillingMode"].Text() != "PAY_PER_REQUEST" && Number(v) > 0, "has {value} write units a second provisioned"), new StateSign("on-demand", ".", "BillingModeSummary.BillingMode", Is("PAY_PER_REQUEST"), "is billed by request"),
            new StateSign("table-state", ".", "TableStatus", Is("INACCESSIBLE_ENCRYPTION_CREDENTIALS", "ARCHIVED", "DELETING"), "is {value}")),
        Look.Of("sqs-queue", "attributes", new StateSign("messages", ".", "ApproximateNumberOfMessages", (v, _) => Number(v) > 0, "holds {value} messages"), new StateSign("queue-key", ".", "KmsMasterKeyId", Any, "is encrypted with {value}"),
            new StateSign("fifo", ".", "FifoQueue", Is("true"), "is FIFO: what stands behind a message of its group waits for it"), new StateSign("no-redrive", ".", "QueueArn", (_, d) => d["RedrivePolicy"] is null, "has no dead-letter queue")),
        Look.Item("event-rule", new StateSign("rule-off", ".", "State", Is("DISABLED"), "is {value}")), Look.Item("schedule", new StateSign("rule-off", ".", "State", Is("DISABLED"), "is {value}")), Look.Item("pipe", new StateSign("rule-off", ".", "CurrentState", Is("STOPPED", "STOPPING", "STOP_FAILED", "START_FAILED"), "is {value}"), new StateSign("pipe-problem", ".", "StateReason", Has("disabled", "not found", "does not exist", "denied", "not authorized", "failed"), "says: {value}")),
        Look.Call("dynamodb-table", "DescribeTimeToLive", "TableName={name}", new StateSign("ttl-on", ".", "TimeToLiveDescription.AttributeName", (_, d) => d["TimeToLiveDescription"]?["TimeToLiveStatus"].Text() is "ENABLED" or "ENABLING", "deletes items by the time in {value}")),
        Look.Call("s3-bucket", "GetBucketLifecycleConfiguration", "Bucket={name}", new StateSign("archives", "Rules[].Transitions[]", "StorageClass", Has("GLACIER", "DEEP_ARCHIVE"), "moves objects to {value}")) with { Absent = "NoSuchLifecycleConfiguration" },
        Look.Call("sns-subscription", "GetSubscriptionAttributes", "SubscriptionArn={arn}", new StateSign("filter", ".", "Attributes.FilterPolicy", Any, "lets through only {value}")),
        Look.Of("firehose-stream", "stream", new StateSign("delivery-failed", ".", "FailureDescription.Details|DeliveryStreamStatus", (_, d) => d["DeliveryStreamStatus"].Text() is "SUSPENDED" or "CREATING_FAILED", "is {value}")),
        Look.Item("sns-subscription", new StateSign("unconfirmed", ".", "SubscriptionArn", Is("PendingConfirmation", "Deleted"), "was never confirmed or is deleted ({value})")),
        Look.Of("kinesis-stream", "stream", new StateSign("shards", ".", "OpenShardCount", Any, "has {value} open shards"), new StateSign("provisioned", ".", "StreamModeDetails.StreamMode", Is("PROVISIONED"), "has a fixed number of shards")),
        Look.Item("vpn-connection", new StateSign("link-down", ".", "countif(VgwTelemetry[].Status,DOWN)", (v, d) => d["VgwTelemetry"] is JsonArray { Count: > 0 } t && v == t.Count.ToString(CultureInfo.InvariantCulture), "has all {value} tunnels down")),
        Look.Item("virtual-interface", new StateSign("link-down", ".", "virtualInterfaceState", Is("down"), "is {value}")), Look.Item("direct-connect", new StateSign("link-down", ".", "connectionState", Is("down"), "is {value}")),
        Look.Item("vpc-peering", new StateSign("link-down", ".", "Status.Code", Is("deleted", "deleting", "expired", "failed", "rejected"), "is {value}")),
        Look.Item("nat-gateway", new StateSign("nat-gone", ".", "State", Is("failed", "deleting", "deleted"), "is {value}")),
        Look.Item("route-table", new StateSign("blackhole", "Routes[]", "DestinationCidrBlock|DestinationPrefixListId", (_, r) => r["State"].Text() == "blackhole", "its route to {value} leads nowhere (blackhole)"),
            new StateSign("no-way-out", ".", "RouteTableId", (_, t) => !t["Routes"].Objects().Any(r => r["DestinationCidrBlock"].Text() == "0.0.0.0/0" || r["DestinationIpv6CidrBlock"].Text() == "::/0"), "has no route to the internet, neither NAT nor gateway"),
            new StateSign("internet-gateway-route", "Routes[]", "GatewayId", Has("igw-"), "leads to {value}, which a function without a public address cannot use")),
        Look.Call("kms-key", "DescribeKey", "KeyId={id}", new StateSign("key-unusable", ".", "KeyMetadata.KeyState", Is("Disabled", "PendingDeletion", "PendingImport", "Unavailable", "PendingReplicaDeletion"), "is {value}")),
        Look.Call("acm-certificate", "DescribeCertificate", "CertificateArn={arn}", new StateSign("cert-expired", ".", "Certificate.Status", Is("EXPIRED", "REVOKED", "INACTIVE"), "is {value}"), new StateSign("cert-pending", ".", "Certificate.Status", Is("PENDING_VALIDATION", "VALIDATION_TIMED_OUT", "FAILED"), "is {value}"),
            new StateSign("cert-renewal", ".", "Certificate.RenewalSummary.RenewalStatusReason|Certificate.RenewalSummary.RenewalStatus", (_, d) => d["Certificate"]?["RenewalSummary"]?["RenewalStatus"].Text() is "FAILED" or "PENDING_VALIDATION", "cannot be renewed: {value}"), new StateSign("cert-until", ".", "Certificate.NotAfter", Any, "is valid until {value}") { When = "Certificate.NotAfter" }),
        Look.Call("state-machine", "ListExecutions", "stateMachineArn={arn}; statusFilter=FAILED; maxResults=5", new StateSign("executions-failed", "executions[]", "name", Any, "its execution {value} failed") { When = "stopDate" }),
        Look.Call("execution", "DescribeExecution", "executionArn={arn}", new StateSign("execution-error", ".", "cause|error", (_, d) => d["status"].Text() is "FAILED" or "TIMED_OUT" or "ABORTED", "failed: {value}") { When = "stopDate" }),
        Look.Call("execution", "GetExecutionHistory", "executionArn={arn}; reverseOrder=true; maxResults=20", new StateSign("step-failed", "events[]", "executionFailedEventDetails.cause|taskFailedEventDetails.cause|lambdaFunctionFailedEventDetails.cause|type", (_, e) => e["type"].Text().EndsWith("Failed", StringComparison.Ordinal) || e["type"].Text().EndsWith("TimedOut", StringComparison.Ordinal), "{value}") { When = "timestamp" }),
        Look.Call("glue-job", "GetJobRuns", "JobName={name}; MaxResults=5", new StateSign("run-failed", "JobRuns[]", "ErrorMessage|JobRunState", (_, r) => r["JobRunState"].Text() is "FAILED" or "TIMEOUT" or "ERROR" && !RanSince(r), "its run failed: {value}") { When = "CompletedOn|StartedOn" }),
        Look.Call("batch-job-queue", "ListJobs", "jobQueue={name}; jobStatus=FAILED; maxResults=5", new StateSign("run-failed", "jobSummaryList[]", "statusReason|container.reason|jobName", Any, "a job of it failed: {value}") { When = "stoppedAt" }),
        Look.Call("glue-job-run", "GetJobRun", "JobName={parent}; RunId={id}", new StateSign("run-failed", ".", "JobRun.ErrorMessage|JobRun.JobRunState", (_, r) => r["JobRun"]?["JobRunState"].Text() is "FAILED" or "TIMEOUT" or "ERROR", "failed: {value}") { When = "JobRun.StartedOn" }),
        Look.Call("pipeline", "GetPipelineState", "name={name}", new StateSign("stage-failed", "stageStates[].actionStates[]", "latestExecution.errorDetails.message|latestExecution.summary|actionName", (_, a) => a["latestExecution"]?["status"].Text() is "Failed" or "Abandoned", "an action failed: {value}") { When = "latestExecution.lastStatusChange" }),
        Look.Call("stack", "DescribeStackEvents", "StackName={name}", new StateSign("resource-failed", "StackEvents[]", "ResourceStatusReason", (v, e) => e["ResourceStatus"].Text().EndsWith("_FAILED", StringComparison.Ordinal) && v.Length > 0 && !v.Contains("cancelled", StringComparison.OrdinalIgnoreCase), "a resource failed: {value}") { When = "Timestamp" }) with { MaxPages = 5 },
        Look.Call("elasticache-cluster", "DescribeEvents", "SourceIdentifier={id}; SourceType=cache-cluster; Duration=360", new StateSign("failover", "Events[]", "Message", Has("failover", "recovering", "node replace", "restarted"), "{value}") { When = "Date" }),
        Look.Item("elasticache-cluster", new StateSign("unavailable", ".", "CacheClusterStatus", Not("available", "snapshotting", "creating"), "is {value}")),
        Look.Call("health-check", "GetHealthCheckStatus", "HealthCheckId={id}", new StateSign("check-fails", "HealthCheckObservations[]", "StatusReport.Status", Has("Failure"), "{value}")),
        Look.Call("s3-bucket", "GetBucketPolicy", "Bucket={name}", new StateSign("policy-denies", ".", "Policy", Has("\"Deny\""), "its policy denies something")) with { IsForSubjects = true, Absent = "NoSuchBucketPolicy" },
        Look.Call("s3-bucket", "GetObjectLockConfiguration", "Bucket={name}", new StateSign("object-lock", ".", "ObjectLockConfiguration.Rule.DefaultRetention.Mode|ObjectLockConfiguration.ObjectLockEnabled", Any, "locks its objects ({value})")) with { IsForSubjects = true, Absent = "ObjectLockConfigurationNotFoundError" },
        Look.Call("s3-bucket", "GetPublicAccessBlock", "Bucket={name}") with { IsForSubjects = true, Absent = "NoSuchPublicAccessBlockConfiguration" },
        Look.Call("iam-role", "ListAttachedRolePolicies", "RoleName={name}", new StateSign("role-policies", ".", "AttachedPolicies[].PolicyName", Any, "has the policies {value}")) with { IsForSubjects = true },
        Look.Call("iam-role", "ListRolePolicies", "RoleName={name}", new StateSign("role-policies", ".", "PolicyNames", Any, "has the policies {value} of its own")) with { IsForSubjects = true },
        Look.Call("ecr-repository", "GetRepositoryPolicy", "repositoryName={name}", new StateSign("repository-policy", ".", "policyText", Any, "has the policy {value}")) with { IsForSubjects = true, Absent = "RepositoryPolicyNotFoundException" },
        Look.Call("ecr-repository", "DescribeImages", "repositoryName={name}; maxResults=100", new StateSign("image-tags", ".", "imageDetails[].imageTags[]", Any, "holds the tags {value}")) with { IsForSubjects = true },
        Look.Call("kms-key", "GetKeyPolicy", "KeyId={id}; PolicyName=default") with { IsForSubjects = true },
        Look.Call("eks-cluster", "ListOpenIDConnectProviders", "", new StateSign("identity-providers", ".", "OpenIDConnectProviderList[].Arn", Any, "the account has the identity providers {value}")) with { Service = "iam", IsForSubjects = true },
        Look.Call("ec2-instance", "GetConnectionStatus", "Target={id}", new StateSign("ssm-not-connected", ".", "Status", Not("connected"), "is not connected to Systems Manager ({value})")) with { Service = "ssm", IsForSubjects = true },
        Look.Of("ecs-container-instance", "instance", new StateSign("agent-lost", ".", "ec2InstanceId", (_, i) => i["agentConnected"] is { } a && !a.Flag(), "its ECS agent is not connected ({value})")),
        Look.Call("athena-query", "GetQueryExecution", "QueryExecutionId={id}", new StateSign("query-failed", ".", "QueryExecution.Status.StateChangeReason|QueryExecution.Status.State", (_, q) => q["QueryExecution"]?["Status"]?["State"].Text() is "FAILED" or "CANCELLED", "failed: {value}") { When = "QueryExecution.Status.CompletionDateTime" }) with { Service = "athena" },
        Look.Call("service-quotas", "ListServiceQuotas", "ServiceCode={id}; MaxResults=100", new StateSign("quotas", "Quotas[]", "Value", (_, q) => q["QuotaName"].Text().Contains("On-Demand Standard", StringComparison.OrdinalIgnoreCase) || q["QuotaName"].Text().Contains("Concurrent executions", StringComparison.OrdinalIgnoreCase), "the quota is {value}")) with { Service = "service-quotas" },
        Look.Item("security-group", new StateSign("no-egress", ".", "count(IpPermissionsEgress)", Is("0"), "lets nothing out")),
        Look.Item("rest-api", new StateSign("api-policy", ".", "policy", Any, "has a resource policy")),
        Look.Item("load-balancer", new StateSign("balancer-failed", ".", "State.Reason|State.Code", (_, d) => d["State"]?["Code"].Text() is "failed" or "active_impaired", "is impaired: {value}")),
    ];

    private static IEnumerable<StateSign> RdsEvents =>
    [
        new StateSign("failover", "Events[]", "Message", Has("failover"), "{value}") { When = "Date" }, new StateSign("upgrading", "Events[]", "Message", Has("upgrade started", "version upgrade"), "{value}") { When = "Date" }, new StateSign("restarted", "Events[]", "Message", Has("restarted", "shutdown", "recovery of the DB"), "{value}") { When = "Date" },
        new StateSign("out-of-storage", "Events[]", "Message", Has("storage", "space"), "{value}") { When = "Date" }, new StateSign("out-of-memory", "Events[]", "Message", Has("out of memory", "low memory", "running low on memory"), "{value}") { When = "Date" },
        new StateSign("patched", "Events[]", "Message", Has("patch", "maintenance", "upgrade"), "{value}") { When = "Date" },
    ];

    private static readonly FrozenDictionary<string, ImmutableArray<Look>> ByKind = All.GroupBy(l => l.Kind).ToFrozenDictionary(g => g.Key, g => g.ToImmutableArray(), StringComparer.Ordinal);

    public static ImmutableArray<Look> Of(string kind) => ByKind.GetValueOrDefault(kind, []);

    public static IEnumerable<Look> Everything => All;

    /// <summary>A field of each detail that the looks and ways of a kind read, so that the finder fetches it.</summary>
    public static string[] FieldsOf(string kind)
    {
        if (Resources.Registry.ResourceRegistry.Find(kind) is not { } known)
            return [];
        var details = Of(kind).Select(l => l.Detail).OfType<string>().Where(d => d.Length > 0).Concat(Way.All.Where(w => w.From == kind).Select(w => w.Detail).OfType<string>().Where(d => d.Length > 0))
            .Concat(Way.All.Where(w => w.From == kind && w.Field.Length > 0 && w.Detail is null).Select(w => known.FieldNamed(w.Field)?.From).OfType<string>()).Distinct();
        var tags = Way.All.Where(w => w.From == kind && w.Field.StartsWith("tag:", StringComparison.Ordinal)).Select(w => w.Field);
        return [.. tags, .. details.Select(d => known.Fields.FirstOrDefault(f => f.From == d)?.Name).OfType<string>()];
    }

    /// <summary>Runs come newest first: one that came after it and succeeded.</summary>
    private static bool RanSince(JsonNode run) => run.Parent is JsonArray runs && runs.TakeWhile(r => r != run).Any(r => r?["JobRunState"].Text() == "SUCCEEDED");

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
}
