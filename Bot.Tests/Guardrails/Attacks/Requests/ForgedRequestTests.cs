using System.Net;
using System.Text;
using Bot.Channels;
using Bot.Guardrails.Approvals;
using Bot.Tests.Guardrails.Situations;

namespace Bot.Tests.Guardrails.Attacks.Requests;

/// <summary>
/// Requests that Slack or Microsoft did not make, at the real endpoints. None is taken in: no turn, no call, nothing posted. Before and after them the genuine ones work, so that
/// it is the forgery that was refused.
/// </summary>
public sealed class ForgedRequestTests(AttackedBot bot) : IClassFixture<AttackedBot>
{
    private const string Ada = "U0ADA", Dev = "U0DEV", Omar = "U0OMAR";
    private const string Stop = "stop instance i-0a1b2c3d4e5f67890";
    private static readonly Place Ops = new(Platform.Slack, "T0ACME", "C0OPS", "10.1");

    /// <summary>How many forged requests there are.</summary>
    internal static async Task<int> CountAsync()
    {
        await using var teams = await FakeTeams.StartAsync();
        return Slack("p-000000").Count() + TeamsOnes(teams, "p-000000").Count() + Elsewhere.Count + 1;
    }

    [Fact]
    public async Task Forgeries_HaveNoEffect_AndThePlanTheyAimAtIsCarriedOutByTheGenuinePress()
    {
        var begun = bot.Audit.Messages.Length;
        var stops = Stops();
        // A plan waits, so that the forged presses aim at something.
        await TakenAsync(SlackForgeries.Event("EvPlan", Ada, Stop).ToHttp(), "EvPlan");
        var plan = Assert.Single(await bot.Get<ApprovalStore>().InChannelAsync(Ops, CancellationToken.None)).Plan.Id;
        var before = bot.Effects;
        var faults = new StringBuilder();
        foreach (var forged in Slack(plan))
            await RefusedAsync(forged.ToHttp(), $"{forged.Path}: {forged.Name}", faults);
        foreach (var forged in TeamsOnes(bot.Teams, plan))
            await RefusedAsync(forged.ToHttp(), $"Teams {forged.Activity["type"]}: {forged.Name}", faults);
        Assert.True(faults.Length == 0, faults.ToString());
        Assert.Equal(before, bot.Effects);
        Assert.Equal(ApprovalState.Pending, (await bot.Get<ApprovalStore>().GetAsync(Ops, plan, CancellationToken.None))!.Approval.State);

        // The same press, signed: it is carried out. What Slack sends again, or a listener replays, is taken once.
        var press = SlackForgeries.Press("tr-omar", Omar, $"approve {plan}");
        await TakenAsync(press.ToHttp(), "tr-omar:confirm:o1");
        for (var i = 0; i < 3; i++)
            Assert.Equal(HttpStatusCode.OK, (await bot.Http.SendAsync(press.ToHttp())).StatusCode);
        var question = TeamsForgeries.Message(bot.Teams, "a1", AttackedBot.AdaInTeams, "list instances in us-east-1");
        await TakenAsync(question.ToHttp(), $"{TeamsForgeries.Channel};messageid=1:a1");
        await bot.Http.SendAsync(question.ToHttp());
        var replayed = bot.Effects;
        bot.Clock.Advance(TimeSpan.FromSeconds(301));
        Assert.Equal(HttpStatusCode.Unauthorized, (await bot.Http.SendAsync(press.ToHttp())).StatusCode);
        bot.Clock.Advance(TimeSpan.FromSeconds(-301));
        await TakenAsync(SlackForgeries.Event("EvLast", Ada, "help").ToHttp(), "EvLast");

        Assert.Equal(replayed.Calls, bot.Effects.Calls);
        Assert.Equal(["EvPlan", "tr-omar:confirm:o1", $"{TeamsForgeries.Channel};messageid=1:a1", "EvLast"], bot.Audit.Messages[begun..]);
        Assert.Equal(stops + 1, Stops());
    }

