using Amazon.Runtime;
using Bot.Aws.Client;
using Bot.DemoAccount;

namespace Bot.Tests.DemoAccount;

public sealed class DemoServerTests
{
    [Fact]
    public async Task Server_SaysWhoCalls_WhenTheSdkSigns()
    {
        await using var server = await StartAsync();
        var body = Ok(await Client(server, SmallWorld.Reader).SendAsync(new("sts", "GetCallerIdentity", [], "us-east-1"), default));
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/reader/demo", (string?)body["Arn"]);
    }

    [Fact]
    public async Task Server_ListsInstancesWithTags_WhenAllowed()
    {
        await using var server = await StartAsync();
        var body = Ok(await Client(server, SmallWorld.Reader).SendAsync(new("ec2", "DescribeInstances", [], "us-east-1"), default));
        Assert.Equal(2, body["Reservations"]!.AsArray().Count);
        Assert.Contains("\"web-1\"", body.ToJsonString());
    }

    [Fact]
    public async Task Server_RefusesTheSignature_WhenTheSecretIsWrong()
    {
        await using var server = await StartAsync();
        var (key, _) = server.KeysOf(SmallWorld.Reader);
        var client = new AwsClient(new() { Endpoint = server.Endpoint, Credentials = new BasicAWSCredentials(key, "wrong") });
        Assert.Equal("SignatureDoesNotMatch", Error(await client.SendAsync(new("sts", "GetCallerIdentity", [], "us-east-1"), default)).Code);
    }

    [Fact]
    public async Task Server_DeniesInAwsWords_WhenNoPolicyAllows()
    {
        await using var server = await StartAsync();
        var error = Error(await Client(server, SmallWorld.Limited).SendAsync(new("iam", "ListRoles", [], "us-east-1"), default));
        Assert.Equal("AccessDenied", error.Code);
        Assert.Equal(403, error.Status);
        Assert.StartsWith("User: arn:aws:iam::111122223333:user/limited is not authorized to perform: iam:ListRoles", error.Message);
        Assert.EndsWith("because no identity-based policy allows the iam:ListRoles action", error.Message);
    }

    internal static Task<DemoAccountServer> StartAsync(int instances = 2) =>
        DemoAccountServer.StartAsync(new() { World = SmallWorld.Make(instances), Clock = new FixedTime(SmallWorld.Now) });

    internal static AwsClient Client(DemoAccountServer server, string principal)
    {
        var (key, secret) = server.KeysOf(principal);
        return new(new() { Endpoint = server.Endpoint, Credentials = new BasicAWSCredentials(key, secret) });
    }

    internal static System.Text.Json.Nodes.JsonObject Ok(AwsResult result) =>
        result is AwsResult.Success ok ? ok.Body : throw new Xunit.Sdk.XunitException($"The call failed: {((AwsResult.Failure)result).Error}");

    internal static AwsError Error(AwsResult result) => Assert.IsType<AwsResult.Failure>(result).Error;
}
