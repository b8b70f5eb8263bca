using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Databases;

/// <summary>Amazon RDS, and with it Aurora, DocumentDB and Neptune, which share its API.</summary>
internal sealed class RdsService : ResourceService
{
    /// <summary>States the service.</summary>
    public RdsService() : base("rds")
    {
        Instances();
        Clusters();
        Snapshots();
        Settings();
        On("DescribeDBEngineVersions", EngineVersions.Describe);
        On("DescribeEvents", Events);
        On("DescribePendingMaintenanceActions", Maintenance);
        Tagging("ResourceName", "ListTagsForResource", "AddTagsToResource", "RemoveTagsFromResource", "InvalidParameterValue");
    }

    private void Instances() => Kind("AWS::RDS::DBInstance", "arn:aws:rds:{region}:{account}:db:{id}", "DBInstanceIdentifier", "DbiResourceId")
        .Missing("DBInstanceNotFound", "DBInstance {0} not found.", 404)
        .Exists("DBInstanceAlreadyExists", "DB instance already exists")
        .List("DescribeDBInstances", "DBInstances", "DBInstanceIdentifier", where: DbFilters.Matches)
        .Facet("DescribeDBLogFiles", "DBInstanceIdentifier", (_, _) => new() { ["DescribeDBLogFiles"] = new JsonArray() })
        .Create("CreateDBInstance", "DBInstance", "DBInstanceIdentifier", DbDocuments.Instance)
        .Update("ModifyDBInstance", "DBInstance", "DBInstanceIdentifier", DbDocuments.Modify)
        .Set("RebootDBInstance", "DBInstance", "DBInstanceIdentifier", (_, _, d) => DbDocuments.Need(d, "DBInstance", "available"))
        .Set("StopDBInstance", "DBInstance", "DBInstanceIdentifier", (_, _, d) => DbDocuments.Turn(d, "DBInstance", "available", "stopped"))
        .Set("StartDBInstance", "DBInstance", "DBInstanceIdentifier", (_, _, d) => DbDocuments.Turn(d, "DBInstance", "stopped", "available"))
        .Delete("DeleteDBInstance", "DBInstanceIdentifier", "DBInstance", DbDocuments.Protected);

    private void Clusters() => Kind("AWS::RDS::DBCluster", "arn:aws:rds:{region}:{account}:cluster:{id}", "DBClusterIdentifier", "DbClusterResourceId")
        .Missing("DBClusterNotFoundFault", "DBCluster {0} not found.", 404)
        .Exists("DBClusterAlreadyExistsFault", "DB Cluster already exists")
        .List("DescribeDBClusters", "DBClusters", "DBClusterIdentifier", where: DbFilters.Matches)
        .Create("CreateDBCluster", "DBCluster", "DBClusterIdentifier", DbDocuments.Cluster)
        .Update("ModifyDBCluster", "DBCluster", "DBClusterIdentifier")
        .Set("FailoverDBCluster", "DBCluster", "DBClusterIdentifier", DbDocuments.Failover)
        .Set("StopDBCluster", "DBCluster", "DBClusterIdentifier", (_, _, d) => DbDocuments.Turn(d, "DbCluster", "available", "stopped"))
        .Set("StartDBCluster", "DBCluster", "DBClusterIdentifier", (_, _, d) => DbDocuments.Turn(d, "DbCluster", "stopped", "available"))
        .Delete("DeleteDBCluster", "DBClusterIdentifier", "DBCluster", DbDocuments.Protected);

    private void Snapshots()
    {
        Kind("AWS::RDS::DBSnapshot", "arn:aws:rds:{region}:{account}:snapshot:{id}", "DBSnapshotIdentifier")
            .Missing("DBSnapshotNotFound", "DBSnapshot {0} not found.", 404)
            .Exists("DBSnapshotAlreadyExists", "Cannot create the snapshot because a snapshot with the identifier {0} already exists.")
            .List("DescribeDBSnapshots", "DBSnapshots", "DBSnapshotIdentifier", "DBInstanceIdentifier,SnapshotType,DbiResourceId")
            .Create("CreateDBSnapshot", "DBSnapshot", "DBSnapshotIdentifier", DbDocuments.Snapshot)
            .Delete("DeleteDBSnapshot", "DBSnapshotIdentifier", "DBSnapshot");
        Kind("AWS::RDS::DBClusterSnapshot", "arn:aws:rds:{region}:{account}:cluster-snapshot:{id}", "DBClusterSnapshotIdentifier")
            .Missing("DBClusterSnapshotNotFoundFault", "DBClusterSnapshot {0} not found.", 404)
            .Exists("DBClusterSnapshotAlreadyExistsFault", "Cannot create the snapshot because a snapshot with the identifier {0} already exists.")
            .List("DescribeDBClusterSnapshots", "DBClusterSnapshots", "DBClusterSnapshotIdentifier", "DBClusterIdentifier,SnapshotType")
            .Create("CreateDBClusterSnapshot", "DBClusterSnapshot", "DBClusterSnapshotIdentifier", DbDocuments.ClusterSnapshot)
            .Delete("DeleteDBClusterSnapshot", "DBClusterSnapshotIdentifier", "DBClusterSnapshot");
        Kind("AWS::RDS::DBInstanceAutomatedBackup", "arn:aws:rds:{region}:{account}:auto-backup:{id}", "DbiResourceId")
            .List("DescribeDBInstanceAutomatedBackups", "DBInstanceAutomatedBackups", filter: "DBInstanceIdentifier,DbiResourceId");
    }

