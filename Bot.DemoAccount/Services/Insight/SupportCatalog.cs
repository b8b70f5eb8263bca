using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>The services and categories that cases are filed under, as far as the demo knows them.</summary>
internal static class SupportCatalog
{
    private static readonly (string Code, string Name, string[] Categories)[] Table =
    [
        ("amazon-elastic-compute-cloud-linux", "Elastic Compute Cloud (EC2 - Linux)", ["instance-issue", "connectivity", "performance", "auto-scaling", "general-guidance", "other"]),
        ("amazon-elastic-compute-cloud-windows", "Elastic Compute Cloud (EC2 - Windows)", ["instance-issue", "connectivity", "general-guidance", "other"]),
        ("amazon-elastic-block-store", "Elastic Block Store (EBS)", ["volume-issue", "snapshot-issue", "performance", "general-guidance"]),
        ("amazon-virtual-private-cloud", "Virtual Private Cloud (VPC)", ["connectivity", "nat-gateway", "vpn", "general-guidance", "other"]),
        ("elastic-load-balancing", "Elastic Load Balancing", ["connectivity", "performance", "health-checks", "general-guidance"]),
        ("aws-lambda", "Lambda", ["invocation-error", "performance", "general-guidance", "other"]),
        ("amazon-simple-storage-service", "Simple Storage Service (S3)", ["access-issue", "performance", "general-guidance", "other"]),
        ("amazon-relational-database-service-postgresql", "Relational Database Service (PostgreSQL)", ["instance-availability", "performance", "connectivity", "general-guidance"]),
        ("amazon-relational-database-service-aurora", "Relational Database Service (Aurora)", ["cluster-availability", "performance", "general-guidance"]),
        ("amazon-dynamodb", "DynamoDB", ["throttling", "performance", "general-guidance"]),
        ("amazon-elastic-kubernetes-service", "Elastic Kubernetes Service (EKS)", ["cluster-issue", "node-issue", "general-guidance"]),
        ("amazon-elastic-container-service", "Elastic Container Service (ECS)", ["task-issue", "service-issue", "general-guidance"]),
        ("amazon-cloudfront", "CloudFront", ["distribution-issue", "general-guidance"]),
        ("amazon-cloudwatch", "CloudWatch", ["alarms", "metrics", "logs", "general-guidance"]),
        ("amazon-simple-queue-service", "Simple Queue Service (SQS)", ["queue-issue", "general-guidance"]),
        ("amazon-api-gateway", "API Gateway", ["api-issue", "general-guidance"]),
        ("aws-identity-and-access-management", "Identity and Access Management (IAM)", ["access-issue", "general-guidance"]),
        ("service-limit-increase", "Service Limit Increase", ["elastic-ips", "ec2-instances", "vpc", "lambda", "other"]),
        ("billing", "Billing", ["charge-inquiry", "savings-plans", "refund-request", "general-inquiry", "other"]),
        ("customer-account", "Account", ["account-access", "security", "other"]),
        ("general-info", "General Info and Getting Started", ["using-aws", "documentation", "other"]),
    ];

    public static JsonArray Services() =>
    [
        .. Table.Select(s => (JsonNode)new JsonObject
        {
            ["code"] = s.Code, ["name"] = s.Name,
            ["categories"] = new JsonArray([.. s.Categories.Select(c => (JsonNode)new JsonObject { ["code"] = c, ["name"] = char.ToUpperInvariant(c[0]) + c[1..].Replace('-', ' ') })]),
        }),
    ];

    public static string SeverityName(string code) => code switch
    {
        "low" => "General guidance",
        "normal" => "System impaired",
        "high" => "Production system impaired",
        "urgent" => "Production system down",
        _ => "Business-critical system down",
    };
}
