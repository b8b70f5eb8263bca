using System.Text.Json.Nodes;
using Bot.Channels.Slack.Rendering;
using Bot.Tests.Channels.Slack.Testing;
using Bot.Tests.Testing;

namespace Bot.Tests.Conformance;

/// <summary>Every message and view against Slack's own type definitions, by a checker that <c>BLOCKKIT_CHECKER</c> names (it takes a file with a message or view a line).</summary>
public sealed class BlockKitTests
{
    private const int Random = 120;

    [Fact]
    public async Task MessagesAndViews_AreAsSlacksOwnTypesWantThem()
    {
        var checker = Tool.Find("BLOCKKIT_CHECKER", Tool.Blocks);
        var lines = Scenes.All().Select(s => s.Json.ToJsonString()).ToList();
        for (var seed = 0; seed < Random; seed++)
            lines.AddRange(SlackRenderer.Render(Some.Result(new SomeAnswers(seed).Any(), Some.Call()), "abc123").Parts.Select(p => new JsonObject { ["text"] = p.Text, ["blocks"] = p.Blocks.DeepClone() }.ToJsonString()));
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, lines);
            var (status, output) = await Tool.RunAsync(checker, [file]);
            Assert.True(status == 0, output);
            Assert.Contains($"{lines.Count} good, 0 bad", output);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
