using System.Text.Json.Nodes;
using Bot.Tests.Notifications.Testing;

namespace Bot.Tests.Notifications;

/// <summary>A pipeline that waits for a manual approval, from SNS to the decision in the account.</summary>
public sealed class PipelineApprovalTests
{
    private const string Rule = """    - { name: pipelines, channels: ["slack:C0OPS"] }""";
    private const string Token = "0b5e0d2e-1c1a-4d3a-9a26-1c1a4d3a9a26";

    [Theory]
    [InlineData("Approve", "Approved", "Succeeded")]
    [InlineData("Reject", "Rejected", "Failed")]
    public async Task Button_DecidesThePipeline_AfterAnotherPersonsYes_Once(string label, string word, string status)
    {
        await using var bot = await NotificationBot.StartAsync(Rule, ", approvers: [ada, omar]", mode: "full");
        Wait(bot);
        await bot.SendAsync(bot.Sns.Notification(Request()));
        await bot.SettleAsync();
        var id = Assert.Single(await bot.IncidentsAsync()).Id;
        Assert.Contains(bot.Slack.Of("chat.postMessage"), c => NotificationBot.TextOf(c).Contains(label, StringComparison.Ordinal) && NotificationBot.TextOf(c).Contains("waits for approval", StringComparison.Ordinal));

        var button = Assert.Single((await bot.AskAsync($"show {id}")).Answer.Offers, o => o.Label == label);
        var asked = await bot.AskAsync(button.Message);
        Assert.Contains("Nothing was sent to AWS yet", asked.Answer.Text, StringComparison.Ordinal);
        Assert.Equal("InProgress", Status(bot));

        var done = await bot.AskAsync($"approve {asked.Answer.PlanId}", user: "U0OMAR");
        Assert.True(done.Answer.Text.StartsWith("**Done", StringComparison.Ordinal), done.Answer.Text);
        Assert.Equal(status, Status(bot));
        Assert.Contains(done.Calls, c => c.Action == "codepipeline:PutApprovalResult" && (string?)c.Parameters["result"]!["status"] == word);

        // The decision stands: asking again is told by AWS, not repeated.
        var again = await bot.AskAsync(button.Message);
        var refused = await bot.AskAsync($"approve {again.Answer.PlanId}", user: "U0OMAR");
        Assert.StartsWith("**Not done", refused.Answer.Text, StringComparison.Ordinal);
        Assert.Contains("already", refused.Answer.Text, StringComparison.Ordinal);
        Assert.Equal(status, Status(bot));
    }

    [Fact]
    public async Task Button_DecidesNothing_WhereTheChannelReadsOnly()
    {
        await using var bot = await NotificationBot.StartAsync(Rule);
        Wait(bot);
        await bot.SendAsync(bot.Sns.Notification(Request()));
        await bot.SettleAsync();
        var id = Assert.Single(await bot.IncidentsAsync()).Id;
        var offers = (await bot.AskAsync($"show {id}")).Answer.Offers;

        var pressed = await bot.AskAsync(offers.First(o => o.Label == "Approve").Message);

        Assert.Equal("guardrail", pressed.Answer.Refused?.By);
        Assert.Equal("InProgress", Status(bot));
    }

    /// <summary>What CodePipeline sends to the topic of an approval action.</summary>
    private static string Request() => new JsonObject
    {
        ["region"] = "us-east-1",
        ["consoleLink"] = "https://console.aws.amazon.com/codepipeline/home?region=us-east-1#/view/search-api",
        ["approval"] = new JsonObject
        {
            ["pipelineName"] = "search-api",
            ["stageName"] = "Release",
            ["actionName"] = "Look",
            ["token"] = Token,
            ["expires"] = "2026-11-27T12:00Z",
            ["externalEntityLink"] = null,
            ["approvalReviewLink"] = "https://console.aws.amazon.com/codepipeline/home?region=us-east-1#/view/search-api/Release/Look/approve/" + Token,
            ["customData"] = "Please look at the results",
        },
    }.ToJsonString();

    private static void Wait(NotificationBot bot) =>
        bot.World.Find("111122223333", "us-east-1", "AWS::CodePipeline::Pipeline", "search-api")!.Facets["GetPipelineState"] = JsonNode.Parse($$"""
            {"pipelineName":"search-api","pipelineVersion":4,"stageStates":[{"stageName":"Release","latestExecution":{"pipelineExecutionId":"x1","status":"InProgress"},
              "actionStates":[{"actionName":"Look","latestExecution":{"status":"InProgress","token":"{{Token}}"} }]}]}
            """)!;

    private static string? Status(NotificationBot bot) =>
        (string?)bot.World.Find("111122223333", "us-east-1", "AWS::CodePipeline::Pipeline", "search-api")!.Facets["GetPipelineState"]["stageStates"]![0]!["actionStates"]![0]!["latestExecution"]!["status"];
}
