using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Teams;
using Bot.Conversations;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Channels.Teams;

/// <summary>How a plan of a change is approved in Teams: buttons, a reason, the answer at once, and what becomes of the card.</summary>
public sealed class TeamsPlanTests
{
    private static readonly Answer s_waiting = new()
    {
        Text = "**Stop i-1** is plan `p-7f3a1c` and waits for approval.",
        PlanId = "p-7f3a1c",
        Offers =
        [
            new("approve", "Approve", "approve p-7f3a1c", OfferKind.Approve) { Input = "Reason (optional)" },
            new("reject", "Reject", "reject p-7f3a1c", OfferKind.Reject) { Input = "Reason (optional)" },
        ],
    };

    private static JsonObject Card => (JsonObject)TeamsRenderer.Render(Some.Result(s_waiting))["attachments"]![0]!["content"]!;

    [Fact]
    public void Render_GivesAPlanAReasonField_AndButtonsThatAnswerAtOnce()
    {
        Assert.Equal("Reason (optional)", (string)((JsonArray)Card["body"]!).Single(b => (string)b!["type"]! == "Input.Text")!["label"]!);
        Assert.Equal(
            ["Action.Execute positive Action.Submit", "Action.Execute destructive Action.Submit"],
            ((JsonArray)Card["actions"]!).Select(a => $"{a!["type"]} {a["style"]} {a["fallback"]!["type"]}"));
    }

    [Theory]
    [InlineData("invoke", "because the test is over")]
    [InlineData("message", "because the test is over")]
    [InlineData("invoke", "")]
    public void Press_SaysTheButtonsWords_WithTheReason_AsWhoeverTheTokenNames(string type, string because)
    {
        var data = (JsonObject)Card["actions"]![0]!["data"]!.DeepClone();
        if (because.Length > 0)
            data["wheelhouseTyped"] = because["because ".Length..];
        var message = TeamsIngress.OfActivity(Press(type, data), Some.Time)!;
        Assert.Equal(($"approve p-7f3a1c {because}".Trim(), "g1", "card-1", false), (message.Text, message.From.Id, message.Card, message.Confirmed));
    }

    [Theory]
    [InlineData("""{"data":{"x":1}}""", 400)]
    [InlineData("""{"data":"approve p-7f3a1c"}""", 400)]
    [InlineData("7", 400)]
    [InlineData("""{"verb":"approve","data":{"wheelhouseAsk":"approve p-7f3a1c"}}""", 200)]
    public async Task Endpoint_AnswersAPressAtOnce_InTheFormThatCardsWant(string action, int status)
    {
        await using var server = await LoopbackServer.StartAsync(
            app => app.MapTeams(),
            services =>
            {
                services.AddSingleton<TimeProvider>(new TestClock(Some.Time));
                services.AddConversations();
                services.AddTeams(new() { DangerouslyAllowUnauthenticated = true });
            });
        var press = Press("invoke", []);
        press["value"]!["action"] = JsonNode.Parse(action);
        var response = await server.Client.PostAsync("/api/messages", new StringContent(press.ToJsonString(), Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var said = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(status, (int)said["statusCode"]!);
        Assert.Equal(status == 200 ? "application/vnd.microsoft.activity.message" : "application/vnd.microsoft.error", (string)said["type"]!);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task CardLosesItsButtons_WhenThePlanIsOver_AndTheAnswerComesInAnyCase(HttpStatusCode updated)
    {
        var teams = new FakeConnector(updated);
        var options = new TeamsOptions();
        var connector = new TeamsConnector(new(teams), options, new(new(teams), options, new TestClock(Some.Time)));
        var delivery = new TeamsDelivery(connector, NullLogger<TeamsDelivery>.Instance);
        var press = TeamsIngress.OfActivity(Press("invoke", new() { ["wheelhouseAsk"] = "approve p-7f3a1c" }), Some.Time)!;
        var done = new Answer { Text = "**Done**", Closed = new("p-7f3a1c", "**Stop i-1** was plan `p-7f3a1c`. It is **carried out**, approved by bob.") };
        Assert.IsType<DeliveryOutcome.Done>(await delivery.DeliverAsync(new("d1", delivery.Render("d1", press, Some.Result(done)), false), CancellationToken.None));
        Assert.Equal(["PUT /emea/v3/conversations/c1/activities/card-1", "POST /emea/v3/conversations/c1/activities/a1"], teams.Calls.Select(c => $"{c.Method} {c.Path}"));
        var card = teams.Calls[0].Body["attachments"]![0]!["content"]!;
        Assert.Contains("carried out", card["body"]!.ToJsonString());
        Assert.Empty((JsonArray)card["actions"]!);
    }

    private static JsonObject Press(string type, JsonObject data)
    {
        var activity = Some.Json("""{"id":"a1","name":"adaptiveCard/action","channelId":"msteams","replyToId":"card-1","serviceUrl":"https://smba.trafficmanager.net/emea/","conversation":{"id":"c1"},"from":{"id":"29:1","aadObjectId":"g1"},"recipient":{"id":"28:bot"}}""");
        activity["type"] = type;
        activity["value"] = type == "invoke" ? new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "approve", ["data"] = data }, ["trigger"] = "manual" } : data;
        return activity;
    }

    private sealed class FakeConnector(HttpStatusCode updated) : HttpMessageHandler
    {
        public List<(string Method, string Path, JsonObject Body)> Calls { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Calls.Add((request.Method.Method, request.RequestUri!.AbsolutePath, (JsonObject)JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!));
            return new(request.Method == HttpMethod.Put ? updated : HttpStatusCode.Created) { Content = new StringContent("{\"id\":\"a2\"}", Encoding.UTF8, "application/json") };
        }
    }
}
