using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;

namespace Bot.Intents.Investigations.Collect;

/// <summary>How the other end of a way is found.</summary>
internal enum Reach
{
    /// <summary>A field holds ids or names; each is looked up.</summary>
    Points,
    /// <summary>A field holds ids, names or ARNs; they are taken as they are, without a call.</summary>
    Names,
    /// <summary>All of the other kind are listed, and those kept whose field holds this one.</summary>
    Holds,
    /// <summary>The other kind is listed under this one.</summary>
    Under,
    /// <summary>ARNs of the other kind stand somewhere in this one's document or detail.</summary>
    Arns,
    /// <summary>Texts of its settings name others: by ARN, by host, by address (see <see cref="NamedIn"/>).</summary>
    Texts,
}

/// <summary>A way from things of one kind to others that matter for their health.</summary>
/// <param name="From">Kind it starts from.</param>
/// <param name="To">Kind reached; empty with <see cref="Reach.Arns"/> for any.</param>
/// <param name="Reach">How.</param>
/// <param name="Field">The field; the detail with <see cref="Reach.Arns"/>; with <see cref="Reach.Texts"/> the detail (none for the item itself) and, after a hash, the path of the texts.</param>
/// <param name="Tie">How they hang together.</param>
/// <param name="Back">The other end depends on this one, not this one on it.</param>
/// <param name="OfSubjects">Walked from what is asked about alone: what runs in the same cluster is no part of what the others hang on.</param>
internal sealed record Way(string From, string To, Reach Reach, string Field, Tie Tie, bool Back = false, bool OfSubjects = false)
{
    /// <summary>Every way that is walked. A subset of the registry's relations: those along which trouble travels.</summary>
    public static ImmutableArray<Way> All { get; } =
    [
        new("lambda-function", "", Reach.Texts, "#Environment.Variables", Tie.DependsOn), new("ecs-service", "", Reach.Texts, "task-definition#containerDefinitions", Tie.DependsOn),
        new("lambda-function", "iam-role", Reach.Names, "role", Tie.SetUpWith), new("lambda-function", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith),
        new("lambda-function", "event-source-mapping", Reach.Holds, "function_name", Tie.MadeOf),
        new("event-source-mapping", "", Reach.Names, "event_source_arn", Tie.DependsOn, Back: true),
        new("ec2-instance", "instance-profile", Reach.Points, "iam_profile", Tie.SetUpWith), new("instance-profile", "iam-role", Reach.Names, "role", Tie.SetUpWith), new("ec2-instance", "ami", Reach.Names, "image_id", Tie.SetUpWith),
        new("eks-cluster", "iam-role", Reach.Names, "role", Tie.SetUpWith), new("eks-nodegroup", "iam-role", Reach.Names, "role", Tie.SetUpWith), new("target-group", "eks-cluster", Reach.Names, "tag:elbv2.k8s.aws/cluster", Tie.DependsOn), new("load-balancer", "eks-cluster", Reach.Names, "tag:elbv2.k8s.aws/cluster", Tie.DependsOn),
        new("elasticache-replication-group", "elasticache-cluster", Reach.Points, "members", Tie.MadeOf), new("rds-cluster", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith),
        new("load-balancer", "target-group", Reach.Holds, "load_balancer", Tie.MadeOf), new("load-balancer", "listener", Reach.Under, "", Tie.MadeOf), new("listener", "acm-certificate", Reach.Points, "certificates", Tie.SetUpWith),
        new("target-group", "load-balancer", Reach.Points, "load_balancer", Tie.DependsOn, Back: true), new("target-group", "ecs-service", Reach.Holds, "target_groups", Tie.DependsOn), new("target-group", "auto-scaling-group", Reach.Holds, "target_groups", Tie.DependsOn), new("target-group", "", Reach.Arns, "health", Tie.DependsOn),
        new("ecs-service", "target-group", Reach.Points, "target_groups", Tie.MadeOf), new("ecs-service", "iam-role", Reach.Names, "task_role", Tie.SetUpWith),
        new("ecs-cluster", "ecs-service", Reach.Under, "", Tie.MadeOf, OfSubjects: true), new("ecs-cluster", "ecs-container-instance", Reach.Under, "", Tie.MadeOf), new("eks-cluster", "eks-nodegroup", Reach.Under, "", Tie.MadeOf), new("eks-cluster", "eks-addon", Reach.Under, "", Tie.MadeOf),
        new("auto-scaling-group", "ec2-instance", Reach.Points, "instance_ids", Tie.MadeOf), new("auto-scaling-group", "launch-template", Reach.Names, "launch_template", Tie.SetUpWith), new("auto-scaling-group", "target-group", Reach.Points, "target_groups", Tie.DependsOn, Back: true),
        new("ec2-instance", "security-group", Reach.Points, "security_groups", Tie.SetUpWith), new("ec2-instance", "ebs-volume", Reach.Holds, "attached_to", Tie.MadeOf),
        new("rds-instance", "rds-parameter-group", Reach.Names, "parameter_group", Tie.SetUpWith), new("rds-instance", "rds-cluster", Reach.Points, "cluster", Tie.MadeOf), new("rds-instance", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith), new("rds-instance", "rds-instance", Reach.Names, "replica_of", Tie.DependsOn),
        new("rds-cluster", "rds-instance", Reach.Points, "instances", Tie.MadeOf),
        new("sqs-queue", "event-source-mapping", Reach.Holds, "event_source_arn", Tie.MadeOf), new("sqs-queue", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith), new("sqs-queue", "sns-subscription", Reach.Holds, "endpoint", Tie.SetUpWith),
        new("kinesis-stream", "event-source-mapping", Reach.Holds, "event_source_arn", Tie.MadeOf), new("dynamodb-table", "event-source-mapping", Reach.Holds, "event_source_arn", Tie.SetUpWith),
        new("event-source-mapping", "lambda-function", Reach.Points, "function_name", Tie.DependsOn),
        new("secret", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith), new("ssm-parameter", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith), new("dynamodb-table", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith), new("kinesis-stream", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith), new("ebs-volume", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith), new("efs-file-system", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith), new("log-group", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith),
        new("sns-topic", "sns-subscription", Reach.Holds, "topic", Tie.MadeOf), new("sns-subscription", "", Reach.Names, "endpoint", Tie.DependsOn), new("sns-topic", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith),
        new("state-machine", "", Reach.Arns, "machine", Tie.DependsOn), new("state-machine", "iam-role", Reach.Names, "role", Tie.SetUpWith),
        new("route-table", "nat-gateway", Reach.Points, "nat_gateways", Tie.DependsOn), new("s3-bucket", "kms-key", Reach.Names, "kms_key", Tie.SetUpWith),
        new("elasticache-cluster", "elasticache-replication-group", Reach.Points, "replication_group", Tie.MadeOf), new("cloudfront-distribution", "", Reach.Texts, "#Origins", Tie.DependsOn), new("cloudfront-distribution", "acm-certificate", Reach.Names, "certificate", Tie.SetUpWith), new("health-check", "", Reach.Names, "target", Tie.DependsOn),
    ];

    /// <summary>The detail that a way reads; null where it reads a field.</summary>
    public string? Detail => Reach switch { Reach.Arns => Field, Reach.Texts => Field[..Field.IndexOf('#', StringComparison.Ordinal)], _ => null };
}
