using System.Text.Json.Nodes;
using Bot.Channels;

namespace Bot.Benchmarks;

/// <summary>The messages that are read and answered.</summary>
internal static class Messages
{
    private static readonly string[] Own =
    [
        "list my ec2 instances", "how many lambda functions do we have in all regions?", "which volumes are unencrypted in ireland?",
        "show rds instances with deletion protection off", "s3 buckets without versioning", "top 5 oldest running instances in oregon",
        "count instances by type in us-east-1", "<@U0BOT> what alarms are firing right now?", "what did we spend last month?", "cost by service in october",
        "why is alarm checkout-5xx-high firing?", "ec2 describe-instances --region eu-west-1", "aws rds describe-db-instances --output table",
        "which security groups allow 0.0.0.0/0 on port 22?", "stop i-0a1b2c3d4e5f67890 please", "who am i?", "help", "good morning!",
        "lambdas with a timeout over 5 minutes", "dynamo tables without point in time recovery", "sqs queues with no dead letter queue",
        "what triggers the lambda `order-events-consumer`?", "target groups without any healthy targets", "certificates expiring within 30 days",
        "open a support case: our database failed over twice tonight", "what is the weather in berlin?", "show me the instances tagged Environment=staging that are still running",
        "eks clusters in all regions with their k8s version", "unattached elastic ips everywhere", "compare number of running instances between us-east-1 and us-west-2",
    ];

    /// <summary>The questions of a set, or our own.</summary>
    public static string[] Texts(string? set) => set is null
        ? Own
        : [.. File.ReadLines(set).Where(l => l.Length > 0).Select(l => (string)JsonNode.Parse(l)!["q"]!)];

    public static Message Of(string text, int n) =>
        new($"bench-{n}", new(Platform.Terminal, "", "terminal", $"bench-{n}") { IsDirect = true }, new("ada", "Ada"), text, Host.Now);
}
