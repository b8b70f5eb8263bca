using Bot.Tests.Faults.Rig;

namespace Bot.Tests.Faults;

public sealed class KillTests
{
    [Fact]
    public async Task Messages_AreAnsweredOnceInOrder_WhenTheBotIsKilledUnderLoad()
    {
        var (figures, ledger) = await KillRun.RunAsync(Clean.NewFolder("kill"), rounds: 3, seed: 7, conversations: 8);
        Clean.Check(figures, ledger, 10);
    }

    [Fact]
    public async Task Stop_FinishesOrHandsBack_WhenTheProcessIsAskedToEnd()
    {
        await using var rig = await FaultRig.StartAsync(Clean.NewFolder("stop"));
        rig.Load(8, TimeSpan.FromMilliseconds(5));
        await using (var first = await rig.BotAsync(0, rig.SqliteSettings))
        {
            await rig.AcceptedAsync(30);
            Assert.Equal(0, await first.StopAsync());
        }
        await using var second = await rig.BotAsync(0, rig.SqliteSettings);
        Clean.Check(await rig.SettleAsync(), rig.Ledger, 30);
    }
}
