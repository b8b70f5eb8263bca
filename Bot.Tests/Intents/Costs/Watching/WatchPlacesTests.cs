using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.Intents.Costs.Watching;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Testing;
using Bot.Understanding.Watching;

namespace Bot.Tests.Intents.Costs.Watching;

/// <summary>Where a digest goes: the channel that it was asked for, not the thread in which it was said, and under no message.</summary>
public sealed class WatchPlacesTests
{
    private static readonly Answer s_digest = new() { Text = "**$1.00** last week.", Notes = ["Sent every Monday."] };

    [Fact]
    public async Task Teams_GetsItAsAMessageOfTheChannel()
    {
        await using var bench = new TeamsBench();
        var asked = TeamsBench.Message("send us costs every Monday", isDirect: false);
        Assert.Equal(TeamsBench.Thread, asked.Place.Thread);
        var message = Due(asked);
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(message, Some.Result(s_digest)));
        var call = Assert.Single(bench.Connector.Calls);
        Assert.Equal($"POST /emea/v3/conversations/{TeamsBench.Channel}/activities", call.Address);
        Assert.Null(call.Body["replyToId"]);
        Assert.Contains("$1.00", call.Text);
    }

    [Fact]
    public async Task Teams_GetsItInTheChat_WhenItWasAskedForThere()
    {
        await using var bench = new TeamsBench();
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(Due(TeamsBench.Message("send me costs every Monday")), Some.Result(s_digest)));
        Assert.Equal($"POST /emea/v3/conversations/{TeamsBench.Chat}/activities", Assert.Single(bench.Connector.Calls).Address);
    }

    [Fact]
    public async Task Slack_GetsItAsAMessageOfTheChannel()
    {
        await using var bench = new SlackBench();
        Assert.IsType<DeliveryOutcome.Done>(await bench.DeliverAsync(Due(SlackBench.Message("send us costs every Monday")), Some.Result(s_digest)));
        var call = Assert.Single(bench.Slack.Of("chat.postMessage"));
        Assert.Equal("C1", (string?)call.Arguments["channel"]);
        Assert.Null((string?)call.Arguments["thread_ts"]);
    }

    [Fact]
    public async Task Slack_GetsItOnce_WhenItIsSentAgainAfterAnUncertainTry()
    {
        await using var bench = new SlackBench();
        bench.Slack.Answer("conversations.history", """{"ok":true,"messages":[{"ts":"11.1","metadata":{"event_type":"wheelhouse_delivery","event_payload":{"id":"d1"}}}]}""");
        // A thread's replies begin with the message that it hangs on.
        bench.Slack.Answer("conversations.replies", """{"ok":true,"messages":[{"ts":"11.1","metadata":{"event_type":"wheelhouse_delivery","event_payload":{"id":"d1"}}}]}""");
        Assert.Equal(new DeliveryOutcome.Done("11.1"), await bench.DeliverAsync(Due(SlackBench.Message("send us costs every Monday")), Some.Result(s_digest), uncertain: true));
        Assert.Empty(bench.Slack.Of("chat.postMessage"));
    }

    /// <summary>The message that asks a subscription made by another one.</summary>
    private static Message Due(Message asked)
    {
        var cadence = new Cadence("week", "mon", "09:00", "UTC");
        var one = new Subscription("wtest", "ann", WatchTopics.KindDigest, "costs", "cost digest for last week", cadence, Subscription.AskerOf(asked), "#ops", cadence.After(Some.Time));
        var message = one.At(one.Due);
        Assert.Equal("wtest", message.Scheduled);
        return message;
    }
}