    /// <summary>Signed by Slack, from where and whom nobody listed. Names say nothing: Slack calls each of these channels #ops.</summary>
    public static TheoryData<string, string, string, string, string> Elsewhere => new()
    {
        { "a channel that was given the name of another", Ada, "C0EVIL", "T0ACME", "list instances in us-east-1" },
        { "the same, to change something", Ada, "C0EVIL", "T0ACME", Stop },
        { "another workspace with the same ids", Ada, "C0OPS", "T0EVIL", "list instances in us-east-1" },
        { "another workspace, to change something", Ada, "C0OPS", "T0EVIL", Stop },
        { "a person nobody listed", "U0EVIL", "C0OPS", "T0ACME", "list instances in us-east-1" },
        { "a person's id in small letters", "u0ada", "C0OPS", "T0ACME", "list instances in us-east-1" },
        { "a name for an id", "ada", "C0OPS", "T0ACME", "list instances in us-east-1" },
        { "a direct message, which nobody listed", Ada, "D0ADA", "T0ACME", "list instances in us-east-1" },
        { "a channel's id with more behind it", Ada, "C0OPSX", "T0ACME", "list instances in us-east-1" },
        { "the channel's id in small letters", Ada, "c0ops", "T0ACME", "list instances in us-east-1" },
    };

    [Theory]
    [MemberData(nameof(Elsewhere))]
    public async Task Genuine_FromElsewhere_ReachesNoAccount(string what, string user, string channel, string workspace, string text)
    {
        var calls = bot.Effects.Calls;
        await TakenAsync(SlackForgeries.Event(what, user, text, channel, workspace).ToHttp(), what);
        Assert.Equal(calls, bot.Effects.Calls);
        Assert.Equal("refused", bot.Audit.OutcomeOf(what));
    }

    [Fact]
    public async Task Channel_GetsNoMore_WhenItIsRenamed()
    {
        // Slack calls it #ops now, the channel that may change things; the directory lists it as one that reads.
        var stops = Stops();
        await TakenAsync(SlackForgeries.Event("EvRenamed", Ada, Stop, "C0READ").ToHttp(), "EvRenamed");
        Assert.Equal("refused", bot.Audit.OutcomeOf("EvRenamed"));
        Assert.Empty(await bot.Get<ApprovalStore>().InChannelAsync(Ops with { Channel = "C0READ" }, CancellationToken.None));
        Assert.Equal(stops, Stops());
    }

    private int Stops() => AccountTrail.Events(bot.World, "111122223333").Count(e => e.EventName == "StopInstances");

    private static IEnumerable<SlackRequest> Slack(string plan) =>
        SlackForgeries.Of(SlackForgeries.Event("EvForged", Ada, Stop), SlackForgeries.Event("EvOther", Dev, "help"))
            .Concat(SlackForgeries.Of(SlackForgeries.Command("trForged", Ada, Stop), SlackForgeries.Command("trOther", Dev, "help")))
            .Concat(SlackForgeries.Of(SlackForgeries.Press("trPress", Omar, $"approve {plan}"), SlackForgeries.Press("trDevs", Dev, "help")))
            .Append(SlackForgeries.Command("trEvil", Ada, "list instances", reply: "https://evil.example/commands/1") with { Name = "answers to be sent elsewhere" })
            .Append(SlackForgeries.Command("trLike", Ada, "list instances", reply: "https://hooks.slack.com.evil.example/commands/1") with { Name = "answers to be sent to a name that begins alike" })
            .Append(SlackForgeries.Event("EvMoved", Ada, Stop) with { Name = "sent to another endpoint than it was signed for", Path = "/slack/interactions" });

    private static IEnumerable<TeamsRequest> TeamsOnes(FakeTeams teams, string plan) =>
        TeamsForgeries.Of(TeamsForgeries.Message(teams, "aForged", AttackedBot.AdaInTeams, Stop), teams)
            .Concat(TeamsForgeries.Of(TeamsForgeries.Press(teams, "aPress", AttackedBot.AdaInTeams, $"approve {plan}"), teams));

    private async Task RefusedAsync(HttpRequestMessage request, string what, StringBuilder faults)
    {
        using (request)
        {
            using var response = await bot.Http.SendAsync(request);
            if ((int)response.StatusCode is < 400 or > 499)
                faults.Append($"\n{what}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
    }

    private async Task TakenAsync(HttpRequestMessage request, string message)
    {
        using (request)
        {
            using var response = await bot.Http.SendAsync(request);
            Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
        await bot.Audit.DeliveredAsync(message);
    }
}
