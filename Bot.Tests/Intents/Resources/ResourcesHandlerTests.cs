using System.Text.Json;
using Bot.Aws.Client;
using Bot.Conversations;
using Bot.Identity;
using Bot.Tests.Testing;
using Bot.Understanding;

namespace Bot.Tests.Intents.Resources;

public sealed class ResourcesHandlerTests
{
    private const string Instances = """
        {"Reservations":[{"Instances":[
          {"InstanceId":"i-0aaaaaaaaaaaaaaa1","InstanceType":"m5.large","State":{"Name":"running"},"LaunchTime":"2026-01-01T00:00:00Z","Tags":[{"Key":"Name","Value":"web-1"},{"Key":"Owner","Value":"ops"}]},
          {"InstanceId":"i-0aaaaaaaaaaaaaaa2","InstanceType":"t3.micro","State":{"Name":"stopped"},"LaunchTime":"2026-11-15T00:00:00Z","Tags":[]}]}]}
        """;

    private static ResourceQuery Query(string kind, params Condition[] where) => new() { Kinds = [kind], Where = [.. where] };

    private static Entity Named(string text, string? kind = null) => new(EntityKind.Name, text, kind);

    [Fact]
    public async Task List_SaysTheResultFirstAndLinksRows_FilteringByApiAndByBot()
    {
        var aws = new ScriptedAws().On("DescribeInstances", Instances);
        var answer = await aws.AskAsync(Query("ec2-instance", new Condition("state", ConditionOperator.Equal, "running")));

        Assert.StartsWith("**1 running EC2 instance** in us-east-1.", answer.Text);
        var table = Assert.Single(answer.Tables);
        Assert.Equal("web-1", Assert.Single(table.Rows)[0].Text);
        Assert.Equal("https://us-east-1.console.aws.amazon.com/ec2/home?region=us-east-1#InstanceDetails:instanceId=i-0aaaaaaaaaaaaaaa1", table.Rows[0][0].Url);
        Assert.Equal("""{"Filters":[{"Name":"instance-state-name","Values":["running"]}]}""", Assert.Single(aws.Asked).Parameters.ToJsonString());
        Assert.Equal("i-0aaaaaaaaaaaaaaa1", Assert.Single(answer.Mentions).Id);
    }

    [Theory]
    [InlineData("tag:owner", nameof(ConditionOperator.Missing), null, 1)]
    [InlineData("tag:Owner", nameof(ConditionOperator.Equal), "OPS", 1)]
    [InlineData("tags", nameof(ConditionOperator.Missing), null, 1)]
    [InlineData("instance_type", nameof(ConditionOperator.NotEqual), "t3.micro", 1)]
    [InlineData("launch_time", nameof(ConditionOperator.GreaterOrEqual), "2026-11-13", 1)]
    [InlineData("public_ip", nameof(ConditionOperator.Exists), null, 0)]
    [InlineData("vpc_id", nameof(ConditionOperator.NotEqual), "vpc-1", 2)]
    [InlineData("lifecycle", nameof(ConditionOperator.Missing), null, 2)]
    public async Task List_KeepsWhatMeetsTheCondition_OfEveryOperator(string field, string compare, string? value, int rows)
    {
        var aws = new ScriptedAws().On("DescribeInstances", Instances);
        var answer = await aws.AskAsync(Query("ec2-instance", new Condition(field, Enum.Parse<ConditionOperator>(compare), value)));
        Assert.Equal(rows, answer.Tables.Sum(t => t.Rows.Length));
    }

    [Fact]
    public async Task AllRegions_AreAskedAtOnce_NeverOneAfterTheOther()
    {
        var all = DefaultRegions.All;
        var arrived = 0;
        var everyone = new TaskCompletionSource();
        var aws = new ScriptedAws
        {
            // Answers only once every Region has been asked: a fan-out in turns would wait for ever.
            Before = call =>
            {
                if (call.Operation != "DescribeInstances")
                    return Task.CompletedTask;
                if (Interlocked.Increment(ref arrived) == all.Count)
                    everyone.SetResult();
                return everyone.Task;
            },
        }.On("DescribeInstances", Instances).Fails("DescribeRegions", "UnauthorizedOperation", 403);
        var answer = await aws.AskAsync(Query("ec2-instance"), Shape.Count, RegionScope.Everywhere);
        Assert.Contains($"**{2 * all.Count} EC2 instances** in all 17 Regions", answer.Text);
        Assert.Equal(all.Count, Assert.Single(answer.Tables).Rows.Length);
    }

