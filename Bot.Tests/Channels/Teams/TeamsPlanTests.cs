using System.Net;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Teams;
using Bot.Channels.Teams.Ingress;
using Bot.Channels.Teams.Rendering;
using Bot.Identity;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Directory = Bot.Identity.Directory;

namespace Bot.Tests.Channels.Teams;

/// <summary>How a plan of a change is approved in Teams: who sees the buttons, a reason, the answer at once, and what becomes of the card.</summary>
public sealed class TeamsPlanTests
{
    private static readonly Answer s_waiting = new()
    {
        Text = "**Stop i-1** is plan `p-7f3a1c` and waits for approval.",
        PlanId = "p-7f3a1c",
        Refused = new("write-needs-approval", "approval", "waits"),
        Offers =
        [
            new("approve", "Approve", "approve p-7f3a1c", OfferKind.Approve) { Input = "Reason (optional)", Sure = "Stop i-1? Cannot be undone." },
            new("reject", "Reject", "reject p-7f3a1c", OfferKind.Reject) { Input = "Reason (optional)" },
        ],
    };

    private static readonly DirectoryChannel s_channel = new($"teams:{TeamsBench.Channel}", "#ops", "111122223333", "us-east-1") { Approvers = ["ann", "bob", "group:sre"] };

    [Fact]
    public void Card_HasAReasonField_AndButtonsThatAnswerAtOnce()
    {
        var card = CardFor(default);
        Assert.Equal("Reason (optional)", (string)Elements(card).Single(b => (string)b["type"]! == "Input.Text")["label"]!);
        var actions = Actions(card).ToList();
        // What cannot be undone is asked once more.
        Assert.Equal(["Action.ShowCard", "Action.Execute"], actions.Select(a => (string)a["type"]!));
        var approve = actions[0]["card"]!["actions"]![0]!;
        Assert.Equal(("Action.Execute", "positive", "Action.Submit"), ((string)approve["type"]!, (string)approve["style"]!, (string)approve["fallback"]!["type"]!));
        Assert.Equal("destructive", (string)actions[1]["style"]!);
    }

    [Fact]
    public void Card_ShowsNoApprove_WhereOthersReadIt()
    {
        var card = CardFor(new(IsForEverybody: true));
        Assert.Equal(["Review"], Actions(card).Select(a => (string)a["title"]!));
        Assert.DoesNotContain("approve p-7f3a1c", card.ToJsonString());
    }

    [Fact]
    public async Task Approvers_GetAViewOfTheirOwn_WhoEverTheDirectoryNames()
    {
        DirectoryPerson Person(string name, string id) => new(name, "", [$"teams:{id}"], System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty);
        var directory = new Directory([], [Person("ann", "g-ann"), Person("bob", "g-bob"), Person("eve", "g-eve"), Person("sue", "g-sue")], [s_channel])
        {
            Groups = [new("sre", [], System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty) { Members = ["sue"] }],
        };
        await using var bench = new TeamsBench(more: s => s.AddSingleton(new DirectorySource(directory)));
        bench.Connector.Respond = c => c.Address.EndsWith("/members/g-bob", StringComparison.Ordinal) ? FakeConnector.Refused(HttpStatusCode.NotFound, "MemberNotFoundInConversation") : null;
        var result = Some.Result(s_waiting) with { Caller = Some.Caller with { Channel = s_channel } };
        await bench.DeliverAsync(TeamsBench.Message(isDirect: false), result);
        var card = bench.Connector.Of("POST").Single().Card!;
        // Bob is not in the conversation; Eve is no approver.
        Assert.Equal(["29:g-ann", "29:g-sue"], ((JsonArray)card["refresh"]!["userIds"]!).Select(i => (string)i!));
        Assert.Equal(("review", "p-7f3a1c"), ((string)card["refresh"]!["action"]!["verb"]!, (string)card["refresh"]!["action"]!["data"]![CardKeys.Plan]!));
    }

    [Theory]
    [InlineData("invoke", "because the test is over")]
    [InlineData("message", "because the test is over")]
    [InlineData("invoke", "")]
    public async Task Press_SaysTheButtonsWords_WithTheReason_AsWhoeverTheTokenNames(string type, string because)
    {
        await using var bench = new TeamsBench();
        var data = new JsonObject { [CardKeys.Ask] = "approve p-7f3a1c" };
        if (because.Length > 0)
            data[CardKeys.Typed] = because["because ".Length..];
        await bench.TakeAsync(Press(type, data));
        var message = Assert.Single(await bench.TakenAsync());
        Assert.Equal(($"approve p-7f3a1c {because}".Trim(), TeamsBench.Ann, "card-1", false), (message.Text, message.From.Id, message.Card, message.Confirmed));
    }

    [Theory]
    [InlineData("""{"data":{"x":1}}""", 400)]
    [InlineData("""{"data":"approve p-7f3a1c"}""", 400)]
    [InlineData("7", 400)]
    [InlineData("""{"verb":"approve","data":{"wheelhouseAsk":"approve p-7f3a1c"}}""", 200)]
    public async Task Press_IsAnsweredAtOnce_InTheFormThatCardsWant(string action, int status)
    {
        await using var bench = new TeamsBench();
        var press = Press("invoke", []);
        press["value"]!["action"] = JsonNode.Parse(action);
        var ack = await bench.TakeAsync(press);
        Assert.Equal((200, status), (ack.Status, (int)ack.Body!["statusCode"]!));
        Assert.Equal(status == 200 ? "application/vnd.microsoft.activity.message" : "application/vnd.microsoft.error", (string)ack.Body["type"]!);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task CardLosesItsButtons_WhenThePlanIsOver_AndTheAnswerComesInAnyCase(HttpStatusCode updated)
    {
        await using var bench = new TeamsBench();
        bench.Connector.Respond = c => c.Address.StartsWith("PUT", StringComparison.Ordinal) ? FakeConnector.Json(updated, "{}") : null;
        var done = new Answer { Text = "**Done**", Closed = new("p-7f3a1c", "**Stop i-1** was plan `p-7f3a1c`. It is **carried out**, approved by bob.") };
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(TeamsBench.Message(card: "card-1"), Some.Result(done)));
        Assert.Equal(["PUT /emea/v3/conversations/a:chat/activities/card-1", "POST /emea/v3/conversations/a:chat/activities/a1"], bench.Connector.Calls.Select(c => c.Address));
        var card = bench.Connector.Calls[0].Card!;
        Assert.Contains("carried out", card["body"]!.ToJsonString());
        Assert.Empty(Actions(card));
    }

    private static JsonObject CardFor(TeamsView view) => (JsonObject)TeamsRenderer.Render(Some.Result(s_waiting), "m", view).Parts[^1]["attachments"]![0]!["content"]!;

    private static IEnumerable<JsonObject> Elements(JsonObject card) => ((JsonArray)card["body"]!).OfType<JsonObject>();

    private static IEnumerable<JsonObject> Actions(JsonObject card) => Elements(card).Where(e => (string)e["type"]! == "ActionSet").SelectMany(e => ((JsonArray)e["actions"]!).OfType<JsonObject>());

    private static JsonObject Press(string type, JsonObject data) => TeamsBench.Activity(
        type, name: "adaptiveCard/action", about: "card-1", value: type == "invoke" ? new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = "approve", ["data"] = data }, ["trigger"] = "manual" } : data);
}
