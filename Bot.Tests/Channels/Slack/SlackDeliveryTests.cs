using System.Net;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Slack.Delivery;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;
using Bot.Understanding;

namespace Bot.Tests.Channels.Slack;

public sealed class SlackDeliveryTests
{
    private static readonly Answer s_denied = new() { Text = "No.", Refused = new("not-permitted", "guardrail", "No.") };

    [Fact]
    public async Task LongAnswer_GoesInSeveralMessages_EachWithItsMark()
    {
        await using var bench = new SlackBench();
        Assert.Equal(new DeliveryOutcome.Done("1001.000100"), await bench.DeliverAsync(SlackBench.Message(), Some.Result(Some.TableAnswer(150))));
        Assert.Equal(["d1", "d1#2"], bench.Slack.Of("chat.postMessage").Select(Mark));
        Assert.All(bench.Slack.Calls, c => Assert.Equal("10.1", (string)c.Arguments["thread_ts"]!));
    }

    [Fact]
    public async Task LongAnswer_IsTakenUpWhereItStopped_AfterAnUncertainTry()
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("chat.postMessage", c => Mark(c) == "d1#2" ? """{"ok":false,"error":"fatal_error"}""" : null);
        var result = Some.Result(Some.TableAnswer(150));
        Assert.True(Assert.IsType<DeliveryOutcome.Later>(await bench.DeliverAsync(SlackBench.Message(), result)).Uncertain);

