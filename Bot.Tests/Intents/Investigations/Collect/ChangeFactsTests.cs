using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Tests.Intents.Resources;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>Of what an event of CloudTrail is a change, and how much it counts.</summary>
public sealed class ChangeFactsTests
{
    private static readonly DateTimeOffset Onset = Some.Time.AddHours(-1);
    private static readonly Thing Function = SomeCase.Named("lambda-function", "orders"), Table = SomeCase.Named("dynamodb-table", "orders"), Role = SomeCase.Named("iam-role", "orders-role"), Mapping = SomeCase.Named("event-source-mapping", "0b1c2d3e-1111-2222-3333-444455556666");
    private static readonly Thing Queue = SomeCase.Named("sqs-queue", "jobs"), Service = SomeCase.Named("ecs-service", "web"), Cluster = SomeCase.Named("ecs-cluster", "prod");

    [Fact]
    public async Task Function_IsChanged_ByItsNewCode()
    {
        var fact = Assert.Single(await ChangesAsync(Event("UpdateFunctionCode20150331v2", "lambda", """{"functionName":"orders"}""", "AWS::Lambda::Function orders"), Function, Table));
        Assert.Equal(("change.deploy", Function.Key), (fact.Sign, fact.Thing.Key));
        Assert.Equal("orders: new code at 10:55 (UpdateFunctionCode by ada)", fact.Text);
        Assert.Equal(1, fact.Strength);
    }

    /// <summary>The mapping names its function; what runs there is as before.</summary>
    [Fact]
    public async Task Mapping_IsChanged_AndNotTheFunctionItNames()
    {
        var changes = await ChangesAsync(Event("UpdateEventSourceMapping20150331", "lambda", """{"uUID":"0b1c2d3e-1111-2222-3333-444455556666","functionName":"orders","enabled":false}"""), Function, Mapping);
        Assert.Equal([Mapping.Key], changes.Select(f => f.Thing.Key));
    }

    /// <summary>A role's policy names the tables that it opens: the role was changed.</summary>
    [Fact]
    public async Task Role_IsChanged_AndNotTheTableThatItsPolicyNames()
    {
        var changes = await ChangesAsync(Event("PutRolePolicy", "iam", """{"roleName":"orders-role","policyName":"table","policyDocument":"{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"dynamodb:GetItem\",\"Resource\":\"arn:aws:dynamodb:us-east-1:111122223333:table/orders\"}]}"}""", "AWS::IAM::Role orders-role"), Table, Role);
        Assert.Equal(["change.permission"], changes.Select(f => f.Sign));
        Assert.Equal([Role.Key], changes.Select(f => f.Thing.Key));
    }

    [Fact]
    public async Task Table_IsChanged_ByItsOwnUpdate_AndNotTheFunctionOfItsName()
    {
        var changes = await ChangesAsync(Event("UpdateTable", "dynamodb", """{"tableName":"orders","provisionedThroughput":{"readCapacityUnits":5}}""", "AWS::DynamoDB::Table orders"), Function, Table);
        Assert.Equal([Table.Key], changes.Select(f => f.Thing.Key));
    }

    [Fact]
    public async Task Service_IsChanged_AndNotItsCluster()
    {
        var changes = await ChangesAsync(Event("UpdateService", "ecs", """{"cluster":"prod","service":"web","taskDefinition":"web:7"}"""), Cluster, Service);
        Assert.Equal([Service.Key], changes.Select(f => f.Thing.Key));
    }

    [Fact]
    public async Task Queue_HasItsPermissionsChanged_WhenItsPolicyIsSet()
    {
        var changes = await ChangesAsync(Event("SetQueueAttributes", "sqs", """{"queueUrl":"https://sqs.us-east-1.amazonaws.com/111122223333/jobs","attributes":{"Policy":"{\"Statement\":[]}"}}""", "AWS::SQS::Queue https://sqs.us-east-1.amazonaws.com/111122223333/jobs"), Queue);
        Assert.Equal(["change.permission"], changes.Select(f => f.Sign));
    }

