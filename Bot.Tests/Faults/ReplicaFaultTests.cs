using Bot.Tests.Faults.Rig;
using Bot.Tests.Testing;

namespace Bot.Tests.Faults;

/// <summary>The short form of <see cref="ReplicaRun"/>.</summary>
public sealed class ReplicaFaultTests
{
    [Fact]
    public async Task Messages_AreAnsweredOnceInOrder_WhenReplicasAreKilledPausedAndCutOff_AndPostgresIsRestarted()
    {
        if (PostgresCluster.Missing is { } missing && Environment.GetEnvironmentVariable("CI") != "true")
            Assert.Skip(missing);
        var (figures, ledger) = await ReplicaRun.RunAsync(
            Clean.NewFolder("replicas"), [(ReplicaFault.Kill, 0), (ReplicaFault.Pause, 1), (ReplicaFault.Cut, 2), (ReplicaFault.Restart, 0)]);
        Clean.Check(figures, ledger, 100);
    }
}
