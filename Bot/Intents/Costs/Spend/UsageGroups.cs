using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Words that stand for many usage types ("data transfer out"): the types are asked of Cost Explorer, never guessed.</summary>
internal static class UsageGroups
{
    /// <summary>Usage types of data leaving AWS, and entering it, hold these words.</summary>
    /// <remarks>Source: AWS Cost and Usage Reports user guide, "Understanding data transfer charges".</remarks>
    /// <remarks>Those without <c>IsWhole</c> are a part of whatever service is asked about.</remarks>
    private static readonly Dictionary<string, (string Title, ImmutableArray<string> Parts, bool IsWhole)> Groups = new(StringComparer.Ordinal)
    {
        ["data-transfer-out"] = ("data transfer out", ["DataTransfer-Out-Bytes", "AWS-Out-Bytes", "-Out-Bytes"], false),
        ["data-transfer-in"] = ("data transfer in", ["DataTransfer-In-Bytes", "AWS-In-Bytes", "-In-Bytes"], false),
        ["data-transfer-regions"] = ("data transfer between Regions", ["AWS-Out-Bytes", "AWS-In-Bytes"], false),
        ["data-transfer-zones"] = ("data transfer between Availability Zones", ["DataTransfer-Regional-Bytes", "DataTransfer-xAZ"], false),
        ["fargate"] = ("Fargate", ["Fargate"], true),
        ["nat"] = ("NAT gateways", ["NatGateway"], true),
        ["ebs"] = ("EBS", ["EBS:"], true),
        ["snapshots"] = ("EBS snapshots", ["EBS:SnapshotUsage"], true),
        ["addresses"] = ("public addresses", ["ElasticIP", "PublicIPv4"], true),
        ["s3-storage"] = ("S3 storage", ["TimedStorage"], true),
        ["s3-requests"] = ("S3 requests", ["Requests-Tier", "Requests-"], true),
        ["cloudwatch-logs"] = ("CloudWatch Logs", ["DataProcessing", "VendedLog", "TimedStorage", "DataScanned", "Logs-", "S3-Egress"], true),
        ["cloudwatch-metrics"] = ("CloudWatch metrics", ["MetricMonitorUsage", "CW:GMD", "CW:Requests", "MetricStream"], true),
        ["cloudwatch-alarms"] = ("CloudWatch alarms", ["AlarmMonitorUsage", "HighResAlarm", "CompositeAlarm"], true),
        ["cloudwatch-dashboards"] = ("CloudWatch dashboards", ["DashboardsUsage"], true),
        ["rds-backup"] = ("RDS backups", ["BackupUsage"], true),
        ["rds-storage"] = ("RDS storage", ["-Storage", "StorageUsage", "StorageIOUsage", "PIOPS"], true),
        ["lambda-requests"] = ("Lambda requests", ["Request"], true),
        ["lambda-duration"] = ("Lambda duration", ["GB-Second"], true),
        ["dynamodb-storage"] = ("DynamoDB storage", ["TimedStorage-ByteHrs", "TimedStorage-IA"], true),
        ["dynamodb-reads"] = ("DynamoDB reads", ["ReadRequestUnits", "ReadCapacityUnit"], true),
        ["dynamodb-writes"] = ("DynamoDB writes", ["WriteRequestUnits", "WriteCapacityUnit"], true),
        ["dynamodb-backup"] = ("DynamoDB backups", ["TimedBackupStorage", "TimedPITRStorage", "Backup"], true),
        ["kms-requests"] = ("KMS requests", ["KMS-Requests"], true),
        ["kms-keys"] = ("KMS keys", ["KMS-Keys"], true),
        ["elb-lcu"] = ("load balancer capacity units", ["LCUUsage"], true),
        ["elb-hours"] = ("load balancer hours", ["LoadBalancerUsage"], true),
        ["cloudfront-requests"] = ("CloudFront requests", ["Requests"], true),
        ["ebs-gp2"] = ("EBS gp2 volumes", ["VolumeUsage.gp2"], true),
        ["ebs-gp3"] = ("EBS gp3 volumes", ["VolumeUsage.gp3", "VolumeP-IOPS.gp3", "VolumeP-Throughput.gp3"], true),
        ["ebs-io1"] = ("EBS io1 volumes", ["VolumeUsage.piops", "VolumeP-IOPS.piops"], true),
        ["ebs-io2"] = ("EBS io2 volumes", ["VolumeUsage.io2", "VolumeP-IOPS.io2"], true),
        ["ebs-st1"] = ("EBS st1 volumes", ["VolumeUsage.st1"], true),
        ["ebs-sc1"] = ("EBS sc1 volumes", ["VolumeUsage.sc1"], true),
        ["sagemaker-training"] = ("SageMaker training", ["Train:"], true),
        ["sagemaker-notebooks"] = ("SageMaker notebooks", ["Notebk:", "Studio:"], true),
        ["sagemaker-hosting"] = ("SageMaker endpoints", ["Host:", "ServerlessInf"], true),
        ["bedrock-input"] = ("Bedrock input tokens", ["input-token", "InputToken"], true),
        ["bedrock-output"] = ("Bedrock output tokens", ["output-token", "OutputToken"], true),
        ["nat-hours"] = ("NAT gateway hours", ["NatGateway-Hours"], true),
        ["nat-data"] = ("NAT gateway data processing", ["NatGateway-Bytes"], true),
    };

