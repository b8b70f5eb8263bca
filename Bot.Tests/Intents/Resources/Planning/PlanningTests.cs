using System.Text.Json.Nodes;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Tests.Intents.Resources.Planning;

public sealed class PlanningTests
{
    [Theory]
    [InlineData("13.4", "14", -1)]
    [InlineData("14.2", "14", 0)]
    [InlineData("8.0.35", "13", -1)]
    [InlineData("1.29", "1.29", 0)]
    [InlineData("1.9", "1.29", -1)]
    [InlineData("5.0.6", "6", -1)]
    [InlineData("8.0.mysql_aurora.3.04.0", "8.0", 0)]
    public void Versions_OrderPartByPart_AsFarAsBothGo(string left, string right, int order) =>
        Assert.Equal(order, Math.Sign(Versions.Compare(left, right)));

    [Theory]
    [InlineData("A.B", "1")]
    [InlineData("L[].X", "a, b")]
    [InlineData("count(L)", "2")]
    [InlineData("countif(L[].X,a)", "1")]
    [InlineData("last(Arn)", "name")]
    [InlineData("Nothing|A.B", "1")]
    [InlineData("Json{}.q", "7")]
    [InlineData("keys(A)", "B")]
    [InlineData("div(Bytes,1048576)", "2")]
    [InlineData("exists(L)", "true")]
    [InlineData("is(A.B,1)", "true")]
    [InlineData("after(Arn,role/)", "name")]
    [InlineData("epoch(Ms)", "2026-11-20T12:00:00Z")]
    [InlineData("Nothing", null)]
    public void Paths_ReadValues_OfEveryFunction(string path, string? value)
    {
        var item = JsonNode.Parse("""{"A":{"B":1},"L":[{"X":"a"},{"X":"b"}],"Arn":"arn:aws:iam::1:role/name","Json":"{\"q\":7}","Bytes":2097152,"Ms":1795176000000}""");
        Assert.Equal(value, ItemPath.Parse(path).Read(item).Text);
    }

    [Fact]
    public void Templates_FillPlacesAndJoinLists_ForManyResources()
    {
        Func<string, string?> Fill(string id) => place => place == "id" ? id : "c1";
        Assert.Equal("""{"cluster":"c1","tasks":["t1","t2"],"include":["TAGS"]}""",
            ParameterTemplate.FillMany("cluster={parent}; tasks=[{id}]; include=[TAGS]", [Fill("t1"), Fill("t2")]).ToJsonString());
        Assert.Equal("""{"A":{"B":[5,true]}}""", ParameterTemplate.Fill("A.B=[5,true]", _ => null).ToJsonString());
    }

    [Theory]
    [InlineData("lambda", "python3.8", "2024-10-14")]
    [InlineData("postgres", "13.11", "2026-02-28")]
    [InlineData("eks", "1.29", "2025-03-23")]
    [InlineData("aurora-mysql", "5.7.mysql_aurora.2.11.2", "2024-10-31")]
    [InlineData("postgres", "99.1", null)]
    public void EndOfLife_KnowsRuntimesAndMajors_ByTheLongestVersionItHas(string product, string version, string? date) =>
        Assert.Equal(date, EndOfLife.Of(product, version)?.ToString("yyyy-MM-dd"));
}
