using Bot.Tests.Faults.Rig;
using Bot.Tests.Testing;

namespace Bot.Tests.Faults;

/// <summary>The time of day jumps, forward and back, by minutes: as a machine's clock does that is set right. Debian's libfaketime moves it.</summary>
public sealed class ClockJumpTests
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";
    /// <summary>Within the five minutes that a signature may be old or early.</summary>
    private static readonly string[] s_jumps = ["+240s", "-240s", "+120s", "-200s", "+0s"];

    [Fact]
    public async Task Messages_AreAnsweredOnceInOrder_WhenTheClockJumps_AndTheBotIsKilledMeanwhile()
    {
        SkipWithout();
        await using var rig = await FaultRig.StartAsync(Clean.NewFolder("clock"));
        rig.Load(8, TimeSpan.FromMilliseconds(5));
        await using (var first = await rig.BotAsync(0, rig.SqliteSettings, Clock(rig, 0)))
        {
            await JumpAsync(rig, 0);
            await first.KillAsync();
        }
        await using var second = await rig.BotAsync(0, rig.SqliteSettings, Clock(rig, 0));
        await JumpAsync(rig, 0);
        Clean.Check(await rig.SettleAsync(), rig.Ledger, 200);
    }

    [Fact]
    public async Task Messages_AreAnsweredOnceInOrder_WhenReplicasClocksDiffer_AndJump()
    {
        SkipWithout();
        if (PostgresCluster.Missing is { } missing && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(missing);
        await using var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.CreateDatabaseAsync();
        await using var rig = await FaultRig.StartAsync(Clean.NewFolder("clocks"), bots: 2);
        var settings = rig.Settings("--Store:Postgres", database, "--Turns:LeaseSeconds", "3");
        await using var first = await rig.BotAsync(0, settings, Clock(rig, 0));
        await using var second = await rig.BotAsync(1, settings, Clock(rig, 1));
        await File.WriteAllTextAsync(ClockOf(rig, 1), "-150s");
        rig.Load(8, TimeSpan.FromMilliseconds(5));
        await JumpAsync(rig, 0);
        Clean.Check(await rig.SettleAsync(), rig.Ledger, 100);
    }

    /// <summary>The clock's jumps, each after some more messages came through.</summary>
    private static async Task JumpAsync(FaultRig rig, int clock)
    {
        foreach (var jump in s_jumps)
        {
            await File.WriteAllTextAsync(ClockOf(rig, clock), jump);
            await rig.AcceptedAsync(rig.Ledger.Figures().Accepted + 20);
        }
    }

    private static string ClockOf(FaultRig rig, int clock) => Path.Combine(rig.Folder, $"clock-{clock}");

    private static string Clock(FaultRig rig, int clock)
    {
        File.WriteAllText(ClockOf(rig, clock), "+0s");
        return $"export LD_PRELOAD={Library} FAKETIME_TIMESTAMP_FILE='{ClockOf(rig, clock)}' FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1;";
    }

    private static void SkipWithout()
    {
        if (!File.Exists(Library) && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip($"Debian's libfaketime is not installed ({Library}).");
    }
}
