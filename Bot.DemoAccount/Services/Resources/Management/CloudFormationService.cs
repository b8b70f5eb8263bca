using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>AWS CloudFormation: stacks; their resources, events, template and drift are facets, or follow from CloudFormation's own tags.</summary>
internal sealed class CloudFormationService : ResourceService
{
    /// <summary>States the service.</summary>
    public CloudFormationService() : base("cloudformation")
    {
        _stacks = Kind("AWS::CloudFormation::Stack", "arn:aws:cloudformation:{region}:{account}:stack/{id}", "StackName", "StackId")
            .Missing("ValidationError", "Stack with id {0} does not exist")
            .List("DescribeStacks", "Stacks", "StackName")
            .List("ListStacks", "StackSummaries", filter: "StackStatusFilter=StackStatus", item: Summary)
            .Facet("GetTemplate", "StackName", (_, _) => new() { ["TemplateBody"] = "{\"Resources\": {}}", ["StagesAvailable"] = new JsonArray("Original", "Processed") })
            .Facet("GetTemplateSummary", "StackName", (_, r) => new() { ["Description"] = r.Document["Description"]?.DeepClone() ?? "", ["Parameters"] = new JsonArray() })
            .Facet("GetStackPolicy", "StackName")
            .Facet("DescribeStackEvents", "StackName", (_, _) => new() { ["StackEvents"] = new JsonArray() })
            .Facet("DescribeStackResourceDrifts", "StackName", (_, _) => new() { ["StackResourceDrifts"] = new JsonArray() })
            .Facet("ListChangeSets", "StackName", (_, _) => new() { ["Summaries"] = new JsonArray() })
            .Set("UpdateTerminationProtection", "", "StackName", (c, _, d) => d["EnableTerminationProtection"] = c.Flag("EnableTerminationProtection"));
        On("DescribeStackResources", call => StackResources.Describe(call, _stacks), _stacks.ArnBy("StackName"));
        On("DescribeStackResource", call => StackResources.One(call, _stacks), _stacks.ArnBy("StackName"));
        On("ListStackResources", call => StackResources.List(call, _stacks), _stacks.ArnBy("StackName"));
        On("ListExports", call => new() { ["Exports"] = _stacks.All(call).SelectMany(Exports).ToJson() });
        On("DetectStackDrift", call => new() { ["StackDriftDetectionId"] = $"{_stacks.Get(call, call.Text("StackName")).Id.Split('/')[0]}:{call.NewUuid()}" }, _stacks.ArnBy("StackName"));
        On("DescribeStackDriftDetectionStatus", DriftStatus);
        On("DescribeAccountLimits", _ => new() { ["AccountLimits"] = new JsonArray(new JsonObject { ["Name"] = "StackLimit", ["Value"] = 2000 }) });
        On("ValidateTemplate", _ => new() { ["Parameters"] = new JsonArray() });
        On("CreateStack", call => new() { ["StackId"] = _stacks.Make(call, $"{call.Need("StackName")}/{call.NewUuid()}", New).Arn }, _stacks.ArnBy("StackName"));
        On("DeleteStack", Delete, _stacks.ArnBy("StackName"));
        Kind("AWS::CloudFormation::StackSet", "arn:aws:cloudformation:{region}:{account}:stackset/{id}", "StackSetName", "StackSetId").Missing("StackSetNotFoundException", "StackSet {0} not found", 404)
            .Get("DescribeStackSet", "StackSet", "StackSetName").List("ListStackSets", "Summaries", filter: "Status")
            .Facet("ListStackInstances", "StackSetName", (_, _) => new() { ["Summaries"] = new JsonArray() });
    }

    private readonly Kind _stacks;

    private static JsonNode Summary(DemoCall call, Resource stack)
    {
        var summary = (JsonObject)Items.Item(stack, Items.ShapeAt(call.Operation, "StackSummaries"), "StackName", arns: false);
        if (stack.Document["Description"] is { } description) summary["TemplateDescription"] = description.DeepClone();
        return summary;
    }

    private static IEnumerable<JsonObject> Exports(Resource stack) =>
        (stack.Document["Outputs"] as JsonArray ?? []).OfType<JsonObject>().Where(o => o["ExportName"] is not null).Select(o => new JsonObject
        {
            ["ExportingStackId"] = stack.Arn,
            ["Name"] = o["ExportName"]?.DeepClone(),
            ["Value"] = o["OutputValue"]?.DeepClone(),
        });

    private JsonObject DriftStatus(DemoCall call)
    {
        var id = call.Need("StackDriftDetectionId");
        var stack = _stacks.Get(call, id.Split(':')[0]);
        var drifted = Items.Entries(stack, "DescribeStackResourceDrifts", "StackResourceDrifts").Count(d => Inputs.Text(d["StackResourceDriftStatus"]) is "MODIFIED" or "DELETED");
        return new()
        {
            ["StackId"] = stack.Arn,
            ["StackDriftDetectionId"] = id,
            ["StackDriftStatus"] = drifted > 0 ? "DRIFTED" : "IN_SYNC",
            ["DetectionStatus"] = "DETECTION_COMPLETE",
            ["DriftedStackResourceCount"] = drifted,
            ["Timestamp"] = call.Stamp(),
        };
    }

    private JsonObject New(DemoCall call, string id, string arn)
    {
        if (_stacks.Find(call, id.Split('/')[0]) is not null) throw new DemoException("AlreadyExistsException", $"Stack [{id.Split('/')[0]}] already exists");
        return new()
        {
            ["StackId"] = arn,
            ["StackName"] = call.Text("StackName"),
            ["StackStatus"] = "CREATE_COMPLETE",
            ["CreationTime"] = call.Stamp(),
            ["DisableRollback"] = false,
            ["DriftInformation"] = new JsonObject { ["StackDriftStatus"] = "NOT_CHECKED" },
            ["EnableTerminationProtection"] = call.Flag("EnableTerminationProtection"),
            ["NotificationARNs"] = new JsonArray(),
        };
    }

    private JsonObject Delete(DemoCall call)
    {
        if (_stacks.Find(call, call.Need("StackName")) is not { } stack) return [];
        if (Inputs.Text(stack.Document["EnableTerminationProtection"]) == "true")
            throw new DemoException("ValidationError", $"Stack [{call.Text("StackName")}] cannot be deleted while TerminationProtection is enabled");
        call.World.Remove(stack);
        return [];
    }
}
