using Bot.Aws.Catalog;
using Bot.Aws.Client;

namespace Bot.Tests.Aws.Client;

public sealed class AwsEndpointsTests
{
    [Theory]
    [InlineData("ec2", "eu-west-1", "ec2.eu-west-1.amazonaws.com", "eu-west-1")]
    [InlineData("ec2", "cn-north-1", "ec2.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("ec2", "us-gov-west-1", "ec2.us-gov-west-1.amazonaws.com", "us-gov-west-1")]
    [InlineData("cloudwatch", "eu-west-1", "monitoring.eu-west-1.amazonaws.com", "eu-west-1")]
    [InlineData("s3", "eu-west-1", "s3.eu-west-1.amazonaws.com", "eu-west-1")]
    [InlineData("sts", "eu-west-1", "sts.eu-west-1.amazonaws.com", "eu-west-1")]
    [InlineData("iam", "eu-west-1", "iam.amazonaws.com", "us-east-1")]
    [InlineData("iam", "cn-northwest-1", "iam.cn-north-1.amazonaws.com.cn", "cn-north-1")]
    [InlineData("iam", "us-gov-east-1", "iam.us-gov.amazonaws.com", "us-gov-west-1")]
    [InlineData("ce", "eu-west-1", "ce.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("ce", "cn-north-1", "ce.cn-northwest-1.amazonaws.com.cn", "cn-northwest-1")]
    [InlineData("support", "eu-west-1", "support.us-east-1.amazonaws.com", "us-east-1")]
    [InlineData("budgets", "eu-west-1", "budgets.amazonaws.com", "us-east-1")]
    [InlineData("route53", "eu-west-1", "route53.amazonaws.com", "us-east-1")]
    [InlineData("globalaccelerator", "eu-west-1", "globalaccelerator.us-west-2.amazonaws.com", "us-west-2")]
    [InlineData("application-signals", "eu-west-1", "application-signals.eu-west-1.api.aws", "eu-west-1")]
    public void Endpoint_FollowsAwsRules(string service, string region, string host, string signingRegion) =>
        Assert.Equal(new AwsAddress(new("https://" + host), signingRegion), AwsEndpoints.Resolve(AwsCatalog.Default.Service(service), region, null));

    [Fact]
    public void Endpoint_IsTheCustomOne_SignedForTheGlobalRegion() =>
        Assert.Equal(new AwsAddress(new("http://127.0.0.1:1"), "us-east-1"), AwsEndpoints.Resolve(AwsCatalog.Default.Service("iam"), "eu-west-1", new("http://127.0.0.1:1")));
}