        bench.Slack.Answer("chat.postMessage", _ => null);
        bench.Slack.Answer("conversations.replies", """{"ok":true,"messages":[{"ts":"10.1"},{"ts":"11.1","metadata":{"event_type":"wheelhouse_delivery","event_payload":{"id":"d1"}}}]}""");
        Assert.Equal(new DeliveryOutcome.Done("11.1"), await bench.DeliverAsync(SlackBench.Message(), result, uncertain: true));
        Assert.Equal(["d1", "d1#2", "d1#2"], bench.Slack.Of("chat.postMessage").Select(Mark));
        Assert.Equal($"{SlackBench.Message().At.AddMinutes(-5).ToUnixTimeSeconds()}", (string)bench.Slack.Of("conversations.replies").Single().Arguments["oldest"]!);
    }

    [Fact]
    public async Task WholeTable_IsUploadedInThreeSteps_WhenItIsTooLong()
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("files.getUploadURLExternal", """{"ok":true,"file_id":"F1","upload_url":"https://files.slack.com/upload/v1/x"}""");
        bench.Slack.Respond("https://files.slack.com/upload/v1/x", _ => new(HttpStatusCode.OK));
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(SlackBench.Message(), Some.Result(Some.TableAnswer(5000))));
        Assert.Equal(["chat.postMessage", "files.getUploadURLExternal", "https://files.slack.com/upload/v1/x", "files.completeUploadExternal"], bench.Slack.Calls.Select(c => c.Method));
        var (asked, sent, shared) = (bench.Slack.Calls[1].Arguments, bench.Slack.Calls[2], bench.Slack.Calls[3].Arguments);
        Assert.Equal($"{((string)sent.Arguments["body"]!).Length}", (string)asked["length"]!);
        Assert.Null(sent.Token);
        Assert.Equal(("F1", "C1", "10.1"), ((string)shared["files"]![0]!["id"]!, (string)shared["channel_id"]!, (string)shared["thread_ts"]!));
    }

    [Fact]
    public async Task File_IsNotUploadedTwice_AfterAnUncertainTry()
    {
        await using var bench = new SlackBench();
        var name = $"table-{DeliveryMarks.Short("d1")}.csv";
        bench.Slack.Answer("conversations.replies", $$$$"""{"ok":true,"messages":[{"ts":"11.1","metadata":{"event_payload":{"id":"d1"}}},{"ts":"12.1","files":[{"name":"{{{{name}}}}"}]}]}""");
        Assert.Equal(new DeliveryOutcome.Done("11.1"), await bench.DeliverAsync(SlackBench.Message(), Some.Result(Some.TableAnswer(5000)), uncertain: true));
        Assert.Equal(["conversations.replies"], bench.Slack.Calls.Select(c => c.Method));
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"missing_scope","needed":"files:write"}""", "files:write")]
    [InlineData("""{"ok":true,"file_id":"F1","upload_url":"https://evil.example/x"}""", "no address of Slack's")]
    public async Task File_IsSaidToBeMissing_WhenItCannotBeUploaded(string asked, string said)
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("files.getUploadURLExternal", asked);
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(SlackBench.Message(), Some.Result(Some.TableAnswer(5000))));
        Assert.Contains(said, Texts(bench.Slack.Of("chat.postMessage").Last()));
        Assert.DoesNotContain(bench.Slack.Calls, c => c.Method.Contains("evil"));
    }

    [Fact]
    public async Task DataTables_BecomeTables_WhereSlackHasNone()
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("chat.postMessage", c => c.Arguments["blocks"]!.ToJsonString().Contains("data_table", StringComparison.Ordinal) ? """{"ok":false,"error":"invalid_blocks"}""" : null);
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(SlackBench.Message(), Some.Result(Some.TableAnswer(60))));
        var posts = bench.Slack.Of("chat.postMessage").ToList();
        Assert.Equal(2, posts.Count);
        var table = ((JsonArray)posts[1].Arguments["blocks"]!).Single(b => (string)b!["type"]! == "table");
        Assert.Equal(61, ((JsonArray)table!["rows"]!).Count);
    }

    [Fact]
    public async Task PrivateAnswer_BecomesText_WhenSlackDoesNotTakeItsBlocks()
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("chat.postEphemeral", """{"ok":false,"error":"invalid_blocks"}""");
        bench.Slack.Answer("chat.postMessage", c => c.Arguments.ContainsKey("blocks") ? """{"ok":false,"error":"invalid_blocks"}""" : null);
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(SlackBench.Message(), Some.Result(s_denied)));
        Assert.Contains(s_denied.Text.Split(' ')[0], (string)bench.Slack.Of("chat.postMessage").Last().Arguments["text"]!);
    }

    [Fact]
    public async Task Blocks_BecomeText_WhenSlackDoesNotTakeThem()
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("chat.postMessage", c => c.Arguments.ContainsKey("blocks") ? """{"ok":false,"error":"invalid_blocks"}""" : null);
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(SlackBench.Message(), Some.Result(Some.TableAnswer(60))));
        var text = string.Join('\n', bench.Slack.Of("chat.postMessage").Where(c => !c.Arguments.ContainsKey("blocks")).Select(c => (string)c.Arguments["text"]!));
        for (var row = 0; row < 60; row++)
            Assert.Contains($"i-{row:x17} | value {row} 1 | value {row} 2", text);
    }

    [Fact]
    public async Task Denial_IsForThePersonAlone_InAChannel()
    {
        await using var bench = new SlackBench();
        await bench.DeliverAsync(SlackBench.Message(), Some.Result(s_denied));
        Assert.Equal(("chat.postEphemeral", "U1"), (bench.Slack.Calls.Single().Method, (string)bench.Slack.Calls[0].Arguments["user"]!));
        await bench.DeliverAsync(SlackBench.Message(channel: "D1"), Some.Result(s_denied), "d2");
        Assert.Equal("chat.postMessage", bench.Slack.Calls[1].Method);
    }

    [Fact]
    public async Task Denial_GoesToDirectMessages_WhenTheChannelShowsNone()
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("chat.postEphemeral", """{"ok":false,"error":"user_not_in_channel"}""");
        await bench.DeliverAsync(SlackBench.Message(), Some.Result(s_denied));
        Assert.Equal("U1", (string)bench.Slack.Of("chat.postMessage").Single().Arguments["channel"]!);
    }

    [Fact]
    public async Task Command_IsAnsweredAtItsAddress_AndInDirectMessages_WhenThatIsUsedUp()
    {
        await using var bench = new SlackBench();
        const string url = "https://hooks.slack.com/commands/1/2";
        var message = SlackBench.Message() with { ReplyTo = new(new(url)), Place = SlackBench.Message().Place with { Thread = "command-U1" } };
        await bench.DeliverAsync(message, Some.Result(Answer.Say("hello")));
        var (method, body, token) = bench.Slack.Calls.Single();
        Assert.Equal((url, null), (method, token));
        Assert.Equal("ephemeral", (string)body["response_type"]!);

        bench.Slack.Respond(url, _ => new(HttpStatusCode.NotFound));
        await bench.DeliverAsync(message, Some.Result(Answer.Say("hello")));
        Assert.Equal("U1", (string)bench.Slack.Of("chat.postMessage").Single().Arguments["channel"]!);
    }

    [Fact]
    public async Task Asker_IsToldHowToHaveTheBotThere_WhenItIsNotInTheChannel()
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("chat.postMessage", c => (string?)c.Arguments["channel"] == "C1" ? """{"ok":false,"error":"not_in_channel"}""" : null);
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(SlackBench.Message(), Some.Result(Answer.Say("42"))));
        var written = bench.Slack.Of("chat.postMessage").Last();
        Assert.Equal("U1", (string)written.Arguments["channel"]!);
        Assert.Contains("/invite", Texts(written));
        Assert.Contains("42", Texts(written));
    }

    [Fact]
    public async Task FollowUp_IsNotAnswered_WhenItWasNotForTheBot()
    {
        await using var bench = new SlackBench();
        var result = Some.Result(Answer.Say("I did not understand.")) with { Question = Some.Question with { Family = Family.Other } };
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(SlackBench.Message("thanks, lunch?") with { Unaddressed = true }, result));
        Assert.Empty(bench.Slack.Calls);
    }

    [Theory]
    [InlineData("ratelimited", true, false)]
    [InlineData("fatal_error", true, true)]
    [InlineData("account_inactive", true, false)]
    [InlineData("is_inactive", false, false)]
    public async Task Refusal_SaysWhetherToTryAgain(string error, bool later, bool uncertain)
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("chat.postMessage", $$"""{"ok":false,"error":"{{error}}"}""");
        var outcome = await bench.DeliverAsync(SlackBench.Message(), Some.Result(Answer.Say("x")));
        Assert.Equal((later, uncertain), (outcome is DeliveryOutcome.Later, outcome is DeliveryOutcome.Later { Uncertain: true }));
    }

    private static string? Mark(SlackCall call) => (string?)call.Arguments["metadata"]?["event_payload"]?["id"];

    private static string Texts(SlackCall call) =>
        string.Join('\n', ((JsonArray)call.Arguments["blocks"]!).SelectMany(b => b!["elements"] is JsonArray e ? e.Select(x => (string?)x!["text"] as string) : [(string?)b["text"]?["text"]]));
}
