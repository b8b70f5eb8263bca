using System.Diagnostics;
using Bot.Aws.Client;

namespace Bot.Tests.Aws.Client;

public sealed class AwsClientOverheadTests(ITestOutputHelper output)
{
    /// <summary>The bound is generous, for machines that do much else at once; the figure itself is printed.</summary>
    [Fact]
    public async Task Call_TakesLittleBesidesItsAnswer()
    {
        await using var aws = await FakeAws.StartAsync("""{"TableNames":["a","b"]}""", contentType: "application/x-amz-json-1.0");
        using var client = aws.Client();
        using var plain = new HttpClient();
        var calls = await BestAsync(() => client.SendAsync(new("dynamodb", "ListTables", [], "us-east-1"), CancellationToken.None));
        var bare = await BestAsync(() => plain.PostAsync(aws.Address, new StringContent("{}")));
        output.WriteLine($"a call {calls.TotalMilliseconds:0.000} ms, a bare HTTP request {bare.TotalMilliseconds:0.000} ms");
        Assert.InRange((calls - bare).TotalMilliseconds, -10, 10);
    }

    /// <summary>The runtime keeps every instrument for good: one made anew at each call would be a leak.</summary>
    [Fact]
    public async Task Calls_MakeNoInstrumentsAnew()
    {
        await using var aws = await FakeAws.StartAsync("""{"TableNames":[]}""", contentType: "application/x-amz-json-1.0");
        using var client = aws.Client();
        var seen = 0;
        using var listener = new System.Diagnostics.Metrics.MeterListener
        {
            InstrumentPublished = (i, _) => Interlocked.Add(ref seen, i.Meter.Name.StartsWith("AWSSDK", StringComparison.Ordinal) && i.Meter.Name.Contains("DynamoDB", StringComparison.Ordinal) ? 1 : 0),
        };
        await client.SendAsync(new("dynamodb", "ListTables", [], "us-east-1"), CancellationToken.None);
        listener.Start();
        var known = seen;
        Assert.NotEqual(0, known);
        for (var i = 0; i < 5; i++)
            await client.SendAsync(new("dynamodb", "ListTables", [], "us-east-1"), CancellationToken.None);
        Assert.Equal(known, seen);
    }

    /// <summary>The best median of several rounds.</summary>
    private static async Task<TimeSpan> BestAsync(Func<Task> call)
    {
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var times = new TimeSpan[40];
            for (var i = 0; i < times.Length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                await call();
                times[i] = Stopwatch.GetElapsedTime(start);
            }
            Array.Sort(times);
            best = times[20] < best ? times[20] : best;
        }
        return best;
    }
}
