using System.Collections.Immutable;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Investigations.Metrics;
using Bot.Tests.Testing;

namespace Bot.Tests.Intents.Investigations.Metrics;

/// <summary>When a series is bad, and since when.</summary>
public sealed class MetricJudgeTests
{
    private static readonly Thing Queue = new("sqs-queue", "q", "q", "", new("us-east-1", "111122223333"));
    private static readonly MetricRule Errors = new("Errors", "Sum", MetricRole.Symptom, Bad.High, "errors a minute") { Least = 1, Ratio = 2.5, IsZeroWhenMissing = true };
    private static readonly MetricRule Age = new("ApproximateAgeOfOldestMessage", "Maximum", MetricRole.Symptom, Bad.High, "s") { Least = 120, Ratio = 3 };
    private static readonly MetricRule Hosts = new("HealthyHostCount", "Minimum", MetricRole.Symptom, Bad.Low, "hosts") { Least = 1, Limit = 0 };

    [Fact]
    public void Step_IsBadFromItsFirstPoint()
    {
        var reading = Judge(Errors, i => i < 120 ? i % 3 == 0 ? 1 : 0 : 30);
        Assert.True(reading.IsBad);
        Assert.Equal(At(120), reading.Onset);
        Assert.Null(reading.End);
    }

    [Fact]
    public void Ramp_BeginsAtItsFoot_NotWhereItIsSteep()
    {
        var reading = Judge(Age, i => 5 + i % 4 + (i < 60 ? 0 : (i - 60) * 150.0));
        Assert.True(reading.IsBad);
        Assert.InRange(reading.Onset!.Value, At(58), At(66));
    }

    [Fact]
    public void RiseWithinTheUsualSwing_IsNotBad() => Assert.False(Judge(Errors, i => 10 + 3 * Math.Sin(i / 9.0)).IsBad);

    [Fact]
    public void DailyRise_IsNotBad_WhenTheDayBeforeRoseAsMuch()
    {
        var before = Points(i => i < 120 ? 2 : 30);
        Assert.False(MetricJudge.Judge(new(Queue, Errors, Points(i => i < 120 ? 2 : 30), "c1"), [.. before.Skip(120)]).IsBad);
    }

    [Fact]
    public void Blip_ThatIsOver_IsNotBad() => Assert.False(Judge(Errors, i => i is >= 90 and < 93 ? 6 : 1).IsBad);

    [Fact]
    public void Fall_BelowTheLimit_IsBad()
    {
        var reading = Judge(Hosts, i => i < 100 ? 2 : 0);
        Assert.True(reading.IsBad);
        Assert.Equal(At(100), reading.Onset);
    }

    [Fact]
    public void NoData_IsNeitherBadNorOk()
    {
        var reading = MetricJudge.Judge(new(Queue, Errors, [], "c1"), []);
        Assert.False(reading.IsBad);
        Assert.EndsWith(".none", reading.Sign, StringComparison.Ordinal);
    }

    /// <summary>Noise alone, of any seed, is hardly ever called bad.</summary>
    [Fact]
    public void Noise_IsHardlyEverBad()
    {
        var wrong = Enumerable.Range(1, 300).Count(seed =>
        {
            var random = new Random(seed);
            return Judge(Errors, _ => random.Next(0, 8)).IsBad;
        });
        Assert.True(wrong <= 3, $"{wrong} of 300 series of noise are called bad.");
    }

    private static Reading Judge(MetricRule rule, Func<int, double> value) => MetricJudge.Judge(new(Queue, rule, Points(value), "c1"), []);

    private static ImmutableArray<Point> Points(Func<int, double> value) => [.. Enumerable.Range(0, 180).Select(i => new Point(At(i), value(i)))];

    private static DateTimeOffset At(int minute) => Some.Time.AddHours(-3).AddMinutes(minute);
}
