using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Compute;

/// <summary>Amazon Lightsail: instances, databases, static addresses, load balancers and buckets.</summary>
internal sealed class LightsailService : ResourceService
{
    /// <summary>States the service.</summary>
    public LightsailService() : base("lightsail")
    {
        const string arn = "arn:aws:lightsail:{region}:{account}:";
        Kind("AWS::Lightsail::Instance", arn + "Instance/{id}", "name").Missing("NotFoundException", "The Instance does not exist: {0}", 404)
            .Get("GetInstance", "instance", "instanceName").List("GetInstances", "instances")
            .Get("GetInstanceState", "state", "instanceName", (_, r) => r.Document["state"]?.DeepClone() ?? new JsonObject())
            .Set("StopInstance", "", "instanceName", (_, _, d) => d["state"] = new JsonObject { ["code"] = 80, ["name"] = "stopped" })
            .Set("StartInstance", "", "instanceName", (_, _, d) => d["state"] = new JsonObject { ["code"] = 16, ["name"] = "running" });
        Kind("AWS::Lightsail::Database", arn + "RelationalDatabase/{id}", "name").Missing("NotFoundException", "The RelationalDatabase does not exist: {0}", 404).Get("GetRelationalDatabase", "relationalDatabase", "relationalDatabaseName").List("GetRelationalDatabases", "relationalDatabases");
        Kind("AWS::Lightsail::StaticIp", arn + "StaticIp/{id}", "name").Missing("NotFoundException", "The StaticIp does not exist: {0}", 404).Get("GetStaticIp", "staticIp", "staticIpName").List("GetStaticIps", "staticIps");
        Kind("AWS::Lightsail::LoadBalancer", arn + "LoadBalancer/{id}", "name").Missing("NotFoundException", "The LoadBalancer does not exist: {0}", 404).Get("GetLoadBalancer", "loadBalancer", "loadBalancerName").List("GetLoadBalancers", "loadBalancers");
        Kind("AWS::Lightsail::Bucket", arn + "Bucket/{id}", "name").List("GetBuckets", "buckets", "bucketName");
        Kind("AWS::Lightsail::Disk", arn + "Disk/{id}", "name").Missing("NotFoundException", "The Disk does not exist: {0}", 404).Get("GetDisk", "disk", "diskName").List("GetDisks", "disks");
    }
}
