using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Bot.Intents.Alarms.Metrics;

/// <summary>The standard metrics of each resource kind, the telling ones first, and what is bad about them.</summary>
/// <remarks>Sources: the monitoring chapters of the services' guides ("Working with Lambda function metrics", "CloudWatch metrics for your Application Load Balancer", "Amazon RDS metrics", …). Limits are the usual alarm thresholds that those chapters recommend.</remarks>
internal static class MetricTable
{
    private const double GiB = 1024d * 1024 * 1024, MiB = 1024d * 1024;

    private static readonly FrozenDictionary<string, ImmutableArray<KindMetric>> Table = new Dictionary<string, ImmutableArray<KindMetric>>(StringComparer.Ordinal)
    {
        ["lambda-function"] = Of("AWS/Lambda", "FunctionName={name}",
            High("Errors", "Sum", "errors", "errors, error rate, failures", floor: 3), High("Duration", "Average", "ms", "duration, latency, response time, run time, execution time", floor: 50),
            High("Throttles", "Sum", "throttles", "throttles, throttled, throttling", limit: 1), Load("Invocations", "Sum", "invocations", "invocations, calls, requests, traffic"),
            High("ConcurrentExecutions", "Maximum", "at once", "concurrency, concurrent executions", floor: 20)),
        ["load-balancer"] = Of("AWS/ApplicationELB", "LoadBalancer={arn:loadbalancer/}",
            High("TargetResponseTime", "Average", "s", "latency, response time, target response time, p99 latency, slow", floor: 0.05), High("HTTPCode_Target_5XX_Count", "Sum", "responses", "5xx, errors, error rate, target 5xx, 500s", floor: 5),
            High("HTTPCode_ELB_5XX_Count", "Sum", "responses", "elb 5xx, 502, 503, 504, gateway errors", floor: 5), Load("RequestCount", "Sum", "requests", "requests, request count, request rate, rps, traffic, throughput"),
            High("HTTPCode_Target_4XX_Count", "Sum", "responses", "4xx, 4xx errors", floor: 20), Load("ActiveConnectionCount", "Sum", "connections", "connections, active connections"),
            High("RejectedConnectionCount", "Sum", "connections", "rejected connections", limit: 1), High("TargetConnectionErrorCount", "Sum", "errors", "target connection errors, connection errors", floor: 1)),
        ["target-group"] = Of("AWS/ApplicationELB", "TargetGroup={arn:targetgroup/}",
            High("UnHealthyHostCount", "Maximum", "targets", "unhealthy hosts, unhealthy targets", limit: 1), Low("HealthyHostCount", "Minimum", "targets", "healthy hosts, healthy targets")),
        ["ec2-instance"] = Of("AWS/EC2", "InstanceId={id}",
            High("StatusCheckFailed", "Maximum", "failed checks", "status check, status checks", limit: 1), High("CPUUtilization", "Average", "%", "cpu, cpu utilization, cpu usage, cpu load, load, utilization, processor", limit: 90, floor: 20),
            Load("NetworkIn", "Sum", "MiB", "network in, network traffic, traffic, inbound", MiB), Load("NetworkOut", "Sum", "MiB", "network out, outbound", MiB),
            Low("CPUCreditBalance", "Minimum", "credits", "cpu credits, credit balance, credits"), Load("EBSReadOps", "Sum", "operations", "disk reads, read iops, iops, disk io"), Load("EBSWriteOps", "Sum", "operations", "disk writes, write iops")),
        ["auto-scaling-group"] = Of("AWS/EC2", "AutoScalingGroupName={name}", High("CPUUtilization", "Average", "%", "cpu, cpu utilization, load, utilization", limit: 90, floor: 20)),
        ["rds-instance"] = Of("AWS/RDS", "DBInstanceIdentifier={id}",
            High("CPUUtilization", "Average", "%", "cpu, cpu utilization, cpu usage, load", limit: 90, floor: 20), High("DatabaseConnections", "Average", "connections", "connections, database connections, open connections", floor: 20),
            Low("FreeStorageSpace", "Minimum", "GiB", "free storage, storage, disk, free space, disk usage", GiB, limit: 5 * GiB), Low("FreeableMemory", "Minimum", "MiB", "memory, free memory, freeable memory, memory usage", MiB, limit: 200 * MiB),
            High("ReadLatency", "Average", "s", "read latency, latency", floor: 0.01), High("WriteLatency", "Average", "s", "write latency", floor: 0.01), Load("ReadIOPS", "Average", "a second", "read iops, iops, reads"),
            Load("WriteIOPS", "Average", "a second", "write iops, writes"), High("DiskQueueDepth", "Average", "operations", "queue depth, disk queue", floor: 5), High("ReplicaLag", "Maximum", "s", "replica lag, replication lag, lag", floor: 10)),
        ["rds-cluster"] = Of("AWS/RDS", "DBClusterIdentifier={id}",
            High("CPUUtilization", "Average", "%", "cpu, cpu utilization, load", limit: 90, floor: 20), High("DatabaseConnections", "Average", "connections", "connections, database connections", floor: 20), High("Deadlocks", "Average", "a second", "deadlocks", floor: 0.01), Load("VolumeBytesUsed", "Average", "GiB", "storage, volume, size", GiB)),
        ["dynamodb-table"] = Of("AWS/DynamoDB", "TableName={name}",
            High("ReadThrottleEvents", "Sum", "throttled reads", "read throttles, throttles, throttling, throttled", limit: 1), High("WriteThrottleEvents", "Sum", "throttled writes", "write throttles, throttles", limit: 1), High("SystemErrors", "Sum", "errors", "system errors, errors", limit: 1),
            Load("ConsumedReadCapacityUnits", "Sum", "units", "read capacity, consumed capacity, consumed reads, reads, capacity"), Load("ConsumedWriteCapacityUnits", "Sum", "units", "write capacity, consumed writes, writes"), High("SuccessfulRequestLatency", "Average", "ms", "latency, response time", floor: 10)),
        ["sqs-queue"] = Of("AWS/SQS", "QueueName={name}",
            High("ApproximateAgeOfOldestMessage", "Maximum", "s", "age, age of the oldest message, oldest message, delay", floor: 60), High("ApproximateNumberOfMessagesVisible", "Maximum", "messages", "queue depth, depth, backlog, queue length, messages, visible messages, waiting", floor: 50),
            Load("NumberOfMessagesSent", "Sum", "messages", "sent, messages sent, incoming"), Load("NumberOfMessagesReceived", "Sum", "messages", "received, messages received, throughput"), Load("NumberOfMessagesDeleted", "Sum", "messages", "deleted, processed")),
        ["sns-topic"] = Of("AWS/SNS", "TopicName={name}", High("NumberOfNotificationsFailed", "Sum", "failures", "failed notifications, failures, errors", floor: 1), Load("NumberOfMessagesPublished", "Sum", "messages", "published, messages, traffic")),
        ["ecs-service"] = Of("AWS/ECS", "ClusterName={parent:last}; ServiceName={name}",
            High("CPUUtilization", "Average", "%", "cpu, cpu utilization, cpu usage, load, utilization", limit: 90, floor: 20), High("MemoryUtilization", "Average", "%", "memory, memory utilization, memory usage", limit: 90, floor: 30)),
        ["ecs-cluster"] = Of("AWS/ECS", "ClusterName={name}", High("CPUUtilization", "Average", "%", "cpu, cpu utilization, load", limit: 90, floor: 20), High("MemoryUtilization", "Average", "%", "memory, memory utilization", limit: 90, floor: 30)),
        ["elasticache-cluster"] = Of("AWS/ElastiCache", "CacheClusterId={id}",
            High("CPUUtilization", "Average", "%", "cpu, cpu utilization, load", limit: 90, floor: 20), High("Evictions", "Sum", "evictions", "evictions", floor: 10), Load("CurrConnections", "Average", "connections", "connections, current connections"), Low("CacheHitRate", "Average", "%", "hit rate, cache hit rate, hit ratio, cache hit ratio"), Low("FreeableMemory", "Minimum", "MiB", "memory, free memory", MiB)),
        ["rest-api"] = Of("AWS/ApiGateway", "ApiName={name}", High("5XXError", "Sum", "errors", "5xx, errors, server errors, error rate", floor: 3), High("Latency", "Average", "ms", "latency, response time", floor: 50), High("4XXError", "Sum", "errors", "4xx, client errors", floor: 20), Load("Count", "Sum", "requests", "requests, traffic, calls, count")),
        ["http-api"] = Of("AWS/ApiGateway", "ApiId={id}", High("5xx", "Sum", "errors", "5xx, errors, server errors", floor: 3), High("Latency", "Average", "ms", "latency, response time", floor: 50), High("4xx", "Sum", "errors", "4xx, client errors", floor: 20), Load("Count", "Sum", "requests", "requests, traffic, calls, count")),
        ["state-machine"] = Of("AWS/States", "StateMachineArn={arn}", High("ExecutionsFailed", "Sum", "executions", "failed, failures, failed executions, errors", limit: 1), High("ExecutionsTimedOut", "Sum", "executions", "timed out, timeouts", limit: 1), High("ExecutionThrottled", "Sum", "throttles", "throttles, throttled", limit: 1), Load("ExecutionsStarted", "Sum", "executions", "started, executions, traffic"), High("ExecutionTime", "Average", "ms", "duration, execution time", floor: 1000)),
        ["kinesis-stream"] = Of("AWS/Kinesis", "StreamName={name}", High("GetRecords.IteratorAgeMilliseconds", "Maximum", "ms", "iterator age, age, lag", floor: 60_000), High("WriteProvisionedThroughputExceeded", "Sum", "records", "throttles, throttled, write throttles", limit: 1), High("ReadProvisionedThroughputExceeded", "Sum", "reads", "read throttles", limit: 1), Load("IncomingRecords", "Sum", "records", "incoming records, records, traffic")),
        ["nat-gateway"] = Of("AWS/NATGateway", "NatGatewayId={id}", High("ErrorPortAllocation", "Sum", "errors", "port allocation errors, port errors, errors", limit: 1), High("PacketsDropCount", "Sum", "packets", "dropped packets, drops", floor: 100), Load("BytesOutToDestination", "Sum", "MiB", "bytes processed, traffic, bytes out, throughput", MiB), Load("ActiveConnectionCount", "Maximum", "connections", "connections, active connections")),
        ["s3-bucket"] = Of("AWS/S3", "BucketName={name}; FilterId=EntireBucket", High("5xxErrors", "Sum", "errors", "5xx, errors", floor: 1), High("4xxErrors", "Sum", "errors", "4xx, client errors", floor: 20), Load("AllRequests", "Sum", "requests", "requests, traffic"), High("FirstByteLatency", "Average", "ms", "latency, first byte latency", floor: 50)),
        ["cloudfront-distribution"] = Of("AWS/CloudFront", "DistributionId={id}; Region=Global", High("5xxErrorRate", "Average", "%", "5xx, error rate, errors", limit: 1), High("4xxErrorRate", "Average", "%", "4xx", floor: 5), Load("Requests", "Sum", "requests", "requests, traffic"), Load("BytesDownloaded", "Sum", "MiB", "bytes, downloads", MiB)),
        ["ebs-volume"] = Of("AWS/EBS", "VolumeId={id}", High("VolumeQueueLength", "Average", "operations", "queue length, queue depth", floor: 5), Low("BurstBalance", "Minimum", "%", "burst balance", limit: 10), Load("VolumeReadOps", "Sum", "operations", "reads, read iops, iops"), Load("VolumeWriteOps", "Sum", "operations", "writes, write iops")),
        ["efs-file-system"] = Of("AWS/EFS", "FileSystemId={id}", High("PercentIOLimit", "Average", "%", "io limit", limit: 95), Low("BurstCreditBalance", "Minimum", "bytes", "burst credits, credits"), Load("TotalIOBytes", "Sum", "MiB", "throughput, traffic", MiB)),
        ["eks-cluster"] = Of("ContainerInsights", "ClusterName={name}", High("cluster_failed_node_count", "Maximum", "nodes", "failed nodes", limit: 1), High("node_cpu_utilization", "Average", "%", "cpu, cpu utilization", limit: 90, floor: 20), High("node_memory_utilization", "Average", "%", "memory, memory utilization", limit: 90, floor: 30)),
        ["opensearch-domain"] = Of("AWS/ES", "DomainName={name}; ClientId={account}", High("ClusterStatus.red", "Maximum", "", "cluster status, red", limit: 1), High("CPUUtilization", "Average", "%", "cpu", limit: 90, floor: 20), High("JVMMemoryPressure", "Maximum", "%", "memory, jvm memory pressure", limit: 85), Low("FreeStorageSpace", "Minimum", "MiB", "storage, free storage")),
        ["firehose-stream"] = Of("AWS/Firehose", "DeliveryStreamName={name}", High("DeliveryToS3.DataFreshness", "Maximum", "s", "freshness, age, lag", floor: 900), High("ThrottledRecords", "Sum", "records", "throttles, throttled", limit: 1), Load("IncomingRecords", "Sum", "records", "incoming, records, traffic")),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The metrics of a kind; none where it has no standard ones.</summary>
    public static ImmutableArray<KindMetric> Of(string kind) => Table.TryGetValue(kind, out var metrics) ? metrics : [];

    public static IEnumerable<string> Kinds => Table.Keys;

    private static ImmutableArray<KindMetric> Of(string space, string dimensions, params ReadOnlySpan<KindMetric> metrics)
    {
        var filled = ImmutableArray.CreateBuilder<KindMetric>(metrics.Length);
        foreach (var metric in metrics)
            filled.Add(metric with { Namespace = space, Dimensions = dimensions });
        return filled.ToImmutable();
    }

    private static KindMetric High(string name, string statistic, string unit, string words, double? limit = null, double floor = 0) => new("", name, statistic, "", unit, words) { Bad = Bad.High, Limit = limit, Floor = floor };

    private static KindMetric Low(string name, string statistic, string unit, string words, double divide = 1, double? limit = null) => new("", name, statistic, "", unit, words) { Bad = Bad.Low, Limit = limit, Divide = divide };

    private static KindMetric Load(string name, string statistic, string unit, string words, double divide = 1) => new("", name, statistic, "", unit, words) { Divide = divide };
}
