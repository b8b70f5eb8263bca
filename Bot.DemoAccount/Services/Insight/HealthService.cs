using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>AWS Health: events that concern the account or a service; with a paid support plan.</summary>
internal sealed class HealthService : DemoService
{
    private const string Event = "AWS::Health::Event";

    public HealthService() : base("health")
    {
        Paid("DescribeEvents", call => new JsonObject { ["events"] = Wanted(call, call.Input["filter"] as JsonObject ?? []).OrderByDescending(e => e.Document.Text("startTime"), StringComparer.Ordinal).ToDocuments() });
        Paid("DescribeEventDetails", call =>
        {
            var details = new JsonArray();
            var failed = new JsonArray();
            foreach (var arn in call.Texts("eventArns"))
            {
                if (call.World.FindByArn(arn) is { Type: Event } found) details.Add(new JsonObject { ["event"] = found.Shown(), ["eventDescription"] = new JsonObject { ["latestDescription"] = (string?)found.Facet("DescribeEventDetails")["latestDescription"] ?? "" }, ["eventMetadata"] = new JsonObject() });
                else failed.Add(new JsonObject { ["eventArn"] = arn, ["errorName"] = "INVALID_EVENT_ARN", ["errorMessage"] = "Event ARN does not exist" });
            }
            return new JsonObject { ["successfulSet"] = details, ["failedSet"] = failed };
        });
        Paid("DescribeAffectedEntities", call => new JsonObject
        {
            ["entities"] = (call.Input["filter"] as JsonObject ?? []).Texts("eventArns").Select(a => call.World.FindByArn(a)).OfType<Resource>().SelectMany(e => e.Facet("DescribeAffectedEntities").Items("entities").Select(x => Entity(e, x))).ToJsonArray(),
        });
        Paid("DescribeEventAggregates", call => new JsonObject
        {
            ["eventAggregates"] = Wanted(call, call.Input["filter"] as JsonObject ?? []).GroupBy(e => e.Document.Text("eventTypeCategory") ?? "").Select(g => new JsonObject { ["aggregateValue"] = g.Key, ["count"] = g.Count() }).ToJsonArray(),
        });
        Paid("DescribeEntityAggregates", call => new JsonObject
        {
            ["entityAggregates"] = call.Texts("eventArns").Select(a => new JsonObject { ["eventArn"] = a, ["count"] = call.World.FindByArn(a)?.Facet("DescribeAffectedEntities").Items("entities").Count() ?? 0 }).ToJsonArray(),
        });
        Paid("DescribeEventTypes", call => new JsonObject { ["eventTypes"] = call.World.List(call.Account, "global", Event).Select(e => new JsonObject { ["service"] = e.Document.Text("service"), ["code"] = e.Document.Text("eventTypeCode"), ["category"] = e.Document.Text("eventTypeCategory") }).ToJsonArray() });
    }

    private void Paid(string operation, DemoOperation run) => On(operation, call => SupportService.Plan(call) is "basic" or "developer"
        ? throw new DemoException("SubscriptionRequiredException", "The AWS Health API requires a Business, Enterprise On-Ramp or Enterprise Support plan.") : run(call));

    private static IEnumerable<Resource> Wanted(DemoCall call, JsonObject filter)
    {
        bool In(string list, string? value) => filter.Texts(list) is var values && (values.Count == 0 || values.Contains(value ?? ""));
        bool InTime(string list, string? at) => !filter.Items(list).Any() || at is not null && filter.Items(list).Any(r => Instant(r.Text("from"), DateTimeOffset.MinValue) <= Instant(at, default) && Instant(at, default) <= Instant(r.Text("to"), DateTimeOffset.MaxValue));
        return call.World.List(call.Account, "global", Event).Where(e => In("services", e.Document.Text("service")) && In("regions", e.Document.Text("region")) && In("eventStatusCodes", e.Document.Text("statusCode"))
            && In("eventTypeCategories", e.Document.Text("eventTypeCategory")) && In("eventTypeCodes", e.Document.Text("eventTypeCode")) && In("eventArns", e.Arn)
            && InTime("startTimes", e.Document.Text("startTime")) && InTime("endTimes", e.Document.Text("endTime")) && InTime("lastUpdatedTimes", e.Document.Text("lastUpdatedTime")));
    }

    private static DateTimeOffset Instant(string? text, DateTimeOffset otherwise) =>
        text is null ? otherwise : double.TryParse(text, CultureInfo.InvariantCulture, out var epoch) ? DateTimeOffset.FromUnixTimeMilliseconds((long)(epoch * 1000)) : DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static JsonObject Entity(Resource of, JsonObject entity)
    {
        var shown = entity.Copy();
        shown["eventArn"] = of.Arn;
        shown["awsAccountId"] = of.Account;
        shown["entityArn"] ??= $"arn:aws:health:{of.Document.Text("region")}:{of.Account}:entity/{entity.Text("entityValue")}";
        return shown;
    }
}
