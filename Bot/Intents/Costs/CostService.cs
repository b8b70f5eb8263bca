using System.Collections.Frozen;

namespace Bot.Intents.Costs;

/// <summary>What people call a service, and the value of Cost Explorer's SERVICE dimension.</summary>
internal static class CostService
{
    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["ec2"] = "Amazon Elastic Compute Cloud - Compute",
        ["ec2-other"] = "EC2 - Other",
        ["s3"] = "Amazon Simple Storage Service",
        ["rds"] = "Amazon Relational Database Service",
        ["lambda"] = "AWS Lambda",
        ["dynamodb"] = "Amazon DynamoDB",
        ["cloudwatch"] = "AmazonCloudWatch",
        ["cloudfront"] = "Amazon CloudFront",
        ["cloudtrail"] = "AWS CloudTrail",
        ["sagemaker"] = "Amazon SageMaker",
        ["bedrock"] = "Amazon Bedrock",
        ["eks"] = "Amazon Elastic Container Service for Kubernetes",
        ["ecs"] = "Amazon Elastic Container Service",
        ["ecr"] = "Amazon EC2 Container Registry (ECR)",
        ["elb"] = "Amazon Elastic Load Balancing",
        ["elasticache"] = "Amazon ElastiCache",
        ["opensearch"] = "Amazon OpenSearch Service",
        ["redshift"] = "Amazon Redshift",
        ["kinesis"] = "Amazon Kinesis",
        ["firehose"] = "Amazon Kinesis Firehose",
        ["msk"] = "Amazon Managed Streaming for Apache Kafka",
        ["kafka"] = "Amazon Managed Streaming for Apache Kafka",
        ["sqs"] = "Amazon Simple Queue Service",
        ["sns"] = "Amazon Simple Notification Service",
        ["ses"] = "Amazon Simple Email Service",
        ["route53"] = "Amazon Route 53",
        ["apigateway"] = "Amazon API Gateway",
        ["stepfunctions"] = "AWS Step Functions",
        ["glue"] = "AWS Glue",
        ["athena"] = "Amazon Athena",
        ["emr"] = "Amazon Elastic MapReduce",
        ["efs"] = "Amazon Elastic File System",
        ["fsx"] = "Amazon FSx",
        ["backup"] = "AWS Backup",
        ["kms"] = "AWS Key Management Service",
        ["secretsmanager"] = "AWS Secrets Manager",
        ["config"] = "AWS Config",
        ["guardduty"] = "Amazon GuardDuty",
        ["securityhub"] = "AWS Security Hub",
        ["inspector2"] = "Amazon Inspector",
        ["wafv2"] = "AWS WAF",
        ["vpc"] = "Amazon Virtual Private Cloud",
        ["cognito-idp"] = "Amazon Cognito",
        ["codebuild"] = "AWS CodeBuild",
        ["codepipeline"] = "AWS CodePipeline",
        ["directconnect"] = "AWS Direct Connect",
        ["docdb"] = "Amazon DocumentDB (with MongoDB compatibility)",
        ["neptune"] = "Amazon Neptune",
        ["lightsail"] = "Amazon Lightsail",
        ["support"] = "AWS Support (Business)",
        ["tax"] = "Tax",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Cost Explorer's name; the words themselves where no other is known.</summary>
    public static string NameOf(string words) => Names.GetValueOrDefault(words.Trim().Replace(" ", "", StringComparison.Ordinal)) ?? Names.GetValueOrDefault(words.Trim()) ?? words.Trim();
}
