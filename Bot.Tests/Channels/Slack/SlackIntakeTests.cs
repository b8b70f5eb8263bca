using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Slack.Ingress;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Identity;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels.Slack;

/// <summary>Every kind of thing that Slack delivers: what becomes a message, and where its answer goes.</summary>
public sealed class SlackIntakeTests : IAsyncLifetime
{
    private readonly SlackBench _bench = new(more: s => s.AddSingleton(new DirectorySource(new([], [],
    [
        new("slack:C1", "#ops", "111122223333", "us-east-1"),
        new("slack:C2", "#quiet", "111122223333", "us-east-1") { AnswersInThreads = false },
    ]))));

    public ValueTask InitializeAsync() => new(_bench.Get<SlackChores>().StartAsync(CancellationToken.None));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task FollowUp_NeedsNoMention_WhereTheBotTakesPart()
    {
        await EventAsync("Ev1", "app_mention", "C1", "10.1", null, "<@UBOT> list instances");
        await EventAsync("Ev2", "message", "C1", "10.2", "10.1", "only the stopped ones");
        await EventAsync("Ev3", "message", "C1", "10.3", "10.1", "<@UBOT> and in ireland?"); // comes as app_mention, too
        await EventAsync("Ev4", "message", "C1", "10.4", "10.1", "<@U2> did you see this?");
        await EventAsync("Ev5", "message", "C1", "11.1", "11.0", "in a thread of others");
        await EventAsync("Ev6", "message", "C1", "12.1", null, "in the channel itself");
        await EventAsync("Ev7", "app_mention", "C2", "20.1", null, "<@UBOT> list instances");
        await EventAsync("Ev8", "message", "C2", "20.2", "20.1", "only the stopped ones");
        var taken = await TakenAsync();
        Assert.Equal(["Ev1", "Ev2", "Ev7"], taken.Select(m => m.Id));
        Assert.Equal((true, "10.1"), (taken[1].Unaddressed, taken[1].Place.Thread));
    }

    [Fact]
    public async Task FollowUp_IsTaken_AfterARestart()
    {
        var place = SlackBench.Message().Place;
        var turn = new TurnRecord(new(Some.Question, Answer.Say("x"), Some.Time), [], null, default);
        await _bench.Get<ITurnStore>().AppendAsync(PlaceKey.Conversation(place), PlaceKey.Workspace(place), new(ConversationJson.Write(turn), "t", []), CancellationToken.None);
        await EventAsync("Ev1", "message", "C1", "10.2", "10.1", "only the stopped ones");
        Assert.Single(await TakenAsync());
    }

    [Fact]
    public async Task SharedFile_ComesWithItsQuestion()
    {
        await EventAsync(Json("""
            {"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"message","subtype":"file_share","channel_type":"im","user":"U1","channel":"D1","ts":"10.1","text":"what is wrong here?",
             "files":[{"name":"error.log","mimetype":"text/plain","url_private":"https://files.slack.com/x"},{"name":"no url"}]}}
            """));
        var message = Assert.Single(await TakenAsync());
        Assert.Equal([new SharedFile("error.log", "text/plain", "https://files.slack.com/x")], message.Files);
        Assert.Equal((true, ChannelKind.Direct), (message.Place.IsDirect, message.Place.Kind));
        await _bench.Slack.Called("assistant.threads.setTitle");
    }

    [Fact]
    public async Task Connect_MarksPeopleOfOtherWorkspaces()
    {
        await EventAsync(Json("""
            {"type":"event_callback","event_id":"Ev1","team_id":"T1","enterprise_id":"E1","is_ext_shared_channel":true,"event":{"type":"app_mention","user":"U9","user_team":"T9","channel":"C1","ts":"10.1","text":"<@UBOT> help"}}
            """));
        var message = Assert.Single(await TakenAsync());
        Assert.Equal((Standing.External, true), (message.From.Standing, message.Place.IsShared));
        Assert.Equal("E1", await _bench.Get<WorkspaceNotes>().EnterpriseOfAsync("T1", CancellationToken.None));
    }

    [Fact]
    public async Task Investigate_AsksAboutTheWholeMessage_InItsThread()
    {
        await InteractAsync("""
            {"type":"message_action","callback_id":"investigate","trigger_id":"t1","user":{"id":"U1","name":"ann"},"team":{"id":"T1"},"channel":{"id":"C1"},
             "message":{"ts":"30.1","text":"","attachments":[{"title":"ALARM: checkout-5xx","fields":[{"title":"Region","value":"us-east-1"}]}]}}
            """);
        var message = Assert.Single(await TakenAsync());
        Assert.Equal(("investigate this: ALARM: checkout-5xx\nRegion: us-east-1", "30.1", false), (message.Text, message.Place.Thread, message.Confirmed));
    }

