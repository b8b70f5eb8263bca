using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Slack;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Slack;

public sealed class SlackRendererTests
{
    [Theory]
    [InlineData("**3 instances** in `us-east-1` <now> & [here](https://a.example/x)", "*3 instances* in `us-east-1` &lt;now&gt; &amp; <https://a.example/x|here>")]
    [InlineData("2 * 3 ** 4 ` [a] (b)", "2 * 3 ** 4 ` [a] (b)")]
    [InlineData("<!channel> <@U1>", "&lt;!channel&gt; &lt;@U1&gt;")]
    public void Mrkdwn_ConvertsMarksAndEscapes(string text, string expected) => Assert.Equal(expected, SlackRenderer.Mrkdwn(text));

    [Fact]
    public void Render_KeepsWithinSlacksLimits_WhateverTheSize()
    {
        foreach (var (rows, columns) in new[] { (0, 1), (1, 1), (99, 3), (100, 3), (1000, 25) })
        {
            var answer = Some.TableAnswer(rows, columns) with { Text = new string('x', 9000) };
            answer = answer with { Tables = [.. answer.Tables, .. answer.Tables], Offers = [.. Enumerable.Range(0, 30).Select(i => new Offer($"o{i}", new string('l', 90), new string('m', 3000)))] };
            var message = SlackRenderer.Render(Some.Result(answer, Some.Call()));
            var blocks = (JsonArray)message["blocks"]!;
            Assert.InRange(blocks.Count, 1, 50);
            Assert.InRange(((string)message["text"]!).Length, 1, 3500);
            Assert.True(blocks.Count(b => (string)b!["type"]! == "table") <= 1);
            foreach (var section in blocks.Where(b => (string)b!["type"]! == "section"))
                Assert.InRange(((string)section!["text"]!["text"]!).Length, 1, 3000);
            foreach (var table in blocks.Where(b => (string)b!["type"]! == "table"))
            {
                Assert.InRange(((JsonArray)table!["rows"]!).Count, 1, 100);
                Assert.All((JsonArray)table["rows"]!, r => Assert.InRange(((JsonArray)r!).Count, 1, 20));
                Assert.InRange(table["rows"]!.ToJsonString().Length, 1, 60_000);
            }
        }
    }

    [Fact]
    public void Render_ClosesEveryFence_WhenCodeIsLong()
    {
        var code = string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"\"line\": {i}, <&>"));
        var blocks = (JsonArray)SlackRenderer.Render(Some.Result(Answer.Say($"Here:\n```\n{code}\n```\nDone.")))["blocks"]!;
        var sections = blocks.Where(b => (string)b!["type"]! == "section").Select(b => (string)b!["text"]!["text"]!).ToList();
        Assert.All(sections, s => Assert.True(s.Length <= 3000 && s.Split("```").Length % 2 == 1));
        Assert.Contains("does not fit", blocks.ToJsonString());
    }

    [Fact]
    public void Render_SaysWhatIsLeftOut_WhenRowsDoNotFit()
    {
        var text = SlackRenderer.Render(Some.Result(Some.TableAnswer(500))).ToJsonString();
        Assert.Contains("of 500 rows are shown", text);
    }

    [Fact]
    public void Render_MarksConfirmButtons_SoThatAPressIsAnExplicitYes()
    {
        var blocks = (JsonArray)SlackRenderer.Render(Some.Result(Some.TableAnswer(1)))["blocks"]!;
        var ids = ((JsonArray)blocks.Single(b => (string)b!["type"]! == "actions")!["elements"]!).Select(e => (string)e!["action_id"]!);
        Assert.Equal(["offer:o1", "confirm:o2"], ids);
    }
}
