using Bot.Tests.Notifications.Testing;

namespace Bot.Tests.Notifications;

/// <summary>What the bot looks up by itself for a notification, and with which rights.</summary>
public sealed class InvestigatedTests
{
    private const string Rule = """    - { name: investigated, channels: ["slack:C0OPS"], investigate: true }""";
    private const string Role = ", notificationRoles: [\"arn:aws:iam::111122223333:role/wheelhouse-developer\"]";

    [Fact]
    public async Task Alarm_HasItsGraphAndItsInvestigation_InItsThread()
    {
        await using var bot = await NotificationBot.StartAsync(Rule, Role);
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-5xx-high", function: "checkout-api")));
        await bot.SettleAsync();
        await bot.SettleAsync();
        var posts = bot.Slack.Of("chat.postMessage").ToList();
        Assert.Null(posts[0].Arguments["thread_ts"]);
        Assert.All(posts.Skip(1), p => Assert.NotNull(p.Arguments["thread_ts"]));
        // The investigation names the alarm, and as whom it was looked up.
        Assert.Contains(posts.Skip(1), p => NotificationBot.TextOf(p).Contains("checkout-5xx-high", StringComparison.Ordinal));
        Assert.Contains(posts.Skip(1), p => NotificationBot.TextOf(p).Contains("wheelhouse-developer", StringComparison.Ordinal));
        Assert.Contains("cloudwatch:GetMetricData", NotificationBot.TextOf(posts[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_IsLookedUp_WithoutARoleForIt()
    {
        await using var bot = await NotificationBot.StartAsync(Rule);
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-5xx-high")));
        await bot.SettleAsync();
        await bot.SettleAsync();
        Assert.DoesNotContain("GetMetricData", NotificationBot.TextOf(bot.Slack.Of("chat.postMessage").First()), StringComparison.Ordinal);
        Assert.Contains("notificationRoles", NotificationBot.TextOf(bot.Slack.Of("chat.postMessage").Last()), StringComparison.Ordinal);
    }
}
