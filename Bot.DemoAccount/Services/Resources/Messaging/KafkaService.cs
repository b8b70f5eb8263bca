using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Messaging;

/// <summary>Amazon MSK: clusters (the document is DescribeCluster's; the second version follows from it) and configurations.</summary>
internal sealed class KafkaService : ResourceService
{
    /// <summary>States the service.</summary>
    public KafkaService() : base("kafka")
    {
        Kind("AWS::MSK::Cluster", "arn:aws:kafka:{region}:{account}:cluster/{id}", "ClusterArn", "ClusterName").Missing("NotFoundException", "The cluster {0} was not found.", 404)
            .Get("DescribeCluster", "ClusterInfo", "ClusterArn")
            .List("ListClusters", "ClusterInfoList", where: (c, r) => Inputs.Text(r.Document["ClusterName"])?.StartsWith(c.Text("ClusterNameFilter") ?? "", StringComparison.Ordinal) is not false)
            .Get("DescribeClusterV2", "ClusterInfo", "ClusterArn", (_, r) => Second(r))
            .List("ListClustersV2", "ClusterInfoList", item: (_, r) => Second(r))
            .Facet("ListNodes", "ClusterArn", (_, _) => new() { ["NodeInfoList"] = new JsonArray() })
            .Facet("GetBootstrapBrokers", "ClusterArn");
        Kind("AWS::MSK::Configuration", "arn:aws:kafka:{region}:{account}:configuration/{id}", "Arn", "Name").Missing("NotFoundException", "The configuration {0} was not found.", 404)
            .Get("DescribeConfiguration", null, "Arn").List("ListConfigurations", "Configurations");
        On("ListKafkaVersions", _ => new() { ["KafkaVersions"] = new JsonArray([.. new[] { "2.8.1", "3.4.0", "3.5.1", "3.6.0", "3.7.x", "3.8.x" }.Select(v => new JsonObject { ["Version"] = v, ["Status"] = v.StartsWith('2') ? "DEPRECATED" : "ACTIVE" })]) });
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource", "NotFoundException");
    }

    private static JsonNode Second(Resource cluster)
    {
        string[] common = ["ActiveOperationArn", "ClusterArn", "ClusterName", "CreationTime", "CurrentVersion", "State", "StateInfo"];
        var shown = new JsonObject(cluster.Document.Where(m => common.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))) { ["ClusterType"] = "PROVISIONED", ["Tags"] = cluster.TagMap() };
        shown["Provisioned"] = new JsonObject(cluster.Document.Where(m => !common.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        return shown;
    }
}
