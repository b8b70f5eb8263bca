using System.Collections.Frozen;
using static Bot.Intents.Investigations.Metrics.MetricRole;

namespace Bot.Intents.Investigations.Metrics;

/// <summary>Standard metrics by resource kind, with what is bad.</summary>
/// <remarks>Sources: the CloudWatch metrics pages of each service's user guide; limits where AWS's own recommended alarms name one.</remarks>
internal static class MetricTable
{
    private const string ElbDimensions = "LoadBalancer={arn:loadbalancer/}";
    private const double MiB = 1048576, GiB = 1073741824;

    private static readonly KindMetrics[] All =
    [
        new("lambda-function", "AWS/Lambda", "FunctionName={name}",
            Count("Errors", Symptom, "errors a minute", 0.5), Count("Throttles", Symptom, "throttled calls a minute", 0.5, limit: 1), Level("Duration", Symptom, "ms a call", 50, unit: "ms"),
            new MetricRule("Duration", "Maximum", Saturation, Bad.High, "ms for the longest call") { Least = 500, Unit = "ms" },
            Load("Invocations", "calls a minute"), Silence("Invocations", "calls a minute"), new MetricRule("ConcurrentExecutions", "Maximum", Saturation, Bad.High, "calls at once") { Least = 20 }, new MetricRule("IteratorAge", "Maximum", Symptom, Bad.High, "ms behind its stream") { Least = 60000, Unit = "ms" },
            Count("DeadLetterErrors", Symptom, "failed sends to its dead-letter queue a minute", 0.5)),
        new("load-balancer", "AWS/ApplicationELB", ElbDimensions,
            Count("HTTPCode_ELB_5XX_Count", Symptom, "5xx answers of the balancer itself a minute", 1), Count("HTTPCode_ELB_502_Count", Symptom, "502 answers a minute", 1), Count("HTTPCode_ELB_503_Count", Symptom, "503 answers a minute", 1), Count("HTTPCode_ELB_504_Count", Symptom, "504 answers a minute", 1),
            Count("HTTPCode_Target_5XX_Count", Symptom, "5xx answers of the targets a minute", 2), Count("HTTPCode_Target_4XX_Count", Symptom, "4xx answers of the targets a minute", 20, ratio: 3), Level("TargetResponseTime", Symptom, "s until the targets answer", 0.1, unit: "s"),
            Count("TargetConnectionErrorCount", Symptom, "failed connections to targets a minute", 1), Count("RejectedConnectionCount", Symptom, "refused connections a minute", 1), Count("ClientTLSNegotiationErrorCount", Symptom, "failed TLS handshakes of clients a minute", 5), Load("RequestCount", "requests a minute"),
            new MetricRule("TCP_Target_Reset_Count", "Sum", Symptom, Bad.High, "connections reset by targets a minute") { Namespace = "AWS/NetworkELB", Least = 5, IsZeroWhenMissing = true }),
        new("target-group", "AWS/ApplicationELB", "TargetGroup=targetgroup/{arn:targetgroup/}; LoadBalancer={balancer}",
            new MetricRule("UnHealthyHostCount", "Maximum", Symptom, Bad.High, "unhealthy targets") { Limit = 1, Least = 1 }, new MetricRule("HealthyHostCount", "Minimum", Symptom, Bad.Low, "healthy targets") { Limit = 0, Least = 1 },
            Count("HTTPCode_Target_5XX_Count", Symptom, "5xx answers a minute", 2), Level("TargetResponseTime", Symptom, "s until the targets answer", 0.1, unit: "s"), Load("RequestCount", "requests a minute")),
        new("ec2-instance", "AWS/EC2", "InstanceId={id}",
            Full("CPUUtilization", "% CPU", 90), new MetricRule("StatusCheckFailed_System", "Maximum", Symptom, Bad.High, "failed system status checks") { Limit = 1, Least = 1 }, new MetricRule("StatusCheckFailed_Instance", "Maximum", Symptom, Bad.High, "failed instance status checks") { Limit = 1, Least = 1 },
            new MetricRule("StatusCheckFailed_AttachedEBS", "Maximum", Symptom, Bad.High, "failed volume status checks") { Limit = 1, Least = 1 }, new MetricRule("CPUCreditBalance", "Minimum", Saturation, Bad.Low, "CPU credits") { Limit = 1, Least = 5, Ratio = 10 }, Load("NetworkIn", "bytes received a minute"), Count("MetadataNoTokenRejected", Symptom, "calls of the metadata service refused for want of a token a minute", 0.5),
            Full("disk_used_percent", "% of the disk used", 90) with { Namespace = "CWAgent", Statistic = "Maximum" }, Full("mem_used_percent", "% of the memory used", 92) with { Namespace = "CWAgent" }),
        new("ebs-volume", "AWS/EBS", "VolumeId={id}", new MetricRule("BurstBalance", "Minimum", Saturation, Bad.Low, "% of the burst balance") { Limit = 5, Least = 20, Unit = "%" }, new MetricRule("VolumeQueueLength", "Average", Saturation, Bad.High, "waiting operations") { Least = 8, Ratio = 3 }),
        new("auto-scaling-group", "AWS/EC2", "AutoScalingGroupName={name}", Full("CPUUtilization", "% CPU of the group", 85),
            new MetricRule("GroupInServiceInstances", "Minimum", Symptom, Bad.Low, "instances in service") { Namespace = "AWS/AutoScaling", Limit = 0, Least = 1, Ratio = 1.5 }),
        new("ecs-service", "AWS/ECS", "ClusterName={parent}; ServiceName={name}", Full("CPUUtilization", "% CPU", 90), Full("MemoryUtilization", "% memory", 92),
            new MetricRule("RunningTaskCount", "Minimum", Symptom, Bad.Low, "running tasks") { Namespace = "ECS/ContainerInsights", Limit = 0, Least = 1, Ratio = 1.5 }),
        new("ecs-cluster", "AWS/ECS", "ClusterName={name}", Full("CPUReservation", "% of the CPU reserved", 95), Full("MemoryReservation", "% of the memory reserved", 95)),
        new("eks-cluster", "ContainerInsights", "ClusterName={name}", new MetricRule("cluster_failed_node_count", "Maximum", Symptom, Bad.High, "failed nodes") { Limit = 1, Least = 1 }, Full("node_cpu_utilization", "% CPU of the nodes", 90), Full("node_memory_utilization", "% memory of the nodes", 90), Full("node_filesystem_utilization", "% of the nodes' disks", 90)),
        new("rds-instance", "AWS/RDS", "DBInstanceIdentifier={id}", Full("CPUUtilization", "% CPU", 85), new MetricRule("DatabaseConnections", "Maximum", Saturation, Bad.High, "connections") { Least = 40, Ratio = 1.8 },
            new MetricRule("FreeStorageSpace", "Minimum", Saturation, Bad.Low, "GiB of free storage") { Limit = 2 * GiB, Least = 5 * GiB, Ratio = 5, Divide = GiB, Unit = "GiB" }, new MetricRule("FreeableMemory", "Minimum", Saturation, Bad.Low, "MiB of free memory") { Limit = 100 * MiB, Least = 200 * MiB, Ratio = 4, Divide = MiB, Unit = "MiB" },
            Level("ReadLatency", Symptom, "s a read", 0.005, unit: "s"), Level("WriteLatency", Symptom, "s a write", 0.005, unit: "s"), new MetricRule("DiskQueueDepth", "Average", Saturation, Bad.High, "waiting disk operations") { Least = 8, Ratio = 3 }, new MetricRule("ReplicaLag", "Maximum", Symptom, Bad.High, "s of replica lag") { Least = 30, Ratio = 3, Unit = "s" },
            new MetricRule("BurstBalance", "Minimum", Saturation, Bad.Low, "% of the burst balance") { Limit = 5, Least = 20, Unit = "%" }, new MetricRule("CPUCreditBalance", "Minimum", Saturation, Bad.Low, "CPU credits") { Limit = 1, Least = 5, Ratio = 10 }, new MetricRule("SwapUsage", "Average", Saturation, Bad.High, "MiB swapped") { Least = 256 * MiB, Ratio = 3, Divide = MiB, Unit = "MiB" },
            Count("Deadlocks", Symptom, "deadlocks a minute", 0.01, limit: null) with { Statistic = "Average", Least = 0.05 }),
        new("rds-cluster", "AWS/RDS", "DBClusterIdentifier={id}", Full("CPUUtilization", "% CPU", 85), new MetricRule("DatabaseConnections", "Maximum", Saturation, Bad.High, "connections") { Least = 40, Ratio = 1.8 }, new MetricRule("AuroraReplicaLagMaximum", "Maximum", Symptom, Bad.High, "ms of replica lag") { Least = 1000, Ratio = 5, Unit = "ms" },
            Full("ACUUtilization", "% of the largest capacity", 95), Level("CommitLatency", Symptom, "ms a commit", 20, unit: "ms")),
        new("dynamodb-table", "AWS/DynamoDB", "TableName={id}", Count("ReadThrottleEvents", Symptom, "throttled reads a minute", 1, limit: 5), Count("WriteThrottleEvents", Symptom, "throttled writes a minute", 1, limit: 5), Count("SystemErrors", Symptom, "errors inside DynamoDB a minute", 1),
            Level("SuccessfulRequestLatency", Symptom, "ms a request", 15, unit: "ms"), Load("ConsumedReadCapacityUnits", "read units a minute"), Load("ConsumedWriteCapacityUnits", "write units a minute"), new MetricRule("TimeToLiveDeletedItemCount", "Sum", Saturation, Bad.High, "items deleted by their time to live a minute") { Least = 20, Ratio = 5, IsZeroWhenMissing = true }),
        new("firehose-stream", "AWS/Firehose", "DeliveryStreamName={name}", new MetricRule("DeliveryToS3.DataFreshness", "Maximum", Symptom, Bad.High, "s that the oldest record waits") { Least = 300, Ratio = 3, Unit = "s" }, new MetricRule("DeliveryToS3.Success", "Average", Symptom, Bad.Low, "of the deliveries succeed") { Least = 0.2, Ratio = 1.3 }, Silence("IncomingRecords", "records a minute"), Count("ThrottledRecords", Symptom, "throttled records a minute", 5)),
        new("elasticache-cluster", "AWS/ElastiCache", "CacheClusterId={id}", Full("CPUUtilization", "% CPU", 90), Full("EngineCPUUtilization", "% CPU of the engine", 90), Full("DatabaseMemoryUsagePercentage", "% of the memory used", 92), Count("Evictions", Saturation, "evictions a minute", 10),
            new MetricRule("CurrConnections", "Maximum", Saturation, Bad.High, "connections") { Least = 200, Ratio = 2 }, new MetricRule("CacheHitRate", "Average", Symptom, Bad.Low, "% of hits") { Least = 15, Ratio = 1.25, Unit = "%" }, new MetricRule("SwapUsage", "Maximum", Saturation, Bad.High, "MiB swapped") { Least = 100 * MiB, Ratio = 3, Divide = MiB, Unit = "MiB" }),
        new("elasticache-replication-group", "AWS/ElastiCache", "ReplicationGroupId={id}", Full("EngineCPUUtilization", "% CPU of the engine", 90), Full("DatabaseMemoryUsagePercentage", "% of the memory used", 92)),
        new("sqs-queue", "AWS/SQS", "QueueName={name}", new MetricRule("ApproximateAgeOfOldestMessage", "Maximum", Symptom, Bad.High, "s that the oldest message waits") { Least = 120, Ratio = 3, Unit = "s" }, new MetricRule("ApproximateNumberOfMessagesVisible", "Maximum", Symptom, Bad.High, "messages waiting") { Least = 50, Ratio = 3 },
            Load("NumberOfMessagesSent", "messages sent a minute"), Silence("NumberOfMessagesSent", "messages sent a minute"), new MetricRule("NumberOfMessagesDeleted", "Sum", Saturation, Bad.Low, "messages done a minute") { Least = 5, Ratio = 2 }, new MetricRule("NumberOfMessagesReceived", "Sum", Saturation, Bad.Low, "messages received a minute") { Least = 5, Ratio = 2 }),
        new("sns-topic", "AWS/SNS", "TopicName={name}", Count("NumberOfNotificationsFailed", Symptom, "failed deliveries a minute", 0.5), Count("NumberOfNotificationsFilteredOut-InvalidAttributes", Symptom, "messages filtered out a minute", 1), Load("NumberOfMessagesPublished", "messages a minute")),
        new("kinesis-stream", "AWS/Kinesis", "StreamName={name}", new MetricRule("GetRecords.IteratorAgeMilliseconds", "Maximum", Symptom, Bad.High, "ms behind") { Least = 60000, Ratio = 3, Unit = "ms" }, Count("WriteProvisionedThroughputExceeded", Symptom, "refused writes a minute", 1), Count("ReadProvisionedThroughputExceeded", Symptom, "refused reads a minute", 1), Load("IncomingRecords", "records a minute")),
        new("rest-api", "AWS/ApiGateway", "ApiName={name}", Count("5XXError", Symptom, "5xx answers a minute", 1), Count("4XXError", Symptom, "4xx answers a minute", 10, ratio: 3), Level("Latency", Symptom, "ms an answer", 100, unit: "ms"), Level("IntegrationLatency", Symptom, "ms of the integration", 100, unit: "ms"), Load("Count", "requests a minute")),
        new("http-api", "AWS/ApiGateway", "ApiId={id}", Count("5xx", Symptom, "5xx answers a minute", 1), Count("4xx", Symptom, "4xx answers a minute", 10, ratio: 3), Level("Latency", Symptom, "ms an answer", 100, unit: "ms"), Level("IntegrationLatency", Symptom, "ms of the integration", 100, unit: "ms"), Load("Count", "requests a minute")),
        new("state-machine", "AWS/States", "StateMachineArn={arn}", Count("ExecutionsFailed", Symptom, "failed executions a minute", 0.2), Count("ExecutionsTimedOut", Symptom, "timed out executions a minute", 0.1), Count("ExecutionThrottled", Symptom, "throttled executions a minute", 0.5), Level("ExecutionTime", Symptom, "ms an execution", 1000, unit: "ms"), Load("ExecutionsStarted", "executions a minute")),
        new("nat-gateway", "AWS/NATGateway", "NatGatewayId={id}", Count("ErrorPortAllocation", Symptom, "connections without a free port a minute", 0.5), Count("PacketsDropCount", Symptom, "dropped packets a minute", 100), new MetricRule("ActiveConnectionCount", "Maximum", Saturation, Bad.High, "connections") { Least = 5000, Ratio = 2 }),
        new("s3-bucket", "AWS/S3", "BucketName={name}; FilterId=EntireBucket", Count("5xxErrors", Symptom, "5xx answers a minute", 1), Count("4xxErrors", Symptom, "4xx answers a minute", 10), Level("FirstByteLatency", Symptom, "ms until the first byte", 100, unit: "ms"), Load("AllRequests", "requests a minute"),
            new MetricRule("BucketSizeBytes", "Average", MetricRole.Load, Bad.High, "GiB stored") { Dimensions = "BucketName={name}; StorageType=StandardStorage", LeastPeriod = 86400, Divide = GiB, Least = 100 * GiB, Ratio = 2 }),
        new("cloudfront-distribution", "AWS/CloudFront", "DistributionId={id}; Region=Global", new MetricRule("5xxErrorRate", "Average", Symptom, Bad.High, "% of 5xx answers") { Limit = 5, Least = 2, Unit = "%" }, new MetricRule("4xxErrorRate", "Average", Symptom, Bad.High, "% of 4xx answers") { Least = 10, Ratio = 3, Unit = "%" }, Load("Requests", "requests a minute")),
        new("efs-file-system", "AWS/EFS", "FileSystemId={id}", new MetricRule("BurstCreditBalance", "Minimum", Saturation, Bad.Low, "bytes of burst credit") { Limit = GiB, Least = 10 * GiB, Ratio = 5, Divide = GiB, Unit = "GiB" }, Full("PercentIOLimit", "% of the I/O limit", 95)),
        new("opensearch-domain", "AWS/ES", "DomainName={name}; ClientId={account}", new MetricRule("ClusterStatus.red", "Maximum", Symptom, Bad.High, "red status") { Limit = 1, Least = 1 }, new MetricRule("ClusterIndexWritesBlocked", "Maximum", Symptom, Bad.High, "blocked writes") { Limit = 1, Least = 1 }, Full("JVMMemoryPressure", "% of the JVM memory", 92), Full("CPUUtilization", "% CPU", 90), new MetricRule("FreeStorageSpace", "Minimum", Saturation, Bad.Low, "MiB of free storage") { Limit = 1024, Least = 5000, Ratio = 5 }),
        new("msk-cluster", "AWS/Kafka", "Cluster Name={name}", new MetricRule("OfflinePartitionsCount", "Maximum", Symptom, Bad.High, "offline partitions") { Limit = 1, Least = 1 }, Full("KafkaDataLogsDiskUsed", "% of the disks used", 90)),
        new(Collect.GroupSubjects.Service, "ApplicationSignals", "Environment={environment}; Service={name}", Count("Fault", Symptom, "faults (5xx) a minute", 0.5), Count("Error", Symptom, "errors (4xx) a minute", 5, ratio: 3), Level("Latency", Symptom, "ms a request", 50, unit: "ms")),
        new("health-check", "AWS/Route53", "HealthCheckId={id}", new MetricRule("HealthCheckStatus", "Minimum", Symptom, Bad.Low, "health check status") { Limit = 0, Least = 1 }),
        new("acm-certificate", "AWS/CertificateManager", "CertificateArn={arn}", new MetricRule("DaysToExpiry", "Minimum", Saturation, Bad.Low, "days until the certificate expires") { Limit = 7, Least = 1000, LeastPeriod = 86400 }),
    ];

