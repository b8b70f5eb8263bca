using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Alarms.Lists;
using Bot.Understanding;

namespace Bot.Intents.Alarms.Status;

/// <summary>Service level objectives of Application Signals: attained or not, and how much of the error budget is left.</summary>
/// <remarks>Source: Application Signals API reference, BatchGetServiceLevelObjectiveBudgetReport: 50 objectives a call; the status is of the interval that ends at the time given.</remarks>
internal static class ObjectiveAnswer
{
    private const int PerCall = 50, MaxRows = 100;

    public static async Task<Answer> OfAsync(Turn turn, CancellationToken cancellation)
    {
        var regions = await AlarmQuestions.RegionsAsync(turn, cancellation).ConfigureAwait(false);
        var asked = await Task.WhenAll(regions.Select(r => ReportsAsync(turn, r, cancellation))).ConfigureAwait(false);
        var failures = asked.Select(a => a.Failure).OfType<CallOutcome>().ToList();
        var reports = asked.SelectMany(a => a.Reports).ToList();
        if (failures.Count > 0 && reports.Count == 0)
            return Failure.Of(failures[0]);
        var named = turn.Question.Entities.FirstOrDefault(e => e.Kind == EntityKind.Name)?.Text;
        if (named is not null && reports.Exists(r => r.Name == named))
            reports.RemoveAll(r => r.Name != named);
        reports.Sort((a, b) => (a.Left ?? 2).CompareTo(b.Left ?? 2));
        var breached = reports.Where(r => r.Status is "BREACHED").ToList();
        var warned = reports.Count(r => r.Status is "WARNING");
        var where = AlarmList.Where(regions);
        var text = (reports.Count, breached.Count) switch
        {
            (0, _) => $"There is no service level objective in {where}.",
            (_, 0) => $"No service level objective is breached in {where}: {reports.Count} {(reports.Count == 1 ? "is" : "are")} watched{(warned > 0 ? $", {warned} with a warning" : "")}.",
            _ => $"**{breached.Count} of {reports.Count}** service level objectives {(breached.Count == 1 ? "is" : "are")} breached in {where}: {string.Join(", ", breached.Take(5).Select(r => r.Name))}.",
        };
        return new()
        {
            Text = turn.Question.Shape == Shape.YesNo && reports.Count > 0 ? (breached.Count > 0 ? "**Yes**: " : "**No**: ") + text : text,
            Tables = reports.Count == 0 ? [] : [Rows(reports)],
            Notes =
            [
                .. turn.Question.Time is not null && reports.Count > 0 ? ["The status is as of now, over each objective's own interval; Application Signals keeps no list of past breaches."] : ImmutableArray<string>.Empty,
                .. AlarmList.Notes(failures),
            ],
            Offers = [.. breached.Take(1).Select(r => new Offer("why", AlarmList.Short($"Is {r.Service} healthy?"), $"is service {r.Service} healthy in {r.Region}?"))],
            Sources = [new("Application Signals", $"https://{regions[0]}.console.aws.amazon.com/cloudwatch/home?region={regions[0]}#application-signals:slo")],
        };
    }

    private static async Task<(List<Report> Reports, CallOutcome? Failure)> ReportsAsync(Turn turn, string region, CancellationToken cancellation)
    {
        var listed = await turn.Aws.CallAllAsync("application-signals", "ListServiceLevelObjectives", [], region, cancellation: cancellation).ConfigureAwait(false);
        if (listed is not CallOutcome.Ok { Body: var body })
            return ([], listed);
        var summaries = body["SloSummaries"].Objects().ToDictionary(s => s["Arn"].Text(), StringComparer.Ordinal);
        var reports = new List<Report>();
        foreach (var some in summaries.Keys.Chunk(PerCall))
        {
            var outcome = await turn.Aws.CallAsync("application-signals", "BatchGetServiceLevelObjectiveBudgetReport", new()
            {
                ["Timestamp"] = AwsTime.Of(turn.Now),
                ["SloIds"] = new JsonArray([.. some.Select(a => (JsonNode)a)]),
            }, region, cancellation: cancellation).ConfigureAwait(false);
            if (outcome is not CallOutcome.Ok ok)
                return (reports, outcome);
            reports.AddRange(ok.Body["Reports"].Objects().Select(r => Report.Read(r, summaries.GetValueOrDefault(r["Arn"].Text()), region)));
        }
        return (reports, null);
    }

    private static Table Rows(List<Report> reports) => new(
        "", [new("Objective"), new("Service"), new("Status"), new("Attained", ColumnKind.Number), new("Goal", ColumnKind.Number), new("Error budget left", ColumnKind.Number), new("Region")],
        [.. reports.Take(MaxRows).Select(r => ImmutableArray.Create<Cell>(r.Name, r.Service, r.Status, Percent(r.Attained), Percent(r.Goal), r.Left is { } left ? new Cell(left.ToString("P0", CultureInfo.InvariantCulture), left) : "", r.Region))])
    {
        Total = reports.Count > MaxRows ? reports.Count : null,
    };

    private static Cell Percent(double? value) => value is { } v ? new($"{v.ToString("0.###", CultureInfo.InvariantCulture)} %", v) : new("");

    private sealed record Report(string Name, string Service, string Status, double? Attained, double? Goal, double? Left, string Region)
    {
        public static Report Read(JsonObject item, JsonObject? summary, string region)
        {
            var total = item["TotalBudgetSeconds"].Number() ?? item["TotalBudgetRequests"].Number();
            var left = item["BudgetSecondsRemaining"].Number() ?? item["BudgetRequestsRemaining"].Number();
            return new(
                item["Name"].Text(), summary?["KeyAttributes"]?["Name"].Text() ?? "", item["BudgetStatus"].Text(), item["Attainment"].Number(),
                item["Goal"]?["AttainmentGoal"].Number(), total is > 0 && left is { } l ? l / total.Value : null, region);
        }
    }
}
