using Bot.Answers;
using Bot.Channels.Terminal;

namespace Bot.Tests.Channels.Terminal;

public sealed class ChartLimitTests
{
    private static readonly string[] s_labels = ["10:00", "10:05", "10:10", "10:15"];

    [Fact]
    public void Threshold_IsALineAcrossTheChart_NotAChartOfItsOwn()
    {
        var lines = Lines(new("Errors", [1, 2, 9, 3]), new("Threshold", [5, 5, 5, 5]));
        Assert.Equal("╌ Threshold 5", lines[1]);
        Assert.Single(lines, l => l.Contains('└'));
        var limit = Assert.Single(lines.Skip(2), l => l.Contains('╌'));
        // The peak goes through it.
        Assert.Contains('█', limit);
    }

    [Fact]
    public void Threshold_AboveAllValues_IsSeen()
    {
        var lines = Lines(new("Errors", [1, 2, 1, 2]), new("Threshold", [10, 10, 10, 10]));
        Assert.Contains('╌', lines[2]);
        Assert.DoesNotContain('█', lines[2]);
    }

    [Fact]
    public void Threshold_BelowZero_HangsBelowTheAxis()
    {
        var lines = Lines(new("Net", [4, -2, 3, 1]), new("Floor", [-3, -3, -3, -3]));
        Assert.Single(lines.Skip(2), l => l.Contains('╌'));
    }

    [Fact]
    public void Series_ThatAllStayTheSame_AreDrawnAsTheyWere()
    {
        var lines = Lines(new("A", [5, 5, 5, 5]), new("B", [7, 7, 7, 7]));
        Assert.Equal(2, lines.Count(l => l.Contains('└')));
        Assert.DoesNotContain(lines, l => l.Contains('╌'));
    }

    private static List<string> Lines(params Series[] series) => [.. ChartText.Lines(new(ChartKind.Line, "Course", "", [.. s_labels], [.. series]), new(72, false), new(false))];
}
