using Bot.Channels.Teams.Api;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Teams;

public sealed class ConversationPaceTests
{
    private static readonly (int Activities, double Seconds)[] s_limits = [(7, 1), (8, 2), (60, 30), (1800, 3600)];
    private readonly ManualClock _clock = new();

    /// <summary>Whoever sends as fast as it may, after any rest, stays within every documented limit, in the order asked.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(45)]
    [InlineData(4000)]
    public void Conversation_StaysWithinEveryLimit(int rest)
    {
        var pace = new ConversationPace(_clock);
        var place = new TeamsPlace("https://smba.trafficmanager.net/", "c1", "");
        var sent = new List<double>();
        for (var i = 0; i < 2500; i++)
        {
            if (i == 700)
                _clock.Advance(TimeSpan.FromSeconds(rest));
            var wait = pace.Take(place, TimeSpan.MaxValue)!.Value;
            _clock.Advance(wait);
            sent.Add(_clock.GetTimestamp() / (double)TimeSpan.TicksPerSecond);
        }
        foreach (var (activities, seconds) in s_limits)
        {
            for (var i = activities; i < sent.Count; i++)
                Assert.True(sent[i] - sent[i - activities] >= seconds - 0.001, $"{activities + 1} activities in {sent[i] - sent[i - activities]:0.000} s");
        }
    }

    [Fact]
    public void Few_GoAtOnce()
    {
        var pace = new ConversationPace(_clock);
        Assert.All(Enumerable.Range(0, 4), _ => Assert.Equal(TimeSpan.Zero, pace.Take(new("s", "c1", "t1"), TimeSpan.Zero)));
        Assert.Null(pace.Take(new("s", "c1", "t1"), TimeSpan.Zero));
        Assert.Equal(TimeSpan.Zero, pace.Take(new("s", "c2", "t1"), TimeSpan.Zero));
    }

    [Fact]
    public void Tenant_StaysWithinItsLimit()
    {
        var pace = new ConversationPace(_clock);
        var sent = new List<double>();
        for (var i = 0; i < 300; i++)
        {
            _clock.Advance(pace.Take(new("s", $"c{i}", "t1"), TimeSpan.MaxValue)!.Value);
            sent.Add(_clock.GetTimestamp() / (double)TimeSpan.TicksPerSecond);
        }
        for (var i = 30; i < sent.Count; i++)
            Assert.True(sent[i] - sent[i - 30] >= 0.999);
    }

    [Fact]
    public void Block_HoldsTheConversation_ForAsLongAsTeamsSaid()
    {
        var pace = new ConversationPace(_clock);
        pace.Block(new("s", "c1", ""), TimeSpan.FromSeconds(9));
        Assert.Equal(TimeSpan.FromSeconds(9), pace.Take(new("s", "c1", ""), TimeSpan.MaxValue));
    }
}
