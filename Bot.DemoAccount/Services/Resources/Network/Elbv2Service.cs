using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>Elastic Load Balancing, second version: load balancers, listeners, rules, target groups and the health of their targets.</summary>
internal sealed class Elbv2Service : ResourceService
{
    private const string Arn = "arn:aws:elasticloadbalancing:{region}:{account}:";

    /// <summary>States the service.</summary>
    public Elbv2Service() : base("elbv2")
    {
        Kind("AWS::ElasticLoadBalancingV2::LoadBalancer", Arn + "loadbalancer/{id}", "LoadBalancerArn", "LoadBalancerName")
            .Missing("LoadBalancerNotFound", "One or more load balancers not found")
            .List("DescribeLoadBalancers", "LoadBalancers", "LoadBalancerArns", where: (c, r) => Named(c, r, "LoadBalancerName", "LoadBalancerNotFound", "Load balancers '[{0}]' not found"))
            .Facet("DescribeLoadBalancerAttributes", "LoadBalancerArn", (_, r) => Attributes(Inputs.Text(r.Document["Type"]) == "network" ? NetworkDefaults : ApplicationDefaults))
            .Create("CreateLoadBalancer", "LoadBalancers", c => $"{(c.Text("Type") == "network" ? "net" : "app")}/{c.Need("Name")}/{c.NewId(16)}", NewBalancer, "Name")
            .Delete("DeleteLoadBalancer", "LoadBalancerArn", quiet: true);
        Kind("AWS::ElasticLoadBalancingV2::Listener", Arn + "listener/{id}", "ListenerArn")
            .Missing("ListenerNotFound", "One or more listeners not found")
            .List("DescribeListeners", "Listeners", "ListenerArns", "LoadBalancerArn")
            .Delete("DeleteListener", "ListenerArn");
        Kind("AWS::ElasticLoadBalancingV2::ListenerRule", Arn + "listener-rule/{id}", "RuleArn")
            .Missing("RuleNotFound", "One or more rules not found")
            .List("DescribeRules", "Rules", "RuleArns", where: (c, r) => c.Text("ListenerArn") is not { } listener || ListenerOf(r) == listener)
            .Delete("DeleteRule", "RuleArn");
        var targets = Kind("AWS::ElasticLoadBalancingV2::TargetGroup", Arn + "targetgroup/{id}", "TargetGroupArn", "TargetGroupName")
            .Missing("TargetGroupNotFound", "One or more target groups not found")
            .List("DescribeTargetGroups", "TargetGroups", "TargetGroupArns", "LoadBalancerArn=LoadBalancerArns", (c, r) => Named(c, r, "TargetGroupName", "TargetGroupNotFound", "One or more target groups not found"))
            .Facet("DescribeTargetGroupAttributes", "TargetGroupArn", (_, _) => Attributes(TargetDefaults))
            .Delete("DeleteTargetGroup", "TargetGroupArn", guard: InUse);
        var health = new TargetHealth(targets);
        On("DescribeTargetHealth", health.Describe, targets.ArnBy("TargetGroupArn"));
        On("RegisterTargets", health.Register, targets.ArnBy("TargetGroupArn"));
        On("DeregisterTargets", health.Deregister, targets.ArnBy("TargetGroupArn"));
        On("DescribeTags", call => new() { ["TagDescriptions"] = call.Texts("ResourceArns").Select(arn => Tagged(call, arn)).ToJson() });
        On("DescribeAccountLimits", _ => new() { ["Limits"] = new JsonArray(Limit("application-load-balancers", "50"), Limit("network-load-balancers", "50"), Limit("target-groups", "3000"), Limit("targets-per-application-load-balancer", "1000")) });
        Tagging("ResourceArns", null, "AddTags", "RemoveTags", "LoadBalancerNotFound");
    }

    private static readonly (string, string)[] ApplicationDefaults =
    [
        ("access_logs.s3.enabled", "false"), ("access_logs.s3.bucket", ""), ("access_logs.s3.prefix", ""), ("deletion_protection.enabled", "false"), ("idle_timeout.timeout_seconds", "60"),
        ("routing.http2.enabled", "true"), ("routing.http.drop_invalid_header_fields.enabled", "false"), ("routing.http.desync_mitigation_mode", "defensive"), ("waf.fail_open.enabled", "false"), ("load_balancing.cross_zone.enabled", "true"),
    ];
    private static readonly (string, string)[] NetworkDefaults =
        [("access_logs.s3.enabled", "false"), ("access_logs.s3.bucket", ""), ("access_logs.s3.prefix", ""), ("deletion_protection.enabled", "false"), ("load_balancing.cross_zone.enabled", "false")];
    private static readonly (string, string)[] TargetDefaults =
        [("deregistration_delay.timeout_seconds", "300"), ("stickiness.enabled", "false"), ("stickiness.type", "lb_cookie"), ("slow_start.duration_seconds", "0"), ("load_balancing.algorithm.type", "round_robin"), ("load_balancing.cross_zone.enabled", "use_load_balancer_configuration")];

    private static JsonObject Attributes((string Key, string Value)[] attributes) =>
        new() { ["Attributes"] = new JsonArray([.. attributes.Select(a => new JsonObject { ["Key"] = a.Key, ["Value"] = a.Value })]) };

    private static JsonObject Limit(string name, string max) => new() { ["Name"] = name, ["Max"] = max };

    // Names that match nothing are an error, which only the whole list can tell.
    private static bool Named(DemoCall call, Resource resource, string field, string code, string message)
    {
        var names = call.Texts("Names");
        if (names.Count == 0) return true;
        var all = call.World.List(call.Account, call.Region, resource.Type).Select(r => Inputs.Text(r.Document[field])).ToHashSet();
        var unknown = names.Where(n => !all.Contains(n)).ToList();
        if (unknown.Count > 0) throw new DemoException(code, string.Format(System.Globalization.CultureInfo.InvariantCulture, message, string.Join(", ", unknown)));
        return names.Contains(Inputs.Text(resource.Document[field]));
    }

    /// <summary>The listener that a rule's ARN lies under.</summary>
    private static string ListenerOf(Resource rule) => rule.Arn[..rule.Arn.LastIndexOf('/')].Replace(":listener-rule/", ":listener/", StringComparison.Ordinal);

    private JsonObject Tagged(DemoCall call, string arn)
    {
        var resource = Kinds.Select(k => k.Find(call, arn)).FirstOrDefault(r => r is not null)
            ?? throw new DemoException(arn.Contains(":targetgroup/", StringComparison.Ordinal) ? "TargetGroupNotFound" : "LoadBalancerNotFound", $"'{arn}' not found");
        return new() { ["ResourceArn"] = arn, ["Tags"] = new JsonArray([.. resource.Tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]) };
    }

    private static JsonObject NewBalancer(DemoCall call, string id, string arn)
    {
        var name = call.Text("Name");
        return new()
        {
            ["LoadBalancerArn"] = arn,
            ["LoadBalancerName"] = name,
            ["DNSName"] = $"{name}-{Convert.ToInt64(call.NewId(7), 16)}.{call.Region}.elb.amazonaws.com",
            ["Scheme"] = "internet-facing",
            ["Type"] = "application",
            ["CreatedTime"] = call.Stamp(),
            ["IpAddressType"] = "ipv4",
            ["State"] = new JsonObject { ["Code"] = "active" },
        };
    }

    private static void InUse(DemoCall call, Resource group)
    {
        if (group.Document["LoadBalancerArns"] is JsonArray { Count: > 0 })
            throw new DemoException("ResourceInUse", $"Target group '{group.Arn}' is currently in use by a listener or a rule");
    }
}