    [Fact]
    public async Task CaseFromAMessage_OpensAModal_WhichAsksForTheCaseInThatThread()
    {
        await InteractAsync("""{"type":"message_action","callback_id":"support_case","trigger_id":"t1","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"message":{"ts":"30.1","text":"RDS fails over again"}}""");
        await _bench.Slack.Called("views.open");
        var view = (JsonObject)_bench.Slack.Of("views.open").Single().Arguments["view"]!;
        Assert.Equal("RDS fails over again", (string)view["blocks"]![1]!["element"]!["initial_value"]!);

        var refused = await SubmitAsync(view, "{}");
        Assert.Equal("errors", (string)refused.Body!["response_action"]!);
        await SubmitAsync(view, """{"subject":{"subject":{"value":"RDS"}},"description":{"description":{"value":"It fails over every night."}}}""");
        var message = Assert.Single(await TakenAsync());
        Assert.Equal(("open a support case: RDS. It fails over every night.", "C1", "30.1"), (message.Text, message.Place.Channel, message.Place.Thread));
    }

    [Fact]
    public async Task Ask_FromAnywhere_IsAnsweredInDirectMessages()
    {
        await InteractAsync("""{"type":"shortcut","callback_id":"ask","trigger_id":"t1","user":{"id":"U1"},"team":{"id":"T1"}}""");
        await _bench.Slack.Called("views.open");
        await SubmitAsync((JsonObject)_bench.Slack.Of("views.open").Single().Arguments["view"]!, """{"question":{"question":{"value":"who am I"}}}""");
        var message = Assert.Single(await TakenAsync());
        Assert.Equal(("who am I", "U1", true), (message.Text, message.Place.Channel, message.Place.IsDirect));
    }

    [Fact]
    public async Task BadFeedback_AsksWhy_AndMayOpenACase()
    {
        const string press = """{"type":"block_actions","trigger_id":"t1","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"container":{"message_ts":"11.1","thread_ts":"10.1"},"actions":[{"type":"feedback_buttons","action_id":"feedback","value":"bad"}]}""";
        await InteractAsync(press);
        await _bench.Slack.Called("views.open");
        var view = (JsonObject)_bench.Slack.Of("views.open").Single().Arguments["view"]!;
        await SubmitAsync(view, """{"reasons":{"reasons":{"selected_options":[{"value":"wrong"},{"value":"made-up"}]}},"comment":{"comment":{"value":"the count is off"}},"case":{"case":{"selected_options":[{"value":"open"}]}}}""");
        Assert.Equal("open a support case about this: the count is off", Assert.Single(await TakenAsync()).Text);
        var kept = await _bench.Get<IRecords>().GetAsync("feedback", "slack:T1:U1:C1:10.1", CancellationToken.None);
        Assert.Equal(("bad", "[\"wrong\"]"), ((string)Json(kept!.Json)["Rating"]!, Json(kept.Json)["Reasons"]!.ToJsonString()));
    }

    [Fact]
    public async Task GoodFeedback_IsKept_AndThankedFor()
    {
        await InteractAsync("""{"type":"block_actions","trigger_id":"t1","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"container":{"message_ts":"11.1","thread_ts":"10.1"},"actions":[{"type":"feedback_buttons","action_id":"feedback","value":"good"}]}""");
        await _bench.Slack.Called("chat.postEphemeral");
        Assert.Empty(await TakenAsync());
    }

    [Theory]
    [InlineData("""{"type":"block_actions","trigger_id":"t1","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"container":{"type":"message","message_ts":"11.1","is_ephemeral":true},"response_url":"https://hooks.slack.com/actions/1","actions":[{"action_id":"offer:x","value":"help"}]}""", "command-U1", "https://hooks.slack.com/actions/1")]
    [InlineData("""{"type":"block_actions","trigger_id":"t1","user":{"id":"U1"},"team":{"id":"T1"},"channel":{"id":"C1"},"container":{"type":"message","message_ts":"11.1","is_ephemeral":true},"response_url":"https://evil.example/1","actions":[{"action_id":"offer:x","value":"help"}]}""", "home", null)]
    [InlineData("""{"type":"block_actions","trigger_id":"t1","user":{"id":"U1"},"team":{"id":"T1"},"container":{"type":"view","view_id":"V1"},"actions":[{"action_id":"resource","selected_option":{"value":"help"}}]}""", "home", null)]
    [InlineData("""{"type":"block_actions","trigger_id":"t1","user":{"id":"U1"},"team":null,"enterprise":{"id":"E1"},"channel":{"id":"C1"},"container":{"message_ts":"11.1"},"actions":[{"action_id":"choose","selected_option":{"value":"help"}}]}""", "11.1", null)]
    public async Task Press_IsAnsweredWhereItWasMade(string payload, string thread, string? reply)
    {
        await InteractAsync(payload);
        var message = Assert.Single(await TakenAsync());
        Assert.Equal(("help", thread, reply), (message.Text, message.Place.Thread, message.ReplyTo?.Url.ToString()));
    }

