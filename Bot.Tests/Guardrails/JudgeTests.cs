using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.Aws.Client;
using Bot.Aws.Iam;
using Bot.Guardrails;
using Bot.Identity;
using Bot.Tests.Testing;
using Directory = Bot.Identity.Directory;
using Verdict = Bot.Guardrails.Verdict;

namespace Bot.Tests.Guardrails;

public sealed class JudgeTests
{
    private const string Account = "111122223333", Other = "444455556666", RoleArn = "arn:aws:iam::111122223333:role/app";

    [Theory]
    [InlineData("secretsmanager", "GetSecretValue", "{}", Layer.HardBlock)]
    [InlineData("secretsmanager", "DescribeSecret", "{}", null)]
    [InlineData("secretsmanager", "PutSecretValue", "{}", Layer.HardBlock)]
    [InlineData("iam", "GetRole", "{}", null)]
    [InlineData("iam", "CreateAccessKey", "{}", Layer.HardBlock)]
    [InlineData("iam", "DeleteUser", "{}", Layer.HardBlock)]
    [InlineData("kms", "DescribeKey", "{}", null)]
    [InlineData("kms", "Decrypt", "{}", Layer.HardBlock)]
    [InlineData("kms", "ScheduleKeyDeletion", "{}", Layer.HardBlock)]
    [InlineData("cognito-idp", "DescribeUserPool", "{}", null)]
    [InlineData("cognito-idp", "ListUsers", "{}", Layer.HardBlock)]
    [InlineData("sts", "AssumeRole", "{}", Layer.HardBlock)]
    [InlineData("sts", "GetCallerIdentity", "{}", null)]
    [InlineData("ssm", "GetParameter", """{"Name":"/prod/db","WithDecryption":true}""", Layer.HardBlock)]
    [InlineData("ssm", "GetParameter", """{"Name":"/prod/db"}""", Layer.HardBlock)]
    [InlineData("ssm", "GetParameter", """{"Name":"/aws/service/ami-amazon-linux-latest/al2023"}""", null)]
    [InlineData("ssm", "GetParameters", """{"Names":["/aws/service/x","/prod/db"]}""", Layer.HardBlock)]
    [InlineData("ssm", "GetParametersByPath", """{"Path":"/"}""", Layer.HardBlock)]
    [InlineData("ssm", "DescribeParameters", "{}", null)]
    [InlineData("s3", "GetObject", """{"Bucket":"b","Key":"k"}""", Layer.HardBlock)]
    [InlineData("s3", "GetBucketPolicy", """{"Bucket":"b"}""", null)]
    [InlineData("dynamodb", "GetItem", "{}", Layer.HardBlock)]
    [InlineData("dynamodb", "BatchGetItem", "{}", Layer.HardBlock)]
    [InlineData("ec2", "GetPasswordData", "{}", Layer.HardBlock)]
    [InlineData("ec2", "GetConsoleOutput", "{}", null)]
    [InlineData("ec2", "DescribeInstanceAttribute", """{"Attribute":"userData"}""", Layer.HardBlock)]
    [InlineData("ec2", "DescribeInstanceAttribute", """{"Attribute":"instanceType"}""", null)]
    [InlineData("ecr", "GetAuthorizationToken", "{}", Layer.HardBlock)]
    [InlineData("redshift", "GetClusterCredentials", "{}", Layer.HardBlock)]
    [InlineData("redshift", "GetClusterCredentialsWithIAM", "{}", Layer.HardBlock)]
    [InlineData("appsync", "ListApiKeys", "{}", Layer.HardBlock)]
    [InlineData("apigateway", "GetApiKeys", "{}", null)]
    [InlineData("apigateway", "GetApiKeys", """{"includeValues":true}""", Layer.HardBlock)]
    [InlineData("codecommit", "GetFile", "{}", Layer.HardBlock)]
    [InlineData("codecommit", "GetCommit", "{}", Layer.HardBlock)]
    [InlineData("codecommit", "GetDifferences", "{}", Layer.HardBlock)]
    [InlineData("connect", "GetFederationToken", "{}", Layer.HardBlock)]
    [InlineData("lightsail", "GetKeyPairs", "{}", Layer.HardBlock)]
    [InlineData("lightsail", "DownloadDefaultKeyPair", "{}", Layer.HardBlock)]
    [InlineData("gamelift", "GetInstanceAccess", "{}", Layer.HardBlock)]
    [InlineData("gamelift", "RequestUploadCredentials", "{}", Layer.HardBlock)]
    [InlineData("storagegateway", "DescribeChapCredentials", "{}", Layer.HardBlock)]
    [InlineData("snowball", "GetJobUnlockCode", "{}", Layer.HardBlock)]
    [InlineData("logs", "FilterLogEvents", """{"logGroupName":"g"}""", null)]
    [InlineData("logs", "FilterLogEvents", """{"logGroupName":"g","unmask":true}""", Layer.HardBlock)]
    [InlineData("ec2", "StopInstances", """{"InstanceIds":["i-1"]}""", Layer.Approval)]
    [InlineData("organizations", "LeaveOrganization", "{}", Layer.HardBlock)]
    public void Call_IsDeniedByTheFirstLayer_InAFullChannelWithoutGuardrails(string service, string operation, string parameters, object? layer) =>
        Assert.Equal((Layer?)layer, Decide(Channel(), Call(service, operation, parameters)).DeniedBy?.Layer);

