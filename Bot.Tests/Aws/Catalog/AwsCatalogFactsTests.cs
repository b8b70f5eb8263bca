using Bot.Aws.Catalog;

namespace Bot.Tests.Aws.Catalog;

public sealed class AwsCatalogFactsTests
{
    [Theory]
    [InlineData("s3", "ListBuckets", "s3:ListAllMyBuckets", AwsAccess.List)]
    [InlineData("s3", "GetBucketEncryption", "s3:GetEncryptionConfiguration", AwsAccess.Read)]
    [InlineData("s3", "GetBucketLifecycleConfiguration", "s3:GetLifecycleConfiguration", AwsAccess.Read)]
    [InlineData("s3", "GetPublicAccessBlock", "s3:GetBucketPublicAccessBlock", AwsAccess.Read)]
    [InlineData("s3", "HeadBucket", "s3:ListBucket", AwsAccess.List)]
    [InlineData("s3", "PutBucketPolicy", "s3:PutBucketPolicy", AwsAccess.Permissions)]
    [InlineData("s3control", "GetPublicAccessBlock", "s3:GetAccountPublicAccessBlock", AwsAccess.Read)]
    [InlineData("apigateway", "GetRestApis", "apigateway:GET", AwsAccess.Read)]
    [InlineData("apigatewayv2", "CreateApi", "apigateway:POST", AwsAccess.Write)]
    [InlineData("apigateway", "TagResource", "apigateway:PUT", AwsAccess.Tagging)]
    [InlineData("cloudcontrol", "ListResources", "cloudformation:ListResources", AwsAccess.Read)]
    [InlineData("budgets", "DescribeBudgets", "budgets:ViewBudget", AwsAccess.Read)]
    [InlineData("resourcegroupstaggingapi", "GetResources", "tag:GetResources", AwsAccess.Read)]
    [InlineData("lambda", "Invoke", "lambda:InvokeFunction", AwsAccess.Write)]
    [InlineData("elbv2", "DescribeLoadBalancers", "elasticloadbalancing:DescribeLoadBalancers", AwsAccess.List)]
    [InlineData("opensearch", "DescribeDomain", "es:DescribeDomain", AwsAccess.Read)]
    [InlineData("docdb", "DescribeDBClusters", "rds:DescribeDBClusters", AwsAccess.List)]
    [InlineData("stepfunctions", "StartExecution", "states:StartExecution", AwsAccess.Write)]
    [InlineData("ec2", "TerminateInstances", "ec2:TerminateInstances", AwsAccess.Write)]
    [InlineData("ec2", "CreateTags", "ec2:CreateTags", AwsAccess.Tagging)]
    [InlineData("iam", "AttachRolePolicy", "iam:AttachRolePolicy", AwsAccess.Permissions)]
    [InlineData("dynamodb", "ExecuteStatement", "dynamodb:PartiQLSelect", AwsAccess.Write)]
    [InlineData("ce", "GetCostAndUsageComparisons", "ce:GetCostAndUsageComparisons", AwsAccess.Read)]
    [InlineData("network-security-director", "ListFindings", "network-security-director:ListFindings", AwsAccess.List)]
    [InlineData("cloudwatch", "PutAlarmMuteRule", "cloudwatch:PutAlarmMuteRule", AwsAccess.Write)]
    public void Operation_HasItsIamActionAndAccess(string service, string operation, string action, AwsAccess access)
    {
        var facts = AwsCatalog.Default.Service(service).Operations[operation];
        Assert.Equal((action, access), (facts.IamActions[0], facts.Access));
    }

    [Theory]
    [InlineData(AwsExposure.Secret, "secretsmanager:GetSecretValue secretsmanager:BatchGetSecretValue ssm:GetParameter ssm:GetParameters ssm:GetParametersByPath ssm:GetParameterHistory " +
        "sts:AssumeRole sts:AssumeRoleWithSAML sts:GetSessionToken sts:GetFederationToken ec2:GetPasswordData ecr:GetAuthorizationToken redshift:GetClusterCredentials " +
        "redshift:GetClusterCredentialsWithIAM kms:Decrypt kms:GenerateDataKey kms:GenerateDataKeyWithoutPlaintext iam:CreateAccessKey lightsail:DownloadDefaultKeyPair appsync:ListApiKeys " +
        "cognito-identity:GetCredentialsForIdentity connect:GetFederationToken storagegateway:DescribeChapCredentials snowball:GetJobUnlockCode gamelift:GetInstanceAccess")]
    [InlineData(AwsExposure.Data, "s3:GetObject s3:ListObjects s3:ListObjectsV2 s3:ListObjectVersions s3:SelectObjectContent s3:HeadObject dynamodb:GetItem dynamodb:BatchGetItem dynamodb:Query " +
        "dynamodb:Scan dynamodb:ExecuteStatement dynamodb:BatchExecuteStatement dynamodb:TransactGetItems dynamodbstreams:GetRecords sqs:ReceiveMessage kinesis:GetRecords athena:GetQueryResults " +
        "rds-data:ExecuteStatement timestream-query:Query codecommit:GetFile")]
    [InlineData(AwsExposure.None, "lambda:GetFunction lambda:Invoke logs:GetLogEvents logs:FilterLogEvents logs:GetQueryResults ec2:DescribeInstances s3:ListBuckets s3:GetBucketPolicy " +
        "sts:GetCallerIdentity secretsmanager:ListSecrets secretsmanager:DescribeSecret ssm:DescribeParameters kms:DescribeKey dynamodb:DescribeTable sqs:GetQueueAttributes")]
    public void Operation_IsMarked_ByWhatItsAnswerHolds(AwsExposure exposure, string operations) => Assert.All(operations.Split(' '), name =>
    {
        var parts = name.Split(':');
        Assert.Equal((name, exposure), (name, AwsCatalog.Default.Service(parts[0]).Operations[parts[1]].Exposure));
    });

    [Fact]
    public void CallsThatChange_AreNeverReads()
    {
        string[] verbs = ["Create", "Delete", "Put", "Update", "Modify", "Terminate", "Reboot", "Attach", "Detach", "Remove", "Set", "Enable", "Disable", "Associate", "Disassociate", "Register", "Deregister"];
        var wrong = from name in AwsCatalog.Default.ServiceNames
                    from operation in AwsCatalog.Default.Service(name).Operations.Values
                    where operation.Access is AwsAccess.List or AwsAccess.Read && verbs.Any(v => operation.Name.StartsWith(v, StringComparison.Ordinal))
                    select $"{name}:{operation.Name}";
        Assert.Empty(wrong);
    }
}
