using Bot.Aws.Iam;

namespace Bot.Tests.Aws.Iam;

public sealed class PolicyEvaluatorTests
{
    private const string Other = "arn:aws:iam::444455556666:role/them";
    private static readonly PolicyDocument s_all = Some.Policy(Some.Allow("*"));
    private static readonly PolicyDocument s_none = Some.Policy(Some.Allow("ec2:*"));

    [Theory]
    [InlineData("s3:GetObject", "s3:getobject", true)]
    [InlineData("s3:Get*", "s3:GetObject", true)]
    [InlineData("s3:*Object", "s3:GetObject", true)]
    [InlineData("s3:?etObject", "s3:GetObject", true)]
    [InlineData("*", "ec2:RunInstances", true)]
    [InlineData("s3:Get*", "s3:PutObject", false)]
    [InlineData("s3:*", "s3express:GetObject", false)]
    public void Action_MatchesWithoutCase(string pattern, string action, bool expected) =>
        Assert.Equal(expected, Verdict.Allowed == Evaluate(new() { Identity = [Some.Policy(Some.Allow(pattern))] }, Some.Request(action)));

    [Theory]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::b/a/b", true)]
    [InlineData("arn:aws:s3:::b", "arn:aws:s3:::b/a", false)]
    [InlineData("arn:aws:s3:::b/*", "arn:aws:s3:::B/a", false)]
    [InlineData("arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:eu-west-1:111122223333:instance/i-1", true)]
    [InlineData("arn:aws:ec2:eu-*:*:instance/*", "arn:aws:ec2:us-east-1:111122223333:instance/i-1", false)]
    [InlineData("arn:aws:ec2:eu-*-1:111122223333:instance/i-?", "arn:aws:ec2:eu-west-1:111122223333:instance/i-1", true)]
    [InlineData("arn:aws:ec2:*t-1:instance/*", "arn:aws:ec2:us-east-1:111122223333:instance/i-1", false)]
    [InlineData("arn:aws:sns:*", "arn:aws:sns:us-east-1:111122223333:topic", true)]
    [InlineData("arn:aws:sns:us-east-1:*", "arn:aws:sns:us-east-1:111122223333:topic", true)]
    [InlineData("arn:aws:logs:*:*:log-group:/x:*", "arn:aws:logs:us-east-1:111122223333:log-group:/x:log-stream:a", true)]
    [InlineData("arn:aws:s3:::b/*", "*", false)]
    [InlineData("arn:aws:ec2:us-?ast-1:*", "arn:aws:ec2:us-east-1:111122223333:instance/i-1", true)]
    [InlineData("arn:aws:ec2:us-?ast-2:*", "arn:aws:ec2:us-east-1:111122223333:instance/i-1", false)]
    [InlineData("arn:*:instance/i-1", "arn:aws:ec2:us-east-1:111122223333:instance/i-1", true)]
    [InlineData("*", "*", true)]
    public void Resource_MatchesBySegments(string pattern, string resource, bool expected) =>
        Assert.Equal(expected, Verdict.Allowed == Evaluate(new() { Identity = [Some.Policy(Some.Allow("*", pattern))] }, Some.Request(resource: resource)));

    [Fact]
    public void NotAction_AllowsAllOthers()
    {
        var policy = Some.Policy("{'Effect':'Allow','NotAction':['iam:*','s3:PutObject'],'Resource':'*'}");
        Assert.Equal(Verdict.Allowed, Evaluate(new() { Identity = [policy] }, Some.Request("s3:GetObject")));
        Assert.Equal(Verdict.ImplicitlyDenied, Evaluate(new() { Identity = [policy] }, Some.Request("iam:GetRole")));
    }

    [Fact]
    public void NotResource_DeniesAllOthers()
    {
        var policies = new PolicySet { Identity = [s_all, Some.Policy("{'Effect':'Deny','Action':'s3:*','NotResource':['arn:aws:s3:::mine/*']}")] };
        Assert.Equal(Verdict.Allowed, Evaluate(policies, Some.Request(resource: "arn:aws:s3:::mine/k")));
        Assert.Equal(Verdict.ExplicitlyDenied, Evaluate(policies, Some.Request(resource: "arn:aws:s3:::yours/k")));
    }

