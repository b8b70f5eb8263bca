using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Slack.Ingress;
using Bot.Channels.Slack.Rendering;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Slack;

/// <summary>How a plan of a change is approved in Slack: buttons, a reason, and what becomes of the card.</summary>
public sealed class SlackPlanTests
{
    private static readonly Answer s_waiting = new()
    {
        Text = "**Stop i-1** is plan `p-7f3a1c` and waits for approval.",
        PlanId = "p-7f3a1c",
        Offers =
        [
            new("approve", "Approve", "approve p-7f3a1c", OfferKind.Approve) { Input = "Reason (optional)", Sure = "Stop i-1? Cannot be undone." },
            new("reject", "Reject", "reject p-7f3a1c", OfferKind.Reject) { Input = "Reason (optional)" },
        ],
    };

    [Fact]
    public void Render_GivesAPlanOneReasonField_AndTwoButtons_AskingOnceMoreWhereThereIsNoWayBack()
    {
        var blocks = Assert.Single(SlackRenderer.Render(Some.Result(s_waiting), "m").Parts).Blocks;
        var input = blocks.Single(b => (string)b!["type"]! == "input")!;
        Assert.Equal(("typed", true), ((string)input["block_id"]!, (bool)input["optional"]!));
        var buttons = (JsonArray)blocks.Single(b => (string)b!["type"]! == "actions")!["elements"]!;
        Assert.Equal(["input:approve primary", "input:reject danger"], buttons.Select(b => $"{b!["action_id"]} {b["style"]}"));
        Assert.Equal("Stop i-1? Cannot be undone.", (string)buttons[0]!["confirm"]!["text"]!["text"]!);
        Assert.Null(buttons[1]!["confirm"]);
    }

    [Theory]
    [InlineData("""{"values":{"typed":{"typed":{"value":" the test is over "}}}}""", "approve p-7f3a1c because the test is over")]
    [InlineData("""{"values":{"typed":{"typed":{"value":null}}}}""", "approve p-7f3a1c")]
    [InlineData("""{"values":{"typed":{"typed":{"value":["x"]}}}}""", "approve p-7f3a1c")]
    [InlineData("""{"values":{"typed":7}}""", "approve p-7f3a1c")]
    [InlineData("""{"values":"x"}""", "approve p-7f3a1c")]
    [InlineData("7", "approve p-7f3a1c")]
    public async Task Press_TakesTheReasonAlong_WhateverTheState(string state, string text)
    {
        await using var bench = new SlackBench();
        var payload = (JsonObject)JsonNode.Parse($$$"""
            {"type":"block_actions","trigger_id":"tr1","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"container":{"message_ts":"11.1","thread_ts":"10.1"},
             "state":{{{state}}},"actions":[{"action_id":"input:approve","value":"approve p-7f3a1c"}]}
            """)!;
        var message = (await bench.Get<InteractionIntake>().ReadAsync(payload, Some.Time)).Message!;
        Assert.Equal((text, false, "11.1", "U1"), (message.Text, message.Confirmed, message.Card, message.From.Id));
    }

    [Theory]
    [InlineData("{\"ok\":true,\"ts\":\"12.1\"}")]
    [InlineData("{\"ok\":false,\"error\":\"message_not_found\"}")]
    public async Task Card_LosesItsButtons_WhenThePlanIsOver_AndTheAnswerComesInAnyCase(string updated)
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("chat.update", updated);
        var done = new Answer { Text = "**Done: Stop i-1**", Closed = new("p-7f3a1c", "**Stop i-1** was plan `p-7f3a1c`. It is **carried out**, approved by bob.") };
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(SlackBench.Message("approve p-7f3a1c") with { Card = "11.1" }, Some.Result(done)));
        Assert.Equal(["chat.update", "chat.postMessage"], bench.Slack.Calls.Select(c => c.Method));
        var update = bench.Slack.Calls[0].Arguments;
        Assert.Equal(("C1", "11.1"), ((string)update["channel"]!, (string)update["ts"]!));
        Assert.Contains("carried out", update["blocks"]!.ToJsonString());
        Assert.DoesNotContain(((JsonArray)update["blocks"]!).Select(b => (string)b!["type"]!), t => t is "actions" or "input");
    }
}
