using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;

namespace Bot.Tests.Intents.Investigations.Metrics;

public sealed class SilenceTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly Thing Worker = new("lambda-function", "fold", "fold", "", new("us-east-1", "111122223333"));
    private static readonly MetricRule Calls = MetricTable.Of("lambda-function")!.Rules.Single(r => r is { Name: "Invocations", Bad: Bad.Low });

    private static ImmutableArray<Point> Series(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(i => new Point(Start.AddMinutes(5 * i), value(i)))];

    private static Reading Judge(ImmutableArray<Point> now, ImmutableArray<Point> before) => MetricJudge.Judge(new(Worker, Calls, now, "call"), before);

    [Fact]
    public void Judge_FindsTheSilence_WhenNightsAreCalmToo()
    {
        // A calm night of eight hours, and three hours of nothing at the end.
        var reading = Judge(Series(288, i => i >= 252 ? 0 : i < 96 ? 2 : 12), Series(288, i => i < 96 ? 2 : 12));

        Assert.True(reading.IsBad);
        Assert.Equal(Start.AddMinutes(5 * 252), reading.Onset);
    }

    [Fact]
    public void Judge_FindsTheSilence_WhenNoPointCameAtAll()
    {
        var reading = Judge([], Series(36, _ => 9));

        Assert.True(reading.IsBad);
        Assert.Null(reading.Onset);
    }

    [Fact]
    public void Judge_FindsNone_WhenItRanOnlyNowAndThen()
    {
        Assert.False(Judge([], Series(36, i => i % 12 == 0 ? 30 : 0)).IsBad);
        Assert.False(Judge(Series(36, i => i == 3 ? 30 : 0), Series(36, i => i == 3 ? 30 : 0)).IsBad);
    }
}
