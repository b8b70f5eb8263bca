using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using Bot.Answers;
using Bot.Answers.Drawing;

namespace Bot.Tests.Answers.Drawing;

public sealed class ChartSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [InlineData("Line", 1, 1)]
    [InlineData("Line", 400, 3)]
    [InlineData("Bar", 1, 1)]
    [InlineData("Bar", 5, 2)]
    [InlineData("Bar", 400, 1)]
    [InlineData("Stacked", 30, 8)]
    [InlineData("Stacked", 0, 2)]
    public void Picture_HoldsEveryMarkWithinItsPlot_ForAnyNumberOfPoints(string kind, int points, int series)
    {
        var document = Draw(Chart(Enum.Parse<ChartKind>(kind), points, series, (s, i) => 10 + s * 3 + i % 7));
        foreach (var rectangle in Marks(document))
        {
            Assert.InRange(Number(rectangle, "x"), 20, ChartSvg.Width);
            Assert.InRange(Number(rectangle, "y"), 60, ChartSvg.Height - 40);
            Assert.InRange(Number(rectangle, "y") + Number(rectangle, "height"), 60, ChartSvg.Height - 40);
        }
        if (kind == "Stacked")
            Assert.Equal(points * series, Marks(document).Count());
    }

    [Fact]
    public void Columns_GoBothWaysFromZero_WhenValuesAreNegative()
    {
        var marks = Marks(Draw(Chart(ChartKind.Bar, 2, 1, (_, i) => i == 0 ? 50 : -50))).ToList();
        Assert.Equal(Number(marks[0], "y") + Number(marks[0], "height"), Number(marks[1], "y"), 0.2);
        Assert.Equal(Number(marks[0], "height"), Number(marks[1], "height"), 0.2);
    }

    [Fact]
    public void Stack_HangsFromZero_WhereAPartIsNegative()
    {
        var marks = Marks(Draw(Chart(ChartKind.Stacked, 3, 3, (s, _) => s == 0 ? 5 : s == 1 ? -2 : 3))).ToList();
        Assert.Equal(9, marks.Count);
        foreach (var stack in marks.GroupBy(m => Number(m, "x")))
        {
            var (first, negative, third) = (stack.ElementAt(0), stack.ElementAt(1), stack.ElementAt(2));
            Assert.Equal(Number(first, "y") + Number(first, "height"), Number(negative, "y"), 0.2);
            Assert.Equal(Number(third, "y") + Number(third, "height"), Number(first, "y"), 0.2);
        }
    }

    [Fact]
    public void Line_HasAGap_WhereAValueIsMissing()
    {
        var path = Draw(Chart(ChartKind.Line, 5, 1, (_, i) => i == 2 ? double.NaN : i)).Descendants(Svg + "path").Single(p => (string?)p.Attribute("fill") == "none" && p.Parent!.Name == Svg + "svg");
        Assert.Equal(2, ((string)path.Attribute("d")!).Count(c => c == 'M'));
    }

    [Fact]
    public void Texts_AreEscaped_AndForbiddenCharactersLeftOut()
    {
        var chart = new Chart(ChartKind.Bar, "<script>&\u0001\ud800\"", "USD", ["a<b"], [new("x", [1])]);
        var document = Draw(chart);
        Assert.DoesNotContain(document.Descendants(), e => e.Name.LocalName == "script");
        Assert.Contains(document.Descendants(Svg + "text"), t => t.Value == "a<b");
    }

    [Fact]
    public void Labels_DoNotOverlap_HoweverMany()
    {
        var texts = Draw(Chart(ChartKind.Line, 400, 1, (_, i) => i)).Descendants(Svg + "text").Where(t => Number(t, "y") > ChartSvg.Height - 30).ToList();
        Assert.InRange(texts.Count, 3, 20);
        Assert.All(texts.Zip(texts.Skip(1)), p => Assert.True(Number(p.Second, "x") - Number(p.First, "x") > p.First.Value.Length * 6));
    }

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0, 7, 0, 8)]
    [InlineData(-3, 12, -5, 15)]
    [InlineData(0.001, 0.0042, 0, 0.005)]
    [InlineData(0, 1_234_567, 0, 1_250_000)]
    public void Ticks_AreRound_AndHoldTheValuesAndZero(double low, double high, double expectedLow, double expectedHigh)
    {
        var ticks = Ticks.Of(low, high);
        Assert.Equal((expectedLow, expectedHigh), (Math.Round(ticks.Low, 6), Math.Round(ticks.High, 6)));
        Assert.Contains(ticks.Values(), v => Math.Abs(v) < 1e-9);
    }

    [Fact]
    public void Png_IsAPictureOfTwiceTheSize()
    {
        if (!ChartPng.IsInstalled)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "librsvg2-2 and libcairo2 are not installed.");
            Assert.Skip("librsvg2-2 and libcairo2 are not installed.");
        }
        var png = ChartPng.Draw(Chart(ChartKind.Stacked, 30, 5, (s, i) => (s + 1) * (10 + i % 5)))!;
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        Assert.Equal(ChartSvg.Width * 2, (png[16] << 24) | (png[17] << 16) | (png[18] << 8) | png[19]);
        if (Environment.GetEnvironmentVariable("CHARTS_TO") is { Length: > 0 } folder)
        {
            foreach (var (name, chart) in Album())
                File.WriteAllBytes(Path.Combine(folder, name + ".png"), ChartPng.Draw(chart)!);
        }
    }

    /// <summary>For people to look at: <c>CHARTS_TO=/tmp dotnet test --filter ChartSvgTests</c>.</summary>
    private static IEnumerable<(string, Chart)> Album() =>
    [
        ("line1", Chart(ChartKind.Line, 1, 1, (_, _) => 42)), ("line400", Chart(ChartKind.Line, 400, 3, (s, i) => 100 + 40 * Math.Sin(i / 20.0 + s) + s * 30)),
        ("bar5", Chart(ChartKind.Bar, 5, 2, (s, i) => (i - 2) * (s + 1) * 110.5)), ("bar30", Chart(ChartKind.Bar, 30, 1, (_, i) => 200 + i * 7 % 90)),
        ("stack30", Chart(ChartKind.Stacked, 30, 8, (s, i) => (8 - s) * (10 + (i * 3 + s) % 7))), ("line30", Chart(ChartKind.Line, 30, 6, (s, i) => s == 3 && i is > 10 and < 14 ? double.NaN : s * 20 + i % 5 * (s + 1))),
    ];

    private static Chart Chart(ChartKind kind, int points, int series, Func<int, int, double> value) => new(
        kind, $"{kind} of {points} points", "USD", [.. Enumerable.Range(0, points).Select(i => new DateOnly(2026, 10, 1).AddDays(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))],
        [.. Enumerable.Range(0, series).Select(s => new Series($"Service {s}", [.. Enumerable.Range(0, points).Select(i => value(s, i))]))]);

    private static XDocument Draw(Chart chart) => XDocument.Parse(ChartSvg.Draw(chart));

    private static IEnumerable<XElement> Marks(XDocument document) => document.Root!.Elements(Svg + "rect").Where(r => ((string?)r.Attribute("fill"))!.StartsWith("url(", StringComparison.Ordinal) && Number(r, "y") > 56);

    private static double Number(XElement element, string name) => double.Parse((string)element.Attribute(name)!, CultureInfo.InvariantCulture);
}
