using System.Globalization;
using Bot.Tests.Faults;

namespace Bot.Benchmarks;

/// <summary>The long form of the fault suite: real processes killed again and again under load.</summary>
internal static class FaultsBenchmark
{
    /// <param name="arguments"><c>[--rounds N] [--seed N] [--conversations N]</c></param>
    public static async Task RunAsync(string[] arguments)
    {
        var rounds = GrowthBenchmark.Number(arguments, "--rounds", 300);
        var seed = GrowthBenchmark.Number(arguments, "--seed", 1);
        var folder = Path.Combine(Path.GetTempPath(), string.Create(CultureInfo.InvariantCulture, $"wheelhouse-faults-{Environment.ProcessId}"));
        var (figures, ledger) = await KillRun.RunAsync(folder, rounds, seed, GrowthBenchmark.Number(arguments, "--conversations", 16), (round, now) =>
        {
            if (round % 25 == 0)
                Console.WriteLine($"round {round}: {now}");
        }).ConfigureAwait(false);
        Console.WriteLine($"kill -9, {rounds} rounds, seed {seed}: {figures}");
        if (!figures.IsClean)
            Console.WriteLine($"missing: {string.Join(' ', ledger.Missing())}; twice: {string.Join(' ', ledger.Twice())}");
    }
}
