using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Logs;
using Bot.Tests.Intents.Resources;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>Which log groups are a thing's, and which of their lines.</summary>
public sealed class LogGroupsTests
{
    private const string Id = "i-0abc1234def567890", Other = "i-0fff9999eee888877";
    private static readonly Thing Host = new("ec2-instance", Id, "web-3", "", SomeCase.Here);

    [Fact]
    public void Own_AreTheLinesOfStreamsThatBearTheHostsId()
    {
        var own = LogGroups.Own(Host, "/app/messages", Lines(Id, Other, $"{Id}/var/log/messages", "agent"));
        Assert.Equal([Id, $"{Id}/var/log/messages"], own!.Select(r => r[LogLine.Stream]));
    }

    [Fact]
    public void Own_AreAllLines_WhenTheGroupBearsTheHostsName_AndStreamsNoIds() =>
        Assert.Equal(2, LogGroups.Own(Host, "/hosts/WEB-3/syslog", Lines("messages", "secure"))!.Count);

    [Fact]
    public void Own_AreNone_WhenTheStreamsAreAnotherHosts() => Assert.Null(LogGroups.Own(Host, "/hosts/web-3/syslog", Lines("messages", Other)));

    [Fact]
    public void Own_AreNone_WhenNeitherGroupNorStreamNamesTheHost() => Assert.Null(LogGroups.Own(Host, "/app/messages", Lines("messages")));

    [Fact]
    public void Own_AreAllLines_OfWhatIsNoHost() => Assert.Equal(2, LogGroups.Own(SomeCase.Named("lambda-function", "quotes"), "/aws/lambda/quotes", Lines(Id, Other))!.Count);

    [Theory]
    [InlineData("lambda-function", "quotes", "/aws/lambda/quotes")]
    [InlineData("ecs-service", "quotes", "/ecs/quotes")]
    [InlineData("codebuild-project", "site", "/aws/codebuild/site")]
    [InlineData("state-machine", "fold", "/aws/vendedlogs/states/fold")]
    [InlineData("sns-topic", "orders", "sns/us-east-1/111122223333/orders/Failure")]
    public async Task Of_BeginsWithTheUsualGroup_WhenTheSettingsNameNone(string kind, string name, string group) =>
        Assert.Equal(group, (await new LogGroups(SomeCase.Of()).OfAsync(SomeCase.Named(kind, name), 0))[0]);

    [Fact]
    public async Task Of_BeginsWithTheGroupOfTheSettings()
    {
        var function = SomeCase.Found("lambda-function", """{"FunctionName":"quotes","LoggingConfig":{"LogGroup":"/shared/functions"}}""");
        Assert.Equal(["/shared/functions", "/aws/lambda/quotes"], await new LogGroups(SomeCase.Of()).OfAsync(function, 0));
    }

    /// <summary>Agents' groups bear the name of a host, or what many hosts have in common.</summary>
    [Theory]
    [InlineData("web-3", "web-3", "/hosts/web-3")]
    [InlineData("ticket-web-12b", "ticket-web", "/hosts/ticket-web")]
    [InlineData("ticket-web-a", "ticket-web", "/hosts/ticket-web")]
    public async Task Of_FindsTheGroupsOfAHost_ByItsNameOrThatWithoutItsNumber(string name, string asked, string group)
    {
        var aws = new ScriptedAws().On("DescribeLogGroups", call => new Bot.Aws.Client.AwsResult.Success(Testing.Some.Json(
            (string?)call.Parameters["logGroupNamePattern"] == asked ? $$"""{"logGroups":[{"logGroupName":"/aws/lambda/{{name}}"},{"logGroupName":"{{group}}"}]}""" : """{"logGroups":[]}"""), 200, "r"));
        Assert.Equal([group], await new LogGroups(SomeCase.Of(aws)).OfAsync(Host with { Name = name }, 0));
    }

    /// <summary>What is left of <c>db-1</c> without its number stands in too many names, and an id in none.</summary>
    [Theory]
    [InlineData("db-1", new[] { "db-1" })]
    [InlineData(Id, new string[0])]
    [InlineData("web", new string[0])]
    public async Task Of_AsksForNoNames_ThatSayNothing(string name, string[] asked)
    {
        var aws = new ScriptedAws().On("DescribeLogGroups", """{"logGroups":[]}""");
        Assert.Empty(await new LogGroups(SomeCase.Of(aws)).OfAsync(Host with { Name = name }, 0));
        Assert.Equal(asked, aws.Calls("DescribeLogGroups").Select(c => (string?)c.Parameters["logGroupNamePattern"]));
    }

    private static List<LogRow> Lines(params string[] streams) =>
        [.. streams.Select(s => new LogRow(new Dictionary<string, string> { [LogLine.Stream] = s, ["@message"] = "out of cheese" }))];
}
