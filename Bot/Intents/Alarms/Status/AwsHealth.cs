using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Understanding;

namespace Bot.Intents.Alarms.Status;

/// <summary>What AWS itself says of its services: outages, scheduled changes and notices, with the resources they touch.</summary>
/// <remarks>Source: AWS Health API reference, DescribeEvents; it needs a Business support plan or better.</remarks>
internal static class AwsHealth
{
    private const int MaxRows = 30, MaxPages = 5;
    /// <summary>Events of no Region concern all.</summary>
    private const string Everywhere = "global";

    public static async Task<Answer> OfAsync(Turn turn, CancellationToken cancellation)
    {
        var question = turn.Question;
        var regions = question.Regions.All ? [] : question.Regions.Names;
        var outcome = await turn.Aws.CallAllAsync("health", "DescribeEvents", Parameters(question, regions), maxPages: MaxPages, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is CallOutcome.Failed { Error.Code: "SubscriptionRequiredException" })
            return NoPlan();
        if (outcome is not CallOutcome.Ok ok)
            return Failure.Of(outcome);
        var events = ok.Body["events"].Objects().Select(HealthEvent.Read).OrderByDescending(e => e.Start).ToList();
        var entities = events.Count == 0 ? [] : await EntitiesAsync(turn, events, cancellation).ConfigureAwait(false);
        var where = regions.IsEmpty ? "any Region" : string.Join(" and ", regions);
        var issues = events.Where(e => e is { IsIssue: true, Status: "open" }).ToList();
        var outage = question.Text.Contains("outage", StringComparison.OrdinalIgnoreCase) || question.Text.Contains("down", StringComparison.OrdinalIgnoreCase);
        var yesNo = question.Shape == Shape.YesNo ? (outage ? issues.Count : events.Count) > 0 ? "**Yes**: " : "**No**: " : "";
        var text = (issues.Count, events.Count) switch
        {
            ( > 0, _) => $"AWS reports **{issues.Count} open issue{(issues.Count == 1 ? "" : "s")}** that concern{(issues.Count == 1 ? "s" : "")} this account in {where}: {issues[0].Service} in {issues[0].Region} ({issues[0].Type}) since {AwsTime.Show(issues[0].Start)} UTC.",
            (0, > 0) => $"AWS reports no open issue for this account in {where}, but **{events.Count} other event{(events.Count == 1 ? "" : "s")}** (scheduled changes and notices).",
            _ => $"AWS Health has no open or upcoming event for this account in {where}.",
        };
        return new()
        {
            Text = yesNo + (yesNo.Length > 0 && !text.StartsWith("AWS", StringComparison.Ordinal) ? char.ToLowerInvariant(text[0]) + text[1..] : text),
            Tables = events.Count == 0 ? [] : [Rows(events, entities)],
            Notes = ["AWS Health lists what AWS has found and announced; a fault may be older than its event."],
            Offers = [new("alarms", "What is firing?", $"what alarms are firing right now{(regions is [var one] ? $" in {one}" : "")}?")],
            Sources = [new("AWS Health Dashboard", "https://health.aws.amazon.com/health/home#/account/dashboard/open-issues")],
        };
    }

    private static JsonObject Parameters(Question question, ImmutableArray<string> regions)
    {
        var filter = new JsonObject();
        if (!regions.IsEmpty)
            filter["regions"] = new JsonArray([.. regions.Append(Everywhere).Select(r => (JsonNode)r)]);
        if (question.Time is { IsOpen: false } time)
            filter["startTimes"] = new JsonArray(new JsonObject { ["from"] = AwsTime.Of(time.Start), ["to"] = AwsTime.Of(time.End) });
        else if (question.Time is { } open)
            filter["lastUpdatedTimes"] = new JsonArray(new JsonObject { ["from"] = AwsTime.Of(open.Start) });
        else
            filter["eventStatusCodes"] = new JsonArray("open", "upcoming");
        return new() { ["filter"] = filter };
    }

    /// <summary>The resources that each event touches; none where the account may not ask.</summary>
    private static async Task<Dictionary<string, List<string>>> EntitiesAsync(Turn turn, List<HealthEvent> events, CancellationToken cancellation)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        // The API takes ten events at most.
        foreach (var some in events.Take(MaxRows).Where(e => !e.IsPublic).Chunk(10))
        {
            var parameters = new JsonObject { ["filter"] = new JsonObject { ["eventArns"] = new JsonArray([.. some.Select(e => (JsonNode)e.Arn)]) } };
            if (await turn.Aws.CallAllAsync("health", "DescribeAffectedEntities", parameters, maxPages: MaxPages, cancellation: cancellation).ConfigureAwait(false) is CallOutcome.Ok ok)
            {
                foreach (var entity in ok.Body["entities"].Objects())
                {
                    if (!found.TryGetValue(entity["eventArn"].Text(), out var list))
                        found[entity["eventArn"].Text()] = list = [];
                    list.Add(entity["entityValue"].Text());
                }
            }
        }
        return found;
    }

    private static Table Rows(List<HealthEvent> events, Dictionary<string, List<string>> entities) => new(
        "", [new("Event"), new("Service"), new("Region"), new("Kind"), new("Status"), new("From (UTC)", ColumnKind.Time), new("To (UTC)", ColumnKind.Time), new("Touches")],
        [.. events.Take(MaxRows).Select(e => ImmutableArray.Create<Cell>(
            new(e.Type, Url: $"https://health.aws.amazon.com/health/home#/account/event-log?eventID={Uri.EscapeDataString(e.Arn)}"), e.Service, e.Region, e.Kind, e.Status,
            AwsTime.Show(e.Start), e.End is { } end ? AwsTime.Show(end) : "", e.IsPublic ? "everybody" : Some(entities.GetValueOrDefault(e.Arn, []))))])
    {
        Total = events.Count > MaxRows ? events.Count : null,
    };

    private static string Some(List<string> entities) => entities.Count <= 3 ? string.Join(", ", entities) : $"{string.Join(", ", entities.Take(3))} and {entities.Count - 3} more";

    private static Answer NoPlan() => new()
    {
        Text = "AWS Health cannot be asked from this account: its API needs a Business, Enterprise On-Ramp or Enterprise support plan, and the account has none of them.",
        Failed = true,
        Notes = ["AWS's public status page needs no plan."],
        Offers = [new("alarms", "What is firing?", "what alarms are firing right now?")],
        Sources = [new("AWS status, public", "https://health.aws.amazon.com/health/status")],
    };
}

/// <summary>An event of AWS Health.</summary>
internal sealed record HealthEvent(string Arn, string Service, string Type, string Kind, bool IsIssue, string Region, string Status, DateTimeOffset Start, DateTimeOffset? End, bool IsPublic)
{
    public static HealthEvent Read(JsonObject item) => new(
        item["arn"].Text(), item["service"].Text(), item["eventTypeCode"].Text(),
        item["eventTypeCategory"].Text() switch { "issue" => "issue", "scheduledChange" => "scheduled change", "accountNotification" => "notice", "investigation" => "investigation", var other => other },
        item["eventTypeCategory"].Text() is "issue" or "investigation", item["region"].Text(), item["statusCode"].Text(),
        AwsTime.Parse(item["startTime"].Text()) ?? default, AwsTime.Parse(item["endTime"].Text()), item["eventScopeCode"].Text() == "PUBLIC");
}
