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

    [Theory]
    [InlineData("ORDERS_TABLE", "orders-prod", true)]
    [InlineData("STREAM_NAME", "hive-readings", true)]
    [InlineData("PARAMETER_NAME", "/prod/checkout/url", true)]
    [InlineData("TABLE", "kR7vQ2mZx9Lw4TsB8nYp", false)]
    [InlineData("TABLE_TOKEN", "orders-prod", false)]
    [InlineData("API_SECRET_NAME", "orders-prod", false)]
    [InlineData("QUEUE_PASSWORD", "orders-prod", false)]
    [InlineData("GREETING", "orders-prod", false)]
    [InlineData("BUCKET", "hello world", false)]
    [InlineData("TABLE_NAME", "9f8e7d6c5b4a39281706", false)]
    public void Variable_ShowsAResourcesName_OnlyWhereItSaysSo(string variable, string value, bool isShown)
    {
        var body = new JsonObject { ["Environment"] = new JsonObject { ["Variables"] = new JsonObject { [variable] = value } } };
        ResultRedaction.Apply("lambda", body);
        Assert.Equal(isShown, (string?)body["Environment"]!["Variables"]![variable] == value);
        body = new JsonObject { ["containerDefinitions"] = new JsonArray(new JsonObject { ["environment"] = new JsonArray(new JsonObject { ["name"] = variable, ["value"] = value }) }) };
        ResultRedaction.Apply("ecs", body);
        Assert.Equal(isShown, (string?)body["containerDefinitions"]![0]!["environment"]![0]!["value"] == value);
    }
}
