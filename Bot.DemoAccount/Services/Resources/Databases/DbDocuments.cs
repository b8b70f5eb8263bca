using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Databases;

/// <summary>What RDS adds to new documents, and the changes of its writes.</summary>
internal static class DbDocuments
{
    /// <summary>A new instance.</summary>
    public static JsonObject Instance(DemoCall call, string id, string arn) => new()
    {
        ["DBInstanceIdentifier"] = id,
        ["DBInstanceArn"] = arn,
        ["DBInstanceStatus"] = "available",
        ["DbiResourceId"] = $"db-{call.NewId(26).ToUpperInvariant()}",
        ["EngineVersion"] = EngineVersions.Newest(call.Text("Engine") ?? ""),
        ["InstanceCreateTime"] = call.Stamp(),
        ["StorageType"] = "gp3",
        ["Endpoint"] = new JsonObject { ["Address"] = $"{id}.{call.NewId(12)}.{call.Region}.rds.amazonaws.com", ["Port"] = Port(call.Text("Engine")), ["HostedZoneId"] = "Z2R2ITUGPM61AM" },
        ["AvailabilityZone"] = $"{call.Region}a",
        ["MultiAZ"] = false,
        ["PubliclyAccessible"] = false,
        ["StorageEncrypted"] = false,
        ["DeletionProtection"] = false,
        ["BackupRetentionPeriod"] = 1,
        ["AutoMinorVersionUpgrade"] = true,
        ["PerformanceInsightsEnabled"] = false,
        ["IAMDatabaseAuthenticationEnabled"] = false,
        ["VpcSecurityGroups"] = Groups(call),
    };

    /// <summary>A new cluster.</summary>
    public static JsonObject Cluster(DemoCall call, string id, string arn) => new()
    {
        ["DBClusterIdentifier"] = id,
        ["DBClusterArn"] = arn,
        ["Status"] = "available",
        ["DbClusterResourceId"] = $"cluster-{call.NewId(26).ToUpperInvariant()}",
        ["EngineVersion"] = EngineVersions.Newest(call.Text("Engine") ?? ""),
        ["ClusterCreateTime"] = call.Stamp(),
        ["BackupRetentionPeriod"] = 1,
        ["Endpoint"] = $"{id}.cluster-{call.NewId(12)}.{call.Region}.rds.amazonaws.com",
        ["ReaderEndpoint"] = $"{id}.cluster-ro-{call.NewId(12)}.{call.Region}.rds.amazonaws.com",
        ["Port"] = Port(call.Text("Engine")),
        ["MultiAZ"] = false,
        ["StorageEncrypted"] = false,
        ["DeletionProtection"] = false,
        ["DBClusterMembers"] = new JsonArray(),
        ["VpcSecurityGroups"] = Groups(call),
    };

    /// <summary>A manual snapshot of an instance.</summary>
    public static JsonObject Snapshot(DemoCall call, string id, string arn)
    {
        var source = call.World.Find(call.Account, call.Region, "AWS::RDS::DBInstance", call.Need("DBInstanceIdentifier"))?.Document
            ?? throw new DemoException("DBInstanceNotFound", $"DBInstance {call.Text("DBInstanceIdentifier")} not found.", 404);
        return Copy(source, new JsonObject { ["DBSnapshotIdentifier"] = id, ["DBSnapshotArn"] = arn, ["InstanceCreateTime"] = source["InstanceCreateTime"]?.DeepClone(), ["Encrypted"] = source["StorageEncrypted"]?.DeepClone() },
            call, "DBInstanceIdentifier", "DbiResourceId", "AllocatedStorage", "Iops");
    }

    /// <summary>A manual snapshot of a cluster.</summary>
    public static JsonObject ClusterSnapshot(DemoCall call, string id, string arn)
    {
        var source = call.World.Find(call.Account, call.Region, "AWS::RDS::DBCluster", call.Need("DBClusterIdentifier"))?.Document
            ?? throw new DemoException("DBClusterNotFoundFault", $"DBCluster {call.Text("DBClusterIdentifier")} not found.", 404);
        return Copy(source, new JsonObject { ["DBClusterSnapshotIdentifier"] = id, ["DBClusterSnapshotArn"] = arn, ["ClusterCreateTime"] = source["ClusterCreateTime"]?.DeepClone() },
            call, "DBClusterIdentifier", "StorageEncrypted", "AllocatedStorage");
    }

