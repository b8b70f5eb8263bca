using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>AWS Config: what it records is the world itself; recorders, rules and their compliance are resources.</summary>
internal sealed class ConfigService : ResourceService
{
    /// <summary>States the service.</summary>
    public ConfigService() : base("config")
    {
        Kind("AWS::Config::ConfigurationRecorder", "arn:aws:config:{region}:{account}:configuration-recorder/{id}", "name").Missing("NoSuchConfigurationRecorderException", "Cannot find configuration recorder with the specified name '{0}'.")
            .List("DescribeConfigurationRecorders", "ConfigurationRecorders", "ConfigurationRecorderNames")
            .Gather("DescribeConfigurationRecorderStatus", "ConfigurationRecordersStatus", "ConfigurationRecorderNames");
        Kind("AWS::Config::DeliveryChannel", "arn:aws:config:{region}:{account}:delivery-channel/{id}", "name").Missing("NoSuchDeliveryChannelException", "Cannot find delivery channel with specified name '{0}'.")
            .List("DescribeDeliveryChannels", "DeliveryChannels", "DeliveryChannelNames");
        Kind("AWS::Config::ConfigRule", "arn:aws:config:{region}:{account}:config-rule/{id}", "ConfigRuleName").Missing("NoSuchConfigRuleException", "The ConfigRule '{0}' provided in the request is invalid. Please check the configRule name.")
            .List("DescribeConfigRules", "ConfigRules", "ConfigRuleNames")
            .Gather("DescribeComplianceByConfigRule", "ComplianceByConfigRules", "ConfigRuleNames", where: (c, _, e) => c.Texts("ComplianceTypes") is not { Count: > 0 } types || types.Contains(Inputs.Text(e["Compliance"]?["ComplianceType"])))
            .Facet("GetComplianceDetailsByConfigRule", "ConfigRuleName", (_, _) => new() { ["EvaluationResults"] = new JsonArray() });
        Kind("AWS::Config::ConformancePack", "arn:aws:config:{region}:{account}:conformance-pack/{id}", "ConformancePackName").Missing("NoSuchConformancePackException", "Conformance pack {0} does not exist.")
            .List("DescribeConformancePacks", "ConformancePackDetails", "ConformancePackNames");
        On("GetDiscoveredResourceCounts", call =>
        {
            var counts = Here(call).GroupBy(r => r.Type).Where(g => call.Texts("resourceTypes") is not { Count: > 0 } types || types.Contains(g.Key)).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
            return new() { ["totalDiscoveredResources"] = counts.Sum(g => g.Count()), ["resourceCounts"] = counts.Select(g => new JsonObject { ["resourceType"] = g.Key, ["count"] = g.Count() }).ToJson() };
        });
        On("ListDiscoveredResources", call => new()
        {
            ["resourceIdentifiers"] = Here(call).Where(r => r.Type == call.Text("resourceType") && (call.Texts("resourceIds") is not { Count: > 0 } ids || ids.Contains(r.Id)))
                .Select(r => new JsonObject { ["resourceType"] = r.Type, ["resourceId"] = r.Id, ["resourceName"] = Inputs.Tail(r.Id) }).ToJson(),
        });
        On("SelectResourceConfig", ConfigQuery.Run);
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }

    private static IEnumerable<Resource> Here(DemoCall call) => call.World.All(call.Account).Where(r => r.Region == call.Region || (r.Region == "global" && call.Region == "us-east-1"));
}