    [Fact]
    public async Task Regions_ThatAreDenied_AreLeftOutWithANote()
    {
        var aws = new ScriptedAws().On("DescribeInstances", c => c.Region == "eu-west-1" ? ScriptedAws.Failure("UnauthorizedOperation", 403) : new AwsResult.Success(Some.Json(Instances), 200, "r"));
        var answer = await aws.AskAsync(Query("ec2-instance"), regions: RegionScope.Of("eu-west-1", "us-east-2"));
        Assert.StartsWith("**2 EC2 instances**", answer.Text);
        var note = Assert.Single(answer.Notes);
        Assert.Contains("eu-west-1 left out", note);
        Assert.Contains("`ec2:DescribeInstances` failed with UnauthorizedOperation", note);
        Assert.False(answer.Failed);
    }

    [Fact]
    public async Task Region_IsTheOneTheConversationNamedLast_WhenTheQuestionNamesNone()
    {
        var aws = new ScriptedAws().On("DescribeInstances", Instances);
        var earlier = Some.Question with { Regions = RegionScope.Of("eu-central-1") };
        await aws.AskAsync(Query("ec2-instance"), conversation: new([new(earlier, Bot.Answers.Answer.Say("x"), Some.Time), new(Some.Question, Bot.Answers.Answer.Say("y"), Some.Time)]));
        Assert.Equal("eu-central-1", Assert.Single(aws.Asked).Region);
    }

    [Fact]
    public async Task MissingResource_IsLookedForByName_AndNearNamesAreOffered()
    {
        var aws = new ScriptedAws().Fails("GetFunctionConfiguration", "ResourceNotFoundException", 404).On("ListFunctions", """{"Functions":[{"FunctionName":"checkout-api2"}]}""").Fails("DescribeRegions", "UnauthorizedOperation", 403);
        var answer = await aws.AskAsync(Query("lambda-function") with { Targets = [Named("checkout-api", "lambda-function")] }, Shape.Detail);
        Assert.Equal("checkout-api", aws.Calls("GetFunctionConfiguration").First().Parameters["FunctionName"]!.ToString());
        Assert.StartsWith("**Not found**: no Lambda function `checkout-api`", answer.Text);
        Assert.Contains("`checkout-api2`", answer.Text);
    }

    [Fact]
    public async Task Detail_SaysTheFieldAskedFirst_AndNeverAnEnvironmentValue()
    {
        var aws = new ScriptedAws().On("GetFunctionConfiguration", """{"FunctionName":"pay","Timeout":30,"MemorySize":512,"Environment":{"Variables":{"DB_PASSWORD":"hunter2","STAGE":"prod"}}}""");
        var answer = await aws.AskAsync(Query("lambda-function") with { Targets = [Named("pay")], Fields = ["timeout_s", "env_names"] }, Shape.Detail);
        Assert.StartsWith("`pay`: timeout **30 s**", answer.Text);
        var shown = JsonSerializer.Serialize(answer);
        Assert.Contains("DB_PASSWORD", shown);
        Assert.DoesNotContain("hunter2", shown);
    }

    [Fact]
    public async Task Buckets_AreAskedForDetails_OnlyWhenTheQuestionNeedsThem()
    {
        var aws = new ScriptedAws().On("ListBuckets", """{"Buckets":[{"Name":"a"},{"Name":"b"}]}""")
            .On("GetBucketVersioning", c => new AwsResult.Success(Some.Json((string?)c.Parameters["Bucket"] == "a" ? """{"Status":"Enabled"}""" : "{}"), 200, "r"));
        await aws.AskAsync(Query("s3-bucket"), Shape.Count);
        Assert.Equal("ListBuckets", Assert.Single(aws.Asked).Operation);

        var answer = await aws.AskAsync(Query("s3-bucket", new Condition("versioning", ConditionOperator.NotEqual, "Enabled")));
        Assert.Equal("b", Assert.Single(Assert.Single(answer.Tables).Rows)[0].Text);
    }

    [Fact]
    public async Task Services_AreListedUnderTheClusterNamed_AndTheirImageIsFollowed()
    {
        var aws = new ScriptedAws()
            .On("DescribeServices", """{"services":[{"serviceArn":"arn:aws:ecs:us-east-1:111122223333:service/prod-web/checkout","serviceName":"checkout","status":"ACTIVE","taskDefinition":"arn:aws:ecs:us-east-1:111122223333:task-definition/checkout:7"}]}""")
            .On("DescribeTaskDefinition", """{"taskDefinition":{"containerDefinitions":[{"name":"app","image":"repo/checkout:2.4.1"}]}}""");
        var query = Query("ecs-service") with { Targets = [Named("prod-web", "ecs-cluster"), Named("checkout", "ecs-service")], Fields = ["image"] };
        var answer = await aws.AskAsync(query, Shape.Detail);
        Assert.Contains("repo/checkout:2.4.1", answer.Text);
        Assert.Equal("prod-web", (string?)aws.Calls("DescribeServices").First().Parameters["cluster"]);
        Assert.Equal("arn:aws:ecs:us-east-1:111122223333:task-definition/checkout:7", (string?)aws.Calls("DescribeTaskDefinition").First().Parameters["taskDefinition"]);
    }

