using System.Diagnostics;

namespace Bot.Benchmarks;

/// <summary>Resident memory of a process that answered 1,000 questions, the demo account included. Argument: a question set.</summary>
internal static class MemoryBenchmark
{
    private const int Questions = 1000;

    public static async Task RunAsync(string[] args)
    {
        var texts = Messages.Texts(args.FirstOrDefault());
        await using var host = await Host.StartAsync();
        for (var i = 0; i < Questions; i++)
            await host.Turns.RunAsync(Messages.Of(texts[i % texts.Length], i), null, CancellationToken.None);
        using var process = Process.GetCurrentProcess();
        Console.WriteLine($"resident after {Questions} questions: {process.WorkingSet64 / 1048576.0:0} MB (peak {process.PeakWorkingSet64 / 1048576.0:0} MB; managed heap {GC.GetTotalMemory(false) / 1048576.0:0} MB; bound: 200 MB)");
    }
}
