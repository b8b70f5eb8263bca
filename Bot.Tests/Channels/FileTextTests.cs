using Bot.Answers;
using Bot.Channels.Playground;
using Bot.Channels.Slack.Rendering;
using Bot.Channels.Teams.Rendering;
using Bot.Tests.Testing;

namespace Bot.Tests.Channels;

public sealed class FileTextTests
{
    private static Answer WithFile(int lines) => Answer.Say("Here:") with { Files = [new("data.jsonl", "application/x-ndjson", string.Concat(Enumerable.Range(0, lines).Select(i => $"{{\"line\":{i}}}\n")))] };

    [Fact]
    public void File_IsUploadedToSlackAndTeams()
    {
        Assert.Contains("\"line\":2", Assert.Single(SlackRenderer.Render(Some.Result(WithFile(3)), "m").Files).Text);
        Assert.Contains("\"line\":2", Assert.Single(TeamsRenderer.Render(Some.Result(WithFile(3)), "m").Files).Text);
    }

    [Fact]
    public void LongFile_IsCutAtALine_AndSaysSo()
    {
        var shown = FileText.In(WithFile(1_000), 100);
        Assert.EndsWith("}\n…\n```", shown.Text);
        Assert.Contains("longer than a message", Assert.Single(shown.Notes));
    }

    [Fact]
    public void File_IsADownload_InThePlayground() =>
        Assert.Equal("data.jsonl", (string)AnswerView.Of(Some.Result(WithFile(3)))["files"]![0]!["name"]!);
}
