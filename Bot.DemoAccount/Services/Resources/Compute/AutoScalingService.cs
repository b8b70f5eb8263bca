using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Compute;

/// <summary>EC2 Auto Scaling: groups, policies, scheduled actions, hooks and launch configurations.</summary>
internal sealed class AutoScalingService : ResourceService
{
    private const string Arn = "arn:aws:autoscaling:{region}:{account}:";
    private readonly Kind _groups;

    /// <summary>States the service.</summary>
    public AutoScalingService() : base("autoscaling")
    {
        _groups = Kind("AWS::AutoScaling::AutoScalingGroup", Arn + "autoScalingGroup:*:autoScalingGroupName/{id}", "AutoScalingGroupName", "AutoScalingGroupARN")
            .Missing("ValidationError", "AutoScalingGroup name not found - AutoScalingGroup '{0}' not found")
            .Exists("AlreadyExists", "AutoScalingGroup by this name already exists - A group with the name {0} already exists")
            .List("DescribeAutoScalingGroups", "AutoScalingGroups", "AutoScalingGroupNames", where: Tagged, item: Item, skip: true)
            .Gather("DescribeScalingActivities", "Activities", "AutoScalingGroupName")
            .Gather("DescribeInstanceRefreshes", "InstanceRefreshes", "AutoScalingGroupName")
            .Gather("DescribeNotificationConfigurations", "NotificationConfigurations", "AutoScalingGroupNames")
            .Create("CreateAutoScalingGroup", "", "AutoScalingGroupName", New)
            .Update("UpdateAutoScalingGroup", "", "AutoScalingGroupName", Fits)
            .Set("SetDesiredCapacity", "", "AutoScalingGroupName", (c, r, d) =>
            {
                d["DesiredCapacity"] = c.Number("DesiredCapacity");
                Fits(c, r, d);
            })
            .Set("SuspendProcesses", "", "AutoScalingGroupName", (c, _, d) => d["SuspendedProcesses"] = new JsonArray([.. c.Texts("ScalingProcesses").Select(p => new JsonObject { ["ProcessName"] = p, ["SuspensionReason"] = $"User suspended at {c.Stamp()}" })]))
            .Set("ResumeProcesses", "", "AutoScalingGroupName", (c, _, d) => d["SuspendedProcesses"] = (d["SuspendedProcesses"] as JsonArray ?? []).Where(p => c.Texts("ScalingProcesses") is { Count: > 0 } some && !some.Contains(Inputs.Text(p?["ProcessName"]))).ToJson())
            .Delete("DeleteAutoScalingGroup", "AutoScalingGroupName", guard: Empty);
        Kind("AWS::AutoScaling::ScalingPolicy", Arn + "scalingPolicy:*:autoScalingGroupName/{id}", "PolicyName", "PolicyARN")
            .List("DescribePolicies", "ScalingPolicies", "PolicyNames", "AutoScalingGroupName,PolicyTypes=PolicyType", skip: true)
            .Create("PutScalingPolicy", null, "PolicyName", (_, id, arn) => new() { ["PolicyName"] = id, ["PolicyARN"] = arn, ["Enabled"] = true })
            .Delete("DeletePolicy", "PolicyName");
        Kind("AWS::AutoScaling::ScheduledAction", Arn + "scheduledUpdateGroupAction:*:autoScalingGroupName/{id}", "ScheduledActionName")
            .List("DescribeScheduledActions", "ScheduledUpdateGroupActions", "ScheduledActionNames", "AutoScalingGroupName", skip: true)
            .Delete("DeleteScheduledAction", "ScheduledActionName");
        Kind("AWS::AutoScaling::LifecycleHook", Arn + "lifecycleHook:*:autoScalingGroupName/{id}", "LifecycleHookName")
            .List("DescribeLifecycleHooks", "LifecycleHooks", "LifecycleHookNames", "AutoScalingGroupName", skip: true);
        Kind("AWS::AutoScaling::LaunchConfiguration", Arn + "launchConfiguration:*:launchConfigurationName/{id}", "LaunchConfigurationName")
            .List("DescribeLaunchConfigurations", "LaunchConfigurations", "LaunchConfigurationNames", skip: true);
        On("DescribeAutoScalingInstances", Instances);
        On("DescribeTags", call => new() { ["Tags"] = _groups.All(call).SelectMany(TagItems).Where(t => TagMatches(call, t)).ToJson() });
        On("CreateOrUpdateTags", call => Retag(call, (group, key, value) => group.Tags[key] = value));
        On("DeleteTags", call => Retag(call, (group, key, _) => group.Tags.Remove(key)));
        On("DescribeAccountLimits", call => new() { ["MaxNumberOfAutoScalingGroups"] = 500, ["MaxNumberOfLaunchConfigurations"] = 200, ["NumberOfAutoScalingGroups"] = _groups.All(call).Count(), ["NumberOfLaunchConfigurations"] = Kinds[4].All(call).Count() });
    }

    private static JsonObject Item(DemoCall call, Resource group)
    {
        var item = (JsonObject)group.Document.DeepClone();
        item["Tags"] = TagItems(group).ToJson();
        return item;
    }

