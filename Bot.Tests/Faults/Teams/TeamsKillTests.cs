using Bot.Tests.Faults.Rig;

namespace Bot.Tests.Faults.Teams;

public sealed class TeamsKillTests
{
    private const int Rounds = 3;

    [Fact]
    public async Task Activities_AreAnsweredOnceInOrder_OrSayThatTheyAreSentAgain_WhenTheBotIsKilledUnderLoad()
    {
        var random = new Random(11);
        await using var rig = await TeamsRig.StartAsync(Clean.NewFolder("teams-kill"));
        rig.Load(8, TimeSpan.FromMilliseconds(5));
        for (var round = 0; round < Rounds; round++)
        {
            await using var bot = await rig.BotAsync();
            await rig.AcceptedAsync(rig.Ledger.Figures().Accepted + 10);
            await Task.Delay(random.Next(400));
            await bot.KillAsync();
        }
        await using var last = await rig.BotAsync();
        await rig.AcceptedAsync(rig.Ledger.Figures().Accepted + 10);
        Clean.Check(await rig.SettleAsync(), rig.Ledger, 40);
        TestContext.Current.TestOutputHelper?.WriteLine($"{rig.Ledger.Figures()}, said that they are sent again {rig.Teams.SaidAgain}");
    }
}
