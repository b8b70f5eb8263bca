using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;

namespace Bot.Intents.Support;

/// <summary>Cases and severities that exist.</summary>
internal static class CaseList
{
    private const int MaxRows = 50;

    public static async Task<Answer> CasesAsync(Turn turn, CancellationToken cancellation)
    {
        var text = turn.Question.Text;
        var resolved = Says("resolved") || Says("closed") || Says(" all ") || Says("resolve") || turn.Question.Time is not null;
        var parameters = new JsonObject { ["includeResolvedCases"] = resolved, ["includeCommunications"] = false, ["language"] = "en" };
        if (turn.Question.Time is { } time)
        {
            parameters["afterTime"] = Iso(time.Start);
            parameters["beforeTime"] = Iso(time.End);
        }
        var ids = turn.Question.Entities.Where(e => e.Kind == Understanding.EntityKind.CaseId).Select(e => e.Text).ToList();
        if (ids.Count == 1)
        {
            parameters[ids[0].StartsWith("case-", StringComparison.Ordinal) ? "caseIdList" : "displayId"] = ids[0].StartsWith("case-", StringComparison.Ordinal) ? new JsonArray(ids[0]) : ids[0];
            parameters["includeResolvedCases"] = true;
            parameters["includeCommunications"] = true;
        }
        var outcome = await turn.Aws.CallAllAsync("support", "DescribeCases", parameters, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return SupportFailure.Of(outcome);
        var cases = (ok.Body["cases"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        if (cases.Count == 0)
            return Answer.Say(ids.Count == 1 ? $"There is no case {ids[0]} in account {turn.Caller.Account}." : $"There are no {(resolved ? "" : "open ")}support cases.");
        return ids.Count == 1 ? One(cases[0]) : Many(cases, resolved);

        bool Says(string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
    }

    public static async Task<Answer> SeveritiesAsync(Turn turn, CancellationToken cancellation)
    {
        var outcome = await turn.Aws.CallAsync("support", "DescribeSeverityLevels", new() { ["language"] = "en" }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return SupportFailure.Of(outcome);
        var levels = (ok.Body["severityLevels"] as JsonArray ?? []).Select(s => ImmutableArray.Create<Cell>((string?)s?["code"] ?? "", (string?)s?["name"] ?? "")).ToImmutableArray();
        return new Answer { Text = $"The support plan of account {turn.Caller.Account} has **{levels.Length} severities**.", Tables = [new("", [new("Code"), new("Name")], levels)] };
    }

    private static Answer Many(List<JsonObject> cases, bool resolved) => new()
    {
        Text = $"**{cases.Count} {(resolved ? "" : "open ")}support case{(cases.Count == 1 ? "" : "s")}.**",
        Tables =
        [
            new("", [new("Case"), new("Subject"), new("Status"), new("Severity"), new("Service"), new("Opened", ColumnKind.Time)],
                [.. cases.Take(MaxRows).Select(c => ImmutableArray.Create(
                    new Cell(Text(c, "displayId"), Url: Url(c)), Text(c, "subject"), Text(c, "status"), Text(c, "severityCode"), Text(c, "serviceCode"), Text(c, "timeCreated")))])
            { Total = cases.Count },
        ],
        Offers = [.. cases.Take(2).Select((c, i) => new Offer($"case{i}", $"News on {Text(c, "displayId")}", $"any news on case {Text(c, "displayId")}?"))],
        Sources = [new("AWS Support Center", "https://support.console.aws.amazon.com/support/home")],
    };

    private static Answer One(JsonObject found)
    {
        var communications = (found["recentCommunications"]?["communications"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        return new()
        {
            Text = $"Case **{Text(found, "displayId")}**, {Text(found, "subject")}: **{Text(found, "status")}**, severity {Text(found, "severityCode")}, opened {Text(found, "timeCreated")}.",
            Tables = communications.Count == 0 ? [] :
            [
                new("Correspondence", [new("Time", ColumnKind.Time), new("From"), new("Text")],
                    [.. communications.Select(c => ImmutableArray.Create<Cell>(Text(c, "timeCreated"), Text(c, "submittedBy"), Text(c, "body")))]),
            ],
            Sources = [new($"Case {Text(found, "displayId")}", Url(found))],
        };
    }

    private static string Url(JsonObject found) => $"https://support.console.aws.amazon.com/support/home#/case/?displayId={Text(found, "displayId")}";

    private static string Text(JsonObject node, string key) => (string?)node[key] ?? "";

    private static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
