using System.Collections.Frozen;
using Bot.Aws.Catalog;

namespace Bot.Understanding.Commands;

/// <summary>Names of services as the AWS CLI spells them: the catalog's, and those of the CLI alone.</summary>
internal static class CliServices
{
    private static readonly Lazy<FrozenSet<string>> Names = new(() =>
        AwsCatalog.Default.ServiceNames.Concat(
            "s3 s3api configure history opsworks deploy cloudwatch logs ec2 iam sts lambda rds dynamodb sqs sns ecs eks ecr elb elbv2 ce budgets support stepfunctions states codedeploy sfn es opensearch wafv2 waf kms ssm route53 events apigateway apigatewayv2 cloudtrail cloudformation cloudfront health inspector2 guardduty securityhub secretsmanager athena glue emr batch efs backup organizations cognito-idp cur pricing resource-explorer-2 resourcegroupstaggingapi pi dms iot imagebuilder ecr-public sso sso-admin identitystore kafka mq mediaconvert rekognition textract comprehend translate polly transcribe quicksight workspaces rum evidently docdb neptune memorydb timestream-query timestream-write keyspaces appconfig appmesh servicediscovery outposts snowball storagegateway detective fms ram"
                .Split(' ')).Distinct(StringComparer.OrdinalIgnoreCase).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    public static bool Contains(ReadOnlySpan<char> word) => word.Length is > 1 and < 40 && Names.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
