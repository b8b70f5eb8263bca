using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Channels.Slack.Rendering;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Slack;

public sealed class SlackRendererTests
{
    [Theory]
    [InlineData("**3 instances** in `us-east-1` <now> & [here](https://a.example/x)", "*3 instances* in `us-east-1` &lt;now&gt; &amp; <https://a.example/x|here>")]
    [InlineData("2 * 3 ** 4 ` [a] (b)", "2 * 3 ** 4 ` [a] (b)")]
    [InlineData("<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;")]
    [InlineData("- one\n- two", "• one\n• two")]
    [InlineData("[x](javascript:alert|1)", "x (javascript:alert|1)")]
    public void Mrkdwn_ConvertsMarksAndEscapes(string text, string expected) => Assert.Equal(expected, SlackText.Mrkdwn(text));

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(3, 99, 3)]
    [InlineData(4, 100, 3)]
    [InlineData(5, 5000, 5)]
    [InlineData(6, 300, 25)]
    public void Render_LosesNothing_AndKeepsSlacksLimits(int seed, int rows, int columns)
    {
        for (var i = 0; i < 8; i++)
            Check(new SomeAnswers(seed * 1000 + i).Of(rows, Math.Max(1, columns), i % 4 == 3 ? 60_000 : 2_000));
    }

    [Fact]
    public void Render_LosesNothing_WhateverTheAnswer()
    {
        for (var seed = 0; seed < 150; seed++)
            Check(new SomeAnswers(seed).Any());
    }

    [Fact]
    public void Render_ClosesEveryFence_WhenCodeIsLong()
    {
        var code = string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"\"line\": {i}, <&> ```"));
        var content = SlackRenderer.Render(Some.Result(Answer.Say($"Here:\n```\n{code}\n```\nDone.")), "m");
        var sections = content.Parts.SelectMany(p => p.Blocks).Where(b => (string)b!["type"]! == "section").Select(b => (string)b!["text"]!["text"]!).ToList();
        Assert.All(sections, s => Assert.True(s.Length <= 3000 && s.Split("```").Length % 2 == 1));
    }

    [Fact]
    public void Render_PutsRowsInAFile_WhenTheyAreMoreThanPeopleReadInAThread()
    {
        var content = SlackRenderer.Render(Some.Result(Some.TableAnswer(5000)), "abc123");
        var file = Assert.Single(content.Files);
        Assert.Equal("table-abc123.csv", file.Name);
        Assert.Equal(5001, file.Text.TrimEnd().Split("\r\n").Length);
        Assert.Contains(content.Parts[0].Blocks, b => ((string?)(b!["elements"] as JsonArray)?[0]?["text"])?.Contains("All 5000 rows are in `table-abc123.csv` below") == true);
    }

    [Fact]
    public void Render_SaysMarkedRows_WhenATableTakesSeveralMessages()
    {
        var content = SlackRenderer.Render(Some.Result(Some.TableAnswer(150)), "m");
        Assert.Empty(content.Files);
        Assert.Equal(2, content.Parts.Length);
        Assert.Contains("of 150", content.Parts[1].Blocks.ToJsonString());
    }

    [Fact]
    public void Render_MarksConfirmButtons_SoThatAPressIsAnExplicitYes()
    {
        var blocks = SlackRenderer.Render(Some.Result(Some.TableAnswer(1)), "m").Parts[0].Blocks;
        var ids = ((JsonArray)blocks.Single(b => (string)b!["type"]! == "actions")!["elements"]!).Select(e => (string)e!["action_id"]!);
        Assert.Equal(["offer:o1", "confirm:o2"], ids);
    }

    [Fact]
    public void Render_WritesALongMessageOut_WhenAButtonCannotCarryIt()
    {
        var content = SlackRenderer.Render(Some.Result(Answer.Say("x") with { Offers = [new("o", "Do it", new string('m', 2500))] }), "m");
        Assert.DoesNotContain(content.Parts.SelectMany(p => p.Blocks), b => (string)b!["type"]! == "actions");
        Assert.Contains(new string('m', 500), content.Parts[0].Blocks.ToJsonString());
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("-$12.5", "-$12.5")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    public void Csv_HoldsTextAsText(string cell, string expected) =>
        Assert.Equal($"H\r\n{expected}\r\n", CsvText.Of(new("", [new("H")], [[new(cell)]])));

    private static void Check(Answer answer)
    {
        var content = SlackRenderer.Render(Some.Result(answer, Some.Call()), "abc123");
        Assert.NotEmpty(content.Parts);
        foreach (var part in content.Parts)
            SlackLimits.Check(part);
        SlackLimits.NothingIsLost(answer, content);
    }
}
