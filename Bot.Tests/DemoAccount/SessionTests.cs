using System.Text.Json.Nodes;
using Amazon.Runtime;
using Bot.Aws.Client;
using Bot.DemoAccount;

namespace Bot.Tests.DemoAccount;

public sealed class SessionTests
{
    [Fact]
    public async Task AssumeRole_GivesASessionWithSourceIdentity_WhenTrusted()
    {
        await using var server = await DemoServerTests.StartAsync();
        var session = await AssumeAsync(server, new() { ["SourceIdentity"] = "ada" });
        var who = DemoServerTests.Ok(await session.SendAsync(new("sts", "GetCallerIdentity", [], "us-east-1"), default));
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/reader/work", (string?)who["Arn"]);
        DemoServerTests.Ok(await session.SendAsync(new("ec2", "DescribeInstances", [], "us-east-1"), default));
        var record = server.World.Trail.List(SmallWorld.Account, "us-east-1")[^1].Record();
        Assert.Equal("DescribeInstances", (string?)record["eventName"]);
        Assert.Equal("ada", (string?)record["userIdentity"]!["sessionContext"]!["sourceIdentity"]);
    }

    [Fact]
    public async Task Session_MayOnlyWhatItsPolicyAllows_WhenOneWasPassed()
    {
        await using var server = await DemoServerTests.StartAsync();
        var session = await AssumeAsync(server, new() { ["Policy"] = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}]}""" });
        DemoServerTests.Ok(await session.SendAsync(new("iam", "ListUsers", [], "us-east-1"), default));
        var error = DemoServerTests.Error(await session.SendAsync(new("ec2", "DescribeInstances", [], "us-east-1"), default));
        Assert.Equal("UnauthorizedOperation", error.Code);
        Assert.Contains("because no session policy allows the ec2:DescribeInstances action", error.Message);
    }

    [Fact]
    public async Task Session_IsRefused_WhenItHasExpired()
    {
        var clock = new MovableClock { Now = SmallWorld.Now };
        await using var server = await DemoAccountServer.StartAsync(new() { World = SmallWorld.Make(), Clock = new FixedTime(SmallWorld.Now), SessionClock = clock });
        var session = await AssumeAsync(server, []);
        DemoServerTests.Ok(await session.SendAsync(new("sts", "GetCallerIdentity", [], "us-east-1"), default));
        clock.Now += TimeSpan.FromHours(2);
        Assert.Equal("ExpiredToken", DemoServerTests.Error(await session.SendAsync(new("sts", "GetCallerIdentity", [], "us-east-1"), default)).Code);
    }

    [Fact]
    public async Task AssumeRole_IsDenied_WhenTheRoleDoesNotTrustTheCaller()
    {
        await using var server = await DemoServerTests.StartAsync();
        var call = new AwsCall("sts", "AssumeRole", new() { ["RoleArn"] = "arn:aws:iam::111122223333:role/outsider", ["RoleSessionName"] = "work" }, "us-east-1");
        Assert.Equal("AccessDenied", DemoServerTests.Error(await DemoServerTests.Client(server, SmallWorld.Root).SendAsync(call, default)).Code);
    }

    private static async Task<AwsClient> AssumeAsync(DemoAccountServer server, JsonObject more)
    {
        more["RoleArn"] = SmallWorld.Reader;
        more["RoleSessionName"] = "work";
        var given = DemoServerTests.Ok(await DemoServerTests.Client(server, SmallWorld.Root).SendAsync(new("sts", "AssumeRole", more, "us-east-1"), default))["Credentials"]!;
        return new(new() { Endpoint = server.Endpoint, Credentials = new SessionAWSCredentials((string)given["AccessKeyId"]!, (string)given["SecretAccessKey"]!, (string)given["SessionToken"]!) });
    }

    private sealed class MovableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
