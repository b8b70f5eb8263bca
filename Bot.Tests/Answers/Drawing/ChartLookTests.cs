using System.Text;
using Bot.Answers.Drawing;
using Bot.Channels.Terminal;
using Bot.Tests.Testing;

namespace Bot.Tests.Answers.Drawing;

/// <summary>The looks that were agreed on, by eye: <c>UPDATE_GOLDENS=1</c> writes them anew, to be looked at before they are committed.</summary>
public sealed class ChartLookTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Bot.Tests", "Answers", "Drawing", "goldens");

    [Fact]
    public void Text_LooksAsAgreed_ForAllShapes()
    {
        foreach (var (name, chart) in SomeCharts.All)
            Agrees($"{name}.txt", string.Join('\n', ChartText.Lines(chart, new(100, false), new(false))) + "\n");
    }

    [Fact]
    public void Picture_LooksAsAgreed_ForAllShapes()
    {
        foreach (var (name, chart) in SomeCharts.All.Where(c => c.Chart.Labels.Length <= 30))
            Agrees($"{name}.svg", ChartSvg.Draw(chart));
    }

    /// <summary>As Slack gets it; <c>LOOK_AT=folder</c> keeps the pictures, and those of 400 points, for eyes.</summary>
    [Fact]
    public void Png_IsTwiceAsLarge_ForAllShapes()
    {
        if (!ChartPng.IsInstalled)
            Assert.Skip("librsvg is not installed.");
        foreach (var (name, chart) in SomeCharts.All)
        {
            var png = ChartPng.Draw(chart)!;
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
            Assert.Equal(ChartSvg.Width * 2, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
            if (Environment.GetEnvironmentVariable("LOOK_AT") is { Length: > 0 } folder)
                File.WriteAllBytes(Path.Combine(folder, $"{name}.png"), png);
        }
    }

    [Fact]
    public void Text_NeverExceedsItsWidth()
    {
        foreach (var (name, chart) in SomeCharts.All)
            Assert.All(ChartText.Lines(chart, new(72, false), new(false)).Skip(chart.Kind == Bot.Answers.ChartKind.Line ? 1 : 2), l => Assert.True(l.Length <= 72, $"{name}: {l.Length} {l}"));
    }

    private static void Agrees(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            System.IO.Directory.CreateDirectory(Folder);
            File.WriteAllText(file, text, new UTF8Encoding(false));
        }
        Assert.Equal(File.ReadAllText(file), text);
    }
}
