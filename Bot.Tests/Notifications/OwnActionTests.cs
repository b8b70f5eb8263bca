using Bot.Tests.Notifications.Testing;
using Bot.Understanding;

namespace Bot.Tests.Notifications;

/// <summary>Buttons of people's own on notifications: who makes them, where they show, and that pressing one is saying its words.</summary>
public sealed class OwnActionTests
{
    private const string Rule = """    - { name: everything, channels: ["slack:C0OPS"], actions: [{ label: Buckets, ask: "list my buckets" }] }""";

    [Fact]
    public async Task OwnAction_IsMadeByAnAdmin_ShowsOnWhatItIsFor_AndGoes()
    {
        await using var bot = await NotificationBot.StartAsync(Rule);
        Assert.Equal("role", (await bot.AskAsync("create custom action look: list my instances", user: "U0DEV")).Answer.Refused?.By);
        Assert.Contains("**Made:**", (await bot.AskAsync("create custom action look \"Look at it\" for checkout-* when severity=high: list lambda functions in {region}")).Answer.Text, StringComparison.Ordinal);
        Assert.Contains("already", (await bot.AskAsync("create custom action LOOK: list my instances")).Answer.Text, StringComparison.Ordinal);
        Assert.True((await bot.AskAsync("create custom action lo.ok: list my instances")).Answer.Failed);
        Assert.True((await bot.AskAsync("create custom action again: run custom action look on n-7k2fq3m")).Answer.Failed);
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-errors")));
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("others")));
        await bot.SettleAsync();

        var incidents = await bot.IncidentsAsync();
        var (fits, other) = (incidents.Single(i => i.Latest.Title.StartsWith("checkout", StringComparison.Ordinal)), incidents.Single(i => i.Latest.Title.StartsWith("others", StringComparison.Ordinal)));
        var cards = bot.Slack.Of("chat.postMessage").Select(NotificationBot.TextOf).ToList();
        Assert.Contains(cards, c => c.Contains("Look at it", StringComparison.Ordinal) && c.Contains(fits.Id, StringComparison.Ordinal));
        Assert.DoesNotContain(cards, c => c.Contains("Look at it", StringComparison.Ordinal) && c.Contains(other.Id, StringComparison.Ordinal));
        Assert.All(cards, c => Assert.Contains("Buckets", c, StringComparison.Ordinal));
        Assert.Contains((await bot.AskAsync($"show {fits.Id}")).Answer.Offers, o => o.Label == "Look at it" && o.Message == $"run custom action look on {fits.Id}");
        Assert.Equal(["look", "Buckets"], Assert.Single((await bot.AskAsync("custom actions")).Answer.Tables).Rows.Select(r => r[0].Text));

        Assert.Equal("role", (await bot.AskAsync("remove custom action look", user: "U0DEV")).Answer.Refused?.By);
        Assert.StartsWith("**Removed**", (await bot.AskAsync("remove custom action look")).Answer.Text);
        Assert.DoesNotContain((await bot.AskAsync($"show {fits.Id}")).Answer.Offers, o => o.Label == "Look at it");
        Assert.Contains("Nothing was done", (await bot.AskAsync($"run custom action look on {fits.Id}")).Answer.Text, StringComparison.Ordinal);
        Assert.Equal(["ada own-action-add", "ada own-action-remove"], (await NoticeAuditTests.EntriesAsync(bot)).Where(e => $"{e["action"]}".StartsWith("own-", StringComparison.Ordinal)).Select(e => $"{e["person"]} {e["action"]}"));
    }

    [Fact]
    public async Task Pressing_IsSayingItsWords_AsWhoPresses()
    {
        await using var bot = await NotificationBot.StartAsync(Rule);
        await bot.AskAsync("create custom action look: list lambda functions in {region}");
        await bot.AskAsync("create custom action stop: lambda delete-function --function-name checkout-api");
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-errors")));
        await bot.SettleAsync();
        var id = Assert.Single(await bot.IncidentsAsync()).Id;

        var looked = await bot.AskAsync($"run custom action look on {id}");
        Assert.Equal((Family.Resources, "list lambda functions in us-east-1"), (looked.Question.Family, looked.Question.Text));
        Assert.Contains(looked.Calls, c => c.Action == "lambda:ListFunctions");
        Assert.Contains(looked.Answer.Tables, t => t.Rows.Any(r => r.Any(c => c.Text == "checkout-api")));
        Assert.Contains((await bot.AskAsync($"run custom action Buckets on {id}", user: "U0DEV")).Calls, c => c.Action.StartsWith("s3:", StringComparison.Ordinal));

        // What typing it would meet, pressing it meets: nothing is changed in a channel that reads only.
        var typed = await bot.AskAsync("lambda delete-function --function-name checkout-api");
        var pressed = await bot.AskAsync($"run custom action stop on {id}");
        Assert.Equal("guardrail", pressed.Answer.Refused?.By);
        Assert.Equal(typed.Answer.Text, pressed.Answer.Text);

        // Of another channel's incident it does nothing.
        Assert.True((await bot.AskAsync($"run custom action look on {id}", "C0REST")).Answer.Failed);
        var ran = (await NoticeAuditTests.EntriesAsync(bot)).Where(e => (string?)e["action"] == "own-action-run").ToList();
        Assert.Equal(["ada list lambda functions in us-east-1", "dev list my buckets", "ada lambda delete-function --function-name checkout-api"], ran.Select(e => $"{e["person"]} {e["detail"]!["says"]}"));
        Assert.All(ran, e => Assert.NotNull((string?)e["turn"]));
    }
}
