using System.Diagnostics;

namespace Bot.Benchmarks;

/// <summary>A question over every Region against one over a single Region, with 50 ms of latency a call.</summary>
internal static class RegionsBenchmark
{
    private const int Rounds = 30;

    public static async Task RunAsync(string[] args)
    {
        await using var host = await Host.StartAsync(TimeSpan.FromMilliseconds(50));
        var n = 0;
        var one = await MedianAsync("list lambda functions in us-east-1");
        var all = await MedianAsync("list lambda functions in all regions");
        Console.WriteLine($"one Region: median {one:0.0} ms; all Regions: median {all:0.0} ms; ratio {all / one:0.00} ({Rounds} rounds; bound: 1.5)");

        async Task<double> MedianAsync(string text)
        {
            var times = new double[Rounds];
            for (var i = -3; i < Rounds; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await host.Turns.RunAsync(Messages.Of(text, n++), null, CancellationToken.None);
                if (i >= 0)
                    times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
            return Figures.Median(times);
        }
    }
}
