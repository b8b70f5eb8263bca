using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Databases;

/// <summary>Amazon ElastiCache: clusters, replication groups, serverless caches and their settings.</summary>
internal sealed class ElastiCacheService : ResourceService
{
    /// <summary>States the service.</summary>
    public ElastiCacheService() : base("elasticache")
    {
        const string arn = "arn:aws:elasticache:{region}:{account}:";
        Kind("AWS::ElastiCache::CacheCluster", arn + "cluster:{id}", "CacheClusterId").Missing("CacheClusterNotFound", "CacheCluster {0} not found.", 404)
            .List("DescribeCacheClusters", "CacheClusters", "CacheClusterId", where: (c, r) => !c.Flag("ShowCacheClustersNotInReplicationGroups") || r.Document["ReplicationGroupId"] is null, item: Cluster)
            .Set("ModifyCacheCluster", "CacheCluster", "CacheClusterId", (c, _, d) => Copy(c, d, "CacheNodeType", "EngineVersion", "NumCacheNodes", "AutoMinorVersionUpgrade"))
            .Delete("DeleteCacheCluster", "CacheClusterId", "CacheCluster");
        Kind("AWS::ElastiCache::ReplicationGroup", arn + "replicationgroup:{id}", "ReplicationGroupId").Missing("ReplicationGroupNotFoundFault", "ReplicationGroup {0} not found.", 404)
            .List("DescribeReplicationGroups", "ReplicationGroups", "ReplicationGroupId")
            .Set("ModifyReplicationGroup", "ReplicationGroup", "ReplicationGroupId", (c, _, d) => Copy(c, d, "CacheNodeType", "SnapshotRetentionLimit", "AutoMinorVersionUpgrade"))
            .Set("TestFailover", "ReplicationGroup", "ReplicationGroupId", (_, _, d) => d["Status"] = "modifying");
        Kind("AWS::ElastiCache::ServerlessCache", arn + "serverlesscache:{id}", "ServerlessCacheName").Missing("ServerlessCacheNotFoundFault", "ServerlessCache {0} not found.", 404)
            .List("DescribeServerlessCaches", "ServerlessCaches", "ServerlessCacheName");
        Kind("AWS::ElastiCache::Snapshot", arn + "snapshot:{id}", "SnapshotName").Missing("SnapshotNotFoundFault", "{0} is either not present or not available.", 404)
            .List("DescribeSnapshots", "Snapshots", "SnapshotName", "CacheClusterId,ReplicationGroupId,SnapshotSource");
        Kind("AWS::ElastiCache::SubnetGroup", arn + "subnetgroup:{id}", "CacheSubnetGroupName").Missing("CacheSubnetGroupNotFoundFault", "Cache Subnet Group {0} does not exist.")
            .List("DescribeCacheSubnetGroups", "CacheSubnetGroups", "CacheSubnetGroupName");
        Kind("AWS::ElastiCache::ParameterGroup", arn + "parametergroup:{id}", "CacheParameterGroupName").Missing("CacheParameterGroupNotFound", "CacheParameterGroup {0} not found.", 404)
            .List("DescribeCacheParameterGroups", "CacheParameterGroups", "CacheParameterGroupName");
        Kind("AWS::ElastiCache::ReservedNode", arn + "reserved-instance:{id}", "ReservedCacheNodeId").List("DescribeReservedCacheNodes", "ReservedCacheNodes", "ReservedCacheNodeId");
        Kind("AWS::ElastiCache::User", arn + "user:{id}", "UserId").List("DescribeUsers", "Users", "UserId");
        On("DescribeUpdateActions", call => new() { ["UpdateActions"] = Kinds.SelectMany(k => k.All(call)).SelectMany(r => Items.Entries(r, "DescribeUpdateActions", "UpdateActions")).ToJson() });
        On("DescribeServiceUpdates", _ => new() { ["ServiceUpdates"] = new JsonArray() });
        On("DescribeEvents", call => new() { ["Events"] = DbEvents.Of(call, Kinds.SelectMany(k => k.All(call))).ToJson() });
        On("DescribeCacheEngineVersions", call => new() { ["CacheEngineVersions"] = new JsonArray([.. Versions.Where(v => (call.Text("Engine") ?? v.Engine) == v.Engine && (call.Text("EngineVersion") ?? v.Version) == v.Version).Select(v => new JsonObject { ["Engine"] = v.Engine, ["EngineVersion"] = v.Version, ["CacheParameterGroupFamily"] = v.Family, ["CacheEngineDescription"] = v.Engine, ["CacheEngineVersionDescription"] = $"{v.Engine} version {v.Version}" })]) });
        Tagging("ResourceName", "ListTagsForResource", "AddTagsToResource", "RemoveTagsFromResource", "CacheClusterNotFound");
    }

    private static readonly (string Engine, string Version, string Family)[] Versions =
    [
        ("memcached", "1.6.17", "memcached1.6"), ("memcached", "1.6.22", "memcached1.6"), ("redis", "5.0.6", "redis5.0"), ("redis", "6.2", "redis6.x"), ("redis", "7.0", "redis7"), ("redis", "7.1", "redis7"),
        ("valkey", "7.2", "valkey7"), ("valkey", "8.0", "valkey8"), ("valkey", "8.1", "valkey8"),
    ];

    private static JsonNode? Cluster(DemoCall call, Resource cluster)
    {
        var shown = (JsonObject)cluster.Document.DeepClone();
        if (!call.Flag("ShowCacheNodeInfo")) shown.Remove("CacheNodes");
        return shown;
    }

    private static void Copy(DemoCall call, JsonObject document, params string[] members)
    {
        foreach (var member in members)
            if (call.Input[member] is { } value) document[member] = value.DeepClone();
    }
}
