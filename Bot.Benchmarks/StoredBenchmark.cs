using System.Diagnostics;
using Bot.Conversations;

namespace Bot.Benchmarks;

/// <summary>The stored form of turns: time to write and to read back, and size. Argument: a question set.</summary>
internal static class StoredBenchmark
{
    private const int Rounds = 200;

    public static async Task RunAsync(string[] args)
    {
        var start = Stopwatch.GetTimestamp();
        ConversationJson.Prepare();
        Console.WriteLine($"the serializer's plans, once a process: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        await using var host = await Host.StartAsync();
        var turns = new List<TurnRecord>();
        foreach (var text in Messages.Texts(args.FirstOrDefault()))
            turns.Add(TurnRecord.Of(await host.Turns.RunAsync(Messages.Of(text, turns.Count), null, CancellationToken.None), "ada", Host.Now));
        var (write, read, sizes) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            foreach (var turn in turns)
            {
                var begin = Stopwatch.GetTimestamp();
                var json = ConversationJson.Write(StoredBounds.Of(turn));
                var written = Stopwatch.GetTimestamp();
                ConversationJson.ReadExchange(json);
                var done = Stopwatch.GetTimestamp();
                if (i < Rounds / 2)
                    continue;
                write.Add(Stopwatch.GetElapsedTime(begin, written).TotalMicroseconds);
                read.Add(Stopwatch.GetElapsedTime(written, done).TotalMicroseconds);
                sizes.Add(json.Length);
            }
        }
        Figures.Print("writing a turn", [.. write], "µs", "median 50 µs");
        Figures.Print("reading its exchange", [.. read], "µs", "median 50 µs");
        Figures.Print("size", [.. sizes], "bytes", "median 4,000, max 200,000");
    }
}
