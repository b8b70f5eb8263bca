using System.Diagnostics;
using Bot.Aws.Catalog;

namespace Bot.Tests.Aws.Catalog;

public sealed class AwsCatalogTests
{
    /// <summary>The services that the product promises to know, by the names that its documents use.</summary>
    private const string Promised =
        "ec2 s3 s3control lambda iam sts cloudwatch logs cloudtrail xray application-signals synthetics ce budgets cost-optimization-hub compute-optimizer savingsplans pricing " +
        "support health trustedadvisor cloudformation cloudcontrol resource-explorer-2 resourcegroupstaggingapi config rds dynamodb elasticache redshift docdb neptune opensearch " +
        "ecs ecr eks elb elbv2 autoscaling application-autoscaling apigateway apigatewayv2 appsync sqs sns events scheduler pipes kinesis firehose kafka mq states glue athena emr " +
        "batch stepfunctions route53 route53domains route53resolver cloudfront acm wafv2 shield network-firewall guardduty securityhub inspector2 macie2 access-analyzer kms " +
        "secretsmanager ssm servicequotas organizations account backup efs fsx datasync transfer codebuild codepipeline codedeploy codecommit codeartifact amplify elasticbeanstalk " +
        "apprunner lightsail cognito-idp ses sesv2 sagemaker bedrock bedrock-runtime bedrock-agent bedrock-agent-runtime sso-admin sso-oidc identitystore directconnect globalaccelerator";

    [Fact]
    public void Catalog_KnowsEveryPromisedService() =>
        Assert.All(Promised.Split(' '), name => Assert.NotEmpty(AwsCatalog.Default.Service(name).Operations));

    [Theory]
    [InlineData("s3api", "s3")]
    [InlineData("states", "stepfunctions")]
    [InlineData("sfn", "stepfunctions")]
    [InlineData("MONITORING", "cloudwatch")]
    [InlineData("elasticloadbalancing", "elbv2")]
    [InlineData("tag", "resourcegroupstaggingapi")]
    [InlineData("es", "es")]
    [InlineData("servicequotas", "service-quotas")]
    public void Service_IsFound_ByAnyNameInUse(string name, string expected) => Assert.Equal(expected, AwsCatalog.Default.Service(name).Name);

    [Fact]
    public void Service_IsUnknown_WhenNoNameMatches() => Assert.False(AwsCatalog.Default.TryGetService("no-such-service", out _));

    [Fact]
    public void Operation_IsFound_WhateverTheCase()
    {
        var operation = AwsCatalog.Default.Service("ec2").Operations["describeinstances"];
        Assert.Equal("DescribeInstances", operation.Name);
        Assert.Equal(["ec2:DescribeInstances"], operation.IamActions);
        Assert.Equal(AwsAccess.List, operation.Access);
        Assert.Equal(["NextToken"], operation.Pagination!.InputToken);
        Assert.Equal("reservationSet", operation.Output.Members["Reservations"].WireName);
        Assert.Equal("InstanceId", operation.Input.Members["InstanceIds"].Shape.Element!.WireName);
    }

    [Fact]
    public void EveryShape_CanBeDecoded()
    {
        foreach (var name in AwsCatalog.Default.ServiceNames)
        {
            var seen = new HashSet<AwsShape>();
            foreach (var operation in AwsCatalog.Default.Service(name).Operations.Values)
            {
                Assert.NotEmpty(operation.IamActions);
                Walk(operation.Input, seen);
                Walk(operation.Output, seen);
            }
        }

        static void Walk(AwsShape shape, HashSet<AwsShape> seen)
        {
            if (!seen.Add(shape))
                return;
            foreach (var member in shape.Members.Values)
                Walk(member.Shape, seen);
            if (shape.Element is { } element)
                Walk(element.Shape, seen);
        }
    }

    [Fact]
    public void Load_IsQuick_ForEveryService()
    {
        new ServiceReader(CatalogIndex.ReadService("sts")).Service();
        var slow = AwsCatalog.Default.ServiceNames
            .Select(name => (Name: name, Best: Enumerable.Range(0, 5).Min(_ => Measure(name))))
            .Where(x => x.Best.TotalMilliseconds > 5);
        Assert.Empty(slow);

        static TimeSpan Measure(string name)
        {
            var start = Stopwatch.GetTimestamp();
            _ = new ServiceReader(CatalogIndex.ReadService(name)).Service().Operations.Count;
            return Stopwatch.GetElapsedTime(start);
        }
    }
}