    [Fact]
    public void HardBlock_CannotBeConfiguredAway_OnlyExtended()
    {
        var everything = Channel() with { Guardrails = [Guardrail("all", """{"Effect":"Allow","Action":"*","Resource":"*"}""")] };
        Assert.Equal(Layer.HardBlock, Decide(everything, Call("secretsmanager", "GetSecretValue")).DeniedBy?.Layer);
        var rules = new OrganizationRules { AlsoBlocked = ["guardduty:*"] };
        Assert.Equal(Layer.HardBlock, Decide(everything, Call("guardduty", "ListDetectors"), rules).DeniedBy?.Layer);
        Assert.True(Decide(everything, Call("ec2", "DescribeInstances"), rules).Allowed);
    }

    [Theory]
    [InlineData(ChannelMode.KnowledgeOnly, "DescribeInstances", Layer.Channel)]
    [InlineData(ChannelMode.ReadOnly, "DescribeInstances", null)]
    [InlineData(ChannelMode.ReadOnly, "StopInstances", Layer.Channel)]
    [InlineData(ChannelMode.Full, "StopInstances", Layer.Approval)]
    public void Mode_LimitsTheChannel(object mode, string operation, object? layer) =>
        Assert.Equal((Layer?)layer, Decide(Channel() with { Mode = (ChannelMode)mode }, Call("ec2", operation)).DeniedBy?.Layer);

    [Fact]
    public void Guardrail_NamesPolicyAndStatement_WhenItDenies()
    {
        var channel = Channel() with
        {
            Guardrails = [Guardrail("ops", """{"Effect":"Allow","Action":"*","Resource":"*"}""", """{"Sid":"NoCosts","Effect":"Deny","Action":"ce:*","Resource":"*"}""")],
        };
        var denied = Decide(channel, Call("ce", "GetCostAndUsage")).DeniedBy!;
        Assert.Equal((Layer.Channel, "ops", "NoCosts"), (denied.Layer, denied.Policy, denied.Statement));
        Assert.True(Decide(channel, Call("ec2", "DescribeInstances")).Allowed);
    }

    [Fact]
    public void Guardrail_LeavesToAws_WhatOnlyAwsKnows()
    {
        var channel = Channel() with { Guardrails = [Guardrail("dev", """{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringEquals":{"aws:ResourceTag/env":"dev"}}}""")] };
        var verdict = Decide(channel, Call("lambda", "GetFunctionConfiguration", """{"FunctionName":"f"}"""));
        Assert.True(verdict.Allowed);
        Assert.Equal(LayerState.Unknown, verdict.Layers.Single(l => l.Layer == Layer.Channel).State);
    }

