using System.Net;
using Bot.Channels;
using Bot.Channels.Slack.Api;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Slack;

public sealed class SlackClientTests
{
    [Fact]
    public void Buckets_LetABurstThrough_ThenSpaceCallsOut_InEachChannelForItself()
    {
        var clock = new ManualClock();
        var buckets = new TokenBuckets(clock);
        TimeSpan? Take(string channel) => buckets.Take(SlackMethods.PostMessage, "T1", channel, TimeSpan.FromSeconds(3));
        for (var i = 0; i < 5; i++)
            Assert.Equal(TimeSpan.Zero, Take("C1"));
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(_ => Math.Round(Take("C1")!.Value.TotalSeconds)));
        Assert.Null(Take("C1"));
        Assert.Equal(TimeSpan.Zero, Take("C2"));
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.Zero, Take("C1"));
    }

    [Fact]
    public async Task Call_IsNotSent_WhileSlackAskedToWait()
    {
        var clock = new ManualClock();
        await using var bench = new SlackBench(clock);
        bench.Slack.Respond("chat.postMessage", _ => new(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(40)) } });
        Assert.Equal(TimeSpan.FromSeconds(40), Assert.IsType<SlackReply.Limited>(await PostAsync(bench, SlackMethods.PostMessage)).After);
        Assert.Null(Assert.IsType<SlackReply.Limited>(await PostAsync(bench, SlackMethods.PostMessage)).After);
        Assert.Single(bench.Slack.Of("chat.postMessage"));
        await bench.Client.CallAsync(SlackMethods.PostMessage, "T2", new() { ["channel"] = "C1" }, CancellationToken.None);
        Assert.Equal(2, bench.Slack.Of("chat.postMessage").Count());
    }

    [Fact]
    public async Task Post_IsTriedOnce_AndARepeatableCallAgain_WhenSlackIsIll()
    {
        await using var bench = new SlackBench(TimeProvider.System);
        bench.Slack.Respond("chat.postMessage", _ => new(HttpStatusCode.BadGateway));
        var failures = 2;
        bench.Slack.Respond("chat.update", _ => failures-- > 0 ? new(HttpStatusCode.BadGateway) : null);
        Assert.True(Assert.IsType<SlackReply.Silent>(await PostAsync(bench, SlackMethods.PostMessage)).Uncertain);
        Assert.IsType<SlackReply.Ok>(await PostAsync(bench, SlackMethods.UpdateMessage));
        Assert.Equal((1, 3), (bench.Slack.Of("chat.postMessage").Count(), bench.Slack.Of("chat.update").Count()));
    }

    [Theory]
    [InlineData("""{"ok":false,"error":"missing_scope","needed":"files:write"}""", SlackErrorKind.Scope, "missing_scope (scope files:write)")]
    [InlineData("""{"ok":false,"error":"not_in_channel"}""", SlackErrorKind.NotThere, "not_in_channel")]
    [InlineData("""{"ok":false,"error":"something_new"}""", SlackErrorKind.Refused, "something_new")]
    [InlineData("""{"ok":1}""", SlackErrorKind.Refused, "no_error_said")]
    public async Task Error_IsTyped_WhateverSlackSays(string json, object kind, string said)
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("chat.postMessage", json);
        var refused = Assert.IsType<SlackReply.Refused>(await PostAsync(bench, SlackMethods.PostMessage));
        Assert.Equal((kind, said), (refused.Error.Kind, refused.Said));
    }

    [Fact]
    public async Task Reply_KeepsMembersThatNobodyKnows()
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("chat.postMessage", """{"ok":true,"ts":"1.2","new_member":{"a":[1]}}""");
        var ok = Assert.IsType<SlackReply.Ok>(await PostAsync(bench, SlackMethods.PostMessage));
        Assert.Equal(1, ok.Body.GetProperty("new_member").GetProperty("a")[0].GetInt32());
        Assert.Equal(new DeliveryOutcome.Done("1.2"), ok.ToDelivery(SlackMethods.PostMessage));
    }

    [Fact]
    public async Task Token_GoesAlong_AndNoWhereElse()
    {
        await using var bench = new SlackBench();
        await PostAsync(bench, SlackMethods.PostMessage);
        await bench.Client.PostToAsync(new("https://hooks.slack.com/x"), "{}"u8.ToArray(), new("application/json"), CancellationToken.None);
        Assert.Equal(["xoxb-1", null], bench.Slack.Calls.Select(c => c.Token));
    }

    private static Task<SlackReply> PostAsync(SlackBench bench, SlackMethod method) => bench.Client.CallAsync(method, "T1", new() { ["channel"] = "C1" }, CancellationToken.None);
}
