namespace Bot.Understanding.Entities;

/// <summary>Kinds by the service and resource type of their ARNs. Source: Service Authorization Reference, resource types.</summary>
internal static class ArnKinds
{
    public static Dictionary<string, string> All { get; } = new()
    {
        ["ec2:instance"] = "ec2-instance", ["ec2:volume"] = "ebs-volume", ["ec2:snapshot"] = "ebs-snapshot", ["ec2:image"] = "ami", ["ec2:vpc"] = "vpc", ["ec2:subnet"] = "subnet", ["ec2:security-group"] = "security-group",
        ["ec2:network-interface"] = "network-interface", ["ec2:route-table"] = "route-table", ["ec2:natgateway"] = "nat-gateway", ["ec2:key-pair"] = "key-pair", ["ec2:launch-template"] = "launch-template",
        ["ec2:vpc-endpoint"] = "vpc-endpoint", ["ec2:transit-gateway"] = "transit-gateway", ["ec2:elastic-ip"] = "elastic-ip",
        ["lambda:function"] = "lambda-function", ["s3:"] = "s3-bucket", ["rds:db"] = "rds-instance", ["rds:cluster"] = "rds-cluster", ["rds:snapshot"] = "rds-snapshot", ["dynamodb:table"] = "dynamodb-table",
        ["ecs:cluster"] = "ecs-cluster", ["ecs:service"] = "ecs-service", ["ecs:task"] = "ecs-task", ["ecs:task-definition"] = "ecs-task-definition", ["eks:cluster"] = "eks-cluster", ["eks:nodegroup"] = "eks-nodegroup",
        ["ecr:repository"] = "ecr-repository", ["elasticloadbalancing:loadbalancer"] = "load-balancer", ["elasticloadbalancing:targetgroup"] = "target-group", ["elasticloadbalancing:listener"] = "listener",
        ["autoscaling:autoScalingGroup"] = "auto-scaling-group", ["sqs:"] = "sqs-queue", ["sns:"] = "sns-topic", ["events:rule"] = "event-rule", ["states:stateMachine"] = "state-machine", ["states:execution"] = "execution",
        ["kinesis:stream"] = "kinesis-stream", ["firehose:deliverystream"] = "firehose-stream", ["kafka:cluster"] = "msk-cluster", ["elasticache:cluster"] = "elasticache-cluster", ["elasticache:replicationgroup"] = "elasticache-replication-group",
        ["redshift:cluster"] = "redshift-cluster", ["es:domain"] = "opensearch-domain", ["cloudformation:stack"] = "stack", ["cloudwatch:alarm"] = "alarm", ["logs:log-group"] = "log-group",
        ["iam:role"] = "iam-role", ["iam:user"] = "iam-user", ["iam:policy"] = "iam-policy", ["iam:group"] = "iam-group", ["sts:assumed-role"] = "iam-role", ["kms:key"] = "kms-key", ["secretsmanager:secret"] = "secret", ["acm:certificate"] = "acm-certificate",
        ["cloudfront:distribution"] = "cloudfront-distribution", ["route53:hostedzone"] = "hosted-zone", ["glue:job"] = "glue-job", ["codepipeline:"] = "pipeline", ["codebuild:project"] = "codebuild-project", ["elasticfilesystem:file-system"] = "efs-file-system",
        ["apigateway:"] = "rest-api", ["wafv2:regional"] = "web-acl", ["backup:backup-vault"] = "backup-vault", ["ssm:parameter"] = "ssm-parameter", ["batch:job-queue"] = "batch-job-queue",
    };
}
