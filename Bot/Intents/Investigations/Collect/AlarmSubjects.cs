using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Intents.Alarms;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Collect;

/// <summary>What an alarm watches: the resources that its metric's dimensions name, and the metric itself.</summary>
internal static class AlarmSubjects
{
    /// <summary>The kind that a dimension names, more particular ones first.</summary>
    private static readonly ImmutableArray<(string Dimension, string Kind)> Kinds =
    [
        ("FunctionName", "lambda-function"), ("TargetGroup", "target-group"), ("LoadBalancer", "load-balancer"), ("ServiceName", "ecs-service"), ("InstanceId", "ec2-instance"), ("DBInstanceIdentifier", "rds-instance"), ("DBClusterIdentifier", "rds-cluster"),
        ("TableName", "dynamodb-table"), ("CacheClusterId", "elasticache-cluster"), ("ReplicationGroupId", "elasticache-replication-group"), ("QueueName", "sqs-queue"), ("TopicName", "sns-topic"), ("StreamName", "kinesis-stream"), ("ApiName", "rest-api"), ("ApiId", "http-api"),
        ("StateMachineArn", "state-machine"), ("NatGatewayId", "nat-gateway"), ("BucketName", "s3-bucket"), ("DistributionId", "cloudfront-distribution"), ("CertificateArn", "acm-certificate"), ("HealthCheckId", "health-check"), ("VolumeId", "ebs-volume"), ("FileSystemId", "efs-file-system"),
        ("Cluster Name", "msk-cluster"), ("DomainName", "opensearch-domain"), ("AutoScalingGroupName", "auto-scaling-group"), ("DeliveryStreamName", "firehose-stream"), ("LoadBalancerName", "classic-load-balancer"), ("CanaryName", "canary"), ("KeyId", "kms-key"),
        ("ClusterName", "ecs-cluster"), ("BrokerId", "mq-broker"), ("JobName", "glue-job"), ("ProjectName", "codebuild-project"),
    ];

    /// <summary>The metrics of an alarm: its own, or those of its expressions.</summary>
    public static IEnumerable<JsonObject> Metrics(FoundAlarm alarm) => alarm.Document["MetricName"] is not null
        ? [alarm.Document]
        : alarm.Document["Metrics"].Objects().Select(m => m["MetricStat"]).OfType<JsonObject>().Select(Flat);

    /// <summary>The resource of a metric's dimensions; null where they name none.</summary>
    public static Thing? Of(JsonObject metric, Spot spot)
    {
        var dimensions = metric["Dimensions"].Objects().ToDictionary(d => d["Name"].Text(), d => d["Value"].Text(), StringComparer.Ordinal);
        foreach (var (dimension, kindName) in Kinds)
        {
            if (!dimensions.TryGetValue(dimension, out var value) || ResourceRegistry.Find(dimension == "ClusterName" && metric["Namespace"].Text().StartsWith("ContainerInsights", StringComparison.Ordinal) ? "eks-cluster" : kindName) is not { } kind)
                continue;
            return dimension switch
            {
                "LoadBalancer" => ArnThing.Of($"arn:aws:elasticloadbalancing:{spot.Region}:{spot.Account}:loadbalancer/{value}", spot),
                "TargetGroup" => ArnThing.Of($"arn:aws:elasticloadbalancing:{spot.Region}:{spot.Account}:{value}", spot),
                "ServiceName" => Service(kind, value, dimensions.GetValueOrDefault("ClusterName", ""), spot),
                _ => Thing.Named(kind, value, spot),
            };
        }
        return null;
    }

    /// <summary>The metric as the alarm judges it.</summary>
    public static Wanted Watched(FoundAlarm alarm, JsonObject metric, Thing thing)
    {
        var name = metric["MetricName"].Text();
        var statistic = (string?)metric["Statistic"] ?? (string?)metric["ExtendedStatistic"] ?? (string?)metric["Stat"] ?? "Average";
        var standard = MetricTable.Of(thing.Kind)?.Rules.FirstOrDefault(r => r.Name == name);
        var bad = alarm.Document["ComparisonOperator"].Text().StartsWith("Less", StringComparison.Ordinal) ? Bad.Low : Bad.High;
        var perMinute = statistic == "Sum" ? (alarm.Document["Period"].Number() ?? 60) / 60 : 1;
        var rule = new MetricRule(name, statistic, standard?.Role == MetricRole.Saturation ? MetricRole.Saturation : standard?.Role == MetricRole.Load && bad == Bad.Low ? MetricRole.Load : MetricRole.Symptom, bad, standard?.Title ?? $"{name} ({statistic})")
        {
            Limit = alarm.Document["MetricName"] is null ? standard?.Limit : alarm.Document["Threshold"].Number() / perMinute,
            Least = standard?.Least ?? 0,
            Ratio = Math.Min(standard?.Ratio ?? 1.5, 1.5),
            Divide = standard?.Divide ?? 1,
            Unit = standard?.Unit ?? "",
            IsZeroWhenMissing = standard?.IsZeroWhenMissing ?? statistic is "Sum" or "SampleCount",
            LeastPeriod = (int)Math.Clamp(alarm.Document["Period"].Number() ?? 60, 60, 86400) is var period && period > 300 ? period : 60,
        };
        return new(thing, rule, metric["Namespace"].Text(), [.. metric["Dimensions"].Objects().Select(d => KeyValuePair.Create(d["Name"].Text(), d["Value"].Text()))]) { IsAlarm = true };
    }

    private static Thing Service(ResourceKind kind, string name, string cluster, Spot spot)
    {
        var arn = $"arn:aws:ecs:{spot.Region}:{spot.Account}:service/{cluster}/{name}";
        return new(kind.Name, arn, name, arn, spot);
    }

    private static JsonObject Flat(JsonObject stat)
    {
        var metric = (JsonObject)((stat["Metric"] as JsonObject)?.DeepClone() ?? new JsonObject());
        metric["Stat"] = stat["Stat"]?.DeepClone();
        return metric;
    }
}
