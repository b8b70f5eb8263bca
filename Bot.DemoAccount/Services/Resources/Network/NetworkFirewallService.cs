using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>AWS Network Firewall: firewalls, policies and rule groups; DescribeFirewall's status is the facet of that name.</summary>
internal sealed class NetworkFirewallService : ResourceService
{
    /// <summary>States the service.</summary>
    public NetworkFirewallService() : base("network-firewall")
    {
        const string arn = "arn:aws:network-firewall:{region}:{account}:";
        Kind("AWS::NetworkFirewall::Firewall", arn + "firewall/{id}", "FirewallArn", "FirewallName").Missing("ResourceNotFoundException", "Resource not found, parameter: [{0}]")
            .List("ListFirewalls", "Firewalls", filter: "VpcIds=VpcId");
        On("DescribeFirewall", call =>
        {
            var firewall = Kinds[0].Get(call, call.Text("FirewallArn") ?? call.Text("FirewallName"));
            var output = Kinds[0].Output(call, "Firewall", firewall);
            output["FirewallStatus"] = firewall.Facets.TryGetValue("DescribeFirewall", out var facet) ? facet["FirewallStatus"]?.DeepClone() : new JsonObject { ["Status"] = "READY", ["ConfigurationSyncStateSummary"] = "IN_SYNC" };
            return output;
        }, Kinds[0].ArnBy("FirewallArn"));
        Kind("AWS::NetworkFirewall::FirewallPolicy", arn + "firewall-policy/{id}", "FirewallPolicyName", "FirewallPolicyArn").Missing("ResourceNotFoundException", "Resource not found, parameter: [{0}]")
            .List("ListFirewallPolicies", "FirewallPolicies", item: (_, r) => new JsonObject { ["Name"] = Inputs.Tail(r.Id), ["Arn"] = r.Arn }).Facet("DescribeFirewallPolicy", "FirewallPolicyName");
        Kind("AWS::NetworkFirewall::RuleGroup", arn + "stateful-rulegroup/{id}", "RuleGroupName", "RuleGroupArn").Missing("ResourceNotFoundException", "Resource not found, parameter: [{0}]")
            .List("ListRuleGroups", "RuleGroups", item: (_, r) => new JsonObject { ["Name"] = Inputs.Tail(r.Id), ["Arn"] = r.Arn }).Facet("DescribeRuleGroup", "RuleGroupName");
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
