using Bot.Tests.Faults.Rig;
using Bot.Tests.Testing;

namespace Bot.Tests.Faults;

/// <summary>What happens to a replica, or to the database of all.</summary>
internal enum ReplicaFault
{
    /// <summary>Killed with -9 and started again.</summary>
    Kill,
    /// <summary>Stopped (SIGSTOP) for longer than its leases.</summary>
    Pause,
    /// <summary>Cut off from the database.</summary>
    Cut,
    /// <summary>The database is ended as by a crash and started again.</summary>
    Restart,
    /// <summary>Its time of day jumps by minutes.</summary>
    Clock,
}

/// <summary>Three replicas on one PostgreSQL that have their bad days while people write.</summary>
internal static class ReplicaRun
{
    private const int Replicas = 3, LeaseSeconds = 3;
    /// <summary>What must get through before the next fault comes.</summary>
    private const int Between = 20;

    /// <param name="folder">For the run's files.</param>
    /// <param name="faults">What happens to which replica, in order.</param>
    /// <param name="told">Told after each fault; null for nobody.</param>
    public static async Task<(FaultFigures Figures, Ledger Ledger)> RunAsync(string folder, IReadOnlyList<(ReplicaFault Fault, int Replica)> faults, Action<int, FaultFigures>? told = null)
    {
        await using var cluster = await PostgresCluster.StartAsync().ConfigureAwait(false);
        var database = await cluster.CreateDatabaseAsync().ConfigureAwait(false);
        var wires = Enumerable.Range(0, Replicas).Select(_ => new TcpProxy(cluster.Port)).ToArray();
        await using var rig = await FaultRig.StartAsync(folder, Replicas).ConfigureAwait(false);
        var clocks = faults.Any(f => f.Fault == ReplicaFault.Clock) ? Enumerable.Range(0, Replicas).Select(i => new FakeClock(Path.Combine(folder, $"time-{i}"))).ToArray() : null;
        string DatabaseOf(int i) => database.Replace($"Port={cluster.Port};", $"Port={wires[i].Port};", StringComparison.Ordinal);
        Task<BotProcess> StartAsync(int i) => rig.BotAsync(i, rig.Settings("--Store:Postgres", DatabaseOf(i), "--Turns:LeaseSeconds", $"{LeaseSeconds}"), clocks?[i].Shell);
        Task SomeMoreAsync() => rig.AcceptedAsync(rig.Ledger.Figures().Accepted + Between);
        var bots = await Task.WhenAll(Enumerable.Range(0, Replicas).Select(StartAsync)).ConfigureAwait(false);
        try
        {
            rig.Load(8, TimeSpan.FromMilliseconds(20));
            await SomeMoreAsync().ConfigureAwait(false);
            foreach (var (number, (fault, replica)) in faults.Index())
            {
                switch (fault)
                {
                    case ReplicaFault.Kill:
                        await bots[replica].KillAsync().ConfigureAwait(false);
                        await SomeMoreAsync().ConfigureAwait(false);
                        await bots[replica].DisposeAsync().ConfigureAwait(false);
                        bots[replica] = await StartAsync(replica).ConfigureAwait(false);
                        break;
                    case ReplicaFault.Pause:
                        await bots[replica].PauseAsync().ConfigureAwait(false);
                        await Task.Delay(TimeSpan.FromSeconds(3 * LeaseSeconds)).ConfigureAwait(false);
                        await bots[replica].ContinueAsync().ConfigureAwait(false);
                        await SomeMoreAsync().ConfigureAwait(false);
                        break;
                    case ReplicaFault.Cut:
                        wires[replica].Cut();
                        await SomeMoreAsync().ConfigureAwait(false);
                        wires[replica].Mend();
                        break;
                    case ReplicaFault.Restart:
                        await cluster.StopAsync("immediate").ConfigureAwait(false);
                        await cluster.StartAsync().ConfigureAwait(false);
                        await SomeMoreAsync().ConfigureAwait(false);
                        break;
                    case ReplicaFault.Clock:
                        clocks![replica].Jump();
                        await SomeMoreAsync().ConfigureAwait(false);
                        break;
                }
                told?.Invoke(number + 1, rig.Ledger.Figures());
            }
            return (await rig.SettleAsync().ConfigureAwait(false), rig.Ledger);
        }
        finally
        {
            foreach (var bot in bots)
                await bot.DisposeAsync().ConfigureAwait(false);
            foreach (var wire in wires)
                await wire.DisposeAsync().ConfigureAwait(false);
        }
    }
}
