namespace Bot.Understanding.Entities;

/// <summary>What a name says of its kind by the way people end it.</summary>
internal static class NameHints
{
    public static string? KindOf(string name)
    {
        if (name.StartsWith("/aws/", StringComparison.Ordinal) || name.StartsWith("/ecs/", StringComparison.Ordinal) || name.StartsWith("/eks/", StringComparison.Ordinal))
            return "log-group";
        var cut = name.LastIndexOfAny(['-', '_', '.']);
        return (cut < 0 ? name : name[(cut + 1)..]) switch
        {
            "dlq" or "queue" or "fifo" or "sqs" => "sqs-queue",
            "asg" => "auto-scaling-group",
            "table" => "dynamodb-table",
            "bucket" or "uploads" => "s3-bucket",
            "alb" or "nlb" or "elb" => "load-balancer",
            "db" or "rds" or "postgres" or "mysql" => "rds-instance",
            "lambda" or "fn" => "lambda-function",
            "topic" or "sns" => "sns-topic",
            "stream" => "kinesis-stream",
            "eks" => "eks-cluster",
            "stack" => "stack",
            "role" => "iam-role",
            "tg" => "target-group",
            "redis" => "elasticache-cluster",
            _ => null,
        };
    }
}
