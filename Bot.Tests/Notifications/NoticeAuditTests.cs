using System.Text.Json.Nodes;
using Bot.Guardrails.Audit;
using Bot.Notifications.Incidents;
using Bot.Tests.Notifications.Testing;

namespace Bot.Tests.Notifications;

/// <summary>What the audit tells of a notification, from its door to its end.</summary>
public sealed class NoticeAuditTests
{
    [Fact]
    public async Task Audit_TellsTheLifeOfAnIncident_AndWhoDidWhat()
    {
        await using var bot = await NotificationBot.StartAsync();
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-errors")));
        await bot.SettleAsync();
        var id = Assert.Single(await bot.IncidentsAsync()).Id;
        await bot.AskAsync($"acknowledge {id}");
        await bot.AskAsync($"acknowledge {id}");
        await bot.AskAsync($"assign {id} to dev");
        await bot.AskAsync($"snooze {id} for 2 hours");
        await bot.PassAsync(TimeSpan.FromHours(2));
        await bot.AskAsync($"resolve {id}");
        await bot.AskAsync($"reopen {id}");
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-errors", "OK"), at: bot.Clock.Now));
        await bot.SettleAsync();
        await bot.AskAsync("mute notifications of noisy* for 2 hours");
        await bot.AskAsync("unmute notifications of noisy*");

        var told = await EntriesAsync(bot);
        Assert.Equal(
            [
                " receive routed", " route ok", "ada acknowledge ok", "ada assign ok", "ada snooze ok", " wake ok", "ada resolve ok", "ada reopen ok", " receive routed", " route ok", " resolve ok",
                "ada mute ok", "ada unmute ok",
            ],
            told.Select(t => $"{t["person"]} {t["action"]} {t["outcome"]}"));
        var assigned = told.Single(t => (string?)t["action"] == "assign");
        Assert.Equal("dev", (string?)assigned["detail"]!["to"]);
        Assert.Equal("slack:C0OPS", (string?)assigned["channel"]);
        Assert.Contains(id, ((JsonArray)assigned["resources"]!).Select(r => (string?)r));
        var route = told.First(t => (string?)t["action"] == "route");
        Assert.Equal((NotificationBot.Channel, "everything"), ((string?)route["channel"], (string?)route["detail"]!["rule"]));
        Assert.Equal("111122223333", (string?)told[0]["account"]);
        Assert.Equal(FakeSns.Topic, (string?)told[0]["detail"]!["through"]);
    }

    [Fact]
    public async Task Audit_TellsAnEscalation_ThatNobodyAskedFor()
    {
        await using var bot = await NotificationBot.StartAsync("""    - { name: urgent, channels: ["slack:C0OPS"], escalate: { afterMinutes: 10, channels: ["slack:C0REST"] } }""");
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("ignored")));
        await bot.SettleAsync();
        await bot.PassAsync(TimeSpan.FromMinutes(11));
        var escalated = (await EntriesAsync(bot)).Single(t => (string?)t["action"] == "escalate");
        Assert.Null(escalated["person"]);
        Assert.Equal(IncidentState.Open, Assert.Single(await bot.IncidentsAsync()).State);
    }

    internal static async Task<List<JsonNode>> EntriesAsync(NotificationBot bot)
    {
        await bot.Get<IAudit>().FlushAsync(TestContext.Current.CancellationToken);
        var entries = new List<JsonNode>();
        await foreach (var entry in bot.Get<IAuditStore>().ReadAsync(new() { Kinds = [AuditKind.Notification] }, TestContext.Current.CancellationToken))
            entries.Add(JsonNode.Parse(entry.Json)!);
        return [.. entries.OrderBy(e => (long)e["seq"]!)];
    }
}
