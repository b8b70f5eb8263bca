using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>Amazon Route 53 Resolver: endpoints, rules, rule associations and DNS firewall groups.</summary>
internal sealed class Route53ResolverService : ResourceService
{
    /// <summary>States the service.</summary>
    public Route53ResolverService() : base("route53resolver")
    {
        const string arn = "arn:aws:route53resolver:{region}:{account}:";
        Kind("AWS::Route53Resolver::ResolverEndpoint", arn + "resolver-endpoint/{id}", "Id").Missing("ResourceNotFoundException", "[RSLVR-00703] Resolver endpoint with ID \"{0}\" does not exist.")
            .Get("GetResolverEndpoint", "ResolverEndpoint", "ResolverEndpointId").List("ListResolverEndpoints", "ResolverEndpoints")
            .Facet("ListResolverEndpointIpAddresses", "ResolverEndpointId", (_, _) => new() { ["IpAddresses"] = new JsonArray() });
        Kind("AWS::Route53Resolver::ResolverRule", arn + "resolver-rule/{id}", "Id").Missing("ResourceNotFoundException", "[RSLVR-00703] Resolver rule with ID \"{0}\" does not exist.")
            .Get("GetResolverRule", "ResolverRule", "ResolverRuleId").List("ListResolverRules", "ResolverRules");
        Kind("AWS::Route53Resolver::ResolverRuleAssociation", arn + "resolver-rule-association/{id}", "Id").Missing("ResourceNotFoundException", "Resolver rule association {0} does not exist.")
            .Get("GetResolverRuleAssociation", "ResolverRuleAssociation", "ResolverRuleAssociationId").List("ListResolverRuleAssociations", "ResolverRuleAssociations");
        Kind("AWS::Route53Resolver::FirewallRuleGroup", arn + "firewall-rule-group/{id}", "Id").Missing("ResourceNotFoundException", "Firewall rule group {0} does not exist.")
            .Get("GetFirewallRuleGroup", "FirewallRuleGroup", "FirewallRuleGroupId").List("ListFirewallRuleGroups", "FirewallRuleGroups");
        Kind("AWS::Route53Resolver::ResolverQueryLoggingConfig", arn + "resolver-query-log-config/{id}", "Id").Missing("ResourceNotFoundException", "Query log config {0} does not exist.")
            .Get("GetResolverQueryLogConfig", "ResolverQueryLogConfig", "ResolverQueryLogConfigId").List("ListResolverQueryLogConfigs", "ResolverQueryLogConfigs");
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
