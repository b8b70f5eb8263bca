using System.Text.Json.Nodes;
using Amazon.Runtime;
using Bot.Aws.Client;
using Bot.DemoAccount;
using Bot.Tests.DemoAccount;
using Bot.Tests.Testing;

namespace Bot.Tests.Manifests;

/// <summary>The templates' roles, made in a demo account through its IAM: they let in whom they should, and nobody else.</summary>
public sealed class AwsRolesTests
{
    private const string Account = SmallWorld.Account;
    private const string Other = SmallWorld.Other;
    private const string External = "e-1b9c2f-external";

    [Theory]
    [InlineData("read-only", "ec2:DescribeInstances", true)]
    [InlineData("finance", "ec2:DescribeInstances", false)]
    [InlineData("finance", "ce:GetCostAndUsage", true)]
    [InlineData("operator", "ec2:StopInstances", true)]
    [InlineData("read-only", "ec2:StopInstances", false)]
    [InlineData("admin", "ec2:TerminateInstances", false)]
    public async Task Person_GetsWhatTheRoleGives_ThroughTheBot(string role, string action, bool expected)
    {
        await using var server = await MadeAsync("ec2");
        var given = DemoServerTests.Ok(await StepAsync(server, role, new() { ["ExternalId"] = External, ["SourceIdentity"] = "ada", ["Tags"] = Tag("chat:channel", "C1") }))["Credentials"]!;
        var person = new AwsClient(new() { Endpoint = server.Endpoint, Credentials = new SessionAWSCredentials((string)given["AccessKeyId"]!, (string)given["SecretAccessKey"]!, (string)given["SessionToken"]!) });
        AwsCall call = action switch
        {
            "ec2:DescribeInstances" => new("ec2", "DescribeInstances", [], "us-east-1"),
            "ce:GetCostAndUsage" => new("ce", "GetCostAndUsage", (JsonObject)JsonNode.Parse("""{"TimePeriod":{"Start":"2026-11-01","End":"2026-11-02"},"Granularity":"DAILY","Metrics":["UnblendedCost"]}""")!, "us-east-1"),
            _ => new("ec2", action["ec2:".Length..], new() { ["InstanceIds"] = new JsonArray("i-00000000000000000") }, "us-east-1"),
        };
        var result = await person.SendAsync(call, default);
        Assert.Equal(expected, result is not AwsResult.Failure { Error.IsDenied: true });
    }

