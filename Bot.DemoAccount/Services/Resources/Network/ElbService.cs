using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>Elastic Load Balancing, first version: classic load balancers.</summary>
internal sealed class ElbService : ResourceService
{
    /// <summary>States the service.</summary>
    public ElbService() : base("elb")
    {
        Kind("AWS::ElasticLoadBalancing::LoadBalancer", "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/{id}", "LoadBalancerName")
            .Missing("LoadBalancerNotFound", "There is no ACTIVE Load Balancer named '{0}'")
            .List("DescribeLoadBalancers", "LoadBalancerDescriptions", "LoadBalancerNames")
            .Facet("DescribeInstanceHealth", "LoadBalancerName", (_, r) => new()
            {
                ["InstanceStates"] = new JsonArray([.. (r.Document["Instances"] as JsonArray ?? []).Select(i => new JsonObject { ["InstanceId"] = i?["InstanceId"]?.DeepClone(), ["State"] = "InService", ["ReasonCode"] = "N/A", ["Description"] = "N/A" })]),
            })
            .Facet("DescribeLoadBalancerAttributes", "LoadBalancerName", (_, _) => new()
            {
                ["LoadBalancerAttributes"] = new JsonObject
                {
                    ["CrossZoneLoadBalancing"] = new JsonObject { ["Enabled"] = false },
                    ["AccessLog"] = new JsonObject { ["Enabled"] = false },
                    ["ConnectionDraining"] = new JsonObject { ["Enabled"] = false, ["Timeout"] = 300 },
                    ["ConnectionSettings"] = new JsonObject { ["IdleTimeout"] = 60 },
                },
            })
            .Delete("DeleteLoadBalancer", "LoadBalancerName", quiet: true);
        On("DescribeTags", call => new()
        {
            ["TagDescriptions"] = call.Texts("LoadBalancerNames").Select(name => Kinds[0].Get(call, name)).Select(r => new JsonObject
            {
                ["LoadBalancerName"] = r.Id,
                ["Tags"] = new JsonArray([.. r.Tags.Select(t => new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]),
            }).ToJson(),
        });
        Tagging("LoadBalancerNames", null, "AddTags", "RemoveTags", "LoadBalancerNotFound");
    }
}
