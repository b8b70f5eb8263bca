using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Storage;

/// <summary>AWS Backup: vaults, plans, jobs, recovery points and protected resources.</summary>
internal sealed class BackupService : ResourceService
{
    /// <summary>States the service.</summary>
    public BackupService() : base("backup")
    {
        const string arn = "arn:aws:backup:{region}:{account}:";
        Kind("AWS::Backup::BackupVault", arn + "backup-vault:{id}", "BackupVaultName").Missing("ResourceNotFoundException", "Backup vault {0} not found")
            .Get("DescribeBackupVault", null, "BackupVaultName").List("ListBackupVaults", "BackupVaultList")
            .Facet("GetBackupVaultAccessPolicy", "BackupVaultName", (_, r) => throw new DemoException("ResourceNotFoundException", $"Backup vault {r.Id} has no access policy"))
            .Facet("GetBackupVaultNotifications", "BackupVaultName", (_, r) => throw new DemoException("ResourceNotFoundException", $"Failed reading notifications from database for Backup vault {r.Id}"))
            .Delete("DeleteBackupVault", "BackupVaultName");
        Kind("AWS::Backup::BackupPlan", arn + "backup-plan:{id}", "BackupPlanId").Missing("ResourceNotFoundException", "Cannot find Backup plan with ID {0}")
            .Get("GetBackupPlan", null, "BackupPlanId")
            .List("ListBackupPlans", "BackupPlansList", item: (c, r) =>
            {
                var item = (JsonObject)Items.Item(r, Items.ShapeAt(c.Operation, "BackupPlansList"), null, arns: false);
                item["BackupPlanName"] ??= r.Document["BackupPlan"]?["BackupPlanName"]?.DeepClone();
                return item;
            })
            .Facet("ListBackupSelections", "BackupPlanId", (_, _) => new() { ["BackupSelectionsList"] = new JsonArray() });
        Kind("AWS::Backup::BackupJob", arn + "backup-job:{id}", "BackupJobId").Missing("ResourceNotFoundException", "Backup job {0} not found")
            .Get("DescribeBackupJob", null, "BackupJobId").List("ListBackupJobs", "BackupJobs", filter: "ByResourceArn=ResourceArn,ByState=State,ByBackupVaultName=BackupVaultName,ByResourceType=ResourceType", where: Dated);
        Kind("AWS::Backup::RecoveryPoint", arn + "recovery-point:{id}", "RecoveryPointArn").Missing("ResourceNotFoundException", "Cannot find recovery point.")
            .Get("DescribeRecoveryPoint", null, "RecoveryPointArn")
            .List("ListRecoveryPointsByBackupVault", "RecoveryPoints", filter: "BackupVaultName,ByResourceArn=ResourceArn,ByResourceType=ResourceType")
            .List("ListRecoveryPointsByResource", "RecoveryPoints", filter: "ResourceArn");
        Kind("AWS::Backup::ProtectedResource", arn + "protected-resource:{id}", "ResourceArn").Missing("ResourceNotFoundException", "Protected resource {0} not found")
            .Get("DescribeProtectedResource", null, "ResourceArn").List("ListProtectedResources", "Results");
        Kind("AWS::Backup::RestoreJob", arn + "restore-job:{id}", "RestoreJobId").Missing("ResourceNotFoundException", "Restore job {0} not found")
            .Get("DescribeRestoreJob", null, "RestoreJobId").List("ListRestoreJobs", "RestoreJobs", filter: "ByStatus=Status");
        Kind("AWS::Backup::CopyJob", arn + "copy-job:{id}", "CopyJobId").List("ListCopyJobs", "CopyJobs", filter: "ByState=State,ByResourceArn=ResourceArn");
        On("StartBackupJob", call =>
        {
            Kinds[0].Get(call, call.Text("BackupVaultName"));
            var job = Kinds[2].Make(call, call.NewUuid(), (c, id, _) => new()
            {
                ["AccountId"] = c.Account,
                ["BackupJobId"] = id,
                ["BackupVaultName"] = c.Text("BackupVaultName"),
                ["ResourceArn"] = c.Text("ResourceArn"),
                ["IamRoleArn"] = c.Text("IamRoleArn"),
                ["State"] = "CREATED",
                ["CreationDate"] = c.Stamp(),
                ["PercentDone"] = "0.0",
            });
            return new() { ["BackupJobId"] = job.Id, ["CreationDate"] = call.Stamp() };
        }, Kinds[0].ArnBy("BackupVaultName"));
        Tagging("ResourceArn", "ListTags", "TagResource", "UntagResource");
    }

    private static bool Dated(DemoCall call, Resource job) =>
        (call.Time("ByCreatedAfter") is not { } after || job.Created > after) && (call.Time("ByCreatedBefore") is not { } before || job.Created < before);
}
