using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Channels.Teams.Ingress;
using Bot.Channels.Teams.Rendering;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels.Teams;

/// <summary>Every kind of thing that Teams delivers: what becomes a message, and where its answer goes.</summary>
public sealed class TeamsIntakeTests : IAsyncLifetime
{
    private readonly TeamsBench _bench = new(more: s => s.AddSingleton(new DirectorySource(new([], [], [new($"teams:{TeamsBench.Channel}", "#ops", "111122223333", "us-east-1")]))));

    public ValueTask InitializeAsync() => new(_bench.Get<TeamsChores>().StartAsync(CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await _bench.Get<TeamsChores>().StopAsync(CancellationToken.None);
        await _bench.DisposeAsync();
    }

    [Fact]
    public async Task Mention_IsStrippedByItsEntity_NotByText()
    {
        var activity = Mention("<at>Bot</at> show <at>Bot</at>s");
        await _bench.TakeAsync(activity);
        var message = Assert.Single(await _bench.TakenAsync());
        Assert.Equal(("show  s", TeamsBench.Channel, TeamsBench.Thread, false), (message.Text, message.Place.Channel, message.Place.Thread, message.Unaddressed));
        Assert.Equal(ChannelKind.Public, message.Place.Kind);
    }

    [Theory]
    [InlineData("personal", null, null, ChannelKindName.Direct, true)]
    [InlineData("groupChat", null, null, ChannelKindName.Private, false)]
    [InlineData("channel", "19:c@thread.tacv2", "standard", ChannelKindName.Public, false)]
    [InlineData("channel", "19:c@thread.tacv2", "private", ChannelKindName.Private, false)]
    [InlineData("channel", "19:c@thread.tacv2", "shared", ChannelKindName.Private, false)]
    [InlineData(null, "19:c@thread.tacv2", null, ChannelKindName.Unknown, false)]
    public void Place_IsWhatTheActivitySays(string? conversation, string? channel, string? type, ChannelKindName kind, bool isDirect)
    {
        var activity = TeamsBench.Activity("message", text: "x");
        activity["conversation"] = new JsonObject { ["id"] = "19:c@thread.tacv2;messageid=7", ["conversationType"] = conversation };
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = "t1" }, ["channel"] = channel is null ? null : new JsonObject { ["id"] = channel, ["type"] = type }, ["meeting"] = new JsonObject { ["id"] = "m" } };
        var place = TeamsBench.Read(activity).Place;
        Assert.Equal((kind.ToString(), isDirect, type == "shared"), (place.Kind.ToString(), place.IsDirect, place.IsShared));
    }

    [Fact]
    public async Task FollowUp_NeedsNoMention_WhereTheBotTakesPart()
    {
        await _bench.TakeAsync(Plain("a1", "who is on call?"));
        Assert.Empty(await _bench.TakenAsync());
        var asked = Mention("<at>Bot</at> list instances");
        await _bench.TakeAsync(asked);
        await EndAsync();
        await _bench.TakeAsync(Plain("a2", "only the stopped ones"));
        var forBob = Plain("a3", "<at>Bob</at> lunch?");
        forBob["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>Bob</at>", ["mentioned"] = new JsonObject { ["id"] = "29:bob" } });
        await _bench.TakeAsync(forBob);
        var message = Assert.Single(await _bench.TakenAsync());
        Assert.Equal(("only the stopped ones", true), (message.Text, message.Unaddressed));
    }

    [Theory]
    [InlineData("messageUpdate")]
    [InlineData("messageDelete")]
    [InlineData("typing")]
    [InlineData("event")]
    [InlineData("endOfConversation")]
    [InlineData("handoff")]
    [InlineData("somethingNew")]
    public async Task Others_AreAcknowledged_WithoutEffect(string type)
    {
        Assert.Equal(202, (await _bench.TakeAsync(TeamsBench.Activity(type, text: "list instances"))).Status);
        Assert.Empty(await _bench.TakenAsync());
        Assert.Empty(_bench.Connector.Calls);
    }

    [Fact]
    public async Task UnknownInvoke_IsAnswered_WithoutEffect()
    {
        var ack = await _bench.TakeAsync(TeamsBench.Activity("invoke", name: "config/fetch", value: new JsonObject { [CardKeys.Ask] = "list instances" }));
        Assert.Equal((200, "{}"), (ack.Status, ack.Body!.ToJsonString()));
        Assert.Empty(await _bench.TakenAsync());
    }

    [Fact]
    public async Task OwnMessages_AreNobodysQuestion()
    {
        var own = TeamsBench.Activity("message", text: "list instances");
        own["from"] = new JsonObject { ["id"] = TeamsBench.Bot };
        await _bench.TakeAsync(own);
        Assert.Empty(await _bench.TakenAsync());
    }

    [Fact]
    public async Task Install_IsKept_AndGreetedOnce_AndForgottenWhenTheBotIsRemoved()
    {
        var references = _bench.Get<ConversationReferences>();
        // Teams may tell of the bot's coming in two activities, this one first.
        var added = TeamsBench.Activity("conversationUpdate");
        added["membersAdded"] = new JsonArray(new JsonObject { ["id"] = TeamsBench.Bot });
        await _bench.TakeAsync(added);
        var install = TeamsBench.Activity("installationUpdate");
        install["action"] = "add";
        await _bench.TakeAsync(install);
        await _bench.TakeAsync(install);
        Assert.Equal(TeamsBench.Chat, (await references.ChatOfAsync("t1", TeamsBench.Ann, CancellationToken.None))!.Conversation);
        var inChannel = TeamsBench.Activity("conversationUpdate", isDirect: false);
        inChannel["membersAdded"] = new JsonArray(new JsonObject { ["id"] = TeamsBench.Bot });
        await _bench.TakeAsync(inChannel);
        Assert.Equal((TeamsBench.Service, TeamsBench.Channel), (await references.PlaceOfAsync("t1", TeamsBench.Channel, CancellationToken.None)) is { } place ? (place.Service, place.Conversation) : default);
        await _bench.CalledAsync(c => c.Count > 0);
        var greeting = Assert.Single(_bench.Connector.Of("POST"));
        Assert.Contains("who am I", greeting.Card!.ToJsonString());

        install["action"] = "remove";
        await _bench.TakeAsync(install);
        Assert.Null(await references.ChatOfAsync("t1", TeamsBench.Ann, CancellationToken.None));
    }

    [Fact]
    public async Task Reaction_CountsAsFeedback_WhenItIsAThumb()
    {
        var reaction = TeamsBench.Activity("messageReaction", about: "m7");
        reaction["reactionsAdded"] = new JsonArray(new JsonObject { ["type"] = "like" });
        await _bench.TakeAsync(reaction);
        Assert.Contains("\"good\"", await FeedbackAsync("m7"));
    }

    [Fact]
    public async Task ThumbDown_AsksWhy_AndOpensACase()
    {
        var ack = await _bench.TakeAsync(TeamsBench.Activity("invoke", name: "message/fetchTask", about: "m7", value: Some.Json("""{"data":{"actionName":"feedback","actionValue":{"reaction":"dislike"}}}""")));
        var form = ack.Body!["task"]!["value"]!["card"]!["content"]!;
        Assert.Equal(["reasons", "comment", "case"], TeamsLimits.Elements(form).Where(e => ((string)e["type"]!).StartsWith("Input.", StringComparison.Ordinal)).Select(e => (string)e["id"]!));
        Assert.Contains("\"bad\"", await FeedbackAsync("m7"));

        var sent = await _bench.TakeAsync(TeamsBench.Activity("invoke", name: "message/submitAction", about: "m7", value: Some.Json("""{"actionName":"feedback","actionValue":{"reaction":"dislike","feedback":"{\"reasons\":\"wrong,nonsense\",\"comment\":\"RDS fails over\",\"case\":\"open\"}"}}""")));
        Assert.Equal((200, "{}"), (sent.Status, sent.Body!.ToJsonString()));
        Assert.Contains("[\"wrong\"]", await FeedbackAsync("m7"));
        Assert.Equal("open a support case about this: RDS fails over", Assert.Single(await _bench.TakenAsync()).Text);
    }

    [Fact]
    public async Task ThumbUp_IsThanked()
    {
        var ack = await _bench.TakeAsync(TeamsBench.Activity("invoke", name: "message/fetchTask", about: "m7", value: Some.Json("""{"data":{"actionName":"feedback","actionValue":{"reaction":"like"}}}""")));
        Assert.Equal(("message", "Thank you; noted."), ((string)ack.Body!["task"]!["type"]!, (string)ack.Body["task"]!["value"]!));
    }

    [Fact]
    public async Task CaseDialog_IsOpened_SentAgainWhereItIsEmpty_AndBecomesAMessage()
    {
        var opened = await _bench.TakeAsync(TeamsBench.Activity("invoke", name: "task/fetch", value: new JsonObject { ["data"] = new JsonObject { [CardKeys.Dialog] = "case" } }));
        Assert.Equal("Open a support case", (string)opened.Body!["task"]!["value"]!["title"]!);
        var empty = await _bench.TakeAsync(Submit(new() { [CardKeys.Dialog] = "case", ["subject"] = " ", ["description"] = "It fails." }));
        Assert.Contains("It fails.", empty.Body!.ToJsonString());
        Assert.Empty(await _bench.TakenAsync());
        await _bench.TakeAsync(Submit(new() { [CardKeys.Dialog] = "case", ["subject"] = "RDS", ["description"] = "It fails." }));
        Assert.Equal("open a support case: RDS. It fails.", Assert.Single(await _bench.TakenAsync()).Text);
    }

    [Theory]
    [InlineData("switch-role reader in prod", 1)]
    [InlineData("terminate everything", 0)]
    public async Task RoleDialog_SendsTheChoice_AndNothingElse(string chosen, int messages)
    {
        await _bench.TakeAsync(Submit(new() { [CardKeys.Dialog] = "role", ["role"] = chosen }));
        Assert.Equal(messages, (await _bench.TakenAsync()).Count);
    }

    [Fact]
    public async Task MessageMenu_TakesTheMessagesWords_AndAnswersInTheChat()
    {
        var value = Some.Json("""{"commandId":"investigate","messagePayload":{"body":{"contentType":"html","content":"<p>ALARM <b>checkout-5xx</b> &amp; more</p>"},"attachments":[{"content":"{\"type\":\"AdaptiveCard\",\"body\":[{\"type\":\"TextBlock\",\"text\":\"5 errors\"}]}"}]}}""");
        var form = (await _bench.TakeAsync(TeamsBench.Activity("invoke", isDirect: false, name: "composeExtension/fetchTask", value: value))).Body!.ToJsonString();
        Assert.Contains("checkout-5xx", form);
        Assert.Contains("5 errors", form);

        var sent = TeamsBench.Activity("invoke", isDirect: false, name: "composeExtension/submitAction", value: new JsonObject { ["data"] = new JsonObject { [CardKeys.Dialog] = "investigate", ["text"] = "ALARM checkout-5xx" } });
        Assert.Contains("no chat with you", (await _bench.TakeAsync(sent)).Body!.ToJsonString());
        await _bench.Get<ConversationReferences>().NoteAsync(TeamsBench.Read(TeamsBench.Activity("installationUpdate")), CancellationToken.None);
        await _bench.TakeAsync(sent);
        var message = Assert.Single(await _bench.TakenAsync());
        Assert.Equal(("investigate this: ALARM checkout-5xx", TeamsBench.Chat, true), (message.Text, message.Place.Channel, message.Place.IsDirect));
    }

    [Fact]
    public async Task Choice_SendsWhatWasChosen()
    {
        await _bench.TakeAsync(TeamsBench.Activity("message", about: "m1", value: new JsonObject { [CardKeys.Chosen] = "wheelhouseChoice1", ["wheelhouseChoice1"] = "in region eu-west-1" }));
        Assert.Equal("in region eu-west-1", Assert.Single(await _bench.TakenAsync()).Text);
    }

    private static JsonObject Submit(JsonObject data) => TeamsBench.Activity("invoke", name: "task/submit", value: new JsonObject { ["data"] = data });

    private static JsonObject Plain(string id, string text) => TeamsBench.Activity("message", isDirect: false, text: text, id: id);

    private static JsonObject Mention(string text)
    {
        var activity = TeamsBench.Activity("message", isDirect: false, text: text, id: "m0");
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "mention", ["text"] = "<at>Bot</at>", ["mentioned"] = new JsonObject { ["id"] = TeamsBench.Bot } });
        return activity;
    }

    /// <summary>The turns that wait end, each with an answer that is kept.</summary>
    private async Task EndAsync()
    {
        foreach (var turn in await _bench.Store.ClaimTurnsAsync(new("test", TimeSpan.FromMinutes(1), 64, 64, new Dictionary<string, int>()), CancellationToken.None))
            await _bench.Store.FinishAsync(turn.Lease, new("{}"u8.ToArray(), "instances", []) { Person = "ann" }, CancellationToken.None);
    }

    private async Task<string> FeedbackAsync(string answer)
    {
        var found = await _bench.Get<IRecords>().ListAsync("feedback", $"teams:t1:{TeamsBench.Ann}:", CancellationToken.None).ToListAsync();
        return Assert.Single(found, r => r.Key.EndsWith($":{answer}", StringComparison.Ordinal)).Json;
    }
}

/// <summary>As the room's own, which tests cannot take as a parameter.</summary>
public enum ChannelKindName
{
    Unknown,
    Public,
    Private,
    Direct,
}
