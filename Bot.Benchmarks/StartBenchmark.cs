using System.Diagnostics;

namespace Bot.Benchmarks;

/// <summary>From starting the process to its first answer, as a whole process.</summary>
internal static class StartBenchmark
{
    private const int Rounds = 10;

    public static async Task RunAsync(string[] args)
    {
        var program = typeof(FixedTime).Assembly.Location;
        var times = new double[Rounds];
        for (var i = -1; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            using var process = Process.Start(new ProcessStartInfo("dotnet", [program, "ask", "list my ec2 instances", "--json"]) { RedirectStandardOutput = true })!;
            var output = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"ask ended with {process.ExitCode}: {output}");
            if (i >= 0)
                times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        Figures.Print("start to first answer", times, "ms", "1500 ms");
    }
}
