using Bot.Notifications.Incidents;
using Bot.Tests.Notifications.Testing;

namespace Bot.Tests.Notifications;

/// <summary>What becomes of an incident: by further messages, by people, by time.</summary>
public sealed class LifeCycleTests
{
    [Fact]
    public async Task Alarm_IsOneCardThatFollowsItsState_WithItsThread()
    {
        await using var bot = await NotificationBot.StartAsync();
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-errors")));
        await bot.SettleAsync();
        await bot.PassAsync(TimeSpan.FromMinutes(10));
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-errors", "OK"), at: bot.Clock.Now));
        await bot.SettleAsync();

        var posts = bot.Slack.Of("chat.postMessage").ToList();
        Assert.Equal(2, posts.Count);
        Assert.Null(posts[0].Arguments["thread_ts"]);
        Assert.NotNull(posts[1].Arguments["thread_ts"]);
        Assert.Contains("OK again", NotificationBot.TextOf(posts[1]), StringComparison.Ordinal);
        var update = Assert.Single(bot.Slack.Of("chat.update"));
        Assert.Equal((string?)posts[1].Arguments["thread_ts"], (string?)update.Arguments["ts"]);
        Assert.Contains("over since", NotificationBot.TextOf(update), StringComparison.Ordinal);
        Assert.DoesNotContain("\"Acknowledge\"", NotificationBot.TextOf(update), StringComparison.Ordinal);
        Assert.Equal(IncidentState.Resolved, Assert.Single(await bot.IncidentsAsync()).State);
    }

