using System.Net;
using Bot.Notifications.Incidents;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Notifications.Testing;

namespace Bot.Tests.Notifications;

/// <summary>A thousand at once.</summary>
public sealed class FloodTests
{
    private const int Many = 1000;

    [Fact]
    public async Task Burst_IsGatheredAndNothingIsLost_WithinTheLimitsOfThePlatform()
    {
        await using var bot = await NotificationBot.StartAsync(isHurried: false);
        var statuses = new HttpStatusCode[Many];
        await Parallel.ForAsync(0, Many, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => statuses[i] = await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm($"alarm-{i:0000}"))));
        Assert.All(statuses, s => Assert.Equal(HttpStatusCode.OK, s));
        await bot.SettleAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(6));

        var incidents = await bot.IncidentsAsync();
        Assert.Equal(Many, incidents.Count);
        Assert.Equal(Many, incidents.Sum(i => i.Count));
        Assert.All(incidents, i => Assert.True(i.Told is Telling.Card or Telling.Flood));
        var cards = incidents.Count(i => i.Told == Telling.Card);
        Assert.Equal(5, cards);
        // Five cards, one message for all the others, and that message brought up to date: no more than Slack takes of a channel.
        Assert.Equal(cards + 1, bot.Slack.Of("chat.postMessage").Count(c => c.Arguments["thread_ts"] is null));
        Assert.InRange(bot.Slack.Of("chat.update").Count(), 1, 5);
        var flood = NotificationBot.TextOf(bot.Slack.Of("chat.update").Last());
        Assert.Contains($"{Many - cards} incidents at once", flood, StringComparison.Ordinal);
        var posted = bot.Slack.Of("chat.postMessage").Single(c => NotificationBot.TextOf(c).Contains("incidents at once", StringComparison.Ordinal) || NotificationBot.TextOf(c).Contains("1 incidents", StringComparison.Ordinal));
        Assert.NotNull(posted);
    }

    [Fact]
    public async Task Flood_IsAcknowledgedByOnePress_AndEndsByItself()
    {
        await using var bot = await NotificationBot.StartAsync("""    - { name: few, channels: ["slack:C0OPS"], floodFrom: 2 }""");
        for (var i = 0; i < 6; i++)
            await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm($"a{i}")));
        await bot.SettleAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(6));
        var incidents = await bot.IncidentsAsync();
        var flood = Assert.Single(incidents.Select(i => i.Flood).Where(f => f.Length > 0).Distinct());
        Assert.Equal(4, incidents.Count(i => i.Flood == flood));

        var answer = (await bot.AskAsync($"acknowledge flood {flood}")).Answer;
        Assert.Contains("4 incidents", answer.Text, StringComparison.Ordinal);
        Assert.Equal(4, (await bot.IncidentsAsync()).Count(i => i is { State: IncidentState.Acknowledged, Assignee: "ada" }));
        await bot.PassAsync(TimeSpan.FromMinutes(6));
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("the flood is over", NotificationBot.TextOf(bot.Slack.Of("chat.update").Last()), StringComparison.Ordinal);
    }
}
