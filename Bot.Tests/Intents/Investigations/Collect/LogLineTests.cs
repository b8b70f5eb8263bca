using Bot.Intents.Investigations.Collect;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>What of a log line is shown, and what is kept to be read.</summary>
public sealed class LogLineTests
{
    [Theory]
    [InlineData("2026-11-20T11:42:07.123Z\t0b1c2d3e-1111-2222-3333-444455556666\tERROR\tout of cheese", "ERROR\tout of cheese")]
    [InlineData("2026-11-20T11:42:07Z 0b1c2d3e-1111-2222-3333-444455556666 ERROR out of cheese", "ERROR out of cheese")]
    [InlineData("0b1c2d3e-1111-2222-3333-444455556666 ERROR out of cheese", "ERROR out of cheese")]
    [InlineData("2026-11-20T11:42:07+01:00   out of cheese", "out of cheese")]
    [InlineData("out of cheese since 2026-11-20T11:42:07Z", "out of cheese since 2026-11-20T11:42:07Z")]
    [InlineData("4040 cheeses are out", "4040 cheeses are out")]
    [InlineData("12:30 is too late for cheese", "12:30 is too late for cheese")]
    [InlineData("1.5 cheeses are out", "1.5 cheeses are out")]
    [InlineData("user-12345 is out of cheese", "user-12345 is out of cheese")]
    [InlineData("2026-11-20T11:42:07Z", "2026-11-20T11:42:07Z")]
    [InlineData("", "")]
    public void Said_IsTheLine_WithoutTheTimeAndIdItBeginsWith(string line, string said) => Assert.Equal(said, LogLine.Said(line));

    [Fact]
    public void Shown_StandsBetweenBackquotes_OnOneLine() => Assert.Equal("no 'cheese' left", LogLine.Shown("no `cheese`\nleft"));

    [Fact]
    public void Shown_IsCut_WithASignThatItIs()
    {
        Assert.Equal(new string('a', 180), LogLine.Shown(new string('a', 180)));
        Assert.Equal(new string('a', 180) + "…", LogLine.Shown(new string('a', 181)));
    }

    [Fact]
    public void Kept_IsLongerThanWhatIsShown_AndBounded()
    {
        Assert.Equal(1_500, LogLine.Kept(new string('a', 1_500)).Length);
        Assert.Equal(2_000, LogLine.Kept(new string('a', 50_000)).Length);
    }
}
