using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations;

public sealed class InboxTests
{
    [Fact]
    public async Task Accept_TakesEachEventOnce_WhenManyArriveAtOnce()
    {
        var inbox = new Inbox();
        var message = Some.Message("x");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => inbox.Accept(message))));
        Assert.Equal(1, outcomes.Count(o => o == Intake.Accepted));
        Assert.Equal(99, outcomes.Count(o => o == Intake.Duplicate));
    }

    [Fact]
    public void Accept_SaysFull_AndTakesTheEventLater_WhenTooManyWait()
    {
        var inbox = new Inbox();
        while (inbox.Accept(Some.Message("x")) == Intake.Accepted)
        {
        }
        var late = Some.Message("late");
        Assert.Equal(Intake.Full, inbox.Accept(late));
        Assert.Equal(Intake.Full, inbox.Accept(late));
    }

    [Fact]
    public void Accept_KeepsPlatformsApart_WhenIdsAreEqual()
    {
        var inbox = new Inbox();
        var slack = Some.Message("x") with { Place = new(Platform.Slack, "T", "C", "1") };
        Assert.Equal(Intake.Accepted, inbox.Accept(slack));
        Assert.Equal(Intake.Accepted, inbox.Accept(slack with { Place = slack.Place with { Platform = Platform.Teams } }));
    }
}