    [Theory]
    [InlineData("""{"SourceIdentity":"ada"}""", "sts:AssumeRole")]
    [InlineData("""{"SourceIdentity":"ada","ExternalId":"e-another-one"}""", "sts:AssumeRole")]
    [InlineData("""{"ExternalId":"e-1b9c2f-external"}""", "sts:AssumeRole")]
    [InlineData("""{"ExternalId":"e-1b9c2f-external","SourceIdentity":"ada","Tags":[{"Key":"CostCenter","Value":"1"}]}""", "sts:TagSession")]
    public async Task Bot_IsNotLetIn_WithoutExternalIdAndPerson(string with, string action)
    {
        await using var server = await MadeAsync("ec2");
        var error = DemoServerTests.Error(await StepAsync(server, "read-only", (JsonObject)JsonNode.Parse(with)!));
        Assert.Equal("AccessDenied", error.Code);
        Assert.Contains(action, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ec2")]
    [InlineData("ecs")]
    [InlineData("eks")]
    public async Task Bot_MayDoNothingElse_WhereverItRuns(string runsOn)
    {
        await using var server = await MadeAsync(runsOn);
        var bot = DemoServerTests.Client(server, $"arn:aws:iam::{Account}:role/wheelhouse-bot");
        foreach (var (service, operation) in new[] { ("ec2", "DescribeInstances"), ("s3", "ListBuckets"), ("iam", "ListRoles"), ("sts", "GetSessionToken"), ("lambda", "ListFunctions"), ("cloudtrail", "LookupEvents") })
            Assert.True(DemoServerTests.Error(await bot.SendAsync(new(service, operation, [], "us-east-1"), default)).IsDenied, $"{service}:{operation}");
        var elsewhere = new JsonObject { ["RoleArn"] = SmallWorld.Reader, ["RoleSessionName"] = "ada", ["SourceIdentity"] = "ada" };
        Assert.True(DemoServerTests.Error(await bot.SendAsync(new("sts", "AssumeRole", elsewhere, "us-east-1"), default)).IsDenied);
    }

    [Fact]
    public async Task AnotherRole_IsNotLetIn_EvenWithTheExternalId()
    {
        await using var server = await MadeAsync("ec2");
        var call = Step("read-only", new() { ["ExternalId"] = External, ["SourceIdentity"] = "ada" });
        Assert.True(DemoServerTests.Error(await DemoServerTests.Client(server, SmallWorld.Limited).SendAsync(call, default)).IsDenied);
    }

    private static Task<AwsResult> StepAsync(DemoAccountServer server, string role, JsonObject with) =>
        DemoServerTests.Client(server, $"arn:aws:iam::{Account}:role/wheelhouse-bot").SendAsync(Step(role, with), default);

    private static AwsCall Step(string role, JsonObject with)
    {
        with["RoleArn"] = $"arn:aws:iam::{Other}:role/wheelhouse/wheelhouse-{role}";
        with["RoleSessionName"] = "ada";
        return new("sts", "AssumeRole", with, "us-east-1");
    }

    private static JsonArray Tag(string key, string value) => [new JsonObject { ["Key"] = key, ["Value"] = value }];

    /// <summary>The bot in one account, the callers' roles in another.</summary>
    private static async Task<DemoAccountServer> MadeAsync(string runsOn)
    {
        var server = await DemoServerTests.StartAsync();
        var bot = new CloudFormationTemplate(Template("bot.yaml"), Account, new Dictionary<string, string>
        {
            ["RunsOn"] = runsOn,
            ["OidcProviderArn"] = $"arn:aws:iam::{Account}:oidc-provider/oidc.example",
            ["OidcIssuer"] = "oidc.example",
        });
        await MakeAsync(server, Account, bot);
        Assert.Equal($"arn:aws:iam::{Account}:role/wheelhouse-bot", bot.Output("BotRoleArn"));
        await MakeAsync(server, Other, new(Template("caller-roles.yaml"), Other, new Dictionary<string, string> { ["BotRoleArn"] = bot.Output("BotRoleArn"), ["ExternalId"] = External }));
        return server;
    }

    private static string Template(string name) => Path.Combine(Repository.Root, "manifests", "aws", name);

    private static async Task MakeAsync(DemoAccountServer server, string account, CloudFormationTemplate template)
    {
        var iam = DemoServerTests.Client(server, $"arn:aws:iam::{account}:root");
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, type, properties) in template.Resources())
        {
            if (type == "AWS::IAM::RolePolicy")
            {
                var role = (string)properties["RoleName"]!;
                await PutAsync(iam, names.GetValueOrDefault(role, role), (string)properties["PolicyName"]!, properties["PolicyDocument"]!);
            }
            if (type != "AWS::IAM::Role")
                continue;
            var made = names[name] = (string)properties["RoleName"]!;
            DemoServerTests.Ok(await iam.SendAsync(new("iam", "CreateRole", new()
            {
                ["RoleName"] = made,
                ["Path"] = (string?)properties["Path"] ?? "/",
                ["AssumeRolePolicyDocument"] = Json(properties["AssumeRolePolicyDocument"]!),
                ["MaxSessionDuration"] = 3600,
            }, "us-east-1"), default));
            foreach (var managed in properties["ManagedPolicyArns"]?.AsArray() ?? [])
                DemoServerTests.Ok(await iam.SendAsync(new("iam", "AttachRolePolicy", new() { ["RoleName"] = made, ["PolicyArn"] = (string)managed! }, "us-east-1"), default));
            foreach (var policy in properties["Policies"]?.AsArray() ?? [])
                await PutAsync(iam, made, (string)policy!["PolicyName"]!, policy["PolicyDocument"]!);
        }
    }

    private static async Task PutAsync(AwsClient iam, string role, string name, JsonNode document) =>
        DemoServerTests.Ok(await iam.SendAsync(new("iam", "PutRolePolicy", new() { ["RoleName"] = role, ["PolicyName"] = name, ["PolicyDocument"] = Json(document) }, "us-east-1"), default));

    private static string Json(JsonNode document) => document is JsonValue text ? (string)text! : document.ToJsonString();
}
