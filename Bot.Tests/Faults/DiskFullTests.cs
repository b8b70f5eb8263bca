using Bot.Tests.Faults.Rig;

namespace Bot.Tests.Faults;

public sealed class DiskFullTests
{
    [Fact]
    public async Task Messages_AreRefusedToBeSentAgain_WhenTheDiskIsFull_AndAnsweredOnceAfterwards()
    {
        await using var rig = await FaultRig.StartAsync(Clean.NewFolder("disk"));
        rig.Load(8, TimeSpan.FromMilliseconds(2));
        // No file may grow over 1 MiB, as on a disk that has no more; SIGXFSZ is passed over, so that the write fails instead. (Twofold mapped code would be such a file too.)
        await using (var full = await rig.BotAsync(0, rig.SqliteSettings, "trap '' XFSZ; ulimit -f 2048; export DOTNET_EnableWriteXorExecute=0;"))
        {
            await FaultRig.UntilAsync(() => full.Said.Contains("could not be stored", StringComparison.Ordinal));
            Assert.Contains("could not be stored", full.Said);
            await full.KillAsync();
        }
        var before = rig.Ledger.Figures().Accepted;
        await using var roomy = await rig.BotAsync(0, rig.SqliteSettings);
        await rig.AcceptedAsync(before + 20);
        Clean.Check(await rig.SettleAsync(), rig.Ledger, before + 20);
    }
}
