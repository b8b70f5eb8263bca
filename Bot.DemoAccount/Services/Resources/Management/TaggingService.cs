using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>AWS Resource Groups Tagging API: the tags of everything in the Region.</summary>
internal sealed class TaggingService : ResourceService
{
    /// <summary>States the service.</summary>
    public TaggingService() : base("resourcegroupstaggingapi")
    {
        On("GetResources", call => new()
        {
            ["ResourceTagMappingList"] = Tagged(call).Where(r => Matches(call, r)).Select(r => new JsonObject
            {
                ["ResourceARN"] = r.Arn,
                ["Tags"] = new JsonArray([.. r.Tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]),
            }).ToJson(),
        });
        On("GetTagKeys", call => new() { ["TagKeys"] = Tagged(call).SelectMany(r => r.Tags.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToJson() });
        On("GetTagValues", call => new() { ["TagValues"] = Tagged(call).SelectMany(r => r.Tags.Where(t => t.Key == call.Text("Key")).Select(t => t.Value)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToJson() });
        On("TagResources", call => Change(call, r =>
        {
            foreach (var (key, value) in Tags.Read(call.Input["Tags"])) r.Tags[key] = value;
        }));
        On("UntagResources", call => Change(call, r =>
        {
            foreach (var key in call.Texts("TagKeys")) r.Tags.Remove(key);
        }));
        On("GetComplianceSummary", _ => new() { ["SummaryList"] = new JsonArray() });
    }

    // Global resources are found in us-east-1 only.
    private static IEnumerable<Resource> Here(DemoCall call) => call.World.All(call.Account).Where(r => r.Region == call.Region || (r.Region == "global" && call.Region == "us-east-1"));

    private static IEnumerable<Resource> Tagged(DemoCall call) => Here(call).Where(r => r.Tags.Count > 0).OrderBy(r => r.Arn, StringComparer.Ordinal);

    private static bool Matches(DemoCall call, Resource resource) =>
        (call.Texts("ResourceARNList") is not { Count: > 0 } arns || arns.Contains(resource.Arn))
        && (call.Texts("ResourceTypeFilters") is not { Count: > 0 } types || types.Any(t => ExplorerType.Of(resource) == t || ExplorerType.Of(resource).Split(':')[0] == t))
        && (call.Input["TagFilters"] as JsonArray ?? []).OfType<JsonObject>().All(f => resource.Tags.TryGetValue(Inputs.Text(f["Key"]) ?? "", out var value)
            && (f["Values"] is not JsonArray { Count: > 0 } values || values.Any(v => Inputs.Text(v) == value)));

    private static JsonObject Change(DemoCall call, Action<Resource> change)
    {
        var failed = new JsonObject();
        foreach (var arn in call.Texts("ResourceARNList"))
        {
            if (Here(call).FirstOrDefault(r => r.Arn == arn) is { } resource) change(resource);
            else failed[arn] = new JsonObject { ["StatusCode"] = 400, ["ErrorCode"] = "InvalidParameterException", ["ErrorMessage"] = $"Resource {arn} was not found." };
        }
        return new() { ["FailedResourcesMap"] = failed };
    }
}
