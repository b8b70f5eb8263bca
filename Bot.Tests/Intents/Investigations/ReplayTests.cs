using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Channels;
using Bot.Conversations;
using Bot.DemoAccount;
using Bot.DemoAccount.Server.Faults;
using Bot.Identity;
using Bot.Intents;
using Bot.Intents.Investigations.Replay;
using Bot.Telemetry;
using Bot.Tests.Testing;
using Bot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Intents.Investigations;

/// <summary>An investigation is kept with all that went into it: run again it says the same, and exported it is a scenario that does.</summary>
public sealed class ReplayTests
{
    public static TheoryData<string> Scenarios() => [.. FaultScenario.All().Where((_, i) => i % 6 == 0).Select(s => s.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Replay_SaysTheSame_WithoutAws_AndTheExportIsAScenarioThatDoes(string name)
    {
        var scenario = FaultScenario.All().Single(s => s.Name == name);
        var (first, replay, files) = await AskAsync(scenario);
        Assert.Contains("The same verdict", replay.Answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("were not stored", replay.Answer.Text, StringComparison.Ordinal);
        Assert.Empty(replay.Calls);
        Assert.Equal(Verdict(first.Answer), Verdict(replay.Answer));

        var stored = StoredInvestigation.FromJson(System.Text.Encoding.UTF8.GetBytes(files.Single(f => f.Name.EndsWith(".json", StringComparison.Ordinal)).Text))!;
        Assert.True((await Replayer.RunAsync(stored, CancellationToken.None)).IsSame);

        // The exported scenario names the cause at its head, and the same runner comes to it.
        var file = Path.Combine(Path.GetTempPath(), $"wheelhouse-{Guid.NewGuid():N}.yaml");
        await File.WriteAllTextAsync(file, files.Single(f => f.Name.EndsWith(".yaml", StringComparison.Ordinal)).Text, TestContext.Current.CancellationToken);
        try
        {
            var exported = FaultScenario.Read(file);
            Assert.Equal(!first.Answer.Causes.IsEmpty, exported.IsFindable);
            var (again, _, _) = await ScenarioBot.AskAsync(file, exported.Question);
            Assert.Equal(Verdict(first.Answer), Verdict(again.Answer));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("nat-ports")]
    [InlineData("lambda-timeout")]
    [InlineData("sqs-consumer-deploy")]
    public async Task Replay_SaysTheSame_WhereAwsWasSlow(string name)
    {
        var (_, replay, _) = await AskAsync(FaultScenario.All().Single(s => s.Name == name), TimeSpan.FromMilliseconds(80));
        Assert.Contains("The same verdict", replay.Answer.Text, StringComparison.Ordinal);
    }

    /// <summary>Real calls, those of one service slower than the rest.</summary>
    [Theory]
    [InlineData("nat-ports")]
    [InlineData("catalog-failover")]
    [InlineData("claims-dead-letters")]
    public async Task Investigation_ComesToTheSame_WhicheverCallIsSlow(string name)
    {
        var scenario = FaultScenario.All().Single(s => s.Name == name);
        var (even, _, _) = await ScenarioBot.AskAsync(scenario.File, scenario.Question);
        string[] slow = ["lambda", "ec2", "cloudtrail", "xray", "cloudwatch", "logs"];
        var others = await Task.WhenAll(slow.Select(async s => Verdict((await ScenarioBot.AskAsync(scenario.File, scenario.Question, new FaultRule { Service = s, LatencyMs = 60 })).Result.Answer)));
        Assert.All(others, o => Assert.Equal(Verdict(even.Answer), o));
    }

    [Fact]
    public async Task Replay_SaysAnotherVerdict_WhenAnAnswerOfAwsWasAnother()
    {
        var (_, _, files) = await AskAsync(FaultScenario.All().Single(s => s.Name == "lambda-timeout"));
        var json = files.Single(f => f.Name.EndsWith(".json", StringComparison.Ordinal)).Text.Replace("Task timed out", "All is well", StringComparison.Ordinal);
        var replayed = await Replayer.RunAsync(StoredInvestigation.FromJson(System.Text.Encoding.UTF8.GetBytes(json))!, CancellationToken.None);
        Assert.False(replayed.IsSame);
    }

    private static string Verdict(Answer answer) => string.Join(" / ", answer.Causes.Select(c => $"{c.Resource} {string.Join('|', c.Mechanisms)} {c.Score:0.000}"));

    private static async Task<(TurnResult First, TurnResult Replay, IReadOnlyList<AnswerFile> Files)> AskAsync(FaultScenario scenario, TimeSpan latency = default)
    {
        var clock = new FixedTime(Some.Time);
        await using var demo = await DemoAccountServer.StartAsync(new() { Clock = clock, ScenarioFile = scenario.File, Latency = latency });
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddIdentity(new AwsOptions(), demo);
        services.AddUnderstanding();
        services.AddIntents();
        services.AddConversations();
        services.AddTelemetry();
        await using var provider = services.BuildServiceProvider();
        var turns = provider.GetRequiredService<TurnRunner>();
        Task<TurnResult> Say(string text) => turns.RunAsync(new Message(Guid.NewGuid().ToString("N"), new(Platform.Playground, "", "ops", Guid.NewGuid().ToString("N")), new("ada", "ada"), text, Some.Time), null, CancellationToken.None);

        var first = await Say(scenario.Question);
        var replay = await Say(first.Answer.Offers.Single(o => o.Id == "replay").Message);
        var export = await Say(first.Answer.Offers.Single(o => o.Id == "export").Message);
        return (first, replay, export.Answer.Files);
    }
}
