using Bot.Channels;
using Bot.Guardrails.Limits;
using Bot.Tests.Testing;

namespace Bot.Tests.Guardrails.Limits;

public sealed class RateLimitsTests
{
    private readonly TestClock _clock = new(Some.Time);

    [Fact]
    public void Messages_AreRefusedBeyondTheLimit_UntilTheNextIsFree()
    {
        var limits = new RateLimits(LimitOptions.None with { MessagesPerMinute = 3 }, _clock);
        for (var i = 0; i < 3; i++)
            Assert.Null(limits.Begin(From("U1")));
        var refusal = limits.Begin(From("U1"))!;
        Assert.Equal(("limit", "guardrail"), (refusal.Reason, refusal.By));
        Assert.Equal("You may send me 3 messages a minute; none is left, the next is free in 20 seconds. Nothing was done. (Setting `Limits:MessagesPerMinute`; an operator can change it.)", refusal.Message);
        Assert.Null(limits.Begin(From("U2")));
        _clock.Now += TimeSpan.FromSeconds(20);
        Assert.Null(limits.Begin(From("U1")));
        Assert.NotNull(limits.Begin(From("U1")));
    }

    [Fact]
    public void Channel_IsLimited_WhoeverWrites_AndOthersAreNot()
    {
        var limits = new RateLimits(LimitOptions.None with { ChannelMessagesPerMinute = 2 }, _clock);
        Assert.Null(limits.Begin(From("U1")));
        Assert.Null(limits.Begin(From("U2")));
        Assert.Contains("This channel", limits.Begin(From("U3"))!.Message);
        Assert.Null(limits.Begin(From("U1", channel: "C2")));
        Assert.Null(limits.Begin(From("U1", workspace: "T2")));
    }

    [Fact]
    public void Turns_AreLimitedAtOnce_AndFreeAgainWhenTheyEnd()
    {
        var limits = new RateLimits(LimitOptions.None with { TurnsAtOnce = 2 }, _clock);
        var (a, b, c) = (From("U1"), From("U1"), From("U1"));
        Assert.Null(limits.Begin(a));
        Assert.Null(limits.Begin(b));
        Assert.Contains("2 of your questions", limits.Begin(c)!.Message);
        limits.End(a);
        Assert.Null(limits.Begin(c));
    }

    [Fact]
    public void Calls_AreLimitedByTheHour()
    {
        var limits = new RateLimits(LimitOptions.None with { CallsPerHour = 2 }, _clock);
        Assert.Null(limits.Call("ada"));
        Assert.Null(limits.Call("ada"));
        Assert.Contains("in 1800 seconds", limits.Call("ada")!.Message);
        Assert.Null(limits.Call("dev"));
        _clock.Now += TimeSpan.FromHours(1);
        Assert.Null(limits.Call("ada"));
    }

    [Fact]
    public void Terminal_AndNoLimit_LetEverythingPass()
    {
        var tight = new RateLimits(new() { MessagesPerMinute = 1, ChannelMessagesPerMinute = 1, TurnsAtOnce = 1 }, _clock);
        var none = new RateLimits(LimitOptions.None, _clock);
        for (var i = 0; i < 500; i++)
        {
            Assert.Null(tight.Begin(From("U1") with { FromTerminal = true }));
            Assert.Null(none.Begin(From("U1")));
            Assert.Null(none.Call("ada"));
        }
    }

    private static Message From(string user, string channel = "C1", string workspace = "T1") =>
        new(Guid.NewGuid().ToString("N"), new(Platform.Slack, workspace, channel, "1.1"), new(user, user), "help", Some.Time);
}