    [Fact]
    public async Task Alarm_HasANewCard_WhenItFiresAgain()
    {
        await using var bot = await NotificationBot.StartAsync();
        foreach (var state in (string[])["ALARM", "OK", "ALARM"])
        {
            await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("flapping", state)));
            await bot.SettleAsync();
        }
        Assert.Equal(2, bot.Slack.Of("chat.postMessage").Count(c => c.Arguments["thread_ts"] is null));
        Assert.Equal(2, Assert.Single(await bot.IncidentsAsync()).Round);
    }

    [Fact]
    public async Task Repeats_ChangeTheCardSeldom_AndPostNothing()
    {
        await using var bot = await NotificationBot.StartAsync();
        for (var i = 0; i < 20; i++)
            await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("again")));
        await bot.SettleAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(6));
        Assert.Single(bot.Slack.Of("chat.postMessage"));
        Assert.Contains("20 messages", NotificationBot.TextOf(Assert.Single(bot.Slack.Of("chat.update"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_TakeCareOfAnIncident_ByItsId()
    {
        await using var bot = await NotificationBot.StartAsync();
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-errors")));
        await bot.SettleAsync();
        var id = Assert.Single(await bot.IncidentsAsync()).Id;

        Assert.Contains("ada takes care of it", (await bot.AskAsync($"acknowledge {id}")).Answer.Text, StringComparison.Ordinal);
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("ada takes care of it", NotificationBot.TextOf(Assert.Single(bot.Slack.Of("chat.update"))), StringComparison.Ordinal);
        Assert.Contains("assigned to you", (await bot.AskAsync("my open alarms")).Answer.Text, StringComparison.Ordinal);
        await bot.AskAsync($"assign {id} to dev");
        Assert.Equal("dev", Assert.Single(await bot.IncidentsAsync()).Assignee);
        await bot.AskAsync($"<@U0BOT> assign {id} to <@U0ADA>");
        Assert.Equal("ada", Assert.Single(await bot.IncidentsAsync()).Assignee);
        Assert.True((await bot.AskAsync($"assign {id} to nobody-known")).Answer.Failed);
        Assert.Contains("snoozed until", (await bot.AskAsync($"snooze {id} for 2 hours")).Answer.Text, StringComparison.Ordinal);
        await bot.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal(IncidentState.Open, Assert.Single(await bot.IncidentsAsync()).State);
        Assert.Contains(bot.Slack.Of("chat.postMessage"), c => NotificationBot.TextOf(c).Contains("snooze is over", StringComparison.Ordinal));
        await bot.AskAsync($"resolve {id}");
        Assert.Equal(IncidentState.Resolved, Assert.Single(await bot.IncidentsAsync()).State);
        await bot.AskAsync($"reopen {id}");
        Assert.Equal(IncidentState.Open, Assert.Single(await bot.IncidentsAsync()).State);
        Assert.Contains(Assert.Single((await bot.AskAsync($"show {id}")).Answer.Tables).Rows, r => r[1].Text == "ada" && r[2].Text == "acknowledged");
        Assert.True((await bot.AskAsync("acknowledge n-2222222")).Answer.Failed);
    }

    [Fact]
    public async Task Incident_IsNotSpokenOf_InAnotherChannel()
    {
        await using var bot = await NotificationBot.StartAsync();
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-errors")));
        await bot.SettleAsync();
        var id = Assert.Single(await bot.IncidentsAsync()).Id;
        Assert.True((await bot.AskAsync($"acknowledge {id}", "C0REST")).Answer.Failed);
        Assert.Equal(IncidentState.Open, Assert.Single(await bot.IncidentsAsync()).State);
    }

    [Fact]
    public async Task Incident_Escalates_WhenNobodyAcknowledges()
    {
        await using var bot = await NotificationBot.StartAsync("""    - { name: urgent, channels: ["slack:C0OPS"], escalate: { afterMinutes: 10, channels: ["slack:C0REST"], mentions: ["slack:U0ADA"] } }""");
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("ignored")));
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("cared-for")));
        await bot.SettleAsync();
        var cared = (await bot.IncidentsAsync()).Single(i => i.Latest.Title.StartsWith("cared", StringComparison.Ordinal));
        await bot.AskAsync($"ack {cared.Id}");
        await bot.PassAsync(TimeSpan.FromMinutes(11));
        var told = Assert.Single(bot.Slack.Of("chat.postMessage"), c => (string?)c.Arguments["channel"] == "C0REST");
        Assert.Contains("Escalated", NotificationBot.TextOf(told), StringComparison.Ordinal);
        Assert.Contains("ignored", NotificationBot.TextOf(told), StringComparison.Ordinal);
        Assert.Contains("<@U0ADA>", NotificationBot.TextOf(told), StringComparison.Ordinal);
        await bot.PassAsync(TimeSpan.FromMinutes(11));
        Assert.Single(bot.Slack.Of("chat.postMessage"), c => (string?)c.Arguments["channel"] == "C0REST");
        // Where it was escalated to, it can be taken care of.
        var ignored = (await bot.IncidentsAsync()).Single(i => i.IsEscalated);
        Assert.False((await bot.AskAsync($"acknowledge {ignored.Id}", "C0REST")).Answer.Failed);
    }

    [Fact]
    public async Task Mute_HoldsBackUntilItEnds_AndKeepsWhatCame()
    {
        await using var bot = await NotificationBot.StartAsync();
        Assert.Contains("muted here until 2026-11-20 14:00", (await bot.AskAsync("mute notifications of noisy* for 2 hours")).Answer.Text, StringComparison.Ordinal);
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("noisy-one")));
        await bot.SettleAsync();
        Assert.Empty(bot.Slack.Of("chat.postMessage"));
        Assert.Contains("1 notification", (await bot.AskAsync("show open notifications")).Answer.Text, StringComparison.Ordinal);
        Assert.Contains("noisy*", Assert.Single((await bot.AskAsync("what is muted?")).Answer.Tables).Rows[0][0].Text, StringComparison.Ordinal);
        await bot.AskAsync("unmute notifications of noisy*");
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("noisy-two")));
        await bot.SettleAsync();
        Assert.Single(bot.Slack.Of("chat.postMessage"));
    }

    [Fact]
    public async Task QuietHours_HoldBackUntilTheyEnd_ButForWhatIsBadEnough()
    {
        await using var bot = await NotificationBot.StartAsync("""    - { name: nights, channels: ["slack:C0OPS"], quietHours: { from: "12:00", to: "13:00", zone: UTC, except: critical } }""");
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("can-wait")));
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("disk-critical")));
        await bot.SettleAsync();
        Assert.Contains("disk-critical", NotificationBot.TextOf(Assert.Single(bot.Slack.Of("chat.postMessage"))), StringComparison.Ordinal);
        await bot.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("can-wait", NotificationBot.TextOf(bot.Slack.Of("chat.postMessage").Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_TellsTogether_WhatCameMeanwhile()
    {
        await using var bot = await NotificationBot.StartAsync("""    - { name: hourly, channels: ["slack:C0OPS"], digestMinutes: 60 }""");
        for (var i = 0; i < 3; i++)
            await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm($"a{i}")));
        await bot.SettleAsync();
        Assert.Empty(bot.Slack.Of("chat.postMessage"));
        await bot.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("3 notifications of hourly", NotificationBot.TextOf(Assert.Single(bot.Slack.Of("chat.postMessage"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Card_GoesWhereTheRestGoes_WhenItsChannelDoesNotTakeIt()
    {
        await using var bot = await NotificationBot.StartAsync();
        bot.Slack.Answer("chat.postMessage", c => (string?)c.Arguments["channel"] == "C0OPS" ? """{"ok":false,"error":"is_archived"}""" : null);
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("lost")));
        await bot.SettleAsync();
        await bot.SettleAsync();
        var post = bot.Slack.Of("chat.postMessage").Last();
        Assert.Equal("C0REST", (string?)post.Arguments["channel"]);
        Assert.Contains("could not be delivered", NotificationBot.TextOf(post), StringComparison.Ordinal);
    }
}