    [Fact]
    public async Task View_OfAnotherWorkspace_SaysNothing()
    {
        var ack = await _bench.Get<SlackIntake>().InteractionAsync(Json("""
            {"type":"view_submission","user":{"id":"U1"},"team":{"id":"T2"},"view":{"id":"V1","callback_id":"ask","private_metadata":"{\"Workspace\":\"T1\",\"Channel\":\"C1\",\"Thread\":\"1.1\"}","state":{"values":{"question":{"question":{"value":"x"}}}}}}
            """));
        Assert.Equal(200, ack.Status);
        Assert.Empty(await TakenAsync());
    }

    [Fact]
    public async Task Chat_ShowsQuestionsToBeginWith_WhenItIsOpened()
    {
        await EventAsync(Json("""{"type":"event_callback","event_id":"Ev1","team_id":"T1","event":{"type":"app_home_opened","user":"U1","channel":"D1","tab":"messages"}}"""));
        await _bench.Slack.Called("assistant.threads.setSuggestedPrompts");
        Assert.Equal(4, ((JsonArray)_bench.Slack.Of("assistant.threads.setSuggestedPrompts").Single().Arguments["prompts"]!).Count);
    }

    [Fact]
    public async Task Suggestions_AreAnsweredAtOnce_EvenWhereNothingIsKnown()
    {
        var ack = await _bench.Get<SlackIntake>().InteractionAsync(Json("""{"type":"block_suggestion","action_id":"resource","value":"web","user":{"id":"U1"},"team":{"id":"T1"}}"""));
        Assert.Equal("""{"options":[]}""", ack.Body!.ToJsonString());
    }

    private Task EventAsync(string id, string type, string channel, string ts, string? thread, string text)
    {
        var e = new JsonObject { ["type"] = type, ["channel"] = channel, ["channel_type"] = type == "message" ? "channel" : null, ["user"] = "U1", ["ts"] = ts, ["text"] = text };
        if (thread is not null)
            e["thread_ts"] = thread;
        return EventAsync(new()
        {
            ["type"] = "event_callback",
            ["event_id"] = id,
            ["team_id"] = "T1",
            ["event"] = e,
            ["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = "UBOT", ["is_bot"] = true }),
        });
    }

    private Task<SlackAck> EventAsync(JsonObject envelope) => _bench.Get<SlackIntake>().EventAsync(JsonSerializer.SerializeToElement(envelope));

    private Task<SlackAck> InteractAsync(string payload) => _bench.Get<SlackIntake>().InteractionAsync(Json(payload));

    private Task<SlackAck> SubmitAsync(JsonObject view, string values)
    {
        var submitted = (JsonObject)view.DeepClone();
        submitted["id"] = "V1";
        submitted["state"] = new JsonObject { ["values"] = Json(values) };
        return _bench.Get<SlackIntake>().InteractionAsync(new() { ["type"] = "view_submission", ["user"] = new JsonObject { ["id"] = "U1" }, ["team"] = new JsonObject { ["id"] = "T1" }, ["view"] = submitted });
    }

    private static JsonObject Json(string json) => StrictJson.Parse(System.Text.Encoding.UTF8.GetBytes(json))!;

    private async Task<ImmutableArray<Message>> TakenAsync()
    {
        var store = _bench.Get<ITurnStore>();
        var taken = ImmutableArray.CreateBuilder<Message>();
        while (await store.ClaimTurnsAsync(new("test", TimeSpan.FromMinutes(1), 1, 1, new Dictionary<string, int>()), CancellationToken.None) is [var claimed])
        {
            taken.Add(ConversationJson.ReadMessage(claimed.Message.Body)!);
            await store.FinishAsync(claimed.Lease, new(null, null, []), CancellationToken.None);
        }
        return [.. taken.OrderBy(m => m.Id, StringComparer.Ordinal)];
    }
}
