using Bot.Tests.Faults.Rig;
using Bot.Tests.Testing;

namespace Bot.Tests.Faults;

/// <summary>The time of day jumps, forward and back, by minutes: as a machine's clock does that is set right.</summary>
public sealed class ClockJumpTests
{
    [Fact]
    public async Task Messages_AreAnsweredOnceInOrder_WhenTheClockJumps_AndTheBotIsKilledMeanwhile()
    {
        SkipWithout(FakeClock.Missing);
        await using var rig = await FaultRig.StartAsync(Clean.NewFolder("clock"));
        var clock = new FakeClock(Path.Combine(rig.Folder, "time"));
        rig.Load(8, TimeSpan.FromMilliseconds(5));
        await using (var first = await rig.BotAsync(0, rig.SqliteSettings, clock.Shell))
        {
            await JumpAsync(rig, clock);
            await first.KillAsync();
        }
        await using var second = await rig.BotAsync(0, rig.SqliteSettings, clock.Shell);
        await JumpAsync(rig, clock);
        Clean.Check(await rig.SettleAsync(), rig.Ledger, 200);
    }

    [Fact]
    public async Task Messages_AreAnsweredOnceInOrder_WhenReplicasClocksDiffer_AndJump()
    {
        SkipWithout(FakeClock.Missing ?? PostgresCluster.Missing);
        var (figures, ledger) = await ReplicaRun.RunAsync(Clean.NewFolder("clocks"), [.. Enumerable.Range(0, FakeClock.Jumps + 2).Select(i => (ReplicaFault.Clock, i % 2))]);
        Clean.Check(figures, ledger, 100);
    }

    /// <summary>The clock's jumps, each after some more messages came through.</summary>
    private static async Task JumpAsync(FaultRig rig, FakeClock clock)
    {
        for (var i = 0; i < FakeClock.Jumps; i++)
        {
            clock.Jump();
            await rig.AcceptedAsync(rig.Ledger.Figures().Accepted + 20);
        }
    }

    private static void SkipWithout(string? missing)
    {
        if (missing is not null && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(missing);
    }
}