    [Fact]
    public async Task Triggers_AreMappingsAndPolicy_OfTheFunction()
    {
        var aws = new ScriptedAws()
            .On("ListEventSourceMappings", """{"EventSourceMappings":[{"UUID":"u","EventSourceArn":"arn:aws:sqs:us-east-1:111122223333:orders","FunctionArn":"arn:aws:lambda:us-east-1:111122223333:function:consumer","State":"Enabled"}]}""")
            .On("GetPolicy", """{"Policy":"{\"Statement\":[{\"Principal\":{\"Service\":\"s3.amazonaws.com\"},\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:s3:::in\"}}}]}"}""");
        var answer = await aws.AskAsync(Query("lambda-function") with { Relation = "triggers", RelatedFrom = "lambda-function", Targets = [Named("consumer", "lambda-function")] });
        Assert.Equal("consumer", (string?)aws.Calls("ListEventSourceMappings").First().Parameters["FunctionName"]);
        Assert.Equal("`consumer` is triggered by **`orders`, s3.amazonaws.com**.", answer.Text);
    }

    [Fact]
    public async Task Dependents_AreInterfacesThatHoldTheGroup_FilteredByTheApi()
    {
        var aws = new ScriptedAws().On("DescribeNetworkInterfaces", """{"NetworkInterfaces":[{"NetworkInterfaceId":"eni-1","Groups":[{"GroupId":"sg-0aa11bb22cc33dd44"}]},{"NetworkInterfaceId":"eni-2","Groups":[{"GroupId":"sg-other"}]}]}""");
        var answer = await aws.AskAsync(Query("security-group") with { Relation = "dependents", RelatedFrom = "security-group", Targets = [new(EntityKind.Id, "sg-0aa11bb22cc33dd44", "security-group")] });
        Assert.Equal("eni-1", Assert.Single(Assert.Single(answer.Tables).Rows)[0].Text);
        Assert.Contains("group-id", aws.Asked.First().Parameters.ToJsonString());
    }

    [Fact]
    public async Task FailureOfEverything_IsSaidPlainly_WithTheActionThatIsMissing()
    {
        var aws = new ScriptedAws().Fails("DescribeInstances", "UnauthorizedOperation", 403);
        var answer = await aws.AskAsync(Query("ec2-instance"));
        Assert.True(answer.Failed);
        Assert.Contains("`ec2:DescribeInstances`", answer.Text);
        Assert.Equal("not-permitted", answer.Refused?.Reason);
    }

    [Fact]
    public async Task WhoLaunched_IsReadFromCloudTrail_InTheRegionAsked()
    {
        var aws = new ScriptedAws().On("LookupEvents", """{"Events":[{"EventName":"RunInstances","EventTime":"2026-11-19T08:00:00Z","Username":"lena","ReadOnly":"false"},{"EventName":"DescribeInstances","EventTime":"2026-11-19T09:00:00Z","Username":"bot","ReadOnly":"true"}]}""");
        var answer = await aws.AskAsync(Query("ec2-instance") with { Relation = "creator", Targets = [new(EntityKind.Id, "i-0aaaaaaaaaaaaaaa1", "ec2-instance")] }, Shape.Detail, RegionScope.Of("us-west-2"));
        Assert.StartsWith("**lena** did `RunInstances`", answer.Text);
        var call = Assert.Single(aws.Asked);
        Assert.Equal("us-west-2", call.Region);
        Assert.Contains("i-0aaaaaaaaaaaaaaa1", call.Parameters.ToJsonString());
    }

    [Fact]
    public async Task Triggers_AreFoundInThePolicy_WhenThereIsNoMapping()
    {
        var aws = new ScriptedAws().On("ListEventSourceMappings", """{"EventSourceMappings":[]}""")
            .On("GetPolicy", """{"Policy":"{\"Statement\":{\"Principal\":{\"Service\":\"events.amazonaws.com\"}}}"}""");
        var answer = await aws.AskAsync(Query("lambda-function") with { Relation = "triggers", RelatedFrom = "lambda-function", Targets = [Named("nightly", "lambda-function")] });
        Assert.Equal("`nightly` is triggered by **events.amazonaws.com**.", answer.Text);
    }
}
