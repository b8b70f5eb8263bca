using Bot.Tests.Faults.Rig;
using Bot.Tests.Testing;

namespace Bot.Tests.Faults;

/// <summary>Three replicas on one PostgreSQL, each of which has its bad day.</summary>
public sealed class ReplicaFaultTests
{
    private const int LeaseSeconds = 3;

    [Fact]
    public async Task Messages_AreAnsweredOnceInOrder_WhenReplicasAreKilledPausedAndCutOff_AndPostgresIsRestarted()
    {
        if (PostgresCluster.Missing is { } missing && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(missing);
        await using var cluster = await PostgresCluster.StartAsync();
        var database = await cluster.CreateDatabaseAsync();
        await using var wire = new TcpProxy(cluster.Port);
        var wired = database.Replace($"Port={cluster.Port};", $"Port={wire.Port};", StringComparison.Ordinal);
        await using var rig = await FaultRig.StartAsync(Clean.NewFolder("replicas"), bots: 3);
        string[] Settings(string store) => rig.Settings("--Store:Postgres", store, "--Turns:LeaseSeconds", $"{LeaseSeconds}");

        var starting = new[] { database, database, wired }.Select((store, i) => rig.BotAsync(i, Settings(store))).ToArray();
        var bots = await Task.WhenAll(starting);
        await using var first = bots[0];
        await using var second = bots[1];
        await using var third = bots[2];
        rig.Load(8, TimeSpan.FromMilliseconds(20));
        await rig.AcceptedAsync(30);

        await first.KillAsync();
        await rig.AcceptedAsync(rig.Ledger.Figures().Accepted + 20);
        await using var again = await rig.BotAsync(0, Settings(database));

        await second.PauseAsync();
        await Task.Delay(TimeSpan.FromSeconds(3 * LeaseSeconds));
        await second.ContinueAsync();
        await rig.AcceptedAsync(rig.Ledger.Figures().Accepted + 20);

        wire.Cut();
        await rig.AcceptedAsync(rig.Ledger.Figures().Accepted + 20);
        wire.Mend();

        await cluster.StopAsync("immediate");
        await cluster.StartAsync();
        await rig.AcceptedAsync(rig.Ledger.Figures().Accepted + 20);

        Clean.Check(await rig.SettleAsync(), rig.Ledger, 100);
    }
}
