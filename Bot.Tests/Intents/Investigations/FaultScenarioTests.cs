using System.Collections.Concurrent;
using System.Globalization;
using Bot.Answers;
using Bot.Conversations;
using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.State;
using Bot.Intents.Investigations.Reason;
using Bot.Intents.Investigations.Replay;

namespace Bot.Tests.Intents.Investigations;

/// <summary>Every fault scenario is asked; the figures of all of them are held.</summary>
public sealed class FaultScenarioTests
{
    private const int MaxCalls = 60;

    /// <summary>Orders in which each scenario's calls are answered again.</summary>
    private const int Orders = 4;

    private sealed record Outcome(FaultScenario Scenario, bool IsRight, bool IsInvented, int Cited, int Good, int Calls, string Says)
    {
        /// <summary>What another order of the same answers made of it; null where it was the same.</summary>
        public string? Otherwise { get; init; }
    }

    [Fact]
    public async Task Investigation_FindsTheCauseOrAbstains_InEveryScenario()
    {
        var scenarios = FaultScenario.All();
        var outcomes = new ConcurrentBag<Outcome>();
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(scenarios, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (s, _) =>
        {
            try
            {
                var (result, world, stored) = await ScenarioBot.AskAsync(s.File, s.Question);
                outcomes.Add(Judge(s, result, world) with { Otherwise = await OtherwiseAsync(result, stored) });
            }
            catch (ScenarioException e)
            {
                faults.Add($"{s.Name}: {e.Message}");
            }
        });
        var report = string.Join('\n', outcomes.Where(o => !o.IsRight || o.Calls > MaxCalls || o.IsInvented || o.Good < o.Cited).OrderBy(o => o.Scenario.Name, StringComparer.Ordinal)
            .Select(o => $"{o.Scenario.Name}: wanted {(o.Scenario.IsFindable ? string.Join('|', o.Scenario.Resources) : "none")} {string.Join('|', o.Scenario.Mechanisms)}; {o.Says}; {o.Calls} calls, {o.Good}/{o.Cited} facts"));
        var (causes, abstentions) = (outcomes.Where(o => o.Scenario.IsFindable).ToList(), outcomes.Where(o => !o.Scenario.IsFindable).ToList());
        TestContext.Current.TestOutputHelper?.WriteLine($"{causes.Count(o => o.IsRight)} of {causes.Count} causes, {abstentions.Count(o => o.IsRight)} of {abstentions.Count} abstentions\n{report}");

        Assert.True(FaultScenario.Given is not null || scenarios.Count >= 60, $"There are {scenarios.Count} scenarios.");
        Assert.True(faults.IsEmpty, string.Join('\n', faults));
        Assert.Equal(scenarios.Count, outcomes.Count);
        Assert.True(FaultScenario.Given is not null || abstentions.Count >= 12, $"There are {abstentions.Count} scenarios without a cause.");
        Assert.True(causes.Count(o => o.IsRight) >= 0.9 * causes.Count, $"{causes.Count(o => o.IsRight)} of {causes.Count} causes are right.\n{report}");
        Assert.True(abstentions.Count(o => o.IsRight) >= 0.9 * abstentions.Count, $"{abstentions.Count(o => o.IsRight)} of {abstentions.Count} abstentions are right.\n{report}");
        Assert.True(outcomes.Sum(o => o.Good) >= 0.95 * outcomes.Sum(o => o.Cited), report);
        Assert.DoesNotContain(outcomes, o => o.IsInvented);
        Assert.True(outcomes.All(o => o.Calls <= MaxCalls), report);
        Assert.True(outcomes.All(o => o.Otherwise is null), string.Join('\n', outcomes.Where(o => o.Otherwise is not null).Select(o => $"{o.Scenario.Name}: {o.Otherwise}")));
    }

    /// <summary>The same answers of AWS in other orders give the same verdict.</summary>
    private static async Task<string?> OtherwiseAsync(TurnResult result, StoredInvestigation? stored)
    {
        if (stored is null)
            return "it was not kept";
        for (var seed = 1; seed <= Orders; seed++)
        {
            var random = new Random(seed);
            var replayed = await Replayer.RunAsync(stored, CancellationToken.None, random.Next);
            if (Verdict(replayed.Answer) is var verdict && (verdict != Verdict(result.Answer) || replayed.Missed > 0))
                return $"order {seed}: {verdict} instead of {Verdict(result.Answer)}, {replayed.Missed} other calls";
        }
        return null;
    }

    private static string Verdict(Answer answer) => string.Join(" / ", answer.Causes.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Resource} {c.What} {string.Join('|', c.Mechanisms)} {c.Score:0.000}")));

    [Fact]
    public void Mechanisms_AreTriedByScenarios_FortyAtLeast()
    {
        var known = Mechanisms.All.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(known.Count, Mechanisms.All.Length);
        var tried = FaultScenario.All().SelectMany(s => s.Mechanisms).Distinct().ToList();
        Assert.All(tried, t => Assert.Contains(t, known));
        Assert.True(tried.Count >= 40, $"{tried.Count} mechanisms are tried.");
    }

    private static Outcome Judge(FaultScenario scenario, TurnResult result, World world)
    {
        var causes = result.Answer.Causes;
        var line = result.Answer.Text.Split('\n').FirstOrDefault(l => l.StartsWith("**", StringComparison.Ordinal) && !l.Contains("CloudWatch's reason", StringComparison.Ordinal)) ?? result.Answer.Text;
        var says = causes.IsEmpty ? $"says none: {line[..Math.Min(160, line.Length)]}"
            : string.Join(" / ", causes.Take(2).Select(c => $"says {Last(c.Resource)} {string.Join('|', c.Mechanisms)} {c.Score.ToString("0.00", CultureInfo.InvariantCulture)}"));
        var isRight = !scenario.IsFindable ? causes.IsEmpty : !causes.IsEmpty && scenario.Resources.Any(r => IsNamed(world, causes[0], r)) && (causes.Length < 2 || causes[0].Score - causes[1].Score > 0.001) && causes[0].Mechanisms.Intersect(scenario.Mechanisms).Any();
        var cited = causes.SelectMany(c => c.Evidence).ToList();
        // A fact is good when the call that it names was made and answered.
        var good = cited.Count(e => result.Calls.Any(c => c.Id == e && c.Error is null));
        return new(scenario, isRight, causes.Any(c => !Exists(scenario, world, c)), cited.Count, good, result.Calls.Count(), says);
    }

    private static bool IsNamed(World world, Cause cause, string name) =>
        Last(cause.Resource) == name || cause.Resource == name || cause.Resource.Contains($"/{name}/", StringComparison.Ordinal) || cause.Resource.Contains($":{name}:", StringComparison.Ordinal) || world.All("111122223333").Any(r => (r.Id == Last(cause.Resource) || r.Arn == cause.Resource) && (r.Tags.GetValueOrDefault("Name") == name || (string?)r.Document["GroupName"] == name || (string?)r.Document["DomainName"] == name || (string?)r.Document["name"] == name || ((string?)r.Document["Name"])?.TrimEnd('.') == name));

    /// <summary>What is blamed is in the account or in the scenario's call graph.</summary>
    private static bool Exists(FaultScenario scenario, World world, Cause cause) =>
        world.All("111122223333").Any(r => r.Arn == cause.Resource || r.Id == Last(cause.Resource) || r.Id == cause.Resource) || File.ReadAllText(scenario.File).Contains(Last(cause.Resource), StringComparison.Ordinal);

    private static string Last(string arn) => arn[(arn.LastIndexOfAny(['/', ':']) + 1)..];
}
