using System.Text.Json.Nodes;
using Amazon.Runtime;
using Bot.Aws.Client;
using Bot.DemoAccount;

namespace Bot.Tests.DemoAccount.Sts;

/// <summary>What AssumeRole enforces, as AWS does.</summary>
public sealed class AssumeRoleTests : IAsyncLifetime
{
    private const string Account = SmallWorld.Account;
    private const string All = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    private DemoAccountServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await DemoServerTests.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("sts:SetSourceIdentity", """{"SourceIdentity":"ada"}""")]
    [InlineData("sts:TagSession", """{"Tags":[{"Key":"chat:channel","Value":"C1"}]}""")]
    public async Task Step_NeedsTheRight_OnBothSides_ToAnotherAccount(string action, string with)
    {
        var bot = await RoleAsync(Account, "bot", Trust("arn:aws:iam::111122223333:root", "sts:AssumeRole"), $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole"],"Resource":"*"}]}""");
        var open = await RoleAsync(SmallWorld.Other, "open", Trust(bot, "sts:AssumeRole", action), All);
        await DeniedAsync(bot, open, with, action);
        await AllowAsync(Account, "bot", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sts:AssumeRole","{{action}}"],"Resource":"*"}]}""");
        Assert.NotNull(await StepAsync(bot, open, with));
        var shut = await RoleAsync(SmallWorld.Other, "shut", Trust(bot, "sts:AssumeRole"), All);
        await DeniedAsync(bot, shut, with, action);
    }

    [Fact]
    public async Task Step_NeedsNoRightOfTheCaller_WhenTheTrustPolicyOfTheSameAccountNamesIt()
    {
        var bot = await RoleAsync(Account, "bot", Trust("arn:aws:iam::111122223333:root", "sts:AssumeRole"), null);
        Assert.NotNull(await StepAsync(bot, await RoleAsync(Account, "named", Trust(bot, "sts:AssumeRole"), All), "{}"));
        await DeniedAsync(bot, await RoleAsync(Account, "delegated", Trust("arn:aws:iam::111122223333:root", "sts:AssumeRole"), All), "{}", "sts:AssumeRole");
    }

    [Fact]
    public async Task SourceIdentity_StaysAndCannotBeChanged_ThroughRoleChaining()
    {
        var bot = await RoleAsync(Account, "bot", Trust("arn:aws:iam::111122223333:root", "sts:AssumeRole"), All);
        var first = await RoleAsync(Account, "first", Trust(bot, "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"), All);
        var second = await RoleAsync(Account, "second", Trust(first, "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"), All);
        var forgetful = await RoleAsync(Account, "forgetful", Trust(first, "sts:AssumeRole"), All);
        var ada = Client(await StepAsync(bot, first, """{"SourceIdentity":"ada","Tags":[{"Key":"team","Value":"sre"},{"Key":"once","Value":"1"}],"TransitiveTagKeys":["team"]}"""));

        Assert.Equal("AccessDenied", Error(await ada.SendAsync(Step(second, """{"SourceIdentity":"bob"}"""), default)).Code);
        Assert.Contains("sts:SetSourceIdentity", Error(await ada.SendAsync(Step(forgetful, "{}"), default)).Message, StringComparison.Ordinal);
        Assert.Contains("transitive", Error(await ada.SendAsync(Step(second, """{"Tags":[{"Key":"team","Value":"other"}]}"""), default)).Message, StringComparison.Ordinal);
        Assert.Contains("1 hour", Error(await ada.SendAsync(Step(second, """{"DurationSeconds":3601}"""), default)).Message, StringComparison.Ordinal);

        var output = DemoServerTests.Ok(await ada.SendAsync(Step(second, "{}"), default));
        Assert.Equal("ada", (string?)output["SourceIdentity"]);
        await Client(output).SendAsync(new("ec2", "DescribeInstances", [], "us-east-1"), default);
        var record = _server.World.Trail.List(Account, "us-east-1")[^1].Record();
        Assert.Equal("ada", (string?)record["userIdentity"]!["sessionContext"]!["sourceIdentity"]);
    }

    [Fact]
    public async Task Policies_SeeSourceIdentityAndSessionTags()
    {
        var bot = await RoleAsync(Account, "bot", Trust("arn:aws:iam::111122223333:root", "sts:AssumeRole"), All);
        const string Own = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:DescribeInstances","Resource":"*","Condition":{"StringEquals":{"aws:SourceIdentity":"ada","aws:PrincipalTag/chat:channel":"C1"}}}]}""";
        var role = await RoleAsync(Account, "tagged", Trust(bot, "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"), Own);
        Assert.True(await MayAsync("ada", "C1"));
        Assert.False(await MayAsync("ada", "C2"));
        Assert.False(await MayAsync("bob", "C1"));

        async Task<bool> MayAsync(string person, string channel)
        {
            var client = Client(await StepAsync(bot, role, $$"""{"SourceIdentity":"{{person}}","Tags":[{"Key":"chat:channel","Value":"{{channel}}"}]}"""));
            return await client.SendAsync(new("ec2", "DescribeInstances", [], "us-east-1"), default) is AwsResult.Success;
        }
    }

    [Theory]
    [InlineData("""{"SourceIdentity":"x"}""", "ValidationError")]
    [InlineData("""{"SourceIdentity":"a person"}""", "ValidationError")]
    [InlineData("""{"Tags":[{"Key":"a;b","Value":"1"}]}""", "ValidationError")]
    [InlineData("""{"Tags":[{"Key":"aws:a","Value":"1"}]}""", "ValidationError")]
    [InlineData("""{"Tags":[{"Key":"Team","Value":"1"},{"Key":"team","Value":"2"}]}""", "InvalidParameterValue")]
    [InlineData("""{"TransitiveTagKeys":["team"]}""", "InvalidParameterValue")]
    [InlineData("""{"Policy":"{"}""", "MalformedPolicyDocument")]
    [InlineData("""{"PolicyArns":[{"arn":"arn:aws:iam::444455556666:policy/elsewhere"}]}""", "MalformedPolicyDocument")]
    [InlineData("""{"DurationSeconds":899}""", "ValidationError")]
    [InlineData("""{"DurationSeconds":3601}""", "ValidationError")]
    public async Task Step_IsInvalid_WhereStsSaysSo(string with, string code) =>
        Assert.Equal(code, Error(await DemoServerTests.Client(_server, SmallWorld.Root).SendAsync(Step(SmallWorld.Reader, with), default)).Code);

    [Fact]
    public async Task Step_IsTooLarge_ByPlaintextAndByPackedSize()
    {
        var root = DemoServerTests.Client(_server, SmallWorld.Root);
        var tags = new JsonArray([.. Enumerable.Range(0, 9).Select(i => new JsonObject { ["Key"] = $"T{i}", ["Value"] = new string('a', 250) })]);
        var error = Error(await root.SendAsync(Step(SmallWorld.Reader, new JsonObject { ["Tags"] = tags }.ToJsonString()), default));
        Assert.Equal("PackedPolicyTooLarge", error.Code);
        Assert.Equal("Packed size of session tags consumes 499% of allotted space.", error.Message);
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{new string('a', 2000)}}","Effect":"Allow","Action":"*","Resource":"*"}]}""";
        Assert.Equal("PackedPolicyTooLarge", Error(await root.SendAsync(Step(SmallWorld.Reader, new JsonObject { ["Policy"] = policy }.ToJsonString()), default)).Code);
        var packed = DemoServerTests.Ok(await root.SendAsync(Step(SmallWorld.Reader, """{"Tags":[{"Key":"team","Value":"sre"}]}"""), default));
        Assert.Equal(2, (long)packed["PackedPolicySize"]!);
    }

    [Fact]
    public async Task Trail_ShowsWhoStepsIn_InBothAccounts()
    {
        var bot = await RoleAsync(Account, "bot", Trust("arn:aws:iam::111122223333:root", "sts:AssumeRole"), All);
        var role = await RoleAsync(SmallWorld.Other, "there", Trust(bot, "sts:AssumeRole", "sts:SetSourceIdentity", "sts:TagSession"), All);
        await StepAsync(bot, role, """{"SourceIdentity":"ada","Tags":[{"Key":"chat:channel","Value":"C1"}]}""");
        foreach (var account in (string[])[Account, SmallWorld.Other])
        {
            var record = _server.World.Trail.List(account, "us-east-1").Last(e => e.EventName == "AssumeRole").Record();
            Assert.Equal(account, (string?)record["recipientAccountId"]);
            Assert.Equal("ada", (string?)record["requestParameters"]!["sourceIdentity"]);
            Assert.Contains("chat:channel", record["requestParameters"]!.ToJsonString(), StringComparison.Ordinal);
            Assert.Equal("HIDDEN_DUE_TO_SECURITY_REASONS", (string?)record["responseElements"]!["credentials"]!["secretAccessKey"]);
        }
    }

    private static string Trust(string principal, params string[] actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":[{{string.Join(",", actions.Select(a => $"\"{a}\""))}}]}]}""";

    private async Task<string> RoleAsync(string account, string name, string trust, string? policy)
    {
        var iam = DemoServerTests.Client(_server, $"arn:aws:iam::{account}:root");
        DemoServerTests.Ok(await iam.SendAsync(new("iam", "CreateRole", new() { ["RoleName"] = name, ["AssumeRolePolicyDocument"] = trust, ["MaxSessionDuration"] = 7200 }, "us-east-1"), default));
        if (policy is not null)
            await AllowAsync(account, name, policy);
        return $"arn:aws:iam::{account}:role/{name}";
    }

    private async Task AllowAsync(string account, string role, string policy) =>
        DemoServerTests.Ok(await DemoServerTests.Client(_server, $"arn:aws:iam::{account}:root").SendAsync(
            new("iam", "PutRolePolicy", new() { ["RoleName"] = role, ["PolicyName"] = "own", ["PolicyDocument"] = policy }, "us-east-1"), default));

    private static AwsCall Step(string role, string with)
    {
        var parameters = (JsonObject)JsonNode.Parse(with)!;
        parameters["RoleArn"] = role;
        parameters["RoleSessionName"] = "work";
        return new("sts", "AssumeRole", parameters, "us-east-1");
    }

    private async Task<JsonObject> StepAsync(string caller, string role, string with) => DemoServerTests.Ok(await DemoServerTests.Client(_server, caller).SendAsync(Step(role, with), default));

    private async Task DeniedAsync(string caller, string role, string with, string action)
    {
        var error = Error(await DemoServerTests.Client(_server, caller).SendAsync(Step(role, with), default));
        Assert.Equal("AccessDenied", error.Code);
        Assert.Contains($"not authorized to perform: {action} on resource: {role}", error.Message, StringComparison.Ordinal);
    }

    private AwsClient Client(JsonObject output)
    {
        var given = output["Credentials"]!;
        return new(new() { Endpoint = _server.Endpoint, Credentials = new SessionAWSCredentials((string)given["AccessKeyId"]!, (string)given["SecretAccessKey"]!, (string)given["SessionToken"]!) });
    }

    private static AwsError Error(AwsResult result) => DemoServerTests.Error(result);
}
