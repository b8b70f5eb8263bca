using System.Diagnostics;
using System.Globalization;
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

/// <summary>Investigations of the fault scenarios: their own time beyond the requests to AWS, the reasoning alone (a replay), the time with AWS at 80 ms a call, their calls. Arguments: a folder of scenario files; take every how manieth.</summary>
internal static class InvestigateBenchmark
{
    private const int Rounds = 5, Again = 3;
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(80);
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(string[] arguments)
    {
        var folder = arguments is [var given, ..] ? given : Path.Combine("Bot.Tests", "Intents", "Investigations", "Scenarios");
        if (!System.IO.Directory.Exists(folder))
        {
            Console.WriteLine($"There is no folder {folder}. Run it in the repository's root, or name the folder of scenario files.");
            return;
        }
        var every = arguments is [_, var nth] ? int.Parse(nth, CultureInfo.InvariantCulture) : 1;
        var files = System.IO.Directory.EnumerateFiles(folder, "*.yaml").Where(f => Path.GetFileName(f) != "base.yaml").Order(StringComparer.Ordinal).Where((_, i) => i % every == 0).ToList();
        // The first makes the code; the second runs again what it made.
        Console.WriteLine($"own time of the process's first investigation: {(await AskAsync(files[0]).ConfigureAwait(false)).First:0.0} ms");
        await AskAsync(files[^1]).ConfigureAwait(false);
        var runs = new List<Run>();
        var reasoning = new List<double>();
        foreach (var file in files)
        {
            runs.Add(await AskAsync(file).ConfigureAwait(false));
            reasoning.Add(await ReplayAsync(Path.GetFileName(file), runs[^1].Stored).ConfigureAwait(false));
        }
        Figures.Print("own time of a first question to a fresh bot", [.. runs.Select(r => r.First)], "ms", "none");
        Figures.Print($"own time of the same asked again, median of {Again}", [.. runs.Select(r => r.Own)], "ms", "50 ms");
        Figures.Print($"reasoning alone: a replay from what was stored, best of {Rounds}", [.. reasoning], "ms", "50 ms");
        Figures.Print("a first question with AWS at 80 ms a call", [.. runs.Select(r => r.Took)], "ms", "median 3,000 ms");
        Figures.Print("calls", [.. runs.Select(r => (double)r.Calls)], "", "60");
    }

    private static async Task<double> ReplayAsync(string name, StoredInvestigation stored)
    {
        var best = double.MaxValue;
        for (var i = 0; i < Rounds; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var replayed = await Replayer.RunAsync(stored, CancellationToken.None).ConfigureAwait(false);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (!replayed.IsSame)
                Console.WriteLine($"{name}: the replay came to another verdict.");
        }
        return best;
    }

    private static async Task<Run> AskAsync(string file)
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
            Task<TurnResult> Say(string text) => turns.RunAsync(new Message(Guid.NewGuid().ToString("N"), new(Platform.Playground, "", "ops", Guid.NewGuid().ToString("N")), new("ada", "ada"), text, Now), null, CancellationToken.None);
            var start = Stopwatch.GetTimestamp();
            var (result, first) = await MeasureAsync(() => Say(question)).ConfigureAwait(false);
            var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            var again = new double[Again];
            for (var i = 0; i < Again; i++)
                again[i] = (await MeasureAsync(() => Say(question)).ConfigureAwait(false)).Own;
            var export = await Say(result.Answer.Offers.Single(o => o.Id == "export").Message).ConfigureAwait(false);
            var json = export.Answer.Files.Single(f => f.Name.EndsWith(".json", StringComparison.Ordinal)).Text;
            return new(StoredInvestigation.FromJson(System.Text.Encoding.UTF8.GetBytes(json))!, took, first, Figures.Median(again), result.Calls.Length);
        }
    }

    private static async Task<(TurnResult Result, double Own)> MeasureAsync(Func<Task<TurnResult>> say)
    {
        using var http = new HttpTime();
        return (await say().ConfigureAwait(false), http.Rest.TotalMilliseconds);
    }

    /// <summary>A scenario asked about; times in milliseconds.</summary>
    private sealed record Run(StoredInvestigation Stored, double Took, double First, double Own, int Calls);
}
