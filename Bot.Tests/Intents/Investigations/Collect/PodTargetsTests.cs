using System.Text.Json.Nodes;
using Bot.Aws.Client;
using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Tests.Intents.Resources;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>Target groups of addresses that may hold pods, and the cluster that these are of.</summary>
public sealed class PodTargetsTests
{
    private static readonly Thing Group = Targets("ip");

    [Fact]
    public async Task Group_HangsOnTheOneCluster_OfItsVpc()
    {
        var (found, @case) = await FindAsync(Group, ("apps", "vpc-1"), ("batch", "vpc-2"));
        Assert.Equal(["apps"], found.Select(c => c.Name));
        Assert.Contains(@case.Links, l => l is { From.Kind: "target-group", To: { Kind: "eks-cluster", Name: "apps" }, Tie: Tie.DependsOn });
    }

    [Fact]
    public async Task Group_HangsOnNone_WhenTwoClustersMayBeMeant() => Assert.Empty((await FindAsync(Group, ("apps", "vpc-1"), ("batch", "vpc-1"))).Found);

    [Fact]
    public async Task Group_HangsOnNone_WhenNoClusterIsInItsVpc() => Assert.Empty((await FindAsync(Group, ("apps", "vpc-12"))).Found);

    [Theory]
    [InlineData("instance")]
    [InlineData("lambda")]
    public async Task Group_OfNoAddresses_HoldsNoPods(string type) => await AssertNothingIsAskedAsync(Targets(type));

    /// <summary>Whichever way the tie leads: what registers the addresses is known.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Group_ThatAServiceFills_HoldsNoPods(bool isFromGroup)
    {
        await AssertNothingIsAskedAsync(Group, @case =>
        {
            var service = @case.Add(SomeCase.Named("ecs-service", "web"));
            @case.Join(isFromGroup ? Group : service, isFromGroup ? service : Group, Tie.MadeOf);
        });
    }

    [Fact]
    public async Task Group_ThatIsNotLookedUp_IsNotAskedFor() => await AssertNothingIsAskedAsync(SomeCase.Named("target-group", "web"));

    /// <summary>Calls are kept for the rest of the collection.</summary>
    [Fact]
    public async Task Group_IsNotLookedInto_WhenFewCallsAreLeft() => Assert.Empty((await FindAsync(Group, reserve: Case.MaxCalls - 3, clusters: ("apps", "vpc-1"))).Found);

    private static async Task AssertNothingIsAskedAsync(Thing group, Action<Case>? more = null)
    {
        var aws = Aws(("apps", "vpc-1"));
        var @case = SomeCase.Of(aws);
        @case.Add(group);
        more?.Invoke(@case);
        Assert.Empty(await PodTargets.FindAsync(@case, 0));
        Assert.Empty(aws.Asked);
    }

    private static Task<(IReadOnlyList<Thing> Found, Case Case)> FindAsync(Thing group, params (string Name, string Vpc)[] clusters) => FindAsync(group, 0, clusters);

    private static async Task<(IReadOnlyList<Thing> Found, Case Case)> FindAsync(Thing group, int reserve, params (string Name, string Vpc)[] clusters)
    {
        var @case = SomeCase.Of(Aws(clusters));
        @case.Add(group);
        return (await PodTargets.FindAsync(@case, reserve), @case);
    }

    private static ScriptedAws Aws(params (string Name, string Vpc)[] clusters) => new ScriptedAws()
        .On("ListClusters", new JsonObject { ["clusters"] = new JsonArray([.. clusters.Select(c => (JsonNode)c.Name)]) }.ToJsonString())
        .On("DescribeCluster", call => new AwsResult.Success(Cluster(clusters.Single(c => c.Name == (string?)call.Parameters["name"])), 200, "r"));

    private static JsonObject Cluster((string Name, string Vpc) cluster) =>
        new() { ["cluster"] = new JsonObject { ["name"] = cluster.Name, ["status"] = "ACTIVE", ["resourcesVpcConfig"] = new JsonObject { ["vpcId"] = cluster.Vpc } } };

    private static Thing Targets(string type) =>
        SomeCase.Found("target-group", $$"""{"TargetGroupName":"web","TargetGroupArn":"arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/0b1c2d3e4f506172","TargetType":"{{type}}","VpcId":"vpc-1"}""");
}
