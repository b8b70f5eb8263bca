using Bot.Aws.Iam;

namespace Bot.Tests.Aws.Iam;

public sealed class PolicyParserTests
{
    private const string Fine = "'Effect':'Allow','Action':'s3:*','Resource':'*'";

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "JSON object")]
    [InlineData("{}", "Statement is missing")]
    [InlineData("{'Statement':[]}", "Statement is empty")]
    [InlineData("{'Statement':'x'}", "object or a list")]
    [InlineData("{'Statement':['x']}", "Statement[0]: it must be an object")]
    [InlineData("{'Version':'2020-01-01','Statement':{" + Fine + "}}", "Version is `2020-01-01`")]
    [InlineData("{'Version':1,'Statement':{" + Fine + "}}", "Version must be a string")]
    [InlineData("{'Statements':[]}", "`Statements` is not an element")]
    [InlineData("{'Statement':{" + Fine + "},'Statement':{" + Fine + "}}", "`Statement` stands there twice")]
    [InlineData("{'Statement':[{" + Fine + "},{'Action':'s3:*','Resource':'*'}]}", "Statement[1]: Effect is missing")]
    [InlineData("{'Statement':{'Effect':'allow','Action':'s3:*','Resource':'*'}}", "Effect is `allow`")]
    [InlineData("{'Statement':{'Effect':'Allow','Resource':'*'}}", "Action (or NotAction) is missing")]
    [InlineData("{'Statement':{'Effect':'Allow','Action':'s3:*'}}", "Resource (or NotResource) is missing")]
    [InlineData("{'Statement':{'Effect':'Allow','Action':'s3:*','NotAction':'s3:*','Resource':'*'}}", "Action and NotAction exclude")]
    [InlineData("{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'*','NotResource':'*'}}", "Resource and NotResource exclude")]
    [InlineData("{'Statement':{'Effect':'Allow','Action':[],'Resource':'*'}}", "Action is empty")]
    [InlineData("{'Statement':{'Effect':'Allow','Action':[1],'Resource':'*'}}", "Action must be a string")]
    [InlineData("{'Statement':{'Effect':'Allow','Action':'GetObject','Resource':'*'}}", "`GetObject` is not an action")]
    [InlineData("{'Statement':{'Effect':'Allow','Action':'s3:','Resource':'*'}}", "`s3:` is not an action")]
    [InlineData("{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':'bucket'}}", "`bucket` is not an ARN")]
    [InlineData("{'Statement':{'Effect':'Allow','Action':'s3:*','Resource':{'a':'b'}}}", "Resource must be a string")]
    [InlineData("{'Statement':{" + Fine + ",'Resource':'*'}}", "`Resource` stands there twice")]
    [InlineData("{'Statement':{" + Fine + ",'Sid':5}}", "Sid must be a string")]
    [InlineData("{'Statement':[{" + Fine + ",'Sid':'A'},{" + Fine + ",'Sid':'A'}]}", "the Sid `A` is used by 2")]
    [InlineData("{'Statement':{" + Fine + ",'Extra':5}}", "`Extra` is not an element of a statement")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':[]}}", "Condition must be an object")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'StringEqual':{'a':'b'}}}}", "`StringEqual` is not a condition operator")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'NullIfExists':{'a':'true'}}}}", "`NullIfExists` is not a condition operator")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'ForSome:StringEquals':{'a':'b'}}}}", "ForAllValues: or ForAnyValue:")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'StringEquals':'a'}}}", "object of condition keys")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'StringEquals':{'a':{'b':1}}}}}", "a value of a must be")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'StringEquals':{'a':'1','a':'2'}}}}", "`a` stands there twice")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'NumericEquals':{'a':'many'}}}}", "`many` is not a number")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'DateEquals':{'a':'soon'}}}}", "`soon` is not an ISO 8601")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'IpAddress':{'a':'10.0.0.0/33'}}}}", "is not an IP address")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'Null':{'a':'maybe'}}}}", "`maybe` is not true or false")]
    [InlineData("{'Statement':{" + Fine + ",'Condition':{'Bool':{'a':'maybe'}}}}", "`maybe` is not true or false")]
    [InlineData("{'Statement':{" + Fine + ",'Principal':'me'}}", "Principal is a string other than *")]
    [InlineData("{'Statement':{" + Fine + ",'Principal':{'Aws':'*'}}}", "`Aws` is not a kind of principal")]
    [InlineData("{'Statement':{" + Fine + ",'Principal':{'AWS':'arn:aws:iam::1:role/*'}}}", "holds a wildcard")]
    [InlineData("{'Statement':{" + Fine + ",'Principal':{}}}", "names nobody")]
    public void Parse_NamesTheFault_WhenThePolicyIsNotValid(string json, string fault)
    {
        var thrown = Assert.Throws<FormatException>(() => PolicyDocument.Parse(json.Replace('\'', '"')));
        Assert.Contains(fault, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_EndsQuickly_WhenTheInputIsHostile()
    {
        string[] hostile =
        [
            new string('[', 100_000), new string('{', 5_000), "\"" + new string('a', 1_000_000) + "\"", "\0", "{\"Statement\":" + new string('[', 1_000),
            "{\"Version\":null,\"Statement\":null}", "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:\\ud800\",\"Resource\":\"*\"}}",
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:\\uffff\"}}",
        ];
        foreach (var json in hostile)
            Assert.Throws<FormatException>(() => PolicyDocument.Parse(json));
    }

    [Fact]
    public void FaultIn_SaysWhatALayerLacks()
    {
        var identity = Some.Policy(Some.Allow("s3:*"));
        var trust = PolicyDocument.Parse("""{"Statement":{"Sid":"T","Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}}""");
        Assert.Null(identity.FaultIn(PolicyLayer.Identity));
        Assert.Null(trust.FaultIn(PolicyLayer.Resource));
        Assert.Equal("Statement[0]: Principal (or NotPrincipal) is missing, which a resource policy needs.", identity.FaultIn(PolicyLayer.Resource));
        Assert.Equal("T: Principal belongs in resource policies only.", trust.FaultIn(PolicyLayer.Session));
    }
}
