using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels.Teams.Rendering;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Channels.Teams.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels.Teams;

public sealed class TeamsRendererTests
{
    [Theory]
    [InlineData("**3 instances** in `us-east-1` and [here](https://a.example/x)", "**3 instances** in `us-east-1` and [here](https://a.example/x)")]
    [InlineData("my_role_name * 2 <b> [a] (b)", "my\\_role\\_name \\* 2 \\<b\\> \\[a\\] (b)")]
    [InlineData("[x](javascript:alert(1)", "x (javascript:alert(1)")]
    public void Markdown_KeepsMarks_AndEscapesWhatIsNone(string text, string expected) => Assert.Equal(expected, TeamsText.Markdown(text));

    [Theory]
    [InlineData("plain words, 12.5", false)]
    [InlineData("my_role", true)]
    [InlineData("- item", true)]
    [InlineData("1. item", true)]
    [InlineData("10.0.1.7", true)]
    [InlineData("a\nb", true)]
    public void Runs_AreUsed_WhereMarkdownWouldShowSomethingElse(string text, bool expected) => Assert.Equal(expected, TeamsText.NeedsRuns(text));

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(2, 1, 1)]
    [InlineData(3, 30, 3)]
    [InlineData(4, 100, 3)]
    [InlineData(5, 5000, 5)]
    [InlineData(6, 300, 25)]
    public void Render_LosesNothing_AndKeepsTeamsLimits(int seed, int rows, int columns)
    {
        for (var i = 0; i < 4; i++)
            Check(new SomeAnswers(seed * 1000 + i).Of(rows, Math.Max(1, columns), i % 4 == 3 ? 60_000 : 2_000));
    }

    [Fact]
    public void Render_LosesNothing_WhateverTheAnswer()
    {
        for (var seed = 0; seed < 120; seed++)
            Check(new SomeAnswers(seed).Any());
    }

    [Fact]
    public void Render_PutsRowsInAFile_WhenTheyAreMoreThanPeopleReadInAChat()
    {
        var content = TeamsRenderer.Render(Some.Result(Some.TableAnswer(5000)), "abc123");
        var file = Assert.Single(content.Files);
        Assert.Equal("table-abc123.csv", file.Name);
        Assert.Equal(5001, file.Text.TrimEnd().Split("\r\n").Length);
        Assert.Contains("All 5000 rows are in the file table-abc123.csv", content.Parts[^1].ToJsonString());
    }

    [Fact]
    public void Render_SaysWhereTheFileIs_WhereOthersReadAlong()
    {
        var content = TeamsRenderer.Render(Some.Result(Some.TableAnswer(5000)), "abc123", new(IsForEverybody: true));
        Assert.Contains("are in the file table-abc123.csv (in the chat of who asked with me", content.Parts[^1].ToJsonString());
    }

    [Fact]
    public void Render_SaysMarkedRows_WhenATableTakesSeveralMessages()
    {
        var content = TeamsRenderer.Render(Some.Result(Some.TableAnswer(80)), "m");
        Assert.Empty(content.Files);
        Assert.InRange(content.Parts.Length, 2, 3);
        Assert.Contains("of 80", content.Parts[1].ToJsonString());
    }

    [Fact]
    public void Render_CitesSourcesByNumber_UnderOneLabel()
    {
        var parts = TeamsRenderer.Render(Some.Result(Answer.Say("Two places.\nMore.") with { Sources = [new("EC2 console", "https://a.example/1"), new("Docs", "https://a.example/2"), new("Docs again", "https://a.example/2")] }), "m").Parts;
        var entity = Assert.Single((JsonArray)Assert.Single(parts)["entities"]!)!;
        Assert.StartsWith("Two places.\n\n\nMore. [1] [2]", (string)parts[0]["text"]!);
        Assert.Equal(["AIGeneratedContent"], ((JsonArray)entity["additionalType"]!).Select(t => (string)t!));
        Assert.Equal([(1, "EC2 console"), (2, "Docs")], ((JsonArray)entity["citation"]!).Select(c => ((int)c!["position"]!, (string)c["appearance"]!["name"]!)));
    }

    [Fact]
    public void Render_LinksSourcesInTheCard_AndCitesThemAtTheEndOfAStream()
    {
        var content = TeamsRenderer.Render(Some.Result(Some.TableAnswer(3) with { Sources = [new("EC2 console", "https://a.example/1")] }), "m");
        var part = Assert.Single(content.Parts);
        Assert.Null(Assert.Single((JsonArray)part["entities"]!)!["citation"]);
        Assert.Contains("https://a.example/1", part["attachments"]!.ToJsonString());
        Assert.EndsWith(" [1]", content.Lead!.Text);
        Assert.Equal(1, (int)Assert.Single(content.Lead.Entities)["citation"]![0]!["position"]!);
    }

    [Fact]
    public void Render_CallsPeople_InTheCard()
    {
        var card = TeamsRenderer.Render(Some.Result(Some.TableAnswer(3) with { Notify = ["teams:u1", "slack:U1"] }), "m").Parts[0]["attachments"]![0]!["content"]!;
        Assert.Equal("<at>on call 1</at>", (string)card["body"]![0]!["text"]!);
        Assert.Equal("u1", (string)Assert.Single((JsonArray)card["msteams"]!["entities"]!)!["mentioned"]!["id"]!);
    }

    [Fact]
    public void Render_AsksForFeedback_UnderTheLastMessage_ButNotUnderADenial()
    {
        var parts = TeamsRenderer.Render(Some.Result(Some.TableAnswer(80)), "m", new(Feedback: true)).Parts;
        Assert.Equal("custom", (string)parts[^1]["channelData"]!["feedbackLoop"]!["type"]!);
        Assert.Null(parts[0]["channelData"]);
        Assert.Null(TeamsRenderer.Render(Some.Result(new Answer { Text = "No.", Refused = new("not-permitted", "role", "No.") }), "m", new(Feedback: true)).Parts[0]["channelData"]);
    }

    [Theory]
    [InlineData("Line", 1, "Chart.Line")]
    [InlineData("Bar", 1, "Chart.VerticalBar")]
    [InlineData("Bar", 2, "Chart.VerticalBar.Grouped")]
    [InlineData("Stacked", 2, "Chart.VerticalBar.Grouped")]
    public void Render_DrawsCharts_WithWhatStandsInTheirPlaceElsewhere(string kind, int series, string type)
    {
        var chart = new Chart(Enum.Parse<ChartKind>(kind), "Cost", "USD", ["Mo", "Tu", "We"], [.. Enumerable.Range(0, series).Select(i => new Series($"s{i}", [1, double.NaN, 3]))]);
        var element = ChartElements.Of(chart, pictures: false).Single();
        Assert.Equal((type, "Container"), ((string)element["type"]!, (string)element["fallback"]!["type"]!));
        var points = type == "Chart.VerticalBar" ? (JsonArray)element["data"]! : (JsonArray)element["data"]![0]!["values"]!;
        Assert.Equal([("Mo", 1), ("We", 3)], points.Select(p => ((string)p!["x"]!, (double)p["y"]!)));
    }

    [Fact]
    public void Render_OffersManyQuestionsAsAChoice_AndNoneIsLost()
    {
        var card = TeamsRenderer.Render(Some.Result(new Answer { Text = "Which Region?", Offers = [.. Enumerable.Range(0, 30).Select(i => new Offer($"r{i}", $"Region {i}", $"in region {i}"))] }), "m").Parts[0]["attachments"]![0]!["content"]!;
        var choice = ((JsonArray)card["body"]!).Single(e => (string)e!["type"]! == "Input.ChoiceSet")!;
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"in region {i}"), ((JsonArray)choice["choices"]!).Select(c => (string)c!["value"]!));
    }

    [Fact]
    public void Render_WritesALongMessageOut_WhenAButtonCannotCarryIt()
    {
        var content = TeamsRenderer.Render(Some.Result(Answer.Say("x") with { Offers = [new("o", "Do it", new string('m', 3500))] }), "m");
        Assert.DoesNotContain("ActionSet", content.Parts[0].ToJsonString());
        Assert.Contains(new string('m', 500), content.Parts[0].ToJsonString());
    }

    [Theory]
    [InlineData("What", "Value", true)]
    [InlineData("Alarm", "Since", false)]
    public void Render_ShowsPairsAsFacts(string first, string second, bool isFacts) =>
        Assert.Equal(isFacts, TeamsRenderer.Render(Some.Result(Answer.Say("You:") with { Tables = [new("", [new(first), new(second)], [["Person", "ann"]])] }), "m").Parts[0].ToJsonString().Contains("FactSet"));

    private static void Check(Answer answer)
    {
        var content = TeamsRenderer.Render(Some.Result(answer, Some.Call()), "abc123", new(Feedback: true));
        Assert.NotEmpty(content.Parts);
        foreach (var part in content.Parts)
            TeamsLimits.Check(part);
        TeamsLimits.NothingIsLost(answer, content);
    }
}
