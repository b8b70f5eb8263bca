using Bot.Answers;
using Bot.Aws.Catalog;
using Bot.Conversations;
using Bot.Guardrails;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Actions;

/// <summary>Changes from the words to the account: one person asks, another approves, it is sent once, and undone the same way.</summary>
public sealed class ChangesEndToEndTests(DemoBot bot) : IClassFixture<DemoBot>
{
    private const string Asker = "ada", Approver = "omar";

    /// <summary>Words, the one call they come to, and the call that undoes it; empty where nothing does.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "stop i-0a1b2c3d4e5f67890", """ec2:StopInstances@us-east-1 {"InstanceIds":["i-0a1b2c3d4e5f67890"]}""", """ec2:StartInstances@us-east-1 {"InstanceIds":["i-0a1b2c3d4e5f67890"]}""" },
        { "start the load-test instance", """ec2:StartInstances@us-east-1 {"InstanceIds":["i-0d58b818d138e2ccc"]}""", """ec2:StopInstances@us-east-1 {"InstanceIds":["i-0d58b818d138e2ccc"]}""" },
        { "reboot bastion", """ec2:RebootInstances@us-east-1 {"InstanceIds":["i-0f00ba4deadbeef12"]}""", "" },
        { "scale the web asg to 5", """autoscaling:SetDesiredCapacity@us-east-1 {"AutoScalingGroupName":"web-fleet-asg","DesiredCapacity":5}""", """autoscaling:SetDesiredCapacity@us-east-1 {"AutoScalingGroupName":"web-fleet-asg","DesiredCapacity":4}""" },
        { "scale the ecs service search-api to 3", """ecs:UpdateService@us-east-1 {"cluster":"shop","service":"search-api","desiredCount":3}""", """ecs:UpdateService@us-east-1 {"service":"search-api","cluster":"shop","desiredCount":2}""" },
        { "restart service checkout in cluster shop", """ecs:UpdateService@us-east-1 {"cluster":"shop","service":"checkout","forceNewDeployment":true}""", "" },
        { "set lambda concurrency of checkout-api to 50", """lambda:PutFunctionConcurrency@us-east-1 {"FunctionName":"checkout-api","ReservedConcurrentExecutions":50}""", """lambda:DeleteFunctionConcurrency@us-east-1 {"FunctionName":"checkout-api"}""" },
        { "invoke cart-cleanup with payload {\"dry\": true}", """lambda:InvokeFunction@us-east-1 {"FunctionName":"cart-cleanup","Payload":"eyJkcnkiOnRydWV9"}""", "" },
        { "disable actions of alarm checkout-5xx-high", """cloudwatch:DisableAlarmActions@us-east-1 {"AlarmNames":["checkout-5xx-high"]}""", """cloudwatch:EnableAlarmActions@us-east-1 {"AlarmNames":["checkout-5xx-high"]}""" },
        { "tag bastion with owner=bob", """ec2:CreateTags@us-east-1 {"Resources":["i-0f00ba4deadbeef12"],"Tags":[{"Key":"owner","Value":"bob"}]}""", """ec2:DeleteTags@us-east-1 {"Resources":["i-0f00ba4deadbeef12"],"Tags":[{"Key":"owner"}]}""" },
        { "tag bastion with owner=team-dbx", """ec2:CreateTags@us-east-1 {"Resources":["i-0f00ba4deadbeef12"],"Tags":[{"Key":"owner","Value":"team-dbx"}]}""", """ec2:DeleteTags@us-east-1 {"Resources":["i-0f00ba4deadbeef12"],"Tags":[{"Key":"owner"}]}""" },
        { "remove tag Team from lambda cart-cleanup", """tag:UntagResources@us-east-1 {"ResourceARNList":["arn:aws:lambda:us-east-1:111122223333:function:cart-cleanup"],"TagKeys":["Team"]}""", """tag:TagResources@us-east-1 {"ResourceARNList":["arn:aws:lambda:us-east-1:111122223333:function:cart-cleanup"],"Tags":{"Team":"checkout"}}""" },
        { "purge queue image-jobs", """sqs:PurgeQueue@us-east-1 {"QueueUrl":"https://sqs.us-east-1.amazonaws.com/111122223333/image-jobs"}""", "" },
        { "redrive queue orders-dlq in eu-west-1", """sqs:StartMessageMoveTask@eu-west-1 {"SourceArn":"arn:aws:sqs:eu-west-1:111122223333:orders-dlq"}""", "" },
        { "stop rds inventory", """rds:StopDBInstance@us-east-1 {"DBInstanceIdentifier":"inventory"}""", """rds:StartDBInstance@us-east-1 {"DBInstanceIdentifier":"inventory"}""" },
        { "aws ec2 stop-instances --instance-ids i-0123456789abcdef0", """ec2:StopInstances@us-east-1 {"InstanceIds":["i-0123456789abcdef0"]}""", """ec2:StartInstances@us-east-1 {"InstanceIds":["i-0123456789abcdef0"]}""" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Words_ComeToExactlyOneCall_SentOnce_AndUndone_AfterAnotherPersonsYes(string words, string call, string undo)
    {
        var asked = await bot.AskAsync(words, Asker);
        Assert.Empty(Writes(asked));
        var plan = Assert.IsType<string>(asked.Answer.PlanId);
        Assert.Contains("Nothing was sent to AWS yet", asked.Answer.Text);
        Assert.Contains("in " + call[(call.IndexOf('@', StringComparison.Ordinal) + 1)..].Split(' ')[0] + ", account acme-production (111122223333)", asked.Answer.Text);
        foreach (var line in new[] { "Cost: ", "Undo: ", "Runs as: ada's role `wheelhouse-admin`", "anybody of sre but ada, who asked, may approve" })
            Assert.Contains(line, asked.Answer.Text);
        Assert.NotEmpty(asked.Answer.Tables);
        Assert.Equal([OfferKind.Approve, OfferKind.Reject], asked.Answer.Offers.Select(o => o.Kind));

        // Neither the person who asked nor one who approves nothing here counts.
        Assert.Empty(Writes(await bot.AskAsync($"approve {plan}", Asker)));
        Assert.Empty(Writes(await bot.AskAsync($"approve {plan}", "dev")));
        Assert.Empty(Writes(await bot.AskAsync($"approve {plan}", Approver, "staging")));

        var done = await bot.AskAsync($"approve {plan} because the change is due", Approver);
        Assert.Equal([$"{call} 200"], Writes(done));
        Assert.StartsWith("**Done: ", done.Answer.Text);
        Assert.Contains("approved by omar: the change is due", done.Answer.Text);
        Assert.Equal(plan, done.Answer.Closed?.Id);
        Assert.Empty(Writes(await bot.AskAsync($"approve {plan}", Approver)));

        Assert.Equal(undo.Length > 0 ? [$"undo {plan}"] : [], done.Answer.Offers.Select(o => o.Message));
        if (undo.Length == 0)
            return;
        var undoing = await bot.AskAsync($"undo {plan}", Asker);
        Assert.Empty(Writes(undoing));
        var undone = await bot.AskAsync($"approve {undoing.Answer.PlanId}", Approver);
        Assert.Equal([$"{undo} 200"], Writes(undone));
    }

    [Fact]
    public async Task Runbook_IsStarted_WithAToken_AndItsExecutionIsNamed()
    {
        var asked = await bot.AskAsync("run runbook AWS-RestartEC2Instance on i-0f00ba4deadbeef12", Asker);
        var done = await bot.AskAsync($"approve {asked.Answer.PlanId}", Approver);
        var call = Assert.Single(done.Calls, c => c.Operation == "StartAutomationExecution");
        Assert.Equal("AWS-RestartEC2Instance", (string)call.Parameters["DocumentName"]!);
        Assert.Equal("""{"InstanceId":["i-0f00ba4deadbeef12"]}""", call.Parameters["Parameters"]!.ToJsonString());
        Assert.Equal(36, ((string)call.Parameters["ClientToken"]!).Length);
        Assert.Contains("execution ", done.Answer.Text);
    }

    [Fact]
    public async Task Termination_NeedsTheExactWord_AndCannotBeUndone()
    {
        var asked = await bot.AskAsync("terminate i-0590838f6316ebacc", Asker, "ops");
        // The channel's guardrail forbids it: nobody is asked to approve what would be refused all the same.
        Assert.Equal("guardrail", asked.Answer.Refused?.By);
        Assert.Null(asked.Answer.PlanId);
    }

    [Theory]
    [InlineData("stop i-0025d67a1c3593fe5")]
    public async Task Rejection_SendsNothing_AndEndsThePlan(string words)
    {
        var plan = (await bot.AskAsync(words, Asker)).Answer.PlanId;
        var rejected = await bot.AskAsync($"reject {plan} because search is busy", Approver);
        Assert.Contains("Rejected by omar: search is busy", rejected.Answer.Text);
        Assert.Null(rejected.Answer.Refused);
        Assert.Equal(plan, rejected.Answer.Closed?.Id);
        Assert.Empty(Writes(rejected));
        Assert.Empty(Writes(await bot.AskAsync($"approve {plan}", Approver)));
    }

    [Fact]
    public async Task Role_ThatMayNot_IsRefusedByAws_AfterTheApproval_AndItIsSaid()
    {
        var plan = (await bot.AskAsync("stop i-0025d67a1c3593fe5", "dev")).Answer.PlanId;
        if (plan is null)
            return;
        var tried = await bot.AskAsync($"approve {plan}", "ada");
        Assert.StartsWith("**Not done", tried.Answer.Text);
        Assert.All(Writes(tried), w => Assert.EndsWith(" 403", w));
    }

    /// <summary>Near to orders, and none: questions, advice, stories, and orders that do not say enough.</summary>
    [Theory]
    [InlineData("what stopped i-0a1b2c3d4e5f67890")]
    [InlineData("why did web-1 stop")]
    [InlineData("when was web-1 started")]
    [InlineData("who stopped i-0a1b2c3d4e5f67890 last week")]
    [InlineData("how do I terminate an instance")]
    [InlineData("can you stop an instance without downtime?")]
    [InlineData("which instances were terminated yesterday")]
    [InlineData("list stopped instances")]
    [InlineData("show running instances")]
    [InlineData("is the checkout service scaled to 3")]
    [InlineData("what happens if I reboot bastion?")]
    [InlineData("which alarms have actions disabled")]
    [InlineData("did somebody purge the queue emails")]
    [InlineData("empty the queue emails")]
    [InlineData("stop everything")]
    [InlineData("stop")]
    [InlineData("approve")]
    [InlineData("approve p-000000")]
    [InlineData("stop nothing-of-this-name")]
    [InlineData("scale the ecs service search-api")]
    [InlineData("stop web")]
    [InlineData("get rid of old-jenkins")]
    [InlineData("kill old-jenkins")]
    public async Task NearMiss_IsNoPlan_AndNoCallThatChangesAnything(string words)
    {
        var answered = await bot.AskAsync(words, Asker);
        Assert.Null(answered.Answer.PlanId);
        Assert.Empty(Writes(answered));
    }

    private static List<RecordedCall> WriteCalls(TurnResult result) => [.. result.Calls.Where(c => !HardBlocks.IsRead(AwsCatalog.Default.Service(c.Service).Operations[c.Operation]))];

    private static IEnumerable<string> Writes(TurnResult result) => WriteCalls(result).Select(c => $"{c.Action}@{c.Region} {c.Parameters.ToJsonString(Bot.Channels.Terminal.AnswerJson.Options)} {(c.Status is 200 or 204 ? 200 : c.Status)}");

}
