using Bot.DemoAccount;

namespace Bot.Tests.DemoAccount;

/// <summary>Debian's AWS CLI against the built-in scenario: every line of <c>cli-commands.txt</c>.</summary>
public sealed class CliConformanceTests(ITestOutputHelper output)
{
    private const int AtOnce = 4;

    [Fact]
    public async Task Cli_DoesWhatEveryLineSays_AgainstTheBuiltInScenario()
    {
        if (!File.Exists(CliRunner.Program))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{CliRunner.Program} is missing; install Debian's awscli.");
            Assert.Skip($"{CliRunner.Program} is not installed.");
        }
        await using var server = await DemoAccountServer.StartAsync(new() { Clock = new FixedTime(SmallWorld.Now) });
        var folder = Directory.CreateTempSubdirectory("demo-cli-").FullName;
        var runner = new CliRunner(server, SmallWorld.Root, folder);
        // DEMO_CLI_GROUP runs the groups whose name holds it, while one is written.
        var only = Environment.GetEnvironmentVariable("DEMO_CLI_GROUP");
        var groups = CliScript.Read(Script()).Where(g => only is null || g.Name.Contains(only, StringComparison.Ordinal)).OrderByDescending(g => g.Commands.Count).ToList();
        var faults = new List<string>();
        await Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken }, async (group, cancellation) =>
        {
            var found = await runner.RunAsync(group, cancellation);
            lock (faults)
                faults.AddRange(found.Select(f => $"{group.Name}, {f}"));
        });
        Directory.Delete(folder, recursive: true);
        output.WriteLine($"{groups.Sum(g => g.Commands.Count)} commands");
        Assert.True(faults.Count == 0, $"{faults.Count} commands did not do what they must:\n{string.Join('\n', faults)}");
    }

    private static string Script() => Path.Combine(Path.GetDirectoryName(CliScript.Here())!, "cli-commands.txt");
}
