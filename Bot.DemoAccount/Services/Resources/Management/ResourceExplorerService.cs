using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>AWS Resource Explorer: one aggregator index that knows every resource of the account.</summary>
internal sealed class ResourceExplorerService : ResourceService
{
    /// <summary>States the service.</summary>
    public ResourceExplorerService() : base("resource-explorer-2")
    {
        On("Search", Search, call => View(call));
        On("GetDefaultView", call => new() { ["ViewArn"] = View(call) });
        On("ListViews", call => new() { ["Views"] = new JsonArray(View(call)) });
        On("GetView", call => new() { ["View"] = new JsonObject { ["ViewArn"] = View(call), ["Owner"] = call.Account, ["Scope"] = $"arn:aws:iam::{call.Account}:root", ["LastUpdatedAt"] = call.Stamp(), ["Filters"] = new JsonObject { ["FilterString"] = "" }, ["IncludedProperties"] = new JsonArray(new JsonObject { ["Name"] = "tags" }) } });
        On("ListIndexes", call => new()
        {
            ["Indexes"] = Regions(call).Where(r => call.Texts("Regions") is not { Count: > 0 } some || some.Contains(r)).Select(r => Index(call, r)).Where(i => call.Text("Type") is not { } type || Inputs.Text(i["Type"]) == type).ToJson(),
        });
        On("GetIndex", call => new() { ["Arn"] = Inputs.Text(Index(call, call.Region)["Arn"]), ["Type"] = Inputs.Text(Index(call, call.Region)["Type"]), ["State"] = "ACTIVE", ["CreatedAt"] = call.Stamp(), ["LastUpdatedAt"] = call.Stamp() });
        On("ListSupportedResourceTypes", call => new()
        {
            ["ResourceTypes"] = call.World.All(call.Account).Select(ExplorerType.Of).Distinct().OrderBy(t => t, StringComparer.Ordinal).Select(t => new JsonObject { ["ResourceType"] = t, ["Service"] = t.Split(':')[0] }).ToJson(),
        });
    }

    private const string Aggregator = "us-east-1";

    private static string View(DemoCall call) => $"arn:aws:resource-explorer-2:{Aggregator}:{call.Account}:view/all-resources/1f2e3d4c-5b6a-4789-8c0d-ef0123456789";

    private static IReadOnlyList<string> Regions(DemoCall call) => call.World.Accounts.TryGetValue(call.Account, out var account) ? account.Regions : [Aggregator];

    private static JsonObject Index(DemoCall call, string region) => new()
    {
        ["Arn"] = $"arn:aws:resource-explorer-2:{region}:{call.Account}:index/{call.Account}",
        ["Region"] = region,
        ["Type"] = region == Aggregator ? "AGGREGATOR" : "LOCAL",
    };

    private static JsonObject Search(DemoCall call) => Answer(call, SearchQuery.Parse(call.Text("QueryString") ?? ""), 1000);

    private static JsonObject Answer(DemoCall call, SearchQuery query, int? most)
    {
        // Only the aggregator's Region knows the others; a search never gives more than its first thousand.
        var found = call.World.All(call.Account).Where(r => call.Region == Aggregator || r.Region == call.Region || r.Region == "global").Where(query.Matches).OrderBy(r => r.Arn, StringComparer.Ordinal).ToList();
        var output = new JsonObject { ["Resources"] = found.Take(most ?? int.MaxValue).Select(r => Item(call, r)).ToJson(), ["ViewArn"] = View(call) };
        if (most is { } limit) output["Count"] = new JsonObject { ["Complete"] = found.Count <= limit, ["TotalResources"] = Math.Min(found.Count, limit) };
        return output;
    }

    private static JsonObject Item(DemoCall call, Resource resource)
    {
        var type = ExplorerType.Of(resource);
        return new()
        {
            ["Arn"] = resource.Arn,
            ["OwningAccountId"] = resource.Account,
            ["Region"] = resource.Region,
            ["ResourceType"] = type,
            ["Service"] = type.Split(':')[0],
            ["LastReportedAt"] = call.Stamp(),
            ["Properties"] = resource.Tags.Count == 0 ? [] : new JsonArray(new JsonObject
            {
                ["Name"] = "tags",
                ["LastReportedAt"] = call.Stamp(),
                ["Data"] = new JsonArray([.. resource.Tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]),
            }),
        };
    }
}