    private static IEnumerable<JsonObject> TagItems(Resource group) => group.Tags.Select(t => new JsonObject
    {
        ["ResourceId"] = group.Id,
        ["ResourceType"] = "auto-scaling-group",
        ["Key"] = t.Key,
        ["Value"] = t.Value,
        ["PropagateAtLaunch"] = true,
    });

    private static IEnumerable<JsonObject> Filters(DemoCall call) => (call.Input["Filters"] as JsonArray ?? []).OfType<JsonObject>();

    private static bool Tagged(DemoCall call, Resource group) => Filters(call).All(f =>
    {
        var values = (f["Values"] as JsonArray ?? []).Select(Inputs.Text).OfType<string>().ToList();
        return Inputs.Text(f["Name"]) switch
        {
            "tag-key" => values.Any(group.Tags.ContainsKey),
            "tag-value" => values.Any(v => group.Tags.Values.Contains(v)),
            { } name when name.StartsWith("tag:", StringComparison.Ordinal) => group.Tags.TryGetValue(name[4..], out var value) && values.Contains(value),
            var name => throw new DemoException("ValidationError", $"Filter type {name} is not correct. Allowed Filter types are: tag-key, tag-value, tag:<key>"),
        };
    });

    private static bool TagMatches(DemoCall call, JsonObject tag) => Filters(call).All(f =>
    {
        var values = (f["Values"] as JsonArray ?? []).Select(Inputs.Text).ToList();
        var field = Inputs.Text(f["Name"]) switch { "auto-scaling-group" => "ResourceId", "key" => "Key", "value" => "Value", "propagate-at-launch" => "PropagateAtLaunch", _ => "" };
        return values.Contains(Inputs.Text(tag[field]));
    });

    private JsonObject Retag(DemoCall call, Action<Resource, string, string> change)
    {
        foreach (var tag in (call.Input["Tags"] as JsonArray ?? []).OfType<JsonObject>())
            change(_groups.Get(call, Inputs.Text(tag["ResourceId"])), Inputs.Text(tag["Key"]) ?? "", Inputs.Text(tag["Value"]) ?? "");
        return [];
    }

    private JsonObject Instances(DemoCall call)
    {
        var wanted = call.Texts("InstanceIds");
        var all = _groups.All(call).SelectMany(g => (g.Document["Instances"] as JsonArray ?? []).OfType<JsonObject>().Select(i =>
        {
            var item = (JsonObject)i.DeepClone();
            item["AutoScalingGroupName"] = g.Id;
            return item;
        }));
        return new() { ["AutoScalingInstances"] = all.Where(i => wanted.Count == 0 || wanted.Contains(Inputs.Text(i["InstanceId"]))).ToJson() };
    }

    private static JsonObject New(DemoCall call, string id, string arn)
    {
        var document = new JsonObject
        {
            ["AutoScalingGroupName"] = id,
            ["AutoScalingGroupARN"] = arn,
            ["DefaultCooldown"] = 300,
            ["HealthCheckType"] = "EC2",
            ["HealthCheckGracePeriod"] = 0,
            ["CreatedTime"] = call.Stamp(),
            ["Instances"] = new JsonArray(),
            ["DesiredCapacity"] = call.Number("MinSize") ?? 0,
            ["AvailabilityZones"] = new JsonArray($"{call.Region}a"),
            ["TerminationPolicies"] = new JsonArray("Default"),
        };
        foreach (var member in (string[])["MinSize", "MaxSize", "DesiredCapacity", "LaunchTemplate", "VPCZoneIdentifier", "AvailabilityZones", "TargetGroupARNs", "HealthCheckType", "LaunchConfigurationName"])
            if (call.Input[member] is { } value) document[member] = value.DeepClone();
        return document;
    }

    private static void Fits(DemoCall call, Resource group, JsonObject document)
    {
        foreach (var member in (string[])["MinSize", "MaxSize", "DesiredCapacity", "DefaultCooldown", "HealthCheckType", "HealthCheckGracePeriod", "LaunchTemplate", "VPCZoneIdentifier"])
            if (call.Input[member] is { } value) document[member] = value.DeepClone();
        int Of(string member) => int.TryParse(Inputs.Text(document[member]), out var number) ? number : 0;
        if (Of("DesiredCapacity") > Of("MaxSize"))
            throw new DemoException("ValidationError", $"New SetDesiredCapacity value {Of("DesiredCapacity")} is above max value {Of("MaxSize")} for the AutoScalingGroup.");
        if (Of("DesiredCapacity") < Of("MinSize"))
            throw new DemoException("ValidationError", $"New SetDesiredCapacity value {Of("DesiredCapacity")} is below min value {Of("MinSize")} for the AutoScalingGroup.");
    }

    private static void Empty(DemoCall call, Resource group)
    {
        if (!call.Flag("ForceDelete") && group.Document["Instances"] is JsonArray { Count: > 0 })
            throw new DemoException("ResourceInUse", "You cannot delete an AutoScalingGroup while there are instances or pending Spot instance request(s) still in the group.");
    }
}