    [Theory]
    [InlineData("orders", true)]
    [InlineData("secrets", false)]
    public void Guardrail_IsJudgedOnTheResource_WhereTheParametersNameIt(string table, bool allowed)
    {
        var channel = Channel() with { Guardrails = [Guardrail("t", """{"Effect":"Allow","Action":"dynamodb:*","Resource":"arn:aws:dynamodb:*:111122223333:table/orders"}""")] };
        Assert.Equal(allowed, Decide(channel, Call("dynamodb", "DescribeTable", $$"""{"TableName":"{{table}}"}""")).Allowed);
    }

    [Theory]
    [InlineData("""{"Effect":"Deny","Action":"rds:*","Resource":"*"}""", "rds", "DescribeDBInstances", false)]
    [InlineData("""{"Effect":"Deny","Action":"rds:*","Resource":"*"}""", "ec2", "DescribeInstances", true)]
    [InlineData("""{"Effect":"Allow","Action":"ec2:*","Resource":"*"}""", "rds", "DescribeDBInstances", false)]
    [InlineData("""{"Effect":"Deny","NotAction":"iam:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"us-east-1"}}}""", "ec2", "DescribeInstances", true)]
    [InlineData("""{"Effect":"Deny","NotAction":"iam:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}}""", "ec2", "DescribeInstances", false)]
    public void OrganisationsPolicy_Binds(string statement, string service, string operation, bool allowed)
    {
        var verdict = Decide(Channel(), Call(service, operation), new() { Policies = [Guardrail("scp", statement)] });
        Assert.Equal(allowed, verdict.Allowed);
        Assert.Equal(allowed ? null : Layer.Organization, verdict.DeniedBy?.Layer);
    }

    [Fact]
    public void Role_IsForeseen_WhereItsPoliciesAreKnown()
    {
        var known = new RolePolicies([Policy("dev", """{"Effect":"Allow","Action":"ec2:*","Resource":"*"}""")], Policy("edge", """{"Effect":"Allow","Action":["ec2:Describe*","rds:*"],"Resource":"*"}"""));
        Assert.True(Decide(Channel(), Call("ec2", "DescribeInstances"), role: known).Allowed);
        Assert.Equal(Layer.Role, Decide(Channel(), Call("rds", "DescribeDBInstances"), role: known).DeniedBy?.Layer);
        Assert.Equal("edge", Decide(Channel(), Call("ec2", "StopInstances"), role: known).DeniedBy?.Policy);
        Assert.Equal(LayerState.Unknown, Decide(Channel(), Call("rds", "DescribeDBInstances")).Layers.Single(l => l.Layer == Layer.Role).State);
    }

    [Fact]
    public void Role_Denies_WhoHasNone() =>
        Assert.Equal(Layer.Role, Decide(Channel(), Call("ec2", "DescribeInstances") with { Role = new RoleChoice.None() }).DeniedBy?.Layer);

    [Theory]
    [InlineData("eu-west-1", Account, null)]
    [InlineData("eu-north-1", Account, Layer.Scope)]
    [InlineData("us-east-1", Other, Layer.Scope)]
    [InlineData("us-east-1", "999999999999", Layer.Scope)]
    public void Scope_HoldsAccountsAndRegions(string region, string account, object? layer) =>
        Assert.Equal((Layer?)layer, Decide(Channel() with { Regions = ["us-east-1", "eu-west-1"] }, Call("ec2", "DescribeInstances") with { Region = region, Account = account }).DeniedBy?.Layer);

    [Fact]
    public void Scope_SparesGlobalServices_WhichHaveOneRegion() =>
        Assert.True(Decide(Channel() with { Regions = ["eu-west-1"] }, Call("iam", "ListRoles") with { Region = "us-east-1" }).Allowed);

