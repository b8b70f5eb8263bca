using System.Text.Json.Nodes;
using Bot.Channels;
using Bot.Identity;
using Bot.Intents.History;
using Bot.Intents.Investigations.Replay;
using Bot.Notifications.Incidents;
using Bot.Tests.Notifications.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Notifications;

/// <summary>What incidents and investigations keep of a person is handed out and erased with the rest of theirs.</summary>
public sealed class PersonalDataTests
{
    private static readonly Place Place = new(Platform.Slack, "T0ACME", "C0OPS", "10.1");

    [Fact]
    public async Task IncidentsAndMutes_AreTold_AndKeepNoNameOnceErased()
    {
        await using var bot = await NotificationBot.StartAsync();
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("checkout-errors")));
        await bot.SendAsync(bot.Sns.Notification(NotificationBot.Alarm("others")));
        await bot.SettleAsync();
        var mine = (await bot.IncidentsAsync()).Single(i => i.Latest.Title.StartsWith("checkout", StringComparison.Ordinal)).Id;
        var dev = (await bot.IncidentsAsync()).Single(i => i.Id != mine).Id;
        await bot.AskAsync($"acknowledge {mine}");
        await bot.AskAsync($"assign {dev} to dev");
        await bot.AskAsync("mute notifications of noisy* for 2 hours");
        await bot.PassAsync(TimeSpan.FromSeconds(1));

        var told = await ExportAsync<IncidentData>(bot, "ada");
        Assert.Equal(["incident", "incident", "mute"], told.Select(t => (string?)t["kind"]).Order());
        var first = told.Single(t => (string?)t["id"] == mine);
        Assert.True((bool)first["assigned"]!);
        Assert.Equal("acknowledged", (string?)Assert.Single((JsonArray)first["did"]!)!["what"]);
        Assert.Single(await ExportAsync<IncidentData>(bot, "dev"));

        await Data<IncidentData>(bot).EraseAsync(Some.Caller with { Person = "ada" }, Place, CancellationToken.None);
        Assert.Empty(await ExportAsync<IncidentData>(bot, "ada"));
        var after = await bot.IncidentsAsync();
        Assert.Equal(("", IncidentState.Acknowledged), (after.Single(i => i.Id == mine).Assignee, after.Single(i => i.Id == mine).State));
        Assert.Contains(after.Single(i => i.Id == mine).History, h => h is { Who: "somebody", What: "acknowledged" });
        Assert.Equal("dev", after.Single(i => i.Id == dev).Assignee);
        Assert.Equal("somebody", Assert.Single(await bot.Get<IncidentStore>().MutesAsync(NotificationBot.Channel, CancellationToken.None)).By);
        // The card that showed the name shows it no more.
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("ada takes care", NotificationBot.TextOf(bot.Slack.Of("chat.update").Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Investigations_AreTold_AndGone_OnceErased()
    {
        await using var bot = await NotificationBot.StartAsync();
        var answer = (await bot.AskAsync("why is the alarm checkout-5xx-high firing?")).Answer;
        var id = answer.Offers.Single(o => o.Id == "replay").Message.Split(' ')[^1];

        var told = Assert.Single(await ExportAsync<InvestigationData>(bot, "ada"));
        Assert.Equal((id, "why is the alarm checkout-5xx-high firing?"), ((string?)told["id"], (string?)told["question"]));
        Assert.Empty(await ExportAsync<InvestigationData>(bot, "dev"));
        await Data<InvestigationData>(bot).EraseAsync(Some.Caller with { Person = "dev" }, Place, CancellationToken.None);
        Assert.False((await bot.AskAsync($"replay investigation {id}")).Answer.Failed);

        await Data<InvestigationData>(bot).EraseAsync(Some.Caller with { Person = "ada" }, Place, CancellationToken.None);
        Assert.Empty(await ExportAsync<InvestigationData>(bot, "ada"));
        Assert.Contains("There is no investigation", (await bot.AskAsync($"replay investigation {id}")).Answer.Text, StringComparison.Ordinal);
    }

    private static T Data<T>(NotificationBot bot) where T : IPersonalData => bot.Get<IEnumerable<IPersonalData>>().OfType<T>().Single();

    private static async Task<List<JsonNode>> ExportAsync<T>(NotificationBot bot, string person) where T : IPersonalData
    {
        var lines = new List<JsonNode>();
        await foreach (var line in Data<T>(bot).ExportAsync(Some.Caller with { Person = person }, Place, TestContext.Current.CancellationToken))
            lines.Add(JsonNode.Parse(line)!);
        return lines;
    }
}
