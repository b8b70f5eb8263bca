using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Storage;

/// <summary>Amazon EFS: file systems, mount targets and access points.</summary>
internal sealed class EfsService : ResourceService
{
    /// <summary>States the service.</summary>
    public EfsService() : base("efs")
    {
        const string arn = "arn:aws:elasticfilesystem:{region}:{account}:";
        Kind("AWS::EFS::FileSystem", arn + "file-system/{id}", "FileSystemId").Missing("FileSystemNotFound", "File system '{0}' does not exist.", 404)
            .List("DescribeFileSystems", "FileSystems", "FileSystemId", "CreationToken")
            .Facet("DescribeLifecycleConfiguration", "FileSystemId", (_, _) => new() { ["LifecyclePolicies"] = new JsonArray() })
            .Facet("DescribeBackupPolicy", "FileSystemId", (_, _) => throw new DemoException("PolicyNotFound", "Backup policy is not set.", 404))
            .Facet("DescribeFileSystemPolicy", "FileSystemId", (_, r) => throw new DemoException("PolicyNotFound", $"No policy is associated with the file system {r.Id}.", 404))
            .Facet("DescribeReplicationConfigurations", "FileSystemId", (_, r) => throw new DemoException("ReplicationNotFound", $"Replication configuration not found for file system {r.Id}.", 404))
            .Create("CreateFileSystem", null, c => c.World.Ids.Hex("fs-"), (c, id, a) => new()
            {
                ["FileSystemId"] = id,
                ["FileSystemArn"] = a,
                ["OwnerId"] = c.Account,
                ["CreationToken"] = id,
                ["CreationTime"] = c.Stamp(),
                ["LifeCycleState"] = "available",
                ["NumberOfMountTargets"] = 0,
                ["SizeInBytes"] = new JsonObject { ["Value"] = 6144 },
                ["PerformanceMode"] = "generalPurpose",
                ["ThroughputMode"] = "bursting",
                ["Encrypted"] = false,
                ["Tags"] = new JsonArray(),
            })
            .Delete("DeleteFileSystem", "FileSystemId", guard: (c, r) =>
            {
                if (Inputs.Text(r.Document["NumberOfMountTargets"]) is not (null or "0")) throw new DemoException("FileSystemInUse", $"{r.Id} has mount targets created in it.", 409);
            });
        Kind("AWS::EFS::MountTarget", arn + "mount-target/{id}", "MountTargetId").Missing("MountTargetNotFound", "Mount target '{0}' does not exist.", 404)
            .List("DescribeMountTargets", "MountTargets", "MountTargetId", "FileSystemId")
            .Facet("DescribeMountTargetSecurityGroups", "MountTargetId", (_, _) => new() { ["SecurityGroups"] = new JsonArray() });
        Kind("AWS::EFS::AccessPoint", arn + "access-point/{id}", "AccessPointId").Missing("AccessPointNotFound", "Access point '{0}' does not exist.", 404)
            .List("DescribeAccessPoints", "AccessPoints", "AccessPointId", "FileSystemId");
        Tagging("ResourceId", "ListTagsForResource", "TagResource", "UntagResource", "FileSystemNotFound");
    }
}
