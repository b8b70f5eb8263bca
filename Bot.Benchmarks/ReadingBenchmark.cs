using System.Diagnostics;
using Bot.Conversations;
using Bot.Understanding;

namespace Bot.Benchmarks;

/// <summary>How long reading a message takes. Argument: a question set.</summary>
internal static class ReadingBenchmark
{
    private const int Rounds = 200;

    public static Task RunAsync(string[] args)
    {
        var messages = Messages.Texts(args.FirstOrDefault()).Select(Messages.Of).ToArray();
        var first = Stopwatch.GetTimestamp();
        var reader = new Reader();
        reader.Read(messages[0], Conversation.Empty, Host.Now);
        Console.WriteLine($"first message, lexicon included: {Stopwatch.GetElapsedTime(first).TotalMilliseconds:0.0} ms");
        for (var i = 0; i < 50; i++)
        {
            foreach (var message in messages)
                reader.Read(message, Conversation.Empty, Host.Now);
        }
        var times = new double[Rounds * messages.Length];
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            reader.Read(messages[i % messages.Length], Conversation.Empty, Host.Now);
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        Figures.Print("reading a message", times, "µs", "median 100 µs, p99 300 µs");
        return Task.CompletedTask;
    }
}
