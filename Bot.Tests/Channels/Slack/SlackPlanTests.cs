using System.Text;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Slack;
using Bot.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;

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
        var blocks = (JsonArray)SlackRenderer.Render(Some.Result(s_waiting))["blocks"]!;
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
    public void Press_TakesTheReasonAlong_WhateverTheState(string state, string text)
    {
        var payload = (JsonObject)JsonNode.Parse($$$"""
            {"type":"block_actions","trigger_id":"tr1","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"container":{"message_ts":"11.1","thread_ts":"10.1"},
             "state":{{{state}}},"actions":[{"action_id":"input:approve","value":"approve p-7f3a1c"}]}
            """)!;
        var message = SlackIngress.OfInteraction(payload, Some.Time)!;
        Assert.Equal((text, false, "11.1", "U1"), (message.Text, message.Confirmed, message.Card, message.From.Id));
    }

    [Theory]
    [InlineData("{\"ok\":true,\"ts\":\"12.1\"}")]
    [InlineData("{\"ok\":false,\"error\":\"message_not_found\"}")]
    public async Task Card_LosesItsButtons_WhenThePlanIsOver_AndTheAnswerComesInAnyCase(string updated)
    {
        var slack = new FakeSlack(updated);
        var delivery = new SlackDelivery(new(new(slack), new() { BotToken = "xoxb-1" }, NullLogger<SlackClient>.Instance), NullLogger<SlackDelivery>.Instance);
        var done = new Answer { Text = "**Done: Stop i-1**", Closed = new("p-7f3a1c", "**Stop i-1** was plan `p-7f3a1c`. It is **carried out**, approved by bob.") };
        var press = new Message("m1", new(Platform.Slack, "T1", "C1", "10.1"), new("U1", "U1"), "approve p-7f3a1c", Some.Time) { Card = "11.1" };
        Assert.IsType<DeliveryOutcome.Done>(await delivery.DeliverAsync(new("d1", delivery.Render("d1", press, Some.Result(done)), false), CancellationToken.None));
        Assert.Equal(["chat.update", "chat.postMessage"], slack.Calls.Select(c => c.Method));
        var (_, update) = slack.Calls[0];
        Assert.Equal(("C1", "11.1"), ((string)update["channel"]!, (string)update["ts"]!));
        Assert.Contains("carried out", update["blocks"]!.ToJsonString());
        Assert.DoesNotContain(((JsonArray)update["blocks"]!).Select(b => (string)b!["type"]!), t => t is "actions" or "input");
    }

    private sealed class FakeSlack(string updated) : HttpMessageHandler
    {
        public List<(string Method, JsonObject Body)> Calls { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var method = request.RequestUri!.Segments[^1];
            Calls.Add((method, (JsonObject)JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!));
            return new() { Content = new StringContent(method == "chat.update" ? updated : "{\"ok\":true,\"ts\":\"12.1\"}", Encoding.UTF8, "application/json") };
        }
    }
}
