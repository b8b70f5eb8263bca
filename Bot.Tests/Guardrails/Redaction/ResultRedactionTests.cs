using System.Text.Json.Nodes;
using Bot.Guardrails.Redaction;
using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Redaction;

/// <summary>Values that only their place makes a secret, and their namesakes.</summary>
public sealed class ResultRedactionTests
{
    [Theory]
    [InlineData("lambda", """{"Environment":{"Variables":{"A":"blue"}}}""", """{"Environment":{"Variables":{"A":"[redacted: environment value]"}}}""")]
    [InlineData("lambda", """{"Environment":{"Variables":{"A":"postgres://app:hunter2hunter2@orders.cabc12345678.eu-west-1.rds.amazonaws.com:5432/orders?x=1"}}}""", """{"Environment":{"Variables":{"A":"[redacted: environment value] orders.cabc12345678.eu-west-1.rds.amazonaws.com"}}}""")]
    [InlineData("lambda", """{"Environment":{"Variables":{"A":"arn:aws:dynamodb:eu-west-1:111122223333:table/carts?key=blue","B":"s3cret.amazonaws.community"}}}""", """{"Environment":{"Variables":{"A":"[redacted: environment value] arn:aws:dynamodb:eu-west-1:111122223333:table/carts","B":"[redacted: environment value]"}}}""")]
    [InlineData("ecs", """{"containerDefinitions":[{"environment":[{"name":"A","value":"blue"}]}]}""", """{"containerDefinitions":[{"environment":[{"name":"A","value":"[redacted: environment value]"}]}]}""")]
    [InlineData("ec2", """{"UserData":"ZWNobw=="}""", """{"UserData":"[redacted: user data]"}""")]
    [InlineData("cloudcontrol", """{"Properties":"{\"Environment\":{\"Variables\":{\"A\":\"blue\"}},\"Tags\":[{\"Key\":\"Environment\",\"Value\":\"production\"}]}"}""",
        """{"Properties":"{\"Environment\":{\"Variables\":{\"A\":\"[redacted: environment value]\"}},\"Tags\":[{\"Key\":\"Environment\",\"Value\":\"production\"}]}"}""")]
    [InlineData("config", """{"configuration":"{\"environment\":[{\"name\":\"A\",\"value\":\"blue\"}]}"}""", """{"configuration":"{\"environment\":[{\"name\":\"A\",\"value\":\"[redacted: environment value]\"}]}"}""")]
    public void Value_IsTakenOut_WhereEnvironmentsAre(string service, string body, string expected) => Assert.Equal(expected, Redacted(service, body));

    [Theory]
    [InlineData("lambda", """{"Tags":{"Environment":"production","environment":"production"}}""")]
    [InlineData("lambda", """{"Configuration":{"FunctionName":"a"},"Tags":{"Environment":"production"}}""")]
    [InlineData("sagemaker", """{"Tags":[{"Key":"Environment","Value":"production"}]}""")]
    [InlineData("ecs", """{"tags":[{"key":"environment","value":"production"}],"cluster":{"environment":"production"}}""")]
    [InlineData("batch", """{"tags":{"environment":"production"}}""")]
    [InlineData("elasticbeanstalk", """{"Environment":"production"}""")]
    [InlineData("cloudcontrol", """{"Properties":"no JSON"}""")]
    public void Value_Stays_WhereATagOrALabelIsCalledEnvironment(string service, string body) => Assert.Equal(body, Redacted(service, body));

    private static string Redacted(string service, string body)
    {
        var json = Some.Json(body);
        ResultRedaction.Apply(service, json);
        return json.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }
}