    private void Settings()
    {
        Kind("AWS::RDS::DBSubnetGroup", "arn:aws:rds:{region}:{account}:subgrp:{id}", "DBSubnetGroupName")
            .Missing("DBSubnetGroupNotFoundFault", "DB subnet group '{0}' does not exist.", 404)
            .List("DescribeDBSubnetGroups", "DBSubnetGroups", "DBSubnetGroupName")
            .Delete("DeleteDBSubnetGroup", "DBSubnetGroupName");
        Kind("AWS::RDS::DBParameterGroup", "arn:aws:rds:{region}:{account}:pg:{id}", "DBParameterGroupName")
            .Missing("DBParameterGroupNotFound", "DBParameterGroup not found: {0}", 404)
            .List("DescribeDBParameterGroups", "DBParameterGroups", "DBParameterGroupName")
            .Facet("DescribeDBParameters", "DBParameterGroupName", (_, _) => new() { ["Parameters"] = new JsonArray() });
        Kind("AWS::RDS::DBClusterParameterGroup", "arn:aws:rds:{region}:{account}:cluster-pg:{id}", "DBClusterParameterGroupName")
            .Missing("DBParameterGroupNotFound", "DBClusterParameterGroup not found: {0}", 404)
            .List("DescribeDBClusterParameterGroups", "DBClusterParameterGroups", "DBClusterParameterGroupName")
            .Facet("DescribeDBClusterParameters", "DBClusterParameterGroupName", (_, _) => new() { ["Parameters"] = new JsonArray() });
        Kind("AWS::RDS::OptionGroup", "arn:aws:rds:{region}:{account}:og:{id}", "OptionGroupName")
            .Missing("OptionGroupNotFoundFault", "Specified OptionGroupName: {0} not found.", 404)
            .List("DescribeOptionGroups", "OptionGroupsList", "OptionGroupName", "EngineName,MajorEngineVersion");
        Kind("AWS::RDS::ReservedDBInstance", "arn:aws:rds:{region}:{account}:ri:{id}", "ReservedDBInstanceId")
            .Missing("ReservedDBInstanceNotFound", "Reserved DB Instance {0} not found.", 404)
            .List("DescribeReservedDBInstances", "ReservedDBInstances", "ReservedDBInstanceId", "DBInstanceClass,Duration,ProductDescription,OfferingType,MultiAZ");
        Kind("AWS::RDS::DBProxy", "arn:aws:rds:{region}:{account}:db-proxy:{id}", "DBProxyName")
            .Missing("DBProxyNotFoundFault", "DBProxy {0} doesn't exist.", 404)
            .List("DescribeDBProxies", "DBProxies", "DBProxyName");
        Kind("AWS::RDS::GlobalCluster", "arn:aws:rds::{account}:global-cluster:{id}", "GlobalClusterIdentifier")
            .Missing("GlobalClusterNotFoundFault", "Global cluster {0} not found.", 404)
            .List("DescribeGlobalClusters", "GlobalClusters", "GlobalClusterIdentifier");
        Kind("AWS::RDS::EventSubscription", "arn:aws:rds:{region}:{account}:es:{id}", "CustSubscriptionId")
            .Missing("SubscriptionNotFound", "Subscription {0} not found.", 404)
            .List("DescribeEventSubscriptions", "EventSubscriptionsList", "SubscriptionName");
    }

    private JsonObject Maintenance(DemoCall call) => new()
    {
        ["PendingMaintenanceActions"] = All(call)
            .Where(r => call.Text("ResourceIdentifier") is not { } arn || r.Arn == arn)
            .SelectMany(r => Items.Entries(r, "DescribePendingMaintenanceActions", "PendingMaintenanceActions")).ToJson(),
    };

    private JsonObject Events(DemoCall call) => new() { ["Events"] = DbEvents.Of(call, All(call)).ToJson() };

    private IEnumerable<State.Resource> All(DemoCall call) => Kinds.SelectMany(k => k.All(call));
}