    [Fact]
    public void Deny_WinsAnywhere()
    {
        var deny = Some.Policy(Some.Deny("s3:GetObject"));
        var resourceDeny = Some.Policy(Some.Grant("'*'", effect: "Deny"));
        foreach (var (set, layer) in new (PolicySet, PolicyLayer)[]
        {
            (new() { Identity = [s_all, deny] }, PolicyLayer.Identity),
            (new() { Identity = [s_all], Boundaries = [s_all, deny] }, PolicyLayer.Boundary),
            (new() { Identity = [s_all], Session = [deny] }, PolicyLayer.Session),
            (new() { Identity = [s_all], Resource = resourceDeny }, PolicyLayer.Resource),
            (new() { Identity = [s_all], Scps = [[s_all], [s_all, deny]] }, PolicyLayer.Organization),
        })
        {
            var decision = PolicyEvaluator.Evaluate(set, Some.Request());
            Assert.Equal(new(Verdict.ExplicitlyDenied, layer, "p", "Statement[0]"), decision);
        }
    }

    [Fact]
    public void Layers_MustEachAllow()
    {
        Assert.Equal(PolicyLayer.Identity, Missing(new()));
        Assert.Equal(PolicyLayer.Organization, Missing(new() { Identity = [s_all], Scps = [[s_all], [s_none]] }));
        Assert.Equal(PolicyLayer.Organization, Missing(new() { Identity = [s_all], Scps = [[s_all], []] }));
        Assert.Equal(PolicyLayer.Boundary, Missing(new() { Identity = [s_all], Boundaries = [s_none] }));
        Assert.Equal(PolicyLayer.Session, Missing(new() { Identity = [s_all], Session = [s_none] }));
        Assert.Equal(Verdict.Allowed, Evaluate(new() { Identity = [s_all], Scps = [[s_all]], Boundaries = [s_all], Session = [s_none, s_all] }, Some.Request()));
    }

    /// <summary>The table "Resource-based policies and implicit denies in other policy types" of the IAM User Guide.</summary>
    [Theory]
    [InlineData(Some.Role, Some.Session, "{'AWS':'arn:aws:iam::111122223333:role/app'}", false)]
    [InlineData(Some.Role, Some.Session, "{'AWS':'arn:aws:sts::111122223333:assumed-role/app/s1'}", true)]
    [InlineData(Some.Role, Some.Session, "{'AWS':'arn:aws:sts::111122223333:assumed-role/app/s2'}", false)]
    [InlineData(Some.User, null, "{'AWS':'arn:aws:iam::111122223333:user/ann'}", true)]
    [InlineData(Some.Role, null, "'*'", true)]
    [InlineData(Some.Role, null, "{'AWS':'*'}", true)]
    [InlineData(Some.Role, null, "{'AWS':'111122223333'}", false)]
    [InlineData("lambda.amazonaws.com", null, "{'Service':'lambda.amazonaws.com'}", true)]
    [InlineData("lambda.amazonaws.com", null, "{'Service':'ec2.amazonaws.com'}", false)]
    public void ResourcePolicy_GrantsByItself_OnlyToWhomItNamesDirectly(string principal, string? session, string granted, bool allowed)
    {
        var policies = new PolicySet { Identity = [s_none], Boundaries = [s_none], Resource = Some.Policy(Some.Grant(granted)) };
        Assert.Equal(allowed, Verdict.Allowed == Evaluate(policies, Some.Request(principal: principal) with { Session = session }));
    }

    [Fact]
    public void ResourcePolicy_GrantsToTheRole_WithoutIdentityPolicies_WithinItsBoundaries()
    {
        var granted = Some.Policy(Some.Grant($"{{'AWS':'{Some.Role}'}}"));
        Assert.Equal(new(Verdict.Allowed, PolicyLayer.Resource, "p", "Statement[0]"), PolicyEvaluator.Evaluate(new() { Resource = granted }, Some.Request()));
        Assert.Equal(Verdict.Allowed, Evaluate(new() { Resource = granted, Boundaries = [s_all], Session = [s_all] }, Some.Request()));
        Assert.Equal(PolicyLayer.Session, Missing(new() { Resource = granted, Session = [s_none] }));
        Assert.Equal(Verdict.Allowed, Evaluate(new() { Resource = granted }, Some.Request(principal: "arn:aws:sts::111122223333:assumed-role/app/s9")));
        Assert.Equal(PolicyLayer.Identity, Missing(new() { Resource = Some.Policy(Some.Grant("{'AWS':'arn:aws:iam::111122223333:root'}")) }));
    }

