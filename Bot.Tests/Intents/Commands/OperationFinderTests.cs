using Bot.Aws.Catalog;
using Bot.Intents.Commands;

namespace Bot.Tests.Intents.Commands;

public sealed class OperationFinderTests
{
    [Theory]
    [InlineData("DescribeDBInstances", "describe-db-instances")]
    [InlineData("ListSMSSandboxPhoneNumbers", "list-sms-sandbox-phone-numbers")]
    [InlineData("GetEC2RecommendationProjectedMetrics", "get-ec2-recommendation-projected-metrics")]
    [InlineData("DescribeVpcs", "describe-vpcs")]
    [InlineData("DescribeHostedConnections", "describe-hosted-connections")]
    [InlineData("GetAPIs", "get-apis")]
    [InlineData("logGroupNamePrefix", "log-group-name-prefix")]
    public void Kebab_IsTheClisSpelling(string api, string cli) => Assert.Equal(cli, CommandNames.Kebab(api));

    [Theory]
    [InlineData("instances", "instances", 0)]
    [InlineData("instnaces", "instances", 1)]
    [InlineData("instance", "instances", 1)]
    [InlineData("volumes", "instances", 3)]
    public void Distance_CountsEdits(string a, string b, int distance) => Assert.Equal(distance, CommandNames.Distance(a, b, 2));

    [Fact]
    public void EveryOperation_IsFoundByItsCliSpelling()
    {
        var finder = new OperationFinder(AwsCatalog.Default);
        foreach (var name in AwsCatalog.Default.ServiceNames)
        {
            var service = finder.Service(name)!;
            foreach (var operation in service.Operations.Keys)
                Assert.Equal(operation, OperationFinder.Operation(service, CommandNames.Kebab(operation))?.Name);
        }
    }

    [Fact]
    public void Anywhere_FindsUniqueOperations_Quickly()
    {
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        var found = new OperationFinder(AwsCatalog.Default).Anywhere("describe-db-proxies");
        Assert.Equal(("rds", "DescribeDBProxies"), Assert.Single(found));
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5), $"{System.Diagnostics.Stopwatch.GetElapsedTime(start)}");
    }
}
