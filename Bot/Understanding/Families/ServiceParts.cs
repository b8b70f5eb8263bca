using System.Text.RegularExpressions;
using Bot.Understanding.Grammar;

namespace Bot.Understanding.Families;

/// <summary>Names of parts of one service's bill: "cloudwatch logs", "rds storage", "lambda duration". What usage types a part has is known where it is asked.</summary>
internal static partial class ServiceParts
{
    /// <summary>The service as it is billed, the words of a part, the part's name.</summary>
    private static readonly (string Service, string[] Words, string Part)[] s_parts =
    [
        ("AmazonCloudWatch", ["logs", "log"], "cloudwatch-logs"), ("AmazonCloudWatch", ["metrics", "metric"], "cloudwatch-metrics"), ("AmazonCloudWatch", ["alarms", "alarm"], "cloudwatch-alarms"), ("AmazonCloudWatch", ["dashboards", "dashboard"], "cloudwatch-dashboards"),
        ("Amazon Simple Storage Service", ["requests", "request"], "s3-requests"), ("Amazon Simple Storage Service", ["storage"], "s3-storage"),
        ("Amazon Relational Database Service", ["backup", "backups"], "rds-backup"), ("Amazon Relational Database Service", ["storage"], "rds-storage"),
        ("AWS Lambda", ["requests", "request", "invocations"], "lambda-requests"), ("AWS Lambda", ["duration", "compute", "gb-seconds"], "lambda-duration"),
        ("Amazon DynamoDB", ["storage"], "dynamodb-storage"), ("Amazon DynamoDB", ["read", "reads"], "dynamodb-reads"), ("Amazon DynamoDB", ["write", "writes"], "dynamodb-writes"), ("Amazon DynamoDB", ["backup", "backups"], "dynamodb-backup"),
        ("AWS Key Management Service", ["requests", "request"], "kms-requests"), ("AWS Key Management Service", ["keys", "key"], "kms-keys"),
        ("Amazon Elastic Load Balancing", ["lcu", "lcus", "capacity"], "elb-lcu"), ("Amazon Elastic Load Balancing", ["hours", "hour"], "elb-hours"),
        ("Amazon CloudFront", ["requests", "request"], "cloudfront-requests"),
        ("Amazon SageMaker", ["training", "train"], "sagemaker-training"), ("Amazon SageMaker", ["notebook", "notebooks"], "sagemaker-notebooks"), ("Amazon SageMaker", ["hosting", "endpoint", "endpoints", "inference"], "sagemaker-hosting"),
        ("Amazon Bedrock", ["input"], "bedrock-input"), ("Amazon Bedrock", ["output"], "bedrock-output"),
        ("EC2 - Other", ["hours", "hour"], "nat-hours"), ("EC2 - Other", ["processing", "processed", "bytes"], "nat-data"),
    ];

    /// <summary>The parts that are named of the only service asked about, with commas; empty for none.</summary>
    public static string Of(Draft draft, List<string> services)
    {
        // Volume types are names of their own.
        var volumes = draft.Tokens.Select(t => t.Lower).Where(w => w is "gp2" or "gp3" or "io1" or "io2" or "st1" or "sc1").Distinct().Select(w => $"ebs-{w}").ToList();
        if (volumes.Count > 0 && services.TrueForAll(s => s == "EC2 - Other"))
            return string.Join(',', volumes);
        if (services is not [var service] || draft.HasWord("usage", "think", "guess", "maybe", "probably") || CostUnits.AsksUsage(draft))
            return "";
        var found = new List<string>();
        for (var i = 0; i < draft.Count; i++)
        {
            foreach (var (of, words, part) in s_parts)
            {
                // "Per request" is a unit; "by key" a group; the hours of NAT gateways are the only ones that EC2 - Other has.
                if (of == service && Array.IndexOf(words, draft.Lower(i)) >= 0 && !found.Contains(part) && draft.Lower(i - 1) is not ("per" or "by" or "million" or "many" or "each" or "which" or "last" or "past" or "every") && !Times.Amounts.TryNumber(draft.Lower(i - 1), out _) && (service != "EC2 - Other" || Nat().IsMatch(draft.Text)))
                    found.Add(part);
            }
        }
        // "Backup storage" is backup.
        if (found.Contains("rds-backup"))
            found.Remove("rds-storage");
        return string.Join(',', found);
    }

    [GeneratedRegex(@"\bnat\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nat();
}
