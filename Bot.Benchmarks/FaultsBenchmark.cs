using System.Globalization;
using Bot.Tests.Faults;
using Bot.Tests.Faults.Rig;

namespace Bot.Benchmarks;

/// <summary>The long forms of the fault suite: real processes under load that are killed, or replicas that fail in every way in turn.</summary>
internal static class FaultsBenchmark
{
    /// <param name="arguments"><c>[kill|replicas] [--rounds N] [--seed N] [--conversations N]</c></param>
    public static async Task RunAsync(string[] arguments)
    {
        var areReplicas = arguments is ["replicas", ..];
        var rounds = GrowthBenchmark.Number(arguments, "--rounds", areReplicas ? 100 : 300);
        var seed = GrowthBenchmark.Number(arguments, "--seed", 1);
        var folder = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"wheelhouse-faults-{Environment.ProcessId}"));
        void Tell(int round, FaultFigures now)
        {
            if (round % 25 == 0)
                Console.WriteLine($"round {round}: {now}");
        }
        var random = new Random(seed);
        ReplicaFault[] faults = [ReplicaFault.Kill, ReplicaFault.Pause, ReplicaFault.Cut, ReplicaFault.Restart, .. FakeClock.Missing is null ? [ReplicaFault.Clock] : Array.Empty<ReplicaFault>()];
        var (figures, ledger) = await (areReplicas
            ? ReplicaRun.RunAsync(folder, [.. Enumerable.Range(0, rounds).Select(_ => (faults[random.Next(faults.Length)], random.Next(3)))], Tell)
            : KillRun.RunAsync(folder, rounds, seed, GrowthBenchmark.Number(arguments, "--conversations", 16), Tell)).ConfigureAwait(false);
        Console.WriteLine($"{(areReplicas ? string.Join(", ", faults).ToLowerInvariant() : "kill -9")}, {rounds} rounds, seed {seed}: {figures}");
        if (!figures.IsClean)
            Console.WriteLine($"missing: {string.Join(' ', ledger.Missing())}; twice: {string.Join(' ', ledger.Twice())}");
    }
}
