using System.Diagnostics;

namespace Bot.Benchmarks;

/// <summary>Requests at a rate: each is sent at its time whether the last ones were answered or not, and timed from that time.</summary>
internal static class PacedLoad
{
    /// <param name="one">Sends the request of a number; false where it was not acknowledged.</param>
    /// <param name="first">The first number.</param>
    /// <param name="count">How many.</param>
    /// <param name="rate">How many a second.</param>
    public static async Task<(double[] Milliseconds, int Bad)> SendAsync(Func<int, Task<bool>> one, int first, int count, int rate)
    {
        var times = new double[count];
        var bad = 0;
        var begin = Stopwatch.GetTimestamp();
        var sent = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            var due = begin + (long)(i * (double)Stopwatch.Frequency / rate);
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due) is { Ticks: > 0 } wait)
                await Task.Delay(wait);
            var number = i;
            sent.Add(Task.Run(async () =>
            {
                if (!await one(first + number))
                    Interlocked.Increment(ref bad);
                times[number] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
            }));
        }
        await Task.WhenAll(sent);
        return (times, bad);
    }
}