    [Fact]
    public void Approval_PassesTheSealedCallAlone()
    {
        var call = Call("ec2", "StopInstances", """{"InstanceIds":["i-1"]}""");
        var grant = Grant.ForPlan("p1", RoleArn, [SealedCall.Of(call)]);
        Assert.True(Judge().Decide(Caller(Channel()), call, grant).Allowed);
        Assert.Equal(Layer.Approval, Judge().Decide(Caller(Channel()), Call("ec2", "StopInstances", """{"InstanceIds":["i-2"]}"""), grant).DeniedBy?.Layer);
        // An approval lifts no other layer.
        Assert.Equal(Layer.Channel, Judge().Decide(Caller(Channel() with { Mode = ChannelMode.ReadOnly }), call, grant).DeniedBy?.Layer);
    }

    [Fact]
    public void Layers_StandInTheirOrder_AndThoseAfterADenialAreNotReached()
    {
        var verdict = Decide(Channel() with { Mode = ChannelMode.KnowledgeOnly }, Call("ec2", "DescribeInstances"));
        Assert.Equal([Layer.HardBlock, Layer.Organization, Layer.Channel, Layer.Role, Layer.Scope, Layer.Approval], verdict.Layers.Select(l => l.Layer));
        Assert.Equal([LayerState.Passed, LayerState.Passed, LayerState.Denied, LayerState.NotReached, LayerState.NotReached, LayerState.NotReached], verdict.Layers.Select(l => l.State));
    }

