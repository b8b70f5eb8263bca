using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>The targets of target groups: the facet <c>DescribeTargetHealth</c>.</summary>
internal sealed class TargetHealth(Kind groups)
{
    private const string Operation = "DescribeTargetHealth", Path = "TargetHealthDescriptions";

    /// <summary>DescribeTargetHealth.</summary>
    public JsonObject Describe(DemoCall call)
    {
        var wanted = Targets(call);
        return new() { [Path] = Items.Entries(Group(call), Operation, Path).Where(h => wanted.Count == 0 || wanted.Any(w => Same(h["Target"], w))).ToJson() };
    }

    /// <summary>RegisterTargets: a new target starts as <c>initial</c>.</summary>
    public JsonObject Register(DemoCall call)
    {
        var group = Group(call);
        var known = Items.Entries(group, Operation, Path).ToList();
        var added = Targets(call).Where(t => !known.Any(k => Same(k["Target"], t))).Select(t => new JsonObject
        {
            ["Target"] = new JsonObject { ["Id"] = t["Id"]?.DeepClone(), ["Port"] = (t["Port"] ?? group.Document["Port"])?.DeepClone() },
            ["TargetHealth"] = new JsonObject { ["State"] = "initial", ["Reason"] = "Elb.RegistrationInProgress", ["Description"] = "Target registration is in progress" },
        });
        group.Facets[Operation] = new JsonObject { [Path] = known.Concat(added).ToJson() };
        return [];
    }

    /// <summary>DeregisterTargets.</summary>
    public JsonObject Deregister(DemoCall call)
    {
        var (group, gone) = (Group(call), Targets(call));
        group.Facets[Operation] = new JsonObject { [Path] = Items.Entries(group, Operation, Path).Where(k => !gone.Any(t => Same(k["Target"], t))).ToJson() };
        return [];
    }

    private Resource Group(DemoCall call) => groups.Get(call, call.Text("TargetGroupArn"));

    private static List<JsonObject> Targets(DemoCall call) => [.. (call.Input["Targets"] as JsonArray ?? []).OfType<JsonObject>()];

    private static bool Same(JsonNode? known, JsonObject asked) =>
        Inputs.Text(known?["Id"]) == Inputs.Text(asked["Id"]) && (asked["Port"] is null || Inputs.Text(asked["Port"]) == Inputs.Text(known?["Port"]));
}