    /// <summary>ModifyDBInstance: what needs a restart waits for the maintenance window unless it is to apply at once.</summary>
    public static void Modify(DemoCall call, Resource resource, JsonObject document)
    {
        if (call.Input.ContainsKey("VpcSecurityGroupIds")) document["VpcSecurityGroups"] = Groups(call);
        if (call.Text("NewDBInstanceIdentifier") is not null)
            throw new DemoException("InvalidParameterCombination", "Renaming a DB instance is not supported by the demo account.");
        if (call.Flag("ApplyImmediately")) return;
        foreach (var member in (string[])["DBInstanceClass", "EngineVersion", "AllocatedStorage", "MultiAZ", "StorageType", "Iops"])
        {
            if (!call.Input.ContainsKey(member)) continue;
            var pending = document["PendingModifiedValues"] as JsonObject ?? [];
            pending[member] = call.Input[member]?.DeepClone();
            document["PendingModifiedValues"] = pending.Parent is null ? pending : pending.DeepClone();
            document[member] = resource.Document[member]?.DeepClone();
        }
    }

    /// <summary>Another member becomes the writer.</summary>
    public static void Failover(DemoCall call, Resource resource, JsonObject document)
    {
        var members = (document["DBClusterMembers"] as JsonArray ?? []).OfType<JsonObject>().ToList();
        var next = members.FirstOrDefault(m => call.Text("TargetDBInstanceIdentifier") is { } target ? Inputs.Text(m["DBInstanceIdentifier"]) == target : Inputs.Text(m["IsClusterWriter"]) == "false")
            ?? throw new DemoException("InvalidDBClusterStateFault", $"DB cluster {resource.Id} has no replica to fail over to.");
        foreach (var member in members) member["IsClusterWriter"] = ReferenceEquals(member, next);
    }

    /// <summary>Refuses unless the status is right, then sets the next one.</summary>
    public static void Turn(JsonObject document, string kind, string from, string to)
    {
        Need(document, kind, from);
        document[StatusField(document)] = to;
    }

    /// <summary>Refuses unless the status is right.</summary>
    public static void Need(JsonObject document, string kind, string status)
    {
        var (code, id) = kind == "DBInstance" ? ("InvalidDBInstanceState", Inputs.Text(document["DBInstanceIdentifier"])) : ("InvalidDBClusterStateFault", Inputs.Text(document["DBClusterIdentifier"]));
        if (Inputs.Text(document[StatusField(document)]) != status)
            throw new DemoException(code, $"{(kind == "DBInstance" ? "Instance" : "DbCluster")} {id} is not in {status} state.");
    }

    /// <summary>Refuses to delete what is protected.</summary>
    public static void Protected(DemoCall call, Resource resource)
    {
        if (Inputs.Text(resource.Document["DeletionProtection"]) == "true")
            throw new DemoException("InvalidParameterCombination", $"Cannot delete protected {(resource.Type.EndsWith("Instance", StringComparison.Ordinal) ? "DB Instance" : "Cluster")}, please disable deletion protection and try again.");
    }

    private static string StatusField(JsonObject document) => document.ContainsKey("DBInstanceStatus") ? "DBInstanceStatus" : "Status";

    private static JsonObject Copy(JsonObject source, JsonObject target, DemoCall call, params string[] fields)
    {
        foreach (var field in fields.Concat(["Engine", "EngineVersion", "AvailabilityZone", "MasterUsername", "KmsKeyId", "LicenseModel", "StorageType", "Port"]))
            if (source[field] is { } value) target[field] = value.DeepClone();
        (target["Status"], target["SnapshotType"], target["SnapshotCreateTime"], target["PercentProgress"]) = ("available", "manual", call.Stamp(), 100);
        return target;
    }

    private static JsonArray Groups(DemoCall call) =>
        new([.. call.Texts("VpcSecurityGroupIds").Select(g => new JsonObject { ["VpcSecurityGroupId"] = g, ["Status"] = "active" })]);

    private static int Port(string? engine) => engine switch
    {
        "postgres" or "aurora-postgresql" => 5432,
        "docdb" => 27017,
        "neptune" => 8182,
        { } e when e.StartsWith("oracle", StringComparison.Ordinal) => 1521,
        { } e when e.StartsWith("sqlserver", StringComparison.Ordinal) => 1433,
        _ => 3306,
    };
}
