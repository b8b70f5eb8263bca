using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
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

    [Fact]
    public async Task CloudWatchAndSqs_SpeakJsonAndQuery()
    {
        await using var json = await FakeAws.StartAsync("""{"QueueUrls":["u"]}""", contentType: "application/x-amz-json-1.0");
        await using var query = await FakeAws.StartAsync("""
            <ListQueuesResponse><ListQueuesResult><QueueUrl>u</QueueUrl><QueueUrl>v</QueueUrl></ListQueuesResult><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></ListQueuesResponse>
            """);
        var parameters = new JsonObject { ["QueueNamePrefix"] = "o" };
        using var client = query.Client(o => o with { Protocols = new Dictionary<string, AwsProtocol> { ["sqs"] = AwsProtocol.Query } });
        Assert.Equal("""{"QueueUrls":["u"]}""", Body(await Send(json, "sqs", "ListQueues", parameters.ToJsonString())));
        Assert.Equal("""{"QueueUrls":["u","v"]}""", Body(await client.SendAsync(new("sqs", "ListQueues", parameters, "us-east-1"), TestContext.Current.CancellationToken)));
        Assert.Equal("AmazonSQS.ListQueues", json.Requests.Single().Header("X-Amz-Target"));
        Assert.Equal("Action=ListQueues&Version=2012-11-05&QueueNamePrefix=o", query.Requests.Single().Text);

        await using var alarms = await FakeAws.StartAsync("""{"MetricAlarms":[{"AlarmName":"cpu","StateUpdatedTimestamp":1795176000}]}""", contentType: "application/x-amz-json-1.0");
        using var monitoring = alarms.Client(o => o with { Protocols = new Dictionary<string, AwsProtocol> { ["cloudwatch"] = AwsProtocol.Json } });
        var result = await monitoring.SendAsync(new("cloudwatch", "DescribeAlarms", new() { ["StateValue"] = "ALARM" }, "us-east-1"), TestContext.Current.CancellationToken);
        Assert.Equal("""{"MetricAlarms":[{"AlarmName":"cpu","StateUpdatedTimestamp":"2026-11-20T12:00:00Z"}],"CompositeAlarms":[]}""", Body(result));
        Assert.Equal(("GraniteServiceVersion20100801.DescribeAlarms", "application/x-amz-json-1.0", "true"),
            (alarms.Requests.Single().Header("X-Amz-Target"), alarms.Requests.Single().Header("Content-Type"), alarms.Requests.Single().Header("x-amzn-query-mode")));
    }

    [Fact]
    public async Task Read_IsTriedAgain_AndWriteIsSentOnce_WhenTheServerFails()
    {
        await using var aws = await FakeAws.StartAsync("""{"__type":"InternalFailure","message":"oops"}""", 500, "application/x-amz-json-1.0");
        var read = Error(await Send(aws, "dynamodb", "DescribeTable", """{"TableName":"t"}"""));
        Assert.Equal(3, aws.Requests.Count);
        var write = Error(await Send(aws, "dynamodb", "DeleteTable", """{"TableName":"t"}"""));
        Assert.Equal(4, aws.Requests.Count);
        Assert.Equal(("InternalFailure", 500, true), (read.Code, read.Status, read.Retryable));
        Assert.Equal(("InternalFailure", 500, true), (write.Code, write.Status, write.Retryable));
    }

    [Fact]
    public async Task Write_IsSentOnce_WhenTheConnectionBreaksAfterTheRequest()
    {
        await using var aws = await FakeAws.StartAsync((http, _) =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        var error = Error(await Send(aws, "ec2", "TerminateInstances", """{"InstanceIds":["i-1"]}"""));
        Assert.Single(aws.Requests);
        Assert.Equal(("ConnectionFailed", 0, true), (error.Code, error.Status, error.Retryable));
    }

    [Fact]
    public async Task Throttling_IsTriedAgain_UntilItSucceeds()
    {
        var calls = 0;
        await using var aws = await FakeAws.StartAsync(async (http, _) =>
        {
            var refuse = Interlocked.Increment(ref calls) < 3;
            http.Response.StatusCode = refuse ? 400 : 200;
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, refuse ? """{"__type":"ThrottlingException","message":"slow"}""" : """{"TableNames":["t"]}""");
        });
        Assert.Equal("""{"TableNames":["t"]}""", Body(await Send(aws, "dynamodb", "ListTables", "{}")));
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task Timeout_IsAFailure_AndCancellationIsThrown()
    {
        var forever = new TaskCompletionSource();
        await using var aws = await FakeAws.StartAsync((_, _) => forever.Task);
        using var client = aws.Client(o => o with { Timeout = TimeSpan.FromMilliseconds(100) });
        var error = Error(await client.SendAsync(new("ec2", "StopInstances", new() { ["InstanceIds"] = new JsonArray("i-1") }, "us-east-1"), CancellationToken.None));
        Assert.Equal(("Timeout", 0, true), (error.Code, error.Status, error.Retryable));
        Assert.Single(aws.Requests);

        using var patient = aws.Client();
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => patient.SendAsync(new("ec2", "DescribeInstances", [], "us-east-1"), cancelled.Token));
        forever.SetResult();
    }

    [Fact]
    public async Task UnreachableServer_IsAFailure()
    {
        var aws = await FakeAws.StartAsync("");
        using var client = aws.Client();
        await aws.DisposeAsync();
        var error = Error(await client.SendAsync(new("iam", "CreateUser", new() { ["UserName"] = "u" }, "us-east-1"), TestContext.Current.CancellationToken));
        Assert.Equal(("ConnectionFailed", 0, true), (error.Code, error.Status, error.Retryable));
    }

    [Fact]
    public async Task AnswerThatIsNoAnswer_IsAFailure()
    {
        await using var aws = await FakeAws.StartAsync("<html><body>Log in to the hotel's network</body>", contentType: "text/html");
        Assert.Equal("InvalidResponse", Error(await Send(aws, "dynamodb", "ListTables", "{}")).Code);
        Assert.Equal("InvalidResponse", Error(await Send(aws, "ec2", "DescribeInstances", "{}")).Code);
    }

    [Fact]
    public async Task Bucket_IsAskedInItsOwnRegion_OnceS3HasNamedIt()
    {
        await using var aws = await FakeAws.StartAsync(async (http, request) =>
        {
            var right = request.Header("Authorization").Contains("/eu-west-1/s3/", StringComparison.Ordinal);
            http.Response.StatusCode = right ? 200 : 301;
            http.Response.Headers["x-amz-bucket-region"] = "eu-west-1";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
                http.Response, right ? "<Tagging><TagSet><Tag><Key>k</Key><Value>v</Value></Tag></TagSet></Tagging>" : "<Error><Code>PermanentRedirect</Code></Error>");
        });
        using var client = aws.Client();
        var call = new AwsCall("s3", "GetBucketTagging", new() { ["Bucket"] = "b" }, "us-east-1");
        Assert.Equal("""{"TagSet":[{"Key":"k","Value":"v"}]}""", Body(await client.SendAsync(call, TestContext.Current.CancellationToken)));
        Assert.Equal(2, aws.Requests.Count);
        await client.SendAsync(call, TestContext.Current.CancellationToken);
        Assert.Equal(3, aws.Requests.Count);
    }

    [Fact]
    public async Task IdempotencyToken_IsFilledIn_WhereTheCallerGaveNone()
    {
        await using var aws = await FakeAws.StartAsync("{}", contentType: "application/x-amz-json-1.1");
        await Send(aws, "secretsmanager", "CreateSecret", """{"Name":"n"}""");
        await Send(aws, "secretsmanager", "CreateSecret", """{"Name":"n","ClientRequestToken":"mine"}""");
        Assert.Equal(["11111111-2222-3333-4444-555555555555", "mine"], aws.Requests.Select(r => (string)JsonNode.Parse(r.Text)!["ClientRequestToken"]!));
    }

    [Fact]
    public async Task UnsignedOperation_CarriesNoSignature()
    {
        await using var aws = await FakeAws.StartAsync("{}", contentType: "application/json");
        Assert.IsType<AwsResult.Success>(await Send(aws, "sso-oidc", "RegisterClient", """{"clientName":"c","clientType":"public"}"""));
        Assert.Equal("", Assert.Single(aws.Requests).Header("Authorization"));
    }

    [Theory]
    [InlineData("eu-west-1", "\"eu-west-1\"")]
    [InlineData("", "null")]
    public async Task BucketLocation_IsTheTextOfTheRoot(string text, string expected)
    {
        await using var aws = await FakeAws.StartAsync($"<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">{text}</LocationConstraint>");
        Assert.Equal($$"""{"LocationConstraint":{{expected}}}""", Body(await Send(aws, "s3", "GetBucketLocation", """{"Bucket":"b"}""")));
    }

    [Fact]
    public async Task NewErrorCode_KeepsTheQueryProtocolsName_WhereTheServiceSaysIt()
    {
        await using var aws = await FakeAws.StartAsync(async (http, _) =>
        {
            http.Response.StatusCode = 400;
            http.Response.Headers["x-amzn-query-error"] = "AWS.SimpleQueueService.NonExistentQueue;Sender";
            await Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(http.Response, """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"no such queue"}""");
        });
        var error = Error(await Send(aws, "sqs", "GetQueueUrl", """{"QueueName":"q"}"""));
        Assert.Equal(("AWS.SimpleQueueService.NonExistentQueue", true), (error.Code, error.IsNotFound));
    }

    private static string Body(AwsResult result) => (result as AwsResult.Success ?? throw new InvalidOperationException(result.ToString())).Body.ToJsonString();

    private static AwsError Error(AwsResult result) => Assert.IsType<AwsResult.Failure>(result).Error;

    private static Task<AwsResult> Send(FakeAws aws, string service, string operation, string parameters) =>
        aws.Client().SendAsync(new(service, operation, (JsonObject)JsonNode.Parse(parameters)!, "us-east-1"), TestContext.Current.CancellationToken);
}
