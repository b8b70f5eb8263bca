using System.Diagnostics;

namespace Bot.Benchmarks;

/// <summary>What the bot adds to an answer: the turn's time without the time in which at least one AWS call was under way. Argument: a question set.</summary>
internal static class AnswerBenchmark
{
    private const int Rounds = 30;

    public static async Task RunAsync(string[] args)
    {
        var texts = Messages.Texts(args.FirstOrDefault());
        await using var host = await Host.StartAsync();
        var n = 0;
        for (var i = 0; i < 3; i++)
        {
            foreach (var text in texts)
                await host.Turns.RunAsync(Messages.Of(text, n++), null, CancellationToken.None);
        }
        var (added, calls) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            foreach (var text in texts)
            {
                var busy = new BusyTime();
                var start = Stopwatch.GetTimestamp();
                var result = await host.Turns.RunAsync(Messages.Of(text, n++), busy, CancellationToken.None);
                var turn = Stopwatch.GetElapsedTime(start);
                if (result.Calls.Length == 0)
                    continue;
                added.Add((turn - busy.Total).TotalMilliseconds);
                calls.AddRange(result.Calls.Select(c => c.Took.TotalMilliseconds));
            }
        }
        Figures.Print("added to an answer", [.. added], "ms", "median 2 ms");
        Figures.Print("one call to the demo account, client included", [.. calls], "ms", "none");
    }
}
