using Bot.Conversations;
using Bot.Tests.Testing;

namespace Bot.Tests.Conversations;

public sealed class IntakeRushTests
{
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    public void Rush_IsOn_FromItsRateOn(int inATenthOfASecond, bool isOn)
    {
        var rush = new IntakeRush(_clock, 1_000);
        Note(rush, inATenthOfASecond);
        Assert.Equal(isOn, rush.IsOn);
    }

    [Fact]
    public void Rush_IsNever_WhereItIsSwitchedOff()
    {
        var rush = new IntakeRush(_clock, 0);
        Note(rush, 10_000);
        Assert.False(rush.IsOn);
    }

    [Fact]
    public void Rush_IsOver_WhenATenthOfASecondPassedWithFew()
    {
        var rush = new IntakeRush(_clock, 1_000);
        Note(rush, 200);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True(rush.IsOn);
        Note(rush, 10);
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        Assert.False(rush.IsOn);
    }

    private static void Note(IntakeRush rush, int count)
    {
        for (var i = 0; i < count; i++)
            rush.Note();
    }
}