    /// <summary>What is moved back burdens the queue it goes to.</summary>
    [Fact]
    public async Task DeadLetters_MovedBack_AreALoadOfTheQueueTheyCameFrom()
    {
        const string letters = "arn:aws:sqs:us-east-1:111122223333:jobs-dlq";
        var row = SomeCase.Found("sqs-queue", "{}").Row!;
        row.SetDetail("attributes", new JsonObject { ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{letters}}","maxReceiveCount":3}""" });
        var changes = await ChangesAsync(Event("StartMessageMoveTask", "sqs", $$"""{"sourceArn":"{{letters}}"}"""), Queue with { Row = row }, SomeCase.Named("sqs-queue", "jobs-dlq"));
        Assert.Equal(["change.load"], changes.Select(f => f.Sign));
        Assert.Equal([Queue.Key], changes.Select(f => f.Thing.Key));
    }

    [Fact]
    public async Task Thing_IsNotChanged_WhenItsNamesakeInAnotherRegionWas()
    {
        var elsewhere = Function with { Spot = Function.Spot with { Region = "eu-west-1" } };
        Assert.Empty((await ChangesAsync(Event("DeleteFunction20150331", "lambda", """{"functionName":"orders"}"""), elsewhere)));
    }

    [Fact]
    public async Task RefusedRequest_ChangedNothing() =>
        Assert.Empty(await ChangesAsync(Event("DeleteFunction20150331", "lambda", """{"functionName":"orders"}""", error: "AccessDenied"), Function));

    /// <summary>What comes shortly before counts in full, what comes after or a day before hardly.</summary>
    [Theory]
    [InlineData(-1, 1)]
    [InlineData(1, 1)]
    [InlineData(-20, 0.75)]
    [InlineData(-90, 0.35)]
    [InlineData(-1200, 0.1)]
    [InlineData(10, 0.05)]
    public async Task Change_CountsByHowShortlyItCameBefore(int minutes, double strength) =>
        Assert.Equal(strength, Assert.Single(await ChangesAsync(Event("UpdateFunctionCode20150331v2", "lambda", """{"functionName":"orders"}""", minutes: minutes), Function)).Strength);

    /// <summary>AWS scales because of what is felt: that is no reason for it. Before it, it may be.</summary>
    [Theory]
    [InlineData(3, 0)]
    [InlineData(-3, 1)]
    public async Task Scaling_OfAwsItself_IsNoReason_WhenItCameAfter(int minutes, int count) =>
        Assert.Equal(count, (await ChangesAsync(Event("UpdateService", "ecs", """{"cluster":"prod","service":"web","desiredCount":9}""", minutes: minutes, by: "AutoScaling"), Service)).Count);

    [Fact]
    public async Task Thing_KnowsThatChangesWereRead_WhenNoneWasFound()
    {
        var (@case, _) = await ReadAsync(Event("TagResource", "lambda", """{"resource":"orders"}"""), Function);
        Assert.Equal(["change.read"], @case.Book.Facts.Select(f => f.Sign));
    }

    [Fact]
    public async Task IsChanged_IsTrue_OfWhatAnEventIsAbout()
    {
        var (_, read) = await ReadAsync(Event("UpdateFunctionCode20150331v2", "lambda", """{"functionName":"orders"}"""), Function);
        Assert.True(ChangeFacts.IsChanged(Function, read));
        Assert.False(ChangeFacts.IsChanged(Table, read));
        Assert.False(ChangeFacts.IsChanged(Function with { Spot = Function.Spot with { Region = "eu-west-1" } }, read));
    }

    private static async Task<List<Fact>> ChangesAsync(string e, params Thing[] things) =>
        [.. (await ReadAsync(e, things)).Case.Book.Facts.Where(f => f is { Source: "change", Sign: not "change.read" })];

    private static async Task<(Case Case, ImmutableArray<ReadChanges> Read)> ReadAsync(string e, params Thing[] things)
    {
        var @case = SomeCase.Of(new ScriptedAws().On("LookupEvents", $$"""{"Events":[{{e}}]}"""));
        foreach (var thing in things)
            @case.Add(thing);
        @case.Onset = Onset;
        var read = await new ChangeCollector(@case).ReadAsync([SomeCase.Here]);
        ChangeFacts.Add(@case, read);
        return (@case, read);
    }

    /// <summary>An event as CloudTrail gives it, five minutes before the onset.</summary>
    private static string Event(string name, string source, string request, string? resource = null, int minutes = -5, string by = "ada", string? error = null)
    {
        var record = new JsonObject { ["eventName"] = name, ["requestParameters"] = Some.Json(request) };
        if (error is not null)
            record["errorCode"] = error;
        return new JsonObject
        {
            ["EventName"] = name,
            ["EventSource"] = $"{source}.amazonaws.com",
            ["EventTime"] = Onset.AddMinutes(minutes).UtcDateTime.ToString("O"),
            ["Username"] = by,
            ["Resources"] = resource is null ? [] : new JsonArray(new JsonObject { ["ResourceType"] = resource.Split(' ')[0], ["ResourceName"] = resource.Split(' ')[1] }),
            ["CloudTrailEvent"] = record.ToJsonString(),
        }.ToJsonString();
    }
}
