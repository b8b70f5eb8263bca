namespace Bot.DemoAccount.Services.Resources.Storage;

/// <summary>Amazon FSx: file systems, volumes and backups.</summary>
internal sealed class FSxService : ResourceService
{
    /// <summary>States the service.</summary>
    public FSxService() : base("fsx")
    {
        Kind("AWS::FSx::FileSystem", "arn:aws:fsx:{region}:{account}:file-system/{id}", "FileSystemId").Missing("FileSystemNotFound", "File system '{0}' does not exist.").List("DescribeFileSystems", "FileSystems", "FileSystemIds");
        Kind("AWS::FSx::Volume", "arn:aws:fsx:{region}:{account}:volume/{id}", "VolumeId").Missing("VolumeNotFound", "Volume '{0}' does not exist.").List("DescribeVolumes", "Volumes", "VolumeIds");
        Kind("AWS::FSx::Backup", "arn:aws:fsx:{region}:{account}:backup/{id}", "BackupId").Missing("BackupNotFound", "Backup '{0}' does not exist.").List("DescribeBackups", "Backups", "BackupIds");
        Kind("AWS::FSx::StorageVirtualMachine", "arn:aws:fsx:{region}:{account}:storage-virtual-machine/{id}", "StorageVirtualMachineId").List("DescribeStorageVirtualMachines", "StorageVirtualMachines", "StorageVirtualMachineIds");
        Tagging("ResourceARN", "ListTagsForResource", "TagResource", "UntagResource", "ResourceNotFound");
    }
}
