using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.Guardrails;

namespace Bot.Tests.Guardrails;

public sealed class GrantTests
{
    private const string Role = "arn:aws:iam::111122223333:role/admin";

    [Fact]
    public void Grant_CoversItsSealedCalls_EachOnce()
    {
        var grant = Grant.ForPlan("p-1", Role, [Sealed("""{"InstanceIds":["i-1"],"Force":false}""")]);
        var same = Judged("""{"Force":false,"InstanceIds":["i-1"]}""");
        Assert.Equal(GrantState.Granted, grant.Of(same));
        Assert.True(grant.TryTake(same, Role));
        Assert.False(grant.TryTake(same, Role));
        Assert.Equal(GrantState.Spent, grant.Of(same));
    }

    [Theory]
    [InlineData("""{"InstanceIds":["i-2"]}""", "111122223333", "us-east-1")]
    [InlineData("""{"InstanceIds":["i-1","i-2"]}""", "111122223333", "us-east-1")]
    [InlineData("""{"InstanceIds":["i-1"],"Force":true}""", "111122223333", "us-east-1")]
    [InlineData("""{"InstanceIds":["i-1"]}""", "444455556666", "us-east-1")]
    [InlineData("""{"InstanceIds":["i-1"]}""", "111122223333", "eu-west-1")]
    public void Grant_CoversNothingElse(string parameters, string account, string region)
    {
        var grant = Grant.ForPlan("p-1", Role, [Sealed("""{"InstanceIds":["i-1"]}""")]);
        var other = Judged(parameters, account, region);
        Assert.Equal(GrantState.NotGranted, grant.Of(other));
        Assert.False(grant.TryTake(other, Role));
    }

    [Fact]
    public void Grant_IsForOneRole()
    {
        var grant = Grant.ForPlan("p-1", Role, [Sealed("""{"InstanceIds":["i-1"]}""")]);
        Assert.False(grant.TryTake(Judged("""{"InstanceIds":["i-1"]}"""), Role + "2"));
        Assert.True(grant.TryTake(Judged("""{"InstanceIds":["i-1"]}"""), Role));
    }

    [Fact]
    public void Confirmation_CoversASupportCase_AndNoChange()
    {
        var support = AwsCatalog.Default.Service("support");
        Assert.Equal(GrantState.Granted, Grant.Confirmation.Of(new(support, support.Operations["CreateCase"], [], "111122223333", "us-east-1")));
        Assert.Equal(GrantState.NotGranted, Grant.Confirmation.Of(Judged("{}")));
        Assert.Equal(GrantState.NotGranted, Grant.None.Of(Judged("{}")));
    }

    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """{"b":[1.0,2],"a":1e0}""", true)]
    [InlineData("""{"a":"é\u0041"}""", """{"a":"éA"}""", true)]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""", false)]
    [InlineData("""{"a":"1"}""", """{"a":1}""", false)]
    [InlineData("""{"a":null}""", "{}", false)]
    [InlineData("""{"a":{"b":1},"c":2}""", """{"a":{"b":1,"c":2}}""", false)]
    public void CanonicalForm_IsEqual_ExactlyForEqualValues(string a, string b, bool equal) =>
        Assert.Equal(equal, CanonicalJson.Hash(JsonNode.Parse(a)) == CanonicalJson.Hash(JsonNode.Parse(b)));

    private static SealedCall Sealed(string parameters) => new("ec2", "StopInstances", (JsonObject)JsonNode.Parse(parameters)!, "111122223333", "us-east-1");

    private static JudgedCall Judged(string parameters, string account = "111122223333", string region = "us-east-1")
    {
        var ec2 = AwsCatalog.Default.Service("ec2");
        return new(ec2, ec2.Operations["StopInstances"], (JsonObject)JsonNode.Parse(parameters)!, account, region);
    }
}
