using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>What stacks own: the facet <c>DescribeStackResources</c>, or every resource that carries CloudFormation's tags for the stack.</summary>
internal static class StackResources
{
    private const string Facet = "DescribeStackResources", Path = "StackResources";

    /// <summary>DescribeStackResources: of a stack, or of the stack that owns a physical resource.</summary>
    public static JsonObject Describe(DemoCall call, Kind stacks)
    {
        var physical = call.Text("PhysicalResourceId");
        if (call.Text("StackName") is null && physical is not null)
        {
            var owner = stacks.All(call).FirstOrDefault(s => Of(call, s).Any(r => Inputs.Text(r["PhysicalResourceId"]) == physical))
                ?? throw new DemoException("ValidationError", $"Stack for {physical} does not exist");
            return new() { [Path] = Of(call, owner).ToJson() };
        }
        return new() { [Path] = Of(call, stacks.Get(call, call.Text("StackName"))).Where(r => call.Text("LogicalResourceId") is not { } id || Inputs.Text(r["LogicalResourceId"]) == id).ToJson() };
    }

    /// <summary>DescribeStackResource.</summary>
    public static JsonObject One(DemoCall call, Kind stacks)
    {
        var found = Of(call, stacks.Get(call, call.Text("StackName"))).FirstOrDefault(r => Inputs.Text(r["LogicalResourceId"]) == call.Text("LogicalResourceId"))
            ?? throw new DemoException("ValidationError", $"Resource {call.Text("LogicalResourceId")} does not exist for stack {call.Text("StackName")}");
        return new() { ["StackResourceDetail"] = Dated(found) };
    }

    /// <summary>ListStackResources.</summary>
    public static JsonObject List(DemoCall call, Kind stacks) => new()
    {
        ["StackResourceSummaries"] = Of(call, stacks.Get(call, call.Text("StackName"))).Select(Dated).Select(r =>
        {
            r.Remove("StackName");
            r.Remove("StackId");
            r.Remove("Description");
            return r;
        }).ToJson(),
    };

    private static JsonObject Dated(JsonObject resource)
    {
        var shown = (JsonObject)resource.DeepClone();
        shown["LastUpdatedTimestamp"] = shown["Timestamp"]?.DeepClone();
        shown.Remove("Timestamp");
        return shown;
    }

    private static IEnumerable<JsonObject> Of(DemoCall call, Resource stack)
    {
        if (stack.Facets.ContainsKey(Facet)) return Items.Entries(stack, Facet, Path);
        var name = Inputs.Text(stack.Document["StackName"]);
        return call.World.All(call.Account).Where(r => (r.Region == stack.Region || r.Region == "global") && r.Tags.TryGetValue("aws:cloudformation:stack-name", out var owner) && owner == name)
            .OrderBy(r => r.Arn, StringComparer.Ordinal).Select(r => new JsonObject
            {
                ["StackName"] = name,
                ["StackId"] = stack.Arn,
                ["LogicalResourceId"] = r.Tags.TryGetValue("aws:cloudformation:logical-id", out var id) ? id : Inputs.Tail(r.Id),
                ["PhysicalResourceId"] = r.Id,
                ["ResourceType"] = r.Type,
                ["ResourceStatus"] = "CREATE_COMPLETE",
                ["Timestamp"] = (stack.Document["LastUpdatedTime"] ?? stack.Document["CreationTime"])?.DeepClone(),
                ["DriftInformation"] = new JsonObject { ["StackResourceDriftStatus"] = "NOT_CHECKED" },
            });
    }
}
