using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Live;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Channels.Slack;

public sealed class LiveAnswersTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public async Task ShortTurn_ShowsNothing()
    {
        await using var bench = new SlackBench(_clock);
        bench.Delivery.Watch("d1", SlackBench.Message())!.Report(Begun("ec2:DescribeInstances"));
        await bench.DeliverAsync(SlackBench.Message(), Some.Result(Answer.Say("done")));
        Assert.Equal(["chat.postMessage"], bench.Slack.Calls.Select(c => c.Method));
    }

    [Fact]
    public async Task LongTurn_Streams_WithATaskForEachKindOfCall_AndTheAnswerTakesItsPlace()
    {
        await using var bench = new SlackBench(_clock);
        bench.Slack.Answer("chat.startStream", """{"ok":true,"ts":"20.1"}""");
        var progress = bench.Delivery.Watch("d1", SlackBench.Message())!;
        for (var i = 0; i < 17; i++)
            progress.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(bench.Slack.Called("chat.startStream"));
        progress.Report(Begun("lambda:ListFunctions"));
        progress.Report(Begun("ec2:DescribeInstances") with { Ended = true });
        await UntilAsync(bench.Slack.Called("chat.appendStream"));
        Assert.Equal(new DeliveryOutcome.Done("20.1"), await bench.DeliverAsync(SlackBench.Message(), Some.Result(Answer.Say("done"))));

        var start = bench.Slack.Of("chat.startStream").Single().Arguments;
        Assert.Equal(("C1", "10.1", "U1", "T1"), ((string)start["channel"]!, (string)start["thread_ts"]!, (string)start["recipient_user_id"]!, (string)start["recipient_team_id"]!));
        var task = Assert.Single((JsonArray)start["chunks"]!)!;
        Assert.Equal(("task_update", "ec2:DescribeInstances", "in_progress", "0 of 17 answered"), ((string)task["type"]!, (string)task["title"]!, (string)task["status"]!, (string)task["details"]!));
        var stop = bench.Slack.Of("chat.stopStream").Single().Arguments;
        Assert.Equal(["complete", "complete"], ((JsonArray)stop["chunks"]!).Select(c => (string)c!["status"]!));
        Assert.Equal("done", (string)stop["blocks"]![0]!["text"]!["text"]!);
        Assert.Empty(bench.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task LongTurn_UpdatesOneMessageInPlace_WhereThereAreNoStreams()
    {
        await using var bench = new SlackBench(_clock);
        bench.Slack.Answer("chat.startStream", """{"ok":false,"error":"unknown_method"}""");
        var progress = bench.Delivery.Watch("d1", SlackBench.Message())!;
        progress.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(bench.Slack.Called("chat.postMessage"));
        progress.Report(Begun("ec2:DescribeInstances") with { Ended = true });
        await UntilAsync(bench.Slack.Called("chat.update"));
        Assert.Equal(new DeliveryOutcome.Done("1001.000100"), await bench.DeliverAsync(SlackBench.Message(), Some.Result(Answer.Say("done"))));
        Assert.Equal("1001.000100", (string)bench.Slack.Of("chat.update").Last().Arguments["ts"]!);
        Assert.Contains("done", bench.Slack.Of("chat.update").Last().Arguments["blocks"]!.ToJsonString());
        Assert.Single(bench.Slack.Of("chat.postMessage"));

        bench.Delivery.Watch("d2", SlackBench.Message())!.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(Task.Run(async () => { while (bench.Slack.Of("chat.postMessage").Count() < 2) await Task.Yield(); }));
        Assert.Single(bench.Slack.Of("chat.startStream"));
    }

    [Fact]
    public async Task Denial_LeavesNothingForOthers_WhenTheTurnWasShown()
    {
        await using var bench = new SlackBench(_clock);
        bench.Slack.Answer("chat.startStream", """{"ok":true,"ts":"20.1"}""");
        bench.Delivery.Watch("d1", SlackBench.Message())!.Report(Begun("ec2:DescribeInstances"));
        await UntilAsync(bench.Slack.Called("chat.startStream"));
        await bench.DeliverAsync(SlackBench.Message(), Some.Result(new Answer { Text = "No.", Refused = new("not-permitted", "role", "No.") }));
        Assert.Equal(["chat.startStream", "chat.stopStream", "chat.delete", "chat.postEphemeral"], bench.Slack.Calls.Select(c => c.Method));
    }

    [Fact]
    public async Task Shown_IsTakenUp_WhenItsProcessDied()
    {
        await using var died = new SlackBench(_clock);
        died.Slack.Answer("chat.startStream", """{"ok":true,"ts":"20.1"}""");
        died.Delivery.Watch("d1", SlackBench.Message())!.Report(Begun("ec2:DescribeInstances"));
        var records = died.Get<IRecords>();
        await UntilAsync(Task.Run(async () => { while (await records.GetAsync("slack-shown", "d1", CancellationToken.None) is null) await Task.Yield(); }));

        await using var next = new SlackBench(_clock, more: s => s.AddSingleton(records));
        Assert.Equal(new DeliveryOutcome.Done("20.1"), await next.DeliverAsync(SlackBench.Message(), Some.Result(Answer.Say("done"))));
        Assert.Equal(["chat.stopStream"], next.Slack.Calls.Select(c => c.Method));
        Assert.Null(await records.GetAsync("slack-shown", "d1", CancellationToken.None));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Shown_IsNotShownAgain_WhenAnotherProcessRunsTheTurn(bool streams)
    {
        var start = streams ? """{"ok":true,"ts":"20.1"}""" : """{"ok":false,"error":"unknown_method"}""";
        await using var died = new SlackBench(_clock);
        died.Slack.Answer("chat.startStream", start);
        died.Delivery.Watch("d1", SlackBench.Message())!.Report(Begun("ec2:DescribeInstances"));
        var records = died.Get<IRecords>();
        await UntilAsync(Task.Run(async () => { while (await records.GetAsync("slack-shown", "d1", CancellationToken.None) is null) await Task.Yield(); }));
        var ts = streams ? "20.1" : (string)JsonNode.Parse((await records.GetAsync("slack-shown", "d1", CancellationToken.None))!.Json)!["Ts"]!;

        await using var next = new SlackBench(_clock, more: s => s.AddSingleton(records));
        next.Slack.Answer("chat.startStream", start);
        var progress = next.Delivery.Watch("d1", SlackBench.Message())!;
        progress.Report(Begun("ec2:DescribeInstances"));
        for (var i = 0; i < 100; i++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Delay(TimeSpan.FromMilliseconds(1));
            progress.Report(Begun("ec2:DescribeInstances") with { Ended = true });
        }
        Assert.Equal(new DeliveryOutcome.Done(ts), await next.DeliverAsync(SlackBench.Message(), Some.Result(Answer.Say("done"))));

        Assert.Empty(next.Slack.Of("chat.postMessage"));
        Assert.Empty(next.Slack.Of("chat.startStream"));
        Assert.All(next.Slack.Calls, c => Assert.Equal(ts, (string)c.Arguments["ts"]!));
        Assert.Equal(streams ? "chat.stopStream" : "chat.update", next.Slack.Calls.Last().Method);
    }

    [Fact]
    public void Calls_AreOfFewKinds_WhateverIsCalled()
    {
        var tasks = new CallCounts();
        for (var i = 0; i < 300; i++)
            tasks.Note(Begun($"service{i}:List"));
        Assert.Equal(24, tasks.TakeChanged().Count);
        Assert.Empty(tasks.TakeChanged());
    }

    private static TurnProgress Begun(string action) => new($"Asking {action}", 0, 1) { Action = action };

    private async Task UntilAsync(Task task)
    {
        while (!task.IsCompleted)
        {
            // The clock must not run away from what is being done, or a turn is shown to its limit before it says a word.
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            await Task.WhenAny(task, Task.Delay(TimeSpan.FromMilliseconds(5)));
        }
        await task;
    }
}
