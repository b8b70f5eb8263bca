using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.State;

namespace Bot.Tests.DemoAccount.Scenario;

public sealed class BuiltInScenarioTests
{
    private static readonly Lazy<World> Loaded = new(() => ScenarioLoader.BuiltIn(new StoppedClock()));

    private const string Production = "111122223333";

    [Fact]
    public void BuiltIn_LoadsWithoutFaults_AtAFixedTime()
    {
        Assert.Equal(["111122223333", "444455556666"], Loaded.Value.Accounts.Keys.Order());
        Assert.Equal(17, Loaded.Value.Accounts[Production].Regions.Count);
    }

    [Theory]
    [InlineData("111122223333", "wheelhouse-bot")]
    [InlineData("111122223333", "wheelhouse-admin")]
    [InlineData("111122223333", "wheelhouse-developer")]
    [InlineData("111122223333", "wheelhouse-finance")]
    [InlineData("444455556666", "wheelhouse-admin")]
    [InlineData("444455556666", "wheelhouse-developer")]
    [InlineData("444455556666", "wheelhouse-finance")]
    public void BuiltIn_HasTheRole_WhenTheBotNeedsIt(string account, string role)
    {
        var found = Loaded.Value.Find(account, "global", "AWS::IAM::Role", role);
        Assert.Equal($"arn:aws:iam::{account}:role/{role}", found?.Arn);
    }

    [Fact]
    public void Instances_PointAtThingsThatExist_InEveryRegion()
    {
        var instances = Loaded.Value.ListEverywhere(Production, "AWS::EC2::Instance").ToList();
        Assert.True(instances.Count >= 20, $"{instances.Count} instances");
        foreach (var instance in instances)
        {
            var subnet = Loaded.Value.Find(Production, instance.Region, "AWS::EC2::Subnet", (string)instance.Document["SubnetId"]!);
            var volume = Loaded.Value.Find(Production, instance.Region, "AWS::EC2::Volume", (string)instance.Document["BlockDeviceMappings"]![0]!["Ebs"]!["VolumeId"]!);
            Assert.Equal((string?)subnet?.Document["VpcId"], (string?)instance.Document["VpcId"]);
            Assert.Equal(instance.Id, (string?)volume?.Document["Attachments"]![0]!["InstanceId"]);
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    }
}