    private static readonly FrozenDictionary<string, KindMetrics> ByKind = All.ToFrozenDictionary(k => k.Kind, StringComparer.Ordinal);

    public static IEnumerable<KindMetrics> Kinds => All;

    /// <summary>The metrics of a kind; null where none are known.</summary>
    public static KindMetrics? Of(string kind) => ByKind.GetValueOrDefault(kind);

    private static MetricRule Count(string name, MetricRole role, string title, double least, double ratio = 2.5, double? limit = null) =>
        new(name, "Sum", role, Bad.High, title) { Least = least, Ratio = ratio, Limit = limit, IsZeroWhenMissing = true };

    private static MetricRule Level(string name, MetricRole role, string title, double least, string unit) => new(name, "Average", role, Bad.High, title) { Least = least, Ratio = 1.7, Unit = unit };

    private static MetricRule Full(string name, string title, double limit) => new(name, "Average", Saturation, Bad.High, title) { Limit = limit, Least = 25, Ratio = 1.8, Unit = "%" };

    /// <summary>Nearly nothing is asked of it any more.</summary>
    private static MetricRule Silence(string name, string title) => new(name, "Sum", MetricRole.Load, Bad.Low, title) { Least = 0.4, Ratio = 8, IsZeroWhenMissing = true };

    private static MetricRule Load(string name, string title) => new(name, "Sum", MetricRole.Load, Bad.High, title) { Least = 5, Ratio = 1.7, IsZeroWhenMissing = true };
}
