using System.Text.Json.Nodes;
using Bot.Channels.Terminal;
using Bot.Tests.Channels.Playground;

namespace Bot.Tests.Channels.Terminal;

public sealed class AskRunnerTests(PlaygroundHost host) : IClassFixture<PlaygroundHost>
{
    [Theory]
    [InlineData("list instances", 0)]
    [InlineData("vague", 0)]
    [InlineData("delete it", 3)]
    [InlineData("break", 4)]
    public async Task Ask_EndsWithTheStatusOfTheContract(string question, int status)
    {
        var (actual, _) = await AskAsync(question);
        Assert.Equal(status, actual);
    }

    [Fact]
    public async Task Json_HasTheFieldsOfTheContract()
    {
        var (_, output) = await AskAsync("list instances", "--json");
        var answer = JsonNode.Parse(output)!;
        Assert.Equal(["id", "q", "family", "question", "calls", "refused", "asked", "answer", "causes", "tokens", "ms"], answer.AsObject().Select(p => p.Key));
        Assert.Null(answer["refused"]);
        var call = answer["calls"]![1]!;
        Assert.Superset(
            new HashSet<string>(["action", "service", "operation", "account", "region", "parameters", "status", "error", "ms"]), call.AsObject().Select(p => p.Key).ToHashSet());
        Assert.Equal("ec2:DescribeInstances", (string)call["action"]!);
        Assert.Equal(403, (int)call["status"]!);
        Assert.Equal("UnauthorizedOperation", (string)call["error"]!["code"]!);
        Assert.Null(answer["calls"]![0]!["error"]);
        Assert.Equal("web-01", (string)answer["answer"]!["tables"]![0]!["rows"]![0]![0]!);
        Assert.Equal("only the stopped ones", (string)answer["answer"]!["offers"]![0]!["message"]!);
        Assert.Equal("https://us-east-1.console.aws.amazon.com/ec2/home", (string)answer["answer"]!["sources"]![0]!["url"]!);
    }

    [Fact]
    public async Task Json_SaysReasonAndLayer_WhenRefused()
    {
        var refused = JsonNode.Parse((await AskAsync("delete it", "--json")).Output)!["refused"]!;
        Assert.Equal("write-needs-approval", (string)refused["reason"]!);
        Assert.Equal("approval", (string)refused["by"]!);
        Assert.NotEmpty((string)refused["message"]!);
    }

    [Fact]
    public async Task Confirm_ReachesTheTurn()
    {
        Assert.Contains("This is the draft", (await AskAsync("open a case")).Output);
        Assert.Contains("Filed case", (await AskAsync("open a case", "--confirm")).Output);
    }

    [Fact]
    public async Task Person_WithoutRole_IsRefused() => Assert.Equal(3, (await AskAsync("list instances", "--as", "nina")).Status);

    [Fact]
    public async Task Region_BecomesTheDefault_WhenSaid()
    {
        await AskAsync("list instances", "--region", "ap-south-1", "--as", "dev");
        Assert.Equal("ap-south-1", host.Scenes.Turns.Last(t => t.Caller.Person == "dev").Aws.Caller.DefaultRegion);
    }

    [Fact]
    public async Task Set_IsAnsweredInItsOrder_EachLineInAThreadOfItsOwn()
    {
        using var folder = new Folder();
        var set = folder.Write("set.jsonl", string.Concat(Enumerable.Range(1, 30).Select(i => $$"""{"id":"q{{i}}","q":"list {{i}}","context":["before {{i}}"]}""" + "\n")) + "\n");
        var results = Path.Combine(folder.Path, "results.jsonl");
        var (status, output) = await AskAsync(null, "--questions", set, "--results", results);
        Assert.Equal(0, status);
        Assert.StartsWith("30 questions asked", output);
        var lines = (await File.ReadAllLinesAsync(results)).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal(Enumerable.Range(1, 30).Select(i => $"q{i}"), lines.Select(l => (string)l["id"]!));
        Assert.All(lines, l => Assert.Equal(2, l["calls"]!.AsArray().Count));
        var asked = host.Scenes.Turns.Where(t => t.Question.Text == "list 7").ToList();
        Assert.Equal("before 7", Assert.Single(asked).Conversation.Last!.Question.Text);
    }

    [Theory]
    [InlineData("{\"id\":\"a\"}")]
    [InlineData("not json")]
    [InlineData("{\"id\":1,\"q\":\"x\"}")]
    public async Task Set_IsRefusedWithItsLine_WhenALineIsNoQuestion(string line)
    {
        using var folder = new Folder();
        var set = folder.Write("set.jsonl", "{\"id\":\"a\",\"q\":\"x\"}\n" + line + "\n");
        var (status, output) = await AskAsync(null, "--questions", set, "--results", Path.Combine(folder.Path, "r.jsonl"));
        Assert.Equal(2, status);
        Assert.Contains("set.jsonl, line 2", output);
    }

    [Fact]
    public async Task Prompt_GoesOnInOneConversation_AndTakesOffersByNumber()
    {
        var arguments = AskCommand.Parse(["--as", "dev"], out _, canPrompt: true)!;
        Assert.True(arguments.IsPrompt);
        var output = new StringWriter();
        var loop = new PromptLoop(host.Get<Bot.Conversations.TurnRunner>(), TimeProvider.System);
        var status = await loop.RunAsync(arguments, new StringReader("open a case\n\n1\nexit\n"), output, TerminalScreen.Plain, () => null, CancellationToken.None);
        Assert.Equal(0, status);
        Assert.Contains("This is the draft", output.ToString());
        Assert.Contains("Filed case", output.ToString());
        Assert.Equal("open a case", host.Scenes.Turns[^1].Conversation.Last!.Question.Text);
    }

    private async Task<(int Status, string Output)> AskAsync(string? question, params string[] options)
    {
        var arguments = AskCommand.Parse(question is null ? options : [question, .. options], out var errors);
        Assert.Empty(errors);
        var output = new StringWriter();
        var status = await host.Get<AskRunner>().RunAsync(arguments!, output, TerminalScreen.Plain, null, CancellationToken.None);
        return (status, output.ToString());
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("wheelhouse").FullName;

        public string Write(string name, string text)
        {
            var path = System.IO.Path.Combine(Path, name);
            File.WriteAllText(path, text);
            return path;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
