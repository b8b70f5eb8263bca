using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Databases;

/// <summary>Amazon Redshift: clusters, snapshots and their settings.</summary>
internal sealed class RedshiftService : ResourceService
{
    /// <summary>States the service.</summary>
    public RedshiftService() : base("redshift")
    {
        const string arn = "arn:aws:redshift:{region}:{account}:";
        Kind("AWS::Redshift::Cluster", arn + "cluster:{id}", "ClusterIdentifier").Missing("ClusterNotFound", "Cluster {0} not found.", 404)
            .List("DescribeClusters", "Clusters", "ClusterIdentifier", where: Tagged)
            .Facet("DescribeLoggingStatus", "ClusterIdentifier", (_, _) => new() { ["LoggingEnabled"] = false })
            .Set("PauseCluster", "Cluster", "ClusterIdentifier", (_, _, d) => Turn(d, "available", "paused"))
            .Set("ResumeCluster", "Cluster", "ClusterIdentifier", (_, _, d) => Turn(d, "paused", "available"))
            .Set("RebootCluster", "Cluster", "ClusterIdentifier", (_, _, d) => Turn(d, "available", "available"))
            .Delete("DeleteCluster", "ClusterIdentifier", "Cluster");
        Kind("AWS::Redshift::ClusterSnapshot", arn + "snapshot:{id}", "SnapshotIdentifier").Missing("ClusterSnapshotNotFound", "Snapshot not found: {0}", 404)
            .List("DescribeClusterSnapshots", "Snapshots", "SnapshotIdentifier", "ClusterIdentifier,SnapshotType");
        Kind("AWS::Redshift::ClusterSubnetGroup", arn + "subnetgroup:{id}", "ClusterSubnetGroupName").Missing("ClusterSubnetGroupNotFoundFault", "Cluster subnet group {0} not found.")
            .List("DescribeClusterSubnetGroups", "ClusterSubnetGroups", "ClusterSubnetGroupName");
        Kind("AWS::Redshift::ClusterParameterGroup", arn + "parametergroup:{id}", "ParameterGroupName").Missing("ClusterParameterGroupNotFound", "Cluster parameter group {0} not found.", 404)
            .List("DescribeClusterParameterGroups", "ParameterGroups", "ParameterGroupName");
        Kind("AWS::Redshift::ReservedNode", arn + "reservednode:{id}", "ReservedNodeId").List("DescribeReservedNodes", "ReservedNodes", "ReservedNodeId");
        On("DescribeEvents", call => new() { ["Events"] = DbEvents.Of(call, Kinds.SelectMany(k => k.All(call))).ToJson() });
        On("DescribeTags", call => new()
        {
            ["TaggedResources"] = Kinds.SelectMany(k => k.All(call)).Where(r => call.Text("ResourceName") is not { } name || r.Arn == name).SelectMany(r => r.Tags.Select(t => new JsonObject
            {
                ["ResourceName"] = r.Arn,
                ["ResourceType"] = r.Type.Split("::")[^1].ToLowerInvariant(),
                ["Tag"] = new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value },
            })).ToJson(),
        });
        Tagging("ResourceName", null, "CreateTags", "DeleteTags", "ResourceNotFoundFault");
    }

    private static bool Tagged(DemoCall call, Resource cluster) =>
        (call.Texts("TagKeys") is not { Count: > 0 } keys || keys.Any(cluster.Tags.ContainsKey)) && (call.Texts("TagValues") is not { Count: > 0 } values || cluster.Tags.Values.Any(values.Contains));

    private static void Turn(JsonObject cluster, string from, string to)
    {
        if (Inputs.Text(cluster["ClusterStatus"]) != from)
            throw new DemoException("InvalidClusterState", $"There is an operation running on the Cluster. Please try to {(to == "paused" ? "pause" : "resume")} it at a later time.");
        cluster["ClusterStatus"] = to;
    }
}
