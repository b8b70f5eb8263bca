using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon EventBridge: buses, rules (targets are the facet <c>ListTargetsByRule</c>), archives and connections.</summary>
internal sealed class EventBridgeService : ResourceService
{
    private const string Arn = "arn:aws:events:{region}:{account}:", Targets = "ListTargetsByRule";
    private readonly Kind _rules;

    /// <summary>States the service.</summary>
    public EventBridgeService() : base("events")
    {
        Kind("AWS::Events::EventBus", Arn + "event-bus/{id}", "Name").Missing("ResourceNotFoundException", "Event bus {0} does not exist.")
            .List("ListEventBuses", "EventBuses", where: (c, r) => Starts(c, r, "NamePrefix"));
        var buses = Kinds[0];
        On("DescribeEventBus", call => buses.Output(call, null, buses.Get(call, call.Text("Name") ?? "default")), call => buses.Arn(call, call.Text("Name") ?? "default"));
        _rules = Kind("AWS::Events::Rule", Arn + "rule/{id}", "Name").Missing("ResourceNotFoundException", "Rule {0} does not exist on EventBus default.")
            .Get("DescribeRule", null, "Name")
            .List("ListRules", "Rules", where: (c, r) => Starts(c, r, "NamePrefix") && OnBus(c, r))
            .Facet(Targets, "Rule", (_, _) => new() { ["Targets"] = new JsonArray() })
            .Set("EnableRule", "", "Name", (_, _, d) => d["State"] = "ENABLED")
            .Set("DisableRule", "", "Name", (_, _, d) => d["State"] = "DISABLED")
            .Delete("DeleteRule", "Name", guard: HasNoTargets, quiet: true);
        On("PutRule", Put, call => _rules.Arn(call, call.Text("Name") ?? "*"));
        On("PutTargets", PutTargets, call => _rules.Arn(call, call.Text("Rule") ?? "*"));
        On("RemoveTargets", RemoveTargets, call => _rules.Arn(call, call.Text("Rule") ?? "*"));
        On("ListRuleNamesByTarget", call => new() { ["RuleNames"] = _rules.All(call).Where(r => OnBus(call, r) && Items.Entries(r, Targets, "Targets").Any(t => Inputs.Text(t["Arn"]) == call.Text("TargetArn"))).Select(r => Inputs.Text(r.Document["Name"]) ?? r.Id).ToJson() });
        On("PutEvents", call => new() { ["FailedEntryCount"] = 0, ["Entries"] = new JsonArray([.. (call.Input["Entries"] as JsonArray ?? []).Select((_, i) => new JsonObject { ["EventId"] = call.NewUuid()[..^2] + i.ToString("x2") })]) });
        Kind("AWS::Events::Archive", Arn + "archive/{id}", "ArchiveName").Missing("ResourceNotFoundException", "Archive {0} does not exist.")
            .Get("DescribeArchive", null, "ArchiveName").List("ListArchives", "Archives", filter: "EventSourceArn,State");
        Kind("AWS::Events::Connection", Arn + "connection/{id}", "Name").Missing("ResourceNotFoundException", "Connection '{0}' does not exist.")
            .Get("DescribeConnection", null, "Name").List("ListConnections", "Connections", filter: "ConnectionState");
        Kind("AWS::Events::ApiDestination", Arn + "api-destination/{id}", "Name").Missing("ResourceNotFoundException", "ApiDestination '{0}' does not exist.")
            .Get("DescribeApiDestination", null, "Name").List("ListApiDestinations", "ApiDestinations", filter: "ConnectionArn");
        Tagging("ResourceARN", "ListTagsForResource", "TagResource", "UntagResource");
    }

    private static bool Starts(DemoCall call, Resource resource, string member) =>
        call.Text(member) is not { } prefix || Inputs.Text(resource.Document["Name"])?.StartsWith(prefix, StringComparison.Ordinal) is true;

    private static bool OnBus(DemoCall call, Resource rule) =>
        Filter.Same(Inputs.Text(rule.Document["EventBusName"]) ?? "default", call.Text("EventBusName") ?? "default");

    private JsonObject Put(DemoCall call)
    {
        var name = call.Need("Name");
        if (_rules.Find(call, name) is { } rule)
        {
            var document = (JsonObject)rule.Document.DeepClone();
            foreach (var member in (string[])["EventPattern", "ScheduleExpression", "State", "Description", "RoleArn"])
                if (call.Input[member] is { } value) document[member] = value.DeepClone();
            rule.Document = document;
            return new() { ["RuleArn"] = rule.Arn };
        }
        return new() { ["RuleArn"] = _rules.Make(call, name, (c, id, arn) => new() { ["Name"] = id, ["Arn"] = arn, ["State"] = "ENABLED", ["EventBusName"] = "default", ["CreatedBy"] = c.Account }).Arn };
    }

    private JsonObject PutTargets(DemoCall call)
    {
        var rule = _rules.Get(call, call.Text("Rule"));
        var added = (call.Input["Targets"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var kept = Items.Entries(rule, Targets, "Targets").Where(t => !added.Any(a => Inputs.Text(a["Id"]) == Inputs.Text(t["Id"])));
        rule.Facets[Targets] = new JsonObject { ["Targets"] = kept.Concat(added).ToJson() };
        return new() { ["FailedEntryCount"] = 0, ["FailedEntries"] = new JsonArray() };
    }

    private JsonObject RemoveTargets(DemoCall call)
    {
        var rule = _rules.Get(call, call.Text("Rule"));
        rule.Facets[Targets] = new JsonObject { ["Targets"] = Items.Entries(rule, Targets, "Targets").Where(t => !call.Texts("Ids").Contains(Inputs.Text(t["Id"]))).ToJson() };
        return new() { ["FailedEntryCount"] = 0, ["FailedEntries"] = new JsonArray() };
    }

    private static void HasNoTargets(DemoCall call, Resource rule)
    {
        if (Items.Entries(rule, Targets, "Targets").Any()) throw new DemoException("ValidationException", "Rule can't be deleted since it has targets.");
    }
}
