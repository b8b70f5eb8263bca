using Bot.Channels;
using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Tests.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Conversations;

public sealed class InboxTests : IDisposable
{
    private readonly MemoryTurnStore _store = new(new ManualClock(), new(20, 15));
    private readonly RunningTurns _running = new();

    private Inbox Inbox => new(_store, _running, new IntakeRush(new ManualClock(), 0), NullLogger<Inbox>.Instance);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Accept_TakesEachEventOnce_WhenManyArriveAtOnce()
    {
        var inbox = Inbox;
        var message = Some.Message("x");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => inbox.AcceptAsync(message))));
        Assert.Equal(1, outcomes.Count(o => o == Intake.Accepted));
        Assert.Equal(99, outcomes.Count(o => o == Intake.Duplicate));
    }

    [Fact]
    public async Task Accept_SaysFull_AndTakesTheEventLater_WhenTooManyWait()
    {
        var inbox = Inbox;
        while (await inbox.AcceptAsync(Some.Message("x")) == Intake.Accepted)
        {
        }
        var late = Some.Message("late");
        Assert.Equal(Intake.Full, await inbox.AcceptAsync(late));
        var first = Assert.Single(await _store.ClaimTurnsAsync(new("o", TimeSpan.FromMinutes(1), 1, 10, new Dictionary<string, int>()), CancellationToken.None));
        await _store.FinishAsync(first.Lease, new(null, null, []), CancellationToken.None);
        Assert.Equal(Intake.Accepted, await inbox.AcceptAsync(late));
    }

    [Fact]
    public async Task Accept_KeepsPlatformsApart_WhenIdsAreEqual()
    {
        var slack = Some.Message("x") with { Place = new(Platform.Slack, "T", "C", "1") };
        Assert.Equal(Intake.Accepted, await Inbox.AcceptAsync(slack));
        Assert.Equal(Intake.Accepted, await Inbox.AcceptAsync(slack with { Place = slack.Place with { Platform = Platform.Teams } }));
    }

    [Theory]
    [InlineData("stop", true)]
    [InlineData(" Stop! ", true)]
    [InlineData("<@U0BOT> cancel", true)]
    [InlineData("stop i-0abc", false)]
    [InlineData("which instances stop tonight?", false)]
    public async Task Accept_StopsThePersonsTurn_WhenTheMessageSaysSo(string text, bool stops)
    {
        var asked = Some.Message("list instances");
        using var turn = _running.Begin(new(1, 1, PlaceKey.Conversation(asked.Place)), asked);
        await Inbox.AcceptAsync(Some.Message(text));
        Assert.Equal(stops, turn.Stopped.IsCancellationRequested);
    }

    [Fact]
    public async Task Stop_LeavesTheNextTurn_WhenThePlatformSendsItAgain()
    {
        var stop = Some.Message("stop");
        await Inbox.AcceptAsync(stop);
        var asked = Some.Message("list buckets");
        using var turn = _running.Begin(new(1, 1, PlaceKey.Conversation(asked.Place)), asked);
        Assert.Equal(Intake.Duplicate, await Inbox.AcceptAsync(stop));
        Assert.False(turn.Stopped.IsCancellationRequested);
    }

    [Fact]
    public async Task Stop_LeavesTheTurnsOfOthersAndOfOtherConversations()
    {
        var other = Some.Message("list instances", "another thread");
        var theirs = Some.Message("list instances") with { From = new("bob", "Bob") };
        using var one = _running.Begin(new(1, 1, "x"), other);
        using var two = _running.Begin(new(2, 2, "y"), theirs);
        await Inbox.AcceptAsync(Some.Message("stop"));
        Assert.False(one.Stopped.IsCancellationRequested || two.Stopped.IsCancellationRequested);
    }

    [Fact]
    public async Task Stop_ReachesEveryThread_WhenTheChatIsDirect()
    {
        var place = new Place(Platform.Slack, "T1", "D1", "10.1") { IsDirect = true };
        using var turn = _running.Begin(new(1, 1, "x"), Some.Message("list instances") with { Place = place });
        await Inbox.AcceptAsync(Some.Message("stop") with { Place = place with { Thread = "11.1" } });
        Assert.True(turn.Stopped.IsCancellationRequested);
    }
}