    /// <summary>The plan with the usage types filtered by; the failed call where they could not be had.</summary>
    public static async Task<(CostPlan Plan, CallOutcome? Failure)> ResolveAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        if (turn.Question.Conditions.FirstOrDefault(c => c.Field == "usage_group")?.Value is not { } names)
            return (plan, null);
        var groups = names.Split(',').Where(Groups.ContainsKey).Select(n => Groups[n]).ToList();
        if (groups.Count == 0)
            return (plan, null);
        var parameters = new JsonObject { ["TimePeriod"] = CostQuery.Bounds(plan.Query.Period), ["Dimension"] = "USAGE_TYPE" };
        if (CostFilter.Expression(plan.Query.Filters) is { } filter)
            parameters["Filter"] = filter;
        var outcome = await turn.Aws.CallAllAsync("ce", "GetDimensionValues", parameters, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return (plan, outcome);
        var known = ok.Body["DimensionValues"].Objects().Select(v => v["Value"].Text()).Distinct().Order(StringComparer.Ordinal).ToList();
        var parts = groups.Select(g => new CostPart(g.Title, [.. known.Where(v => g.Parts.Any(p => v.Contains(p, StringComparison.OrdinalIgnoreCase)))])).ToImmutableArray();
        var notes = parts.Select(p => p.UsageTypes.IsEmpty
            ? $"No usage type of {p.Title} occurs {plan.Query.Period.Words()}."
            : $"{char.ToUpperInvariant(p.Title[0])}{p.Title[1..]}: the sum of {p.UsageTypes.Length} usage types: {string.Join(", ", p.UsageTypes.Take(6))}{(p.UsageTypes.Length > 6 ? ", …" : "")}.");
        // A name that nothing bears keeps the sum at nothing, where an empty filter would be the whole bill.
        ImmutableArray<string> all = [.. parts.SelectMany(p => p.UsageTypes).Distinct()];
        var filters = plan.Query.Filters.Select(f => groups.TrueForAll(g => g.IsWhole) && f.Key == "SERVICE" ? f with { Title = "" } : f).ToImmutableArray()
            .Add(CostFilter.Dimension("USAGE_TYPE", all.IsEmpty ? [groups[0].Parts[0]] : all) with { Title = string.Join(" and ", groups.Select(g => g.Title)) });
        return (plan with { Query = plan.Query with { Filters = filters }, Parts = parts, Notes = plan.Notes.AddRange(notes) }, null);
    }
}
