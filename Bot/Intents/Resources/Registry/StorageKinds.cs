using System.Collections.Immutable;
using Bot.Understanding;
using static Bot.Intents.Resources.Registry.FieldTable;

namespace Bot.Intents.Resources.Registry;

/// <summary>Buckets, file systems, backups and transfers.</summary>
internal static class StorageKinds
{
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new("s3-bucket", "S3 bucket", "s3", "s3 bucket, bucket, s3, object store, object storage bucket, simple storage service bucket, storage bucket")
        {
            CloudFormationType = "AWS::S3::Bucket", IsGlobal = true,
            List = new("ListBuckets", "Buckets[]"), One = new("Name={name}", Lookup.Given), Id = "Name", Arn = "arn:aws:s3:::{name}",
            Details =
            [
                new("location", "GetBucketLocation", ".", "Bucket={name}"), new("versioning", "GetBucketVersioning", ".", "Bucket={name}"), new("encryption", "GetBucketEncryption", ".", "Bucket={name}") { Absent = "ServerSideEncryptionConfigurationNotFoundError" },
                new("lifecycle", "GetBucketLifecycleConfiguration", ".", "Bucket={name}") { Absent = "NoSuchLifecycleConfiguration" }, new("replication", "GetBucketReplication", ".", "Bucket={name}") { Absent = "ReplicationConfigurationNotFoundError" }, new("public-access", "GetPublicAccessBlock", "PublicAccessBlockConfiguration", "Bucket={name}") { Absent = "NoSuchPublicAccessBlockConfiguration" },
                new("policy-status", "GetBucketPolicyStatus", "PolicyStatus", "Bucket={name}") { Absent = "NoSuchBucketPolicy" }, new("policy", "GetBucketPolicy", ".", "Bucket={name}") { Absent = "NoSuchBucketPolicy" }, new("logging", "GetBucketLogging", ".", "Bucket={name}"), new("tags", "GetBucketTagging", ".", "Bucket={name}") { Absent = "NoSuchTagSet" }, new("notification", "GetBucketNotificationConfiguration", ".", "Bucket={name}"),
                new("website", "GetBucketWebsite", ".", "Bucket={name}") { Absent = "NoSuchWebsiteConfiguration" }, new("cors", "GetBucketCors", ".", "Bucket={name}") { Absent = "NoSuchCORSConfiguration" }, new("object-lock", "GetObjectLockConfiguration", "ObjectLockConfiguration", "Bucket={name}") { Absent = "ObjectLockConfigurationNotFoundError" }, new("ownership", "GetBucketOwnershipControls", "OwnershipControls", "Bucket={name}") { Absent = "OwnershipControlsNotFoundError" },
            ],
            Tags = "TagSet", TagsFrom = "tags", Console = "s3/buckets/{name}?region={region}", ConsoleList = "s3/buckets?region={region}", Columns = "name, created",
            Fields =
            [
                Created("CreationDate"), Text("region", "LocationConstraint", "region, location, bucket region").Of("location"),
                Text("versioning", "Status", "versioning, object versioning, version, versioned, bucket versioning").Of("versioning").Is("with versioning, versioned, versioning enabled, versioning on, with versioning enabled", "Enabled").IsNot("without versioning, unversioned, not versioned, no versioning, versioning disabled, versioning off, with versioning disabled", "Enabled").Is("versioning suspended", "Suspended"),
                Text("mfa_delete", "MFADelete", "mfa delete").Of("versioning").Is("with mfa delete", "Enabled").IsNot("without mfa delete, no mfa delete", "Enabled"),
                Text("encryption", "ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm", "encryption, encrypted, sse, default encryption, encryption settings, server side encryption, encryption type").Of("encryption").Has("encrypted, with encryption, with default encryption").Lacks("unencrypted, not encrypted, without encryption, no encryption, without default encryption").Is("kms encrypted, encrypted with kms, sse-kms, using kms", "aws:kms").Is("sse-s3, aes256, encrypted with sse-s3", "AES256"),
                Text("kms_key", "ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.KMSMasterKeyID", "kms key, encryption key").Of("encryption"),
                List("lifecycle_rules", "Rules[].ID|Rules[].Status", "lifecycle, lifecycle policy, lifecycle rule, lifecycle rules, lifecycle configuration, lifecycle policies, expiration rules").Of("lifecycle").Lacks("without lifecycle policy, without a lifecycle policy, no lifecycle policy, without lifecycle rules, no lifecycle rules, no lifecycle, without lifecycle, without lifecycle configuration, without lifecycle policies").Has("with lifecycle rules, with a lifecycle policy, with lifecycle policies, with a lifecycle rule"),
                List("replication", "last(ReplicationConfiguration.Rules[].Destination.Bucket)", "replication, replicated, replica, cross region replication, crr, replication destination").Of("replication").Has("replicated, with replication").Lacks("without replication, not replicated, no replication, unreplicated"),
                Flag("public_access_block", "is(BlockPublicPolicy,true)", "public access block, block public access, public access, bpa").Of("public-access").Yes("with public access block, blocking public access, with block public access").No("without public access block, without block public access, not blocking public access, public access not blocked, public access block disabled"),
                Flag("public", "IsPublic", "public, publicly accessible, exposed").Of("policy-status").Yes("public, publicly accessible, open to the public, exposed, open to the world, publicly readable, open to the internet, publicly available, exposed to the internet").No("private, not public"),
                Text("policy", "Policy", "bucket policy, policy").Of("policy").Has("with a bucket policy, with bucket policy").Lacks("without a bucket policy, without bucket policy, no bucket policy"),
                Text("logging", "LoggingEnabled.TargetBucket", "logging, access logging, access logs, server access logging, logs").Of("logging").Has("with access logging, with logging, logged, with access logs").Lacks("without access logging, without logging, no logging, no access logging, not logged, without access logs, without server access logging, no access logs"),
                List("notifications", "QueueConfigurations[].QueueArn|TopicConfigurations[].TopicArn|LambdaFunctionConfigurations[].LambdaFunctionArn", "notification, notifications, event notification, event notifications, events, triggers").Of("notification").Has("with notifications, with event notifications").Lacks("without notifications, without event notifications"),
                Text("website", "IndexDocument.Suffix", "website, static website, website hosting, static website hosting").Of("website").Has("with website hosting, hosting a website, hosting websites, with static website hosting, with static hosting"), List("cors", "CORSRules[].AllowedOrigins[]", "cors, cors rules").Of("cors").Has("with cors"), Text("object_lock", "ObjectLockEnabled", "object lock, worm").Of("object-lock").Has("with object lock").Lacks("without object lock"), Text("ownership", "Rules[].ObjectOwnership", "object ownership, ownership, acl").Of("ownership"),
                Number("size_gib", "", "size, bucket size, storage, volume of data, gb, tb, data size, bytes", "GiB").Measured("AWS/S3", "BucketSizeBytes", "BucketName={name}; StorageType=StandardStorage+StandardIAStorage+IntelligentTieringFAStorage+IntelligentTieringIAStorage+GlacierInstantRetrievalStorage+GlacierStorage+DeepArchiveStorage", "Average", 72, 1073741824), Number("objects", "", "object count, objects, number of objects").Measured("AWS/S3", "NumberOfObjects", "BucketName={name}; StorageType=AllStorageTypes", "Average", 72),
            ],
        },
        new("s3-access-point", "S3 access point", "s3control", "s3 access point, access point, bucket access point")
        {
            CloudFormationType = "AWS::S3::AccessPoint", List = new("ListAccessPoints", "AccessPointList[]", "AccountId={account}"), One = new("AccountId={account}; Name={name}", "GetAccessPoint", "."), Id = "Name", Arn = "AccessPointArn", Console = "s3/ap/{account}/{name}?region={region}", ConsoleList = "s3/ap?region={region}", Columns = "name, bucket, network_origin, vpc_id",
            Fields = [Text("bucket", "Bucket", "bucket").PushAs("Bucket"), Text("network_origin", "NetworkOrigin", "network origin, origin").Is("internet", "Internet").Is("vpc only", "VPC"), Text("vpc_id", "VpcConfiguration.VpcId", "vpc")],
        },
        new("efs-file-system", "EFS file system", "efs", "efs file system, efs, elastic file system, file system, nfs share, efs volume, efs filesystem, filesystem")
        {
            CloudFormationType = "AWS::EFS::FileSystem", IdPrefixes = ["fs-"], List = new("DescribeFileSystems", "FileSystems[]"), One = new("FileSystemId={id}"), Id = "FileSystemId", NamePath = "Name", Arn = "FileSystemArn", Tags = "Tags", Details = [new("lifecycle", "DescribeLifecycleConfiguration", ".", "FileSystemId={id}"), new("backup", "DescribeBackupPolicy", "BackupPolicy", "FileSystemId={id}") { Absent = "PolicyNotFound" }],
            Console = "efs/home?region={region}#/file-systems/{id}", ConsoleList = "efs/home?region={region}#/file-systems", Columns = "name, id, state, size_gib, encrypted, mount_targets, created",
            Fields = [State("LifeCycleState").Is("available"), Number("size_gib", "div(SizeInBytes.Value,1073741824)", "size, storage, metered size", "GiB"), Flag("encrypted", "Encrypted", "encrypted, encryption").Yes("encrypted").No("unencrypted, not encrypted, without encryption"), Number("mount_targets", "NumberOfMountTargets", "mount targets, mount target").Is("without mount targets, unused, unmounted, not mounted", "0"), Created("CreationTime"), Text("performance_mode", "PerformanceMode", "performance mode"), Text("throughput_mode", "ThroughputMode", "throughput mode").Is("bursting").Is("provisioned").Is("elastic"), List("lifecycle", "LifecyclePolicies[].TransitionToIA", "lifecycle, lifecycle policy").Of("lifecycle").Lacks("without lifecycle policy, without a lifecycle policy"), Text("backup", "Status", "backup, backups, automatic backups").Of("backup").Is("with backups, backed up", "ENABLED").IsNot("without backups, not backed up, no backups, without automatic backups", "ENABLED")],
        },
        new("efs-mount-target", "EFS mount target", "efs", "efs mount target, mount target")
        {
            CloudFormationType = "AWS::EFS::MountTarget", IdPrefixes = ["fsmt-"], Parent = new("efs-file-system"), List = new("DescribeMountTargets", "MountTargets[]", "FileSystemId={parent}"), One = new("MountTargetId={id}"), Id = "MountTargetId", Console = "efs/home?region={region}#/file-systems/{parent}", ConsoleList = "efs/home?region={region}#/file-systems", Columns = "id, file_system, subnet_id, ip, state",
            Fields = [State("LifeCycleState"), Text("file_system", "FileSystemId", "file system"), Text("subnet_id", "SubnetId", "subnet"), Text("vpc_id", "VpcId", "vpc"), Text("ip", "IpAddress", "ip, ip address")],
        },
        new("efs-access-point", "EFS access point", "efs", "efs access point")
        {
            CloudFormationType = "AWS::EFS::AccessPoint", IdPrefixes = ["fsap-"], List = new("DescribeAccessPoints", "AccessPoints[]"), One = new("AccessPointId={id}"), Id = "AccessPointId", NamePath = "Name", Arn = "AccessPointArn", Tags = "Tags", Console = "efs/home?region={region}#/access-points/{id}", ConsoleList = "efs/home?region={region}#/access-points", Columns = "name, id, file_system, path, state", Fields = [State("LifeCycleState"), Text("file_system", "FileSystemId", "file system").PushAs("FileSystemId"), Text("path", "RootDirectory.Path", "path")],
        },
        new("fsx-file-system", "FSx file system", "fsx", "fsx file system, fsx, fsx for windows, lustre file system, fsx for lustre, fsx filesystem, windows file server")
        {
            CloudFormationType = "AWS::FSx::FileSystem", List = new("DescribeFileSystems", "FileSystems[]"), One = new("FileSystemIds=[{id}]"), Id = "FileSystemId", NamePath = "tag:Name", Arn = "ResourceARN", Tags = "Tags", Console = "fsx/home?region={region}#file-system-details/{id}", ConsoleList = "fsx/home?region={region}#file-systems", Columns = "name, id, type, state, size_gib, created",
            Fields = [State("Lifecycle").Is("available", "AVAILABLE").Is("misconfigured", "MISCONFIGURED"), Text("type", "FileSystemType", "type, file system type").Is("windows", "WINDOWS").Is("lustre", "LUSTRE").Is("ontap, netapp", "ONTAP").Is("openzfs, zfs", "OPENZFS"), Number("size_gib", "StorageCapacity", "size, storage, storage capacity, capacity", "GiB"), Text("storage_type", "StorageType", "storage type").Is("ssd", "SSD").Is("hdd", "HDD"), Text("vpc_id", "VpcId", "vpc"), Text("kms_key", "KmsKeyId", "kms key, encryption"), Created("CreationTime")],
        },
        new("backup-vault", "Backup vault", "backup", "backup vault, aws backup vault, vault")
        {
            CloudFormationType = "AWS::Backup::BackupVault", List = new("ListBackupVaults", "BackupVaultList[]"), One = new("BackupVaultName={name}", "DescribeBackupVault", "."), Id = "BackupVaultName", Arn = "BackupVaultArn", Console = "backup/home?region={region}#/backupvaults/details/{name}", ConsoleList = "backup/home?region={region}#/backupvaults", Columns = "name, recovery_points, locked, created", Fields = [Number("recovery_points", "NumberOfRecoveryPoints", "recovery points, recovery point, backups").Is("empty", "0"), Flag("locked", "Locked", "locked, vault lock").Yes("locked, with vault lock").No("unlocked, not locked, without vault lock"), Text("kms_key", "EncryptionKeyArn", "kms key, encryption"), Created("CreationDate")],
        },
        new("backup-plan", "Backup plan", "backup", "backup plan, aws backup plan")
        {
            CloudFormationType = "AWS::Backup::BackupPlan", List = new("ListBackupPlans", "BackupPlansList[]"), One = new("BackupPlanId={id}", "GetBackupPlan", "."), Details = [new("plan", "GetBackupPlan", "BackupPlan", "BackupPlanId={id}")], Id = "BackupPlanId", NamePath = "BackupPlanName|BackupPlan.BackupPlanName", Arn = "BackupPlanArn", Console = "backup/home?region={region}#/backupplan/details/{id}", ConsoleList = "backup/home?region={region}#/backupplan", Columns = "name, id, last_run, created", Fields = [Time("last_run", "LastExecutionDate", "last run, last execution").Lacks("never run"), Created("CreationDate"), List("rules", "Rules[].RuleName", "rule, rules").Of("plan"), List("schedules", "Rules[].ScheduleExpression", "schedule, schedules").Of("plan")],
        },
        new("backup-job", "Backup job", "backup", "backup job, aws backup job")
        {
            List = new("ListBackupJobs", "BackupJobs[]"), One = new("BackupJobId={id}", "DescribeBackupJob", "."), Id = "BackupJobId", Console = "backup/home?region={region}#/jobs/backup/details/{id}", ConsoleList = "backup/home?region={region}#/jobs/backup", Columns = "id, state, resource, resource_type, created, reason", SortBy = "-created",
            Fields = [State("State").PushAs("ByState").Is("failed, unsuccessful", "FAILED").Is("completed, successful, succeeded", "COMPLETED").Is("running", "RUNNING").Is("aborted", "ABORTED").Is("expired", "EXPIRED"), Text("resource", "last(ResourceArn)", "resource"), Text("resource_type", "ResourceType", "resource type, type").PushAs("ByResourceType"), Created("CreationDate"), Text("reason", "StatusMessage", "reason, message, error"), Text("vault", "BackupVaultName", "vault").PushAs("ByBackupVaultName"), Number("size_gib", "div(BackupSizeInBytes,1073741824)", "size", "GiB")],
        },
        new("recovery-point", "recovery point", "backup", "recovery point, aws backup recovery point")
        {
            Parent = new("backup-vault"), List = new("ListRecoveryPointsByBackupVault", "RecoveryPoints[]", "BackupVaultName={parent}"), Id = "RecoveryPointArn", Arn = "RecoveryPointArn", Console = "backup/home?region={region}#/backupvaults/details/{parent}", ConsoleList = "backup/home?region={region}#/backupvaults", Columns = "id, resource, resource_type, state, vault, created", SortBy = "-created", Fields = [State("Status"), Text("resource", "last(ResourceArn)", "resource"), Text("resource_type", "ResourceType", "type, resource type").PushAs("ByResourceType"), Created("CreationDate"), Text("vault", "BackupVaultName", "vault"), Flag("encrypted", "IsEncrypted", "encrypted").No("unencrypted, not encrypted"), Number("size_gib", "div(BackupSizeInBytes,1073741824)", "size", "GiB")],
        },
        new("protected-resource", "protected resource", "backup", "protected resource, backed up resource")
        {
            List = new("ListProtectedResources", "Results[]"), Id = "ResourceArn", NamePath = "ResourceName|ResourceArn", Arn = "ResourceArn", Console = "backup/home?region={region}#/resources", Columns = "name, type, last_backup", Fields = [Text("type", "ResourceType", "type, resource type"), Time("last_backup", "LastBackupTime", "last backup, backup time")],
        },
        new("datasync-task", "DataSync task", "datasync", "datasync task, data sync task, datasync")
        {
            CloudFormationType = "AWS::DataSync::Task", IdPrefixes = ["task-"], List = new("ListTasks", "Tasks[]"), Details = [new("task", "DescribeTask", ".", "TaskArn={arn}")], Id = "TaskArn", NamePath = "Name", Arn = "TaskArn", Console = "datasync/home?region={region}#/tasks", Columns = "name, id, state", Fields = [State("Status").Is("available", "AVAILABLE").Is("running", "RUNNING").Is("unavailable", "UNAVAILABLE"), Text("schedule", "Schedule.ScheduleExpression", "schedule").Of("task"), Created("CreationTime").Of("task"), Text("error", "ErrorDetail|ErrorCode", "error").Of("task")],
        },
        new("transfer-server", "Transfer Family server", "transfer", "transfer family server, sftp server, transfer server, sftp endpoint, aws transfer server, ftp server")
        {
            CloudFormationType = "AWS::Transfer::Server", IdPrefixes = ["s-"], List = new("ListServers", "Servers[]"), One = new("ServerId={id}", "DescribeServer", "Server"), Details = [new("server", "DescribeServer", "Server", "ServerId={id}")], Id = "ServerId", Arn = "Arn", Tags = "Tags", TagsFrom = "server", Console = "transfer/home?region={region}#/servers/{id}", ConsoleList = "transfer/home?region={region}#/servers", Columns = "id, state, endpoint_type, users", Fields = [State("State").Is("online, running", "ONLINE").Is("offline, stopped", "OFFLINE"), Text("endpoint_type", "EndpointType", "endpoint type, endpoint").Is("public", "PUBLIC").Is("vpc", "VPC"), Number("users", "UserCount", "users, user count"), List("protocols", "Protocols", "protocol, protocols").Of("server"), Text("security_policy", "SecurityPolicyName", "security policy").Of("server")],
        },
    ];
}