    [Fact]
    public void CrossAccount_NeedsBothSides()
    {
        var queue = Some.Request("sqs:SendMessage", "arn:aws:sqs:us-east-1:111122223333:q", Other);
        var account = Some.Policy(Some.Grant("{'AWS':'444455556666'}", "sqs:*"));
        var everybody = Some.Policy(Some.Grant("'*'", "sqs:*"));
        Assert.Equal(new(Verdict.ImplicitlyDenied, PolicyLayer.Resource, null, null), PolicyEvaluator.Evaluate(new() { Identity = [s_all] }, queue));
        Assert.Equal(Verdict.ImplicitlyDenied, Evaluate(new() { Resource = everybody }, queue));
        Assert.Equal(Verdict.Allowed, Evaluate(new() { Resource = account, Identity = [s_all] }, queue));
        Assert.Equal(Verdict.ImplicitlyDenied, Evaluate(new() { Resource = everybody, Identity = [s_all], Boundaries = [s_none] }, queue));
        var bucket = Some.Request(principal: Other, context: ("aws:ResourceAccount", [Some.Account]));
        Assert.Equal(Verdict.ImplicitlyDenied, Evaluate(new() { Identity = [s_all] }, bucket));
    }

    [Fact]
    public void KeysAndRoles_MustGrantThemselves()
    {
        var key = Some.Request("kms:DescribeKey", "arn:aws:kms:us-east-1:111122223333:key/k");
        Assert.Equal(Verdict.ImplicitlyDenied, Evaluate(new() { Identity = [s_all], Resource = Some.Policy(Some.Grant($"{{'AWS':'{Some.User}'}}", "kms:*")) }, key));
        Assert.Equal(Verdict.Allowed, Evaluate(new() { Identity = [s_all], Resource = Some.Policy(Some.Grant("{'AWS':'111122223333'}", "kms:*")) }, key));
        var trust = PolicyDocument.Parse($$$"""{"Statement":{"Effect":"Allow","Principal":{"AWS":"{{{Some.Role}}}"},"Action":"sts:AssumeRole"}}""");
        Assert.Equal(Verdict.Allowed, Evaluate(new() { Resource = trust }, Some.Request("sts:AssumeRole", "arn:aws:iam::111122223333:role/x")));
        Assert.Equal(Verdict.ImplicitlyDenied, Evaluate(new() { Identity = [s_all], Resource = trust }, Some.Request("sts:AssumeRole", "arn:aws:iam::111122223333:role/x", Some.User)));
    }

    [Fact]
    public void NotPrincipal_SparesWhomItNames()
    {
        var policies = new PolicySet { Identity = [s_all], Resource = Some.Policy($"{{'Effect':'Deny','NotPrincipal':{{'AWS':['{Some.Role}','{Some.Account}']}},'Action':'s3:*','Resource':'*'}}") };
        Assert.Equal(Verdict.Allowed, Evaluate(policies, Some.Request()));
        Assert.Equal(Verdict.ExplicitlyDenied, Evaluate(policies, Some.Request(principal: Other)));
    }

    [Fact]
    public void Scps_SpareServiceLinkedRoles_AndBindTheRootUser()
    {
        var policies = new PolicySet { Identity = [s_all], Scps = [[s_none]] };
        Assert.Equal(Verdict.Allowed, Evaluate(policies, Some.Request(principal: "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/X")));
        Assert.Equal(Verdict.ImplicitlyDenied, Evaluate(policies with { Identity = [] }, Some.Request(principal: "arn:aws:iam::111122223333:root")));
        Assert.Equal(Verdict.Allowed, Evaluate(new(), Some.Request(principal: "arn:aws:iam::111122223333:root")));
    }

    private static Verdict Evaluate(PolicySet policies, AuthorizationRequest request) => PolicyEvaluator.Evaluate(policies, request).Verdict;

    private static PolicyLayer Missing(PolicySet policies)
    {
        var decision = PolicyEvaluator.Evaluate(policies, Some.Request());
        Assert.Equal(Verdict.ImplicitlyDenied, decision.Verdict);
        return decision.Layer;
    }
}
