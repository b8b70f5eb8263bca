using System.Text.Json.Nodes;
using Bot.Aws.Client;

namespace Bot.Tests.Aws.Client;

public sealed class AwsClientTests
{
    [Fact]
    public async Task DescribeInstances_IsAForm_AndItsAnswerJsonByApiNames()
    {
        await using var aws = await FakeAws.StartAsync("""
            <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r-1</requestId><reservationSet><item><reservationId>r-0a</reservationId>
            <instancesSet><item><instanceId>i-1</instanceId><launchTime>2026-11-20T12:00:00.000Z</launchTime><ebsOptimized>true</ebsOptimized><amiLaunchIndex>0</amiLaunchIndex>
            <tagSet><item><key>Name</key><value>web</value></item></tagSet><newFact>x</newFact></item></instancesSet></item></reservationSet></DescribeInstancesResponse>
            """);
        var result = await Send(aws, "ec2", "DescribeInstances", """{"Filters":[{"Name":"instance-state-name","Values":["running","stopped"]}],"MaxResults":5}""");

        var request = Assert.Single(aws.Requests);
        Assert.Equal("Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=instance-state-name&Filter.1.Value.1=running&Filter.1.Value.2=stopped&MaxResults=5", request.Text);
        Assert.Contains("/us-east-1/ec2/aws4_request", request.Header("Authorization"));
        var ok = Assert.IsType<AwsResult.Success>(result);
        Assert.Equal("""
            {"Reservations":[{"ReservationId":"r-0a","Instances":[{"InstanceId":"i-1","LaunchTime":"2026-11-20T12:00:00Z","EbsOptimized":true,"AmiLaunchIndex":0,"Tags":[{"Key":"Name","Value":"web"}],"newFact":"x"}]}]}
            """, ok.Body.ToJsonString());
    }

    [Fact]
    public async Task AssumeRole_IsAForm_AndItsResultIsUnwrapped()
    {
        await using var aws = await FakeAws.StartAsync("""
            <AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIA1</AccessKeyId><SecretAccessKey>s</SecretAccessKey>
            <SessionToken>t</SessionToken><Expiration>2026-11-20T13:00:00Z</Expiration></Credentials></AssumeRoleResult><ResponseMetadata><RequestId>r-2</RequestId></ResponseMetadata></AssumeRoleResponse>
            """);
        var result = await Send(aws, "sts", "AssumeRole", """{"RoleArn":"arn:aws:iam::1:role/r","RoleSessionName":"s","Tags":[{"Key":"k","Value":"v"}]}""");
        Assert.Contains("&Tags.member.1.Key=k&Tags.member.1.Value=v", Assert.Single(aws.Requests).Text);
        Assert.Equal("2026-11-20T13:00:00Z", Assert.IsType<AwsResult.Success>(result).Body["Credentials"]!["Expiration"]!.GetValue<string>());
    }

    [Fact]
    public async Task JsonCall_HasTargetAndEpochTimes()
    {
        await using var aws = await FakeAws.StartAsync("""{"Events":[{"EventId":"1","EventTime":1.7636400005E9}]}""", contentType: "application/x-amz-json-1.1");
        var result = await Send(aws, "cloudtrail", "LookupEvents", """{"StartTime":"2026-11-20T12:00:00Z","MaxResults":1}""");
        var request = Assert.Single(aws.Requests);
        Assert.Equal("""{"StartTime":1795176000,"MaxResults":1}""", request.Text);
        Assert.EndsWith("CloudTrail_20131101.LookupEvents", request.Header("X-Amz-Target"));
        Assert.Equal("2025-11-20T12:00:00.5Z", Assert.IsType<AwsResult.Success>(result).Body["Events"]![0]!["EventTime"]!.GetValue<string>());
    }

    [Fact]
    public async Task RestCall_HasPathQueryAndNoBody()
    {
        await using var aws = await FakeAws.StartAsync("""{"Functions":[],"NextMarker":"m"}""", contentType: "application/json");
        await Send(aws, "lambda", "ListFunctions", """{"MaxItems":2}""");
        await Send(aws, "lambda", "GetFunction", """{"FunctionName":"arn:aws:lambda:us-east-1:1:function:f/g"}""");
        Assert.Equal(["/2015-03-31/functions?MaxItems=2", "/2015-03-31/functions/arn%3Aaws%3Alambda%3Aus-east-1%3A1%3Afunction%3Af%2Fg"], aws.Requests.Select(r => r.Target.Replace("functions/?", "functions?")));
    }

    [Fact]
    public async Task UnknownParameter_IsRefused_BeforeAnythingIsSent()
    {
        await using var aws = await FakeAws.StartAsync("");
        var result = await Send(aws, "ec2", "DescribeInstances", """{"instanceids":["i-1"]}""");
        var error = Assert.IsType<AwsResult.Failure>(result).Error;
        Assert.Equal(("InvalidParameters", "DescribeInstances: 'instanceids' is unknown; did you mean 'InstanceIds'?"), (error.Code, error.Message));
        Assert.Empty(aws.Requests);
    }

    [Theory]
    [InlineData("ec2", "DescribeInstances", "{}", 403, "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors><RequestID>r</RequestID></Response>", "UnauthorizedOperation")]
    [InlineData("iam", "ListRoles", "{}", 403, "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error><RequestId>r</RequestId></ErrorResponse>", "AccessDenied")]
    [InlineData("s3", "GetBucketTagging", """{"Bucket":"b"}""", 403, "<Error><Code>AccessDenied</Code><Message>no</Message><RequestId>r</RequestId></Error>", "AccessDenied")]
    [InlineData("dynamodb", "DescribeTable", """{"TableName":"t"}""", 400, """{"__type":"com.amazonaws.dynamodb.v20120810#AccessDeniedException","Message":"no","RequestId":"r"}""", "AccessDeniedException")]
    public async Task Refusal_HasCodeMessageAndRequestId_InEveryProtocol(string service, string operation, string parameters, int status, string body, string code)
    {
        await using var aws = await FakeAws.StartAsync(body, status);
        var error = Assert.IsType<AwsResult.Failure>(await Send(aws, service, operation, parameters)).Error;
        Assert.Equal(new AwsError(code, "no", status, "r", false), error);
        Assert.True(error.IsDenied);
    }

    private static Task<AwsResult> Send(FakeAws aws, string service, string operation, string parameters) =>
        aws.Client().SendAsync(new(service, operation, (JsonObject)JsonNode.Parse(parameters)!, "us-east-1"), TestContext.Current.CancellationToken);
}
