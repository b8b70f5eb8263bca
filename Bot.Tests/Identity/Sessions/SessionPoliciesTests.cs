using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.Aws.Iam;
using Bot.Guardrails;
using Bot.Identity;
using Bot.Identity.Sessions;

namespace Bot.Tests.Identity.Sessions;

/// <summary>What AWS would hold sessions to, judged by the policies that are passed to it.</summary>
public sealed class SessionPoliciesTests
{
    private const string Role = "arn:aws:iam::111122223333:role/wheelhouse-admin";
    private static readonly PolicyDocument s_everything = PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
    private static readonly DirectoryChannel s_channel = new("slack:C0123456789", "#ops", "111122223333", "us-east-1");

    [Fact]
    public void Question_MayReadTheServiceAndNothingThatIsClosed_ForEveryServiceOfTheCatalog()
    {
        var open = 0;
        var faults = new List<string>();
        foreach (var service in AwsCatalog.Default.ServiceNames.Select(AwsCatalog.Default.Service))
        {
            var policy = SessionPolicies.ForReads(s_channel, service, []);
            if (PolicySize.FaultOf(policy, SessionTags.Longest(s_channel)) is { } size)
                faults.Add($"{service.Name}: {size}");
            var actionsOfReads = service.Operations.Values.Where(o => ReadActions.IsOpen(o) && !Exposures.DependOnParameters(service.Name, o.Name)).SelectMany(o => o.IamActions).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var operation in service.Operations.Values)
            {
                var allowed = operation.IamActions.All(a => Allows(policy, a));
                open += allowed ? 1 : 0;
                if (allowed != operation.IamActions.All(actionsOfReads.Contains))
                    faults.Add($"{service.Name}:{operation.Name} is {(allowed ? "allowed" : "denied")}");
            }
        }
        Assert.Empty(faults);
        Assert.True(open > 5000, $"{open} operations are open.");
    }

    [Theory]
    [InlineData("ec2", "secretsmanager:GetSecretValue")]
    [InlineData("secretsmanager", "secretsmanager:GetSecretValue")]
    [InlineData("ssm", "ssm:GetParameter")]
    [InlineData("s3", "s3:GetObject")]
    [InlineData("s3control", "s3:GetObject")]
    [InlineData("ec2", "ec2:GetPasswordData")]
    [InlineData("ec2", "ec2:TerminateInstances")]
    [InlineData("iam", "iam:CreateAccessKey")]
    public void Question_MayNot_WhatNobodyMaySee(string service, string action) =>
        Assert.False(Allows(SessionPolicies.ForReads(s_channel, AwsCatalog.Default.Service(service), []), action));

    [Fact]
    public void Question_MayNotReadApiKeys_WhoseActionAllReadsShare()
    {
        var policy = SessionPolicies.ForReads(s_channel, AwsCatalog.Default.Service("apigateway"), []);
        Assert.True(Allows(policy, "apigateway:GET", "arn:aws:apigateway:us-east-1::/restapis"));
        Assert.False(Allows(policy, "apigateway:GET", "arn:aws:apigateway:us-east-1::/apikeys"));
        Assert.False(Allows(policy, "apigateway:GET", "arn:aws:apigateway:us-east-1::/usageplans/u1/keys"));
    }

    [Fact]
    public void Question_StaysInTheGuardrail_WhichIsNeverWidened()
    {
        var channel = s_channel with
        {
            Guardrails = [Inline("few", """{"Version":"2012-10-17","Statement":[{"Sid":"Few","Effect":"Allow","Action":["ec2:Describe*","ec2:StopInstances","logs:*"],"Resource":"*"},{"Effect":"Deny","Action":"ec2:DescribeVpcs","Resource":"*"}]}""")],
        };
        var ec2 = SessionPolicies.ForReads(channel, AwsCatalog.Default.Service("ec2"), []);
        Assert.True(Allows(ec2, "ec2:DescribeInstances"));
        Assert.False(Allows(ec2, "ec2:DescribeVpcs"));
        Assert.False(Allows(ec2, "ec2:StopInstances"));
        Assert.False(Allows(ec2, "ec2:GetConsoleScreenshot"));
        Assert.False(Allows(SessionPolicies.ForReads(channel, AwsCatalog.Default.Service("rds"), []), "rds:DescribeDBInstances"));
    }

    [Fact]
    public void Change_MayDoItsOwnActionsOnly_WithinTheGuardrail()
    {
        var channel = s_channel with { Guardrails = [Inline("stop", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["ec2:*"],"Resource":"*"}}""")] };
        var ec2 = AwsCatalog.Default.Service("ec2");
        var policy = SessionPolicies.ForWrite(channel, ec2, ec2.Operations["StopInstances"], [], []);
        Assert.True(Allows(policy, "ec2:StopInstances"));
        Assert.False(Allows(policy, "ec2:TerminateInstances"));
        Assert.False(Allows(policy, "ec2:DescribeInstances"));
        var rds = AwsCatalog.Default.Service("rds");
        Assert.False(Allows(SessionPolicies.ForWrite(channel, rds, rds.Operations["StopDBInstance"], [], []), "rds:StopDBInstance"));
    }

    [Fact]
    public void Change_MayPassTheRoleThatItNames_AndNoOther()
    {
        var lambda = AwsCatalog.Default.Service("lambda");
        var named = new JsonObject { ["FunctionName"] = "f", ["Role"] = "arn:aws:iam::111122223333:role/worker" };
        var policy = SessionPolicies.ForWrite(s_channel, lambda, lambda.Operations["UpdateFunctionConfiguration"], named, []);
        Assert.True(Allows(policy, "iam:PassRole", "arn:aws:iam::111122223333:role/worker"));
        Assert.False(Allows(policy, "iam:PassRole", "arn:aws:iam::111122223333:role/admin"));
    }

    [Fact]
    public void Session_StaysInItsRegions_ButGlobalServicesHaveNone()
    {
        var ec2 = SessionPolicies.ForReads(s_channel, AwsCatalog.Default.Service("ec2"), ["eu-west-1"]);
        Assert.True(Allows(ec2, "ec2:DescribeInstances", region: "eu-west-1"));
        Assert.False(Allows(ec2, "ec2:DescribeInstances", region: "us-east-1"));
        Assert.True(Allows(SessionPolicies.ForReads(s_channel, AwsCatalog.Default.Service("ce"), ["eu-west-1"]), "ce:GetCostAndUsage", region: "us-east-1"));
    }

    [Fact]
    public void Channel_HasAFault_WhenItsGuardrailIsTooLargeForASession()
    {
        Assert.Null(SessionPolicies.FaultOf(s_channel));
        var managed = Enumerable.Range(0, 11).Select(i => new GuardrailPolicy($"p{i}", $"arn:aws:iam::aws:policy/Policy{i}", null));
        Assert.StartsWith("11 managed policies", SessionPolicies.FaultOf(s_channel with { Guardrails = [.. managed] }), StringComparison.Ordinal);
        var many = string.Join(",", Enumerable.Range(0, 120).Select(i => $"\"ec2:Describe{(char)('A' + (i % 26))}{i * 7919 % 1000}\""));
        var long_ = Inline("long", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[{{many}}],"Resource":"*"}]}""");
        Assert.Contains("AWS takes 2048", SessionPolicies.FaultOf(s_channel with { Guardrails = [long_] }), StringComparison.Ordinal);
        Assert.Contains("2012-10-17", SessionPolicies.FaultOf(s_channel with { Guardrails = [Inline("old", """{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""")] }), StringComparison.Ordinal);
        Assert.Null(SessionPolicies.FaultOf(s_channel with { Guardrails = [new("ReadOnlyAccess", "arn:aws:iam::aws:policy/ReadOnlyAccess", null)], Regions = ["us-east-1", "eu-west-1"] }));
    }

    [Fact]
    public void EveryService_FitsBesideAGuardrailThatWasTaken()
    {
        var channel = s_channel with { Guardrails = [Inline("all", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""")], Regions = ["eu-west-1"] };
        var alone = new SessionPolicy([], """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestedRegion":"eu-west-1"}}}]}""");
        var faults = new List<string>();
        foreach (var name in AwsCatalog.Default.ServiceNames)
        {
            var policy = SessionPolicies.ForReads(channel, AwsCatalog.Default.Service(name), ["eu-west-1"]);
            var (characters, packed) = (PolicySize.Characters(policy) - PolicySize.Characters(alone), PolicySize.Deflated(policy.Json) - PolicySize.Deflated(alone.Json));
            if (characters > SessionPolicies.MaxReadCharacters || packed > SessionPolicies.MaxReadPacked)
                faults.Add($"{name}: {characters} characters, {packed} bytes");
        }
        Assert.Empty(faults);
    }

    private static GuardrailPolicy Inline(string name, string json) => new(name, null, PolicyDocument.Parse(json)) { Json = json };

    private static bool Allows(SessionPolicy policy, string action, string resource = "*", string region = "us-east-1")
    {
        var context = new Dictionary<string, IReadOnlyList<string>> { ["aws:RequestedRegion"] = [region] };
        return PolicyEvaluator.Evaluate(new() { Identity = [s_everything], Session = [PolicyDocument.Parse(policy.Json)] }, new(action, resource, Role, context)).Verdict == Bot.Aws.Iam.Verdict.Allowed;
    }
}
