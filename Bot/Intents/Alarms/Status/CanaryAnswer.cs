using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Alarms.Lists;
using Bot.Understanding;

namespace Bot.Intents.Alarms.Status;

/// <summary>How the synthetic checks (CloudWatch Synthetics) went, as of each one's last run.</summary>
internal static class CanaryAnswer
{
    private const int MaxRows = 100;

    public static async Task<Answer> OfAsync(Turn turn, CancellationToken cancellation)
    {
        var regions = await AlarmQuestions.RegionsAsync(turn, cancellation).ConfigureAwait(false);
        var outcomes = await Task.WhenAll(regions.Select(r => turn.Aws.CallAllAsync("synthetics", "DescribeCanariesLastRun", [], r, cancellation: cancellation))).ConfigureAwait(false);
        var failures = outcomes.Where(o => o is not CallOutcome.Ok).ToList();
        if (failures.Count == regions.Count)
            return Failure.Of(failures[0]);
        var named = turn.Question.Entities.FirstOrDefault(e => e.Kind == EntityKind.Name)?.Text;
        var runs = regions.Zip(outcomes).SelectMany(o => o.Second is CallOutcome.Ok ok ? ok.Body["CanariesLastRun"].Objects().Select(c => Run.Read(c, o.First)) : [])
            .Where(r => named is null || r.Canary == named).OrderBy(r => r.State != "FAILED").ThenByDescending(r => r.Started).ToList();
        var failed = runs.Where(r => r.State == "FAILED").ToList();
        var where = AlarmList.Where(regions);
        var text = (runs.Count, failed.Count) switch
        {
            (0, _) => named is null ? $"No synthetic check has run in {where}." : $"There is no synthetic check `{named}` that has run in {where}.",
            (_, 0) => $"{(turn.Question.Shape == Shape.YesNo ? "**No**: " : "")}all {runs.Count} synthetic checks passed their last run in {where}.",
            _ => $"{(turn.Question.Shape == Shape.YesNo ? "**Yes**: " : "")}**{failed.Count} of {runs.Count}** synthetic checks failed their last run in {where}: {string.Join(", ", failed.Take(5).Select(f => f.Canary))}.",
        };
        return new()
        {
            Text = char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text,
            Tables = runs.Count == 0 ? [] : [Rows(runs)],
            Notes = AlarmList.Notes(failures),
            Mentions = [.. runs.Take(50).Select(r => new Mentioned("canary", r.Canary, r.Canary, r.Region, turn.Caller.Account))],
            Offers = [.. failed.Take(1).Select(f => new Offer("changes", "What changed before?", $"what changed in the hour before {AwsTime.Show(f.Started)} UTC in {f.Region}?"))],
            Sources = [new("CloudWatch Synthetics", $"https://{regions[0]}.console.aws.amazon.com/cloudwatch/home?region={regions[0]}#synthetics:canary/list")],
        };
    }

    private static Table Rows(List<Run> runs) => new(
        "", [new("Check"), new("Last run"), new("Reason"), new("Started (UTC)", ColumnKind.Time), new("Region")],
        [.. runs.Take(MaxRows).Select(r => ImmutableArray.Create<Cell>(
            new(r.Canary, Url: $"https://{r.Region}.console.aws.amazon.com/cloudwatch/home?region={r.Region}#synthetics:canary/detail/{Uri.EscapeDataString(r.Canary)}"),
            r.State, r.Reason, new(AwsTime.Show(r.Started), r.Started.ToUnixTimeSeconds()), r.Region))])
    {
        Total = runs.Count > MaxRows ? runs.Count : null,
    };

    private sealed record Run(string Canary, string State, string Reason, DateTimeOffset Started, string Region)
    {
        public static Run Read(JsonObject item, string region)
        {
            var run = item["LastRun"];
            return new(item["CanaryName"].Text(), run?["Status"]?["State"].Text() ?? "", run?["Status"]?["StateReason"].Text() ?? "", AwsTime.Parse(run?["Timeline"]?["Started"].Text() ?? "") ?? default, region);
        }
    }
}
