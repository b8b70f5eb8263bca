using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Insight.Trails;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>CloudTrail: what happened, from the scenario and from the calls made since.</summary>
internal sealed class CloudTrailService : DemoService
{
    private const string Trail = "AWS::CloudTrail::Trail";

    public CloudTrailService() : base("cloudtrail")
    {
        On("LookupEvents", Lookup);
        On("DescribeTrails", call =>
        {
            var names = call.Texts("trailNameList");
            return new JsonObject { ["trailList"] = Visible(call).Where(t => names.Count == 0 || names.Contains(t.Id) || names.Contains(t.Arn)).ToDocuments() };
        });
        On("ListTrails", call => new JsonObject { ["Trails"] = Visible(call).Select(t => new JsonObject { ["TrailARN"] = t.Arn, ["Name"] = t.Id, ["HomeRegion"] = t.Region }).ToJsonArray() });
        On("GetTrail", call => new JsonObject { ["Trail"] = Need(call, "Name").Shown() });
        On("GetTrailStatus", call => Need(call, "Name").Facet("GetTrailStatus", () => new JsonObject { ["IsLogging"] = true, ["LatestDeliveryTime"] = call.Now.AddMinutes(-4).Iso(), ["StartLoggingTime"] = "2023-02-02T09:00:00Z" }));
        On("GetEventSelectors", call => Need(call, "TrailName").Facet("GetEventSelectors"));
        On("GetInsightSelectors", call => Need(call, "TrailName").Facet("GetInsightSelectors"));
        On("ListTags", call => new JsonObject { ["ResourceTagList"] = call.Texts("ResourceIdList").Select(id => call.World.FindByArn(id)).OfType<Resource>().Select(r => new JsonObject { ["ResourceId"] = r.Arn, ["TagsList"] = r.TagList() }).ToJsonArray() });
        On("ListEventDataStores", _ => new JsonObject { ["EventDataStores"] = new JsonArray() });
        On("ListChannels", _ => new JsonObject { ["Channels"] = new JsonArray() });
    }

    private static JsonObject Lookup(DemoCall call)
    {
        var from = call.Time("StartTime") ?? call.Now.AddDays(-90);
        var to = call.Time("EndTime") ?? call.Now;
        if (from > to) throw new DemoException("InvalidTimeRangeException", "The start time specified is after the end time.");
        var events = call.World.Part<TrailBook>().List(call.World, call.Account, call.Region).Concat(call.World.Trail.List(call.Account, call.Region)).Where(e => e.Time >= from && e.Time <= to);
        foreach (var attribute in call.Items("LookupAttributes"))
        {
            var value = attribute.Text("AttributeValue") ?? "";
            Func<TrailEvent, bool> test = attribute.Text("AttributeKey") switch
            {
                "EventName" => e => e.EventName == value,
                "EventSource" => e => e.EventSource == value,
                "EventId" => e => e.EventId == value,
                "Username" => e => e.UserName == value,
                "AccessKeyId" => e => e.AccessKeyId == value,
                "ReadOnly" => e => e.ReadOnly == (value == "true"),
                "ResourceName" => e => e.Resources.Any(r => r.Name == value || r.Name.EndsWith("/" + value, StringComparison.Ordinal) || r.Name.EndsWith(":" + value, StringComparison.Ordinal)),
                "ResourceType" => e => e.Resources.Any(r => r.Type == value),
                var other => throw new DemoException("InvalidLookupAttributesException", $"Lookup attribute {other} is not valid"),
            };
            events = events.Where(test);
        }
        return new JsonObject { ["Events"] = events.OrderByDescending(e => e.Time).Select(Shown).ToJsonArray() };
    }

    private static JsonObject Shown(TrailEvent e)
    {
        var shown = new JsonObject
        {
            ["EventId"] = e.EventId,
            ["EventName"] = e.EventName,
            ["ReadOnly"] = e.ReadOnly ? "true" : "false",
            ["EventTime"] = e.Time.Iso(),
            ["EventSource"] = e.EventSource,
            ["Username"] = e.UserName,
            ["Resources"] = e.Resources.Select(r => new JsonObject { ["ResourceType"] = r.Type, ["ResourceName"] = r.Name }).ToJsonArray(),
            ["CloudTrailEvent"] = e.Record().ToJsonString(),
        };
        if (e.AccessKeyId is { } key) shown["AccessKeyId"] = key;
        return shown;
    }

    /// <summary>Trails of the Region, and those of other Regions that log everywhere.</summary>
    private static IEnumerable<Resource> Visible(DemoCall call) =>
        call.World.ListEverywhere(call.Account, Trail).Where(t => t.Region == call.Region || t.Document.Flag("IsMultiRegionTrail"));

    private static Resource Need(DemoCall call, string member) =>
        call.Concerns = Visible(call).FirstOrDefault(t => t.Id == call.Must(member) || t.Arn == call.Must(member))
            ?? throw new DemoException("TrailNotFoundException", $"Unknown trail: arn:aws:cloudtrail:{call.Region}:{call.Account}:trail/{call.Must(member)} for the user: {call.Account}");
}