    [Fact]
    public void Denial_TeachesLayerChangeAndWho()
    {
        var directory = Directory(new() { Admins = ["grace"] }, Channel());
        var call = Call("rds", "DescribeDBInstances");
        var channel = Channel() with { Guardrails = [Guardrail("ops", """{"Effect":"Allow","Action":"ec2:*","Resource":"*"}""")] };
        var refusal = new Denials(() => directory, _ => null).Of(Caller(channel), call, Decide(channel, call));
        Assert.Equal(("not-permitted", "guardrail"), (refusal.Reason, refusal.By));
        Assert.Equal("rds:DescribeDBInstances", (string?)JsonNode.Parse(refusal.Fix!)!["Action"]);
        Assert.Contains("grace", refusal.FixBy, StringComparison.Ordinal);
        // The change, made, allows the call: the snippet is a statement of a policy.
        var changed = channel with { Guardrails = channel.Guardrails.Add(Guardrail("more", refusal.Fix!)) };
        Assert.True(Decide(changed, call).Allowed);
        var text = DenialAnswer.Text(refusal);
        Assert.Contains("- ✗ **channel guardrail**: the guardrail of this channel does not allow `rds:DescribeDBInstances`: `ops`", text, StringComparison.Ordinal);
        Assert.Contains("- ✓ hard blocks, organisation", text, StringComparison.Ordinal);
        Assert.Contains("- · not reached: role, account and Region, approval", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Denial_NamesTheOtherRole_OnlyWhereItIsKnownThatItCould()
    {
        const string Wide = "arn:aws:iam::111122223333:role/wide", Narrow = "arn:aws:iam::111122223333:role/narrow";
        var person = new DirectoryPerson("ada", "", [], ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add(Account, [RoleArn, Wide, Narrow]));
        var directory = Directory(new(), Channel()) with { People = [person] };
        RolePolicies? Known(string arn) => new([Policy("p", $$"""{"Effect":"Allow","Action":"{{(arn == Wide ? "*" : "ec2:*")}}","Resource":"*"}""")], null);
        var call = Call("rds", "DescribeDBInstances");
        var verdict = new Judge(() => directory, Known).Decide(Caller(Channel()), call, Grant.None);
        Assert.Equal([Wide], new Denials(() => directory, Known).Of(Caller(Channel()), call, verdict).OtherRoles);
        Assert.Empty(new Denials(() => directory, _ => null).Of(Caller(Channel()), call, verdict).OtherRoles);
    }

    [Theory]
    [InlineData("User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: rds:DescribeDBInstances on resource: arn:aws:rds:us-east-1:111122223333:db:* because no identity-based policy allows the rds:DescribeDBInstances action", "role", "no identity-based policy allows it", "rds:DescribeDBInstances")]
    [InlineData("User: x is not authorized to perform: rds:DescribeDBInstances with an explicit deny in a service control policy", "guardrail", "a service control policy denies it explicitly", null)]
    [InlineData("User: x is not authorized to perform: rds:DescribeDBInstances because no session policy allows the rds:DescribeDBInstances action", "guardrail", "no session policy allows it", "rds:DescribeDBInstances")]
    [InlineData("User: x is not authorized to perform: rds:DescribeDBInstances because no permissions boundary allows the rds:DescribeDBInstances action", "role", "no permissions boundary allows it", "rds:DescribeDBInstances")]
    [InlineData("User: x is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/k because no resource-based policy allows the kms:Decrypt action", "role", "no resource-based policy allows it", "kms:Decrypt")]
    [InlineData("You are not authorized to perform this operation. Encoded authorization failure message: AbCd", "role", "the role may not do it", "rds:DescribeDBInstances")]
    public void AwsDenial_IsExplained(string message, string by, string why, string? fixedAction)
    {
        var call = Call("rds", "DescribeDBInstances");
        var refusal = new Denials(() => null, _ => null).OfAws(Caller(Channel()), call, Decide(Channel(), call), new AwsError("AccessDenied", message, 403, "r", false));
        Assert.Equal(by, refusal.By);
        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AbCd", DenialAnswer.Text(refusal), StringComparison.Ordinal);
        Assert.Equal(fixedAction, refusal.Fix is { } fix ? (string?)JsonNode.Parse(fix)!["Action"] : null);
        Assert.Equal(Layer.Aws, refusal.Verdict!.Layers[^1].Layer);
    }

    [Fact]
    public void EveryIdentityService_KnowsItsWritesAsBlocked()
    {
        foreach (var name in (string[])["iam", "sts", "kms", "sso-admin", "identitystore", "secretsmanager", "cognito-idp", "cognito-identity", "organizations"])
        {
            var service = AwsCatalog.Default.Service(name);
            foreach (var operation in service.Operations.Values.Where(o => o.Access is not (AwsAccess.List or AwsAccess.Read)))
                Assert.Equal(Layer.HardBlock, Decide(Channel(), new(service, operation, [], Account, "us-east-1") { Role = new RoleChoice.Role(RoleArn) }).DeniedBy?.Layer);
        }
    }

    private static Verdict Decide(DirectoryChannel channel, JudgedCall call, OrganizationRules? rules = null, RolePolicies? role = null) =>
        Judge(rules, role, channel).Decide(Caller(channel), call, Grant.None);

    private static Judge Judge(OrganizationRules? rules = null, RolePolicies? role = null, DirectoryChannel? channel = null) => new(() => Directory(rules ?? new(), channel ?? Channel()), _ => role);

    private static Directory Directory(OrganizationRules rules, DirectoryChannel channel) =>
        new([new(Account, "acme-production"), new(Other, "acme-staging")], [], [channel]) { Organization = rules };

    private static DirectoryChannel Channel() => new("slack:C1", "#ops", Account, "us-east-1") { Mode = ChannelMode.Full };

    private static Caller Caller(DirectoryChannel channel) => Some.Caller with { RoleArn = RoleArn, Channel = channel };

    private static JudgedCall Call(string service, string operation, string parameters = "{}")
    {
        var facts = AwsCatalog.Default.Service(service);
        return new(facts, facts.Operations[operation], Some.Json(parameters), Account, facts.GlobalRegion ?? "us-east-1") { Role = new RoleChoice.Role(RoleArn) };
    }

    private static GuardrailPolicy Guardrail(string name, params string[] statements) => new(name, null, Policy(name, statements));

    private static PolicyDocument Policy(string name, params string[] statements) =>
        PolicyDocument.Parse($$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""", name);
}
