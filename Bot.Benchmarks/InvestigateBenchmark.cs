using System.Diagnostics;
using Bot.Channels;
using Bot.Conversations;
using Bot.DemoAccount;
using Bot.Identity;
using Bot.Intents;
using Bot.Intents.Investigations.Replay;
using Bot.Telemetry;
using Bot.Understanding;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Benchmarks;

/// <summary>Investigations of the fault scenarios: their own time (a replay, in which calls take none), the time with AWS at 80 ms a call, their calls.</summary>
internal static class InvestigateBenchmark
{
    private const int Rounds = 5;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(80);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(string[] arguments)
    {
        var folder = arguments is [var given] ? given : Path.Combine("Bot.Tests", "Intents", "Investigations", "Scenarios");
        if (!System.IO.Directory.Exists(folder))
        {
            Console.WriteLine($"There is no folder {folder}. Run it in the repository's root, or name the folder of scenario files.");
            return;
        }
        var own = new List<double>();
        var took = new List<double>();
        var beside = new List<double>();
        var calls = new List<double>();
        var files = System.IO.Directory.EnumerateFiles(folder, "*.yaml").Where(f => Path.GetFileName(f) != "base.yaml").Order(StringComparer.Ordinal).ToList();
        // The first makes the code; it is not counted.
        foreach (var (file, isWarm) in files.Take(1).Select(f => (f, false)).Concat(files.Select(f => (f, true))))
        {
            var (stored, time, ownTime, count) = await AskAsync(file).ConfigureAwait(false);
            if (!isWarm)
            {
                for (var i = 0; i < 3 * Rounds; i++)
                    await Replayer.RunAsync(stored, CancellationToken.None).ConfigureAwait(false);
                continue;
            }
            took.Add(time.TotalMilliseconds);
            beside.Add(ownTime.TotalMilliseconds);
            calls.Add(count);
            var best = double.MaxValue;
            for (var i = 0; i < Rounds; i++)
            {
                var start = Stopwatch.GetTimestamp();
                var replayed = await Replayer.RunAsync(stored, CancellationToken.None).ConfigureAwait(false);
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (!replayed.IsSame)
                    Console.WriteLine($"{Path.GetFileName(file)}: the replay came to another verdict.");
            }
            own.Add(best);
        }
        Figures.Print("reasoning alone: a replay from what was stored, best of 5", [.. own], "ms", "50 ms");
        Figures.Print("beside AWS: the turn without the time in which a call was under way", [.. beside], "ms", "50 ms");
        Figures.Print("with AWS at 80 ms a call", [.. took], "ms", "median 3,000 ms");
        Figures.Print("calls", [.. calls], "", "60");
    }

    private static async Task<(StoredInvestigation Stored, TimeSpan Took, TimeSpan Beside, int Calls)> AskAsync(string file)
    {
        var clock = new FixedTime(Now);
        await using var demo = await DemoAccountServer.StartAsync(new() { Clock = clock, ScenarioFile = file, Latency = Latency }).ConfigureAwait(false);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddIdentity(new AwsOptions(), demo);
        services.AddUnderstanding();
        services.AddIntents();
        services.AddConversations();
        services.AddTelemetry();
        var provider = services.BuildServiceProvider();
        await using (provider.ConfigureAwait(false))
        {
            var turns = provider.GetRequiredService<TurnRunner>();
            var question = File.ReadLines(file).First(l => l.StartsWith("# ask: ", StringComparison.Ordinal))[7..];
            Task<TurnResult> Say(string text, IProgress<TurnProgress>? progress = null) => turns.RunAsync(new Message(Guid.NewGuid().ToString("N"), new(Platform.Playground, "", "ops", Guid.NewGuid().ToString("N")), new("ada", "ada"), text, Now), progress, CancellationToken.None);
            var busy = new BusyTime();
            var start = Stopwatch.GetTimestamp();
            await Say(question).ConfigureAwait(false);
            var took = Stopwatch.GetElapsedTime(start);
            // Sessions are open by now, as they are for an hour after a first question: opening them is AWS's time too, and no call of the question's.
            start = Stopwatch.GetTimestamp();
            var result = await Say(question, busy).ConfigureAwait(false);
            var again = Stopwatch.GetElapsedTime(start);
            var export = await Say(result.Answer.Offers.Single(o => o.Id == "export").Message).ConfigureAwait(false);
            var json = export.Answer.Files.Single(f => f.Name.EndsWith(".json", StringComparison.Ordinal)).Text;
            return (StoredInvestigation.FromJson(System.Text.Encoding.UTF8.GetBytes(json))!, took, again - busy.Total, result.Calls.Length);
        }
    }
}
