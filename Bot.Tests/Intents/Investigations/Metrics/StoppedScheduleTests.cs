using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Investigations.Metrics;

/// <summary>What runs by a schedule is silent most of the time: that it stopped shows only against its own beat.</summary>
public sealed class StoppedScheduleTests
{
    private const int Points = 36, Minutes = 5;
    private static readonly Thing Nightly = new("lambda-function", "fold", "fold", "", new("us-east-1", "111122223333"));
    private static readonly MetricRule Calls = MetricTable.Of("lambda-function")!.Rules.Single(r => r is { Name: "Invocations", Bad: Bad.Low });
    private static readonly int[] EveryHalfHour = [0, 6, 12, 18, 24, 30];

    [Fact]
    public void Schedule_HasStopped_SinceItsLastBeat()
    {
        var reading = Judge([0, 6, 12], EveryHalfHour);
        Assert.True(reading.IsBad);
        Assert.Equal(0, reading.Level);
        Assert.Equal(0.2 * EveryHalfHour.Length / Points, reading.Before!.Value, 6);
        Assert.Equal(At(13), reading.Onset);
        Assert.Null(reading.End);
    }

    [Fact]
    public void Schedule_HasStopped_BeforeAllThatIsSeen_WhenNoBeatCame()
    {
        var reading = Judge([], EveryHalfHour);
        Assert.True(reading.IsBad);
        Assert.Null(reading.Onset);
    }

    /// <summary>Counts of none are not sent: no point at all is what a schedule looks like that stopped hours ago.</summary>
    [Fact]
    public void Schedule_HasStopped_WhenNoPointCameAtAll()
    {
        var reading = MetricJudge.Judge(new(Nightly, Calls, [], "c1"), Beats(EveryHalfHour, -1));
        Assert.True(reading.IsBad);
        Assert.Null(reading.Onset);
        Assert.Equal(0.2 * EveryHalfHour.Length / Points, reading.Before!.Value, 6);
    }

    [Theory]
    [InlineData(new[] { 0, 6, 12, 18, 24, 30 })]
    [InlineData(new[] { 0, 6, 12, 18, 24 })]
    [InlineData(new[] { 0, 6, 12, 18 })]
    [InlineData(new[] { 5, 11, 18, 29 })]
    public void Schedule_Goes_WhenABeatOrTwoAreMissing(int[] now) => Assert.False(Judge(now, EveryHalfHour).IsBad);

    [Theory]
    [InlineData(new[] { 1, 2, 4, 30 })]
    [InlineData(new[] { 3, 4, 5, 6, 7, 33 })]
    [InlineData(new[] { 0, 11, 12, 13, 24, 25, 34 })]
    public void SparseTraffic_HasNotStopped_WhenItsWaitsWereLongTheDayBeforeToo(int[] before)
    {
        Assert.False(Judge([], before).IsBad);
        Assert.False(Judge([2], before).IsBad);
        Assert.False(MetricJudge.Judge(new(Nightly, Calls, [], "c1"), Beats(before, -1)).IsBad);
    }

    [Fact]
    public void FewBeats_AreNoSchedule() => Assert.False(Judge([], [0, 9, 18]).IsBad);

    [Fact]
    public void Beats_ThatBeganToday_AreNoSilence() => Assert.False(Judge(EveryHalfHour, []).IsBad);

    /// <summary>Traffic that comes at random, of any seed, and goes on, is hardly ever called a schedule that stopped.</summary>
    [Fact]
    public void RandomTraffic_HasHardlyEverStopped()
    {
        var wrong = Enumerable.Range(1, 300).Count(seed =>
        {
            var random = new Random(seed);
            int[] Traffic() => [.. Enumerable.Range(0, Points).Where(_ => random.Next(0, 6) == 0)];
            return Judge(Traffic(), Traffic()).IsBad;
        });
        Assert.True(wrong <= 6, $"{wrong} of 300 days of random traffic are called silent.");
    }

    private static Reading Judge(int[] now, int[] before) => MetricJudge.Judge(new(Nightly, Calls, Beats(now, 0), "c1"), Beats(before, -1));

    /// <summary>One call in five minutes at these points, none at the others.</summary>
    private static ImmutableArray<Point> Beats(int[] beats, int day) => [.. Enumerable.Range(0, Points).Select(i => new Point(At(i).AddDays(day), beats.Contains(i) ? 0.2 : 0))];

    private static DateTimeOffset At(int point) => Some.Time.AddMinutes((point - Points) * Minutes);
}
