using System.Collections.Immutable;
using Bot.Understanding;
using static Bot.Intents.Resources.Registry.FieldTable;

namespace Bot.Intents.Resources.Registry;

/// <summary>Identities, keys, secrets (never their values) and security services.</summary>
internal static class SecurityKinds
{
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new("iam-user", "IAM user", "iam", "iam user, user, aws user")
        {
            CloudFormationType = "AWS::IAM::User", IsGlobal = true, List = new("ListUsers", "Users[]"), One = new("UserName={name}", "GetUser", "User"), Id = "UserName", Arn = "Arn", Tags = "Tags", TagsFrom = "tags", IdPrefixes = ["AIDA"],
            Details = [new("tags", "ListUserTags", ".", "UserName={name}"), new("mfa", "ListMFADevices", ".", "UserName={name}"), new("keys", "ListAccessKeys", ".", "UserName={name}"), new("policies", "ListAttachedUserPolicies", ".", "UserName={name}"), new("groups", "ListGroupsForUser", ".", "UserName={name}"), new("login", "GetLoginProfile", "LoginProfile", "UserName={name}") { Absent = "NoSuchEntity" }],
            Console = "iam/home#/users/details/{name}", ConsoleList = "iam/home#/users", Columns = "name, created, password_last_used",
            Fields = [Created("CreateDate"), Time("password_last_used", "PasswordLastUsed", "password last used, last login, last used, last sign in, last activity").Lacks("never logged in, never used"), List("mfa", "last(MFADevices[].SerialNumber)", "mfa, mfa device, mfa devices, multi factor authentication").Of("mfa").Lacks("without mfa, no mfa, not using mfa, mfa disabled, without mfa enabled, without multi factor authentication").Has("with mfa, mfa enabled, using mfa"), Number("access_keys", "count(AccessKeyMetadata)", "access keys, access key count").Of("keys").Says("with access keys, having access keys", ConditionOperator.Greater, "0").Is("without access keys", "0"), List("policies", "AttachedPolicies[].PolicyName", "policy, policies, attached policies, permissions").Of("policies").Says("admin, administrator, with admin rights, with admin access", ConditionOperator.Contains, "AdministratorAccess"), List("groups", "Groups[].GroupName", "group, groups").Of("groups").Lacks("without a group, without groups"), Time("console_access", "CreateDate", "console access, console password, login profile").Of("login").Has("with console access, with a console password").Lacks("without console access"), Text("path", "Path", "path"), Text("permissions_boundary", "PermissionsBoundary.PermissionsBoundaryArn", "permissions boundary, permission boundary").Lacks("without a permissions boundary, without permissions boundary")],
        },
        new("iam-role", "IAM role", "iam", "iam role, role, aws role, service role, execution role")
        {
            CloudFormationType = "AWS::IAM::Role", IsGlobal = true, List = new("ListRoles", "Roles[]"), One = new("RoleName={name}", "GetRole", "Role"), Id = "RoleName", Arn = "Arn", Tags = "Tags", TagsFrom = "tags", IdPrefixes = ["AROA"],
            Details = [new("tags", "ListRoleTags", ".", "RoleName={name}"), new("role", "GetRole", "Role", "RoleName={name}"), new("policies", "ListAttachedRolePolicies", ".", "RoleName={name}"), new("inline", "ListRolePolicies", ".", "RoleName={name}")], Console = "iam/home#/roles/details/{name}", ConsoleList = "iam/home#/roles", Columns = "name, created, path, max_session_s",
            Fields = [Created("CreateDate"), Time("last_used", "RoleLastUsed.LastUsedDate", "last used, used, last activity, usage").Of("role").Lacks("unused, never used"), List("policies", "AttachedPolicies[].PolicyName", "policy, policies, attached policies, managed policies, permissions, permission").Of("policies").Says("admin, administrator, with admin rights, with admin access", ConditionOperator.Contains, "AdministratorAccess"), List("inline_policies", "PolicyNames", "inline policy, inline policies").Of("inline").Has("with inline policies"), Text("trust", "AssumeRolePolicyDocument", "trust policy, trust, assume role policy, trusted entities, trust relationship"), Number("max_session_s", "MaxSessionDuration", "max session duration, session duration", "s"), Text("path", "Path", "path"), Text("permissions_boundary", "PermissionsBoundary.PermissionsBoundaryArn", "permissions boundary, permission boundary").Of("role").Lacks("without a permissions boundary, without permissions boundary").Has("with a permissions boundary"), Text("description", "Description", "description")],
        },
        new("iam-group", "IAM group", "iam", "iam group, user group, iam user group")
        {
            CloudFormationType = "AWS::IAM::Group", IsGlobal = true, List = new("ListGroups", "Groups[]"), One = new("GroupName={name}", "GetGroup", "Group"), Details = [new("group", "GetGroup", ".", "GroupName={name}"), new("policies", "ListAttachedGroupPolicies", ".", "GroupName={name}")], Id = "GroupName", Arn = "Arn", Console = "iam/home#/groups/details/{name}", ConsoleList = "iam/home#/groups", Columns = "name, created", Fields = [Created("CreateDate"), List("users", "Users[].UserName", "user, users, members, member").Of("group").Lacks("empty, without users, without members"), List("policies", "AttachedPolicies[].PolicyName", "policy, policies").Of("policies")],
        },
        new("iam-policy", "IAM policy", "iam", "iam policy, managed policy, customer managed policy, policy")
        {
            CloudFormationType = "AWS::IAM::ManagedPolicy", IsGlobal = true, List = new("ListPolicies", "Policies[]", "Scope=Local"), One = new("PolicyArn={arn}", "GetPolicy", "Policy"), Id = "Arn", NamePath = "PolicyName", Arn = "Arn|arn:aws:iam::{account}:policy/{name}", Console = "iam/home#/policies/details/{arn}", ConsoleList = "iam/home#/policies", Columns = "name, attachments, created, modified", Fields = [Number("attachments", "AttachmentCount", "attachment count, attachments, attached entities").Is("unattached, unused, not attached, not in use", "0").Says("attached, in use", ConditionOperator.Greater, "0"), Created("CreateDate"), Time("modified", "UpdateDate", "modified, updated, changed"), Text("version", "DefaultVersionId", "version, default version"), Text("description", "Description", "description")],
        },
        new("access-key", "IAM access key", "iam", "access key, iam access key, aws access key")
        {
            CloudFormationType = "AWS::IAM::AccessKey", IsGlobal = true, Parent = new("iam-user", "name"), List = new("ListAccessKeys", "AccessKeyMetadata[]", "UserName={parent}"), Details = [new("used", "GetAccessKeyLastUsed", "AccessKeyLastUsed", "AccessKeyId={id}")], IdPrefixes = ["AKIA"], Id = "AccessKeyId", Console = "iam/home#/users/details/{parent}?section=security_credentials", ConsoleList = "iam/home#/users", Columns = "id, user, state, created, last_used", SortBy = "created",
            Fields = [Text("user", "UserName", "user, owner"), State("Status").Is("active", "Active").Is("inactive, disabled", "Inactive"), Created("CreateDate", "created, age, creation date, rotated, last rotated"), Time("last_used", "LastUsedDate", "last used, used, usage").Of("used").Lacks("unused, never used"), Text("last_service", "ServiceName", "last used service, service").Of("used")],
        },
        new("instance-profile", "instance profile", "iam", "instance profile, iam instance profile")
        {
            CloudFormationType = "AWS::IAM::InstanceProfile", IsGlobal = true, List = new("ListInstanceProfiles", "InstanceProfiles[]"), One = new("InstanceProfileName={name}", "GetInstanceProfile", "InstanceProfile"), Id = "InstanceProfileName", Arn = "Arn", Tags = "Tags", Console = "iam/home#/roles", Columns = "name, role, created", Fields = [Text("role", "Roles[].RoleName", "role, roles").Lacks("without a role"), Created("CreateDate")],
        },
        new("saml-provider", "SAML provider", "iam", "saml provider, saml identity provider")
        {
            CloudFormationType = "AWS::IAM::SAMLProvider", IsGlobal = true, List = new("ListSAMLProviders", "SAMLProviderList[]"), Id = "Arn", NamePath = "last(Arn)", Arn = "Arn", Console = "iam/home#/identity_providers", Columns = "name, created, expires", Fields = [Created("CreateDate"), Time("expires", "ValidUntil", "expires, expiry, valid until")],
        },
        new("oidc-provider", "OIDC provider", "iam", "oidc provider, openid connect provider, oidc identity provider, identity provider")
        {
            CloudFormationType = "AWS::IAM::OIDCProvider", IsGlobal = true, List = new("ListOpenIDConnectProviders", "OpenIDConnectProviderList[]"), Id = "Arn", NamePath = "after(Arn,oidc-provider/)", Arn = "Arn", Console = "iam/home#/identity_providers", Columns = "name, id", Fields = [],
        },
        new("server-certificate", "IAM server certificate", "iam", "iam server certificate, server certificate, iam certificate")
        {
            CloudFormationType = "AWS::IAM::ServerCertificate", IsGlobal = true, List = new("ListServerCertificates", "ServerCertificateMetadataList[]"), Id = "ServerCertificateName", Arn = "Arn", Console = "iam/home#/home", Columns = "name, expires, created", Fields = [Time("expires", "Expiration", "expires, expiry, expiration, expiring"), Time("created", "UploadDate", "created, uploaded")],
        },
        new("mfa-device", "virtual MFA device", "iam", "mfa device, virtual mfa device")
        {
            CloudFormationType = "AWS::IAM::VirtualMFADevice", IsGlobal = true, List = new("ListVirtualMFADevices", "VirtualMFADevices[]"), Id = "SerialNumber", NamePath = "last(SerialNumber)", Arn = "SerialNumber", Console = "iam/home#/users", Columns = "name, user, created", Fields = [Text("user", "User.UserName", "user").Lacks("unassigned"), Time("created", "EnableDate", "created, enabled")],
        },
        new("kms-key", "KMS key", "kms", "kms key, encryption key, customer managed key, cmk, kms, customer master key, kms cmk")
        {
            CloudFormationType = "AWS::KMS::Key", List = new("ListKeys", "Keys[]"), One = new("KeyId={id}", "DescribeKey", "KeyMetadata"), Details = [new("key", "DescribeKey", "KeyMetadata", "KeyId={id}"), new("rotation", "GetKeyRotationStatus", ".", "KeyId={id}") { Absent = "UnsupportedOperationException" }, new("aliases", "ListAliases", ".", "KeyId={id}"), new("tags", "ListResourceTags", ".", "KeyId={id}")], Id = "KeyId", Arn = "KeyArn|Arn", Tags = "Tags", TagsFrom = "tags", Console = "kms/home?region={region}#/kms/keys/{id}", ConsoleList = "kms/home?region={region}#/kms/keys", Columns = "aliases, id, state, manager, usage, created",
            Fields = [State("KeyState").Of("key").Is("enabled", "Enabled").Is("disabled", "Disabled").Is("pending deletion, scheduled for deletion", "PendingDeletion"), Flag("rotation", "KeyRotationEnabled", "rotation, key rotation, automatic rotation").Of("rotation").Yes("with rotation, rotated, with key rotation, rotation enabled").No("without rotation, not rotated, without key rotation, no rotation, rotation disabled, rotation off, without automatic rotation"), Text("manager", "KeyManager", "manager, managed by").Of("key").Is("customer managed, customer-managed", "CUSTOMER").Is("aws managed, aws-managed", "AWS"), Text("usage", "KeyUsage", "usage").Of("key"), Text("spec", "KeySpec", "spec, key spec, type").Of("key"), List("aliases", "Aliases[].AliasName", "alias, aliases").Of("aliases").Lacks("without alias, without an alias"), Created("CreationDate").Of("key"), Time("deletion_date", "DeletionDate", "deletion date").Of("key"), Text("description", "Description", "description").Of("key"), Flag("multi_region", "MultiRegion", "multi region, multi-region").Of("key").Yes("multi region, multi-region"), Text("origin", "Origin", "origin").Of("key").Is("external, imported", "EXTERNAL")],
        },
        new("kms-alias", "KMS alias", "kms", "kms alias, key alias")
        {
            CloudFormationType = "AWS::KMS::Alias", List = new("ListAliases", "Aliases[]"), Id = "AliasName", Arn = "AliasArn", Console = "kms/home?region={region}#/kms/keys", Columns = "name, key, created", Fields = [Text("key", "TargetKeyId", "key, target").PushAs("KeyId"), Created("CreationDate")],
        },
        new("secret", "secret", "secretsmanager", "secret, secrets manager secret, secretsmanager secret, aws secret, secrets manager")
        {
            CloudFormationType = "AWS::SecretsManager::Secret", List = new("ListSecrets", "SecretList[]"), One = new("SecretId={name}", "DescribeSecret", "."), Id = "ARN", NamePath = "Name", Arn = "ARN", Tags = "Tags", Console = "secretsmanager/secret?name={name}&region={region}", ConsoleList = "secretsmanager/listsecrets?region={region}", Columns = "name, rotation, last_rotated, last_changed, last_accessed",
            Fields = [Flag("rotation", "RotationEnabled", "rotation, automatic rotation, rotation enabled").Yes("with rotation, rotated automatically, rotation enabled, with automatic rotation").No("without rotation, no rotation, not rotated, without automatic rotation, rotation disabled, rotation off"), Time("last_rotated", "LastRotatedDate", "last rotated, rotated, last rotation").Lacks("never rotated"), Time("last_changed", "LastChangedDate", "last changed, changed, modified, last modified, updated"), Time("last_accessed", "LastAccessedDate", "last accessed, accessed, used, last used, last retrieved").Lacks("unused, never used, never accessed"), Time("next_rotation", "NextRotationDate", "next rotation"), Created("CreatedDate"), Text("kms_key", "KmsKeyId", "kms key, encryption key"), Text("description", "Description", "description"), Time("deleted", "DeletedDate", "deletion date, deleted").Has("scheduled for deletion, pending deletion"), Text("owner", "OwningService", "owning service, managed by")],
        },
        new("ssm-parameter", "SSM parameter", "ssm", "ssm parameter, parameter store parameter, parameter, ssm param, parameter store, systems manager parameter, parameter store entry")
        {
            CloudFormationType = "AWS::SSM::Parameter", List = new("DescribeParameters", "Parameters[]"), Id = "Name", Arn = "ARN|arn:aws:ssm:{region}:{account}:parameter/{name}", Console = "systems-manager/parameters/{name}/description?region={region}", ConsoleList = "systems-manager/parameters?region={region}", Columns = "name, type, tier, version, modified, modified_by",
            Fields = [Text("type", "Type", "type").Is("secure string, securestring, encrypted, secure", "SecureString").Is("string, plain text, unencrypted, plaintext", "String").Is("string list", "StringList"), Text("tier", "Tier", "tier").Is("standard", "Standard").Is("advanced", "Advanced"), Number("version", "Version", "version"), Time("modified", "LastModifiedDate", "modified, last modified, changed, updated, last changed, age"), Text("modified_by", "last(LastModifiedUser)", "modified by, last modified by, changed by, who changed"), Text("kms_key", "KeyId", "kms key, key"), Text("description", "Description", "description")],
        },
        new("ssm-managed-instance", "SSM managed instance", "ssm", "managed instance, ssm managed instance, managed node, ssm managed node, ssm instance, ssm agent")
        {
            IdPrefixes = ["mi-"], List = new("DescribeInstanceInformation", "InstanceInformationList[]"), Id = "InstanceId", NamePath = "ComputerName|Name", Console = "systems-manager/fleet-manager/{id}/description?region={region}", ConsoleList = "systems-manager/fleet-manager/managed-nodes?region={region}", Columns = "name, id, ping, platform, agent_version, last_ping", Fields = [Text("ping", "PingStatus", "ping, ping status, state, status, connection").Is("online, connected", "Online").Is("offline, connection lost, not connected", "ConnectionLost"), Text("platform", "PlatformName", "platform, os"), Text("platform_type", "PlatformType", "platform type").Is("windows", "Windows").Is("linux", "Linux"), Version("agent_version", "AgentVersion", "agent version, version"), Flag("agent_latest", "IsLatestVersion", "latest agent").No("outdated agent, outdated, with an outdated agent"), Time("last_ping", "LastPingDateTime", "last ping, last seen")],
        },
        new("patch-compliance", "patch state", "ssm", "patch state, patch compliance, instance patch state, missing patch, patch status")
        {
            List = new("DescribeInstancePatchStatesForPatchGroup", "InstancePatchStates[]", "PatchGroup={parent}"), Parent = new("patch-group"), Id = "InstanceId", Console = "systems-manager/patch-manager?region={region}", Columns = "id, missing, failed, installed, operation_end", Fields = [Number("missing", "MissingCount", "missing, missing patches").Says("missing patches, not compliant, noncompliant, unpatched", ConditionOperator.Greater, "0"), Number("failed", "FailedCount", "failed, failed patches"), Number("installed", "InstalledCount", "installed"), Time("operation_end", "OperationEndTime", "last scan, last patched, patched")],
        },
        new("patch-group", "patch group", "ssm", "patch group")
        {
            List = new("DescribePatchGroups", "Mappings[]"), Id = "PatchGroup", Console = "systems-manager/patch-manager?region={region}", Columns = "name, baseline", Fields = [Text("baseline", "BaselineIdentity.BaselineName", "baseline, patch baseline")],
        },
        new("patch-baseline", "patch baseline", "ssm", "patch baseline, ssm patch baseline")
        {
            CloudFormationType = "AWS::SSM::PatchBaseline", IdPrefixes = ["pb-"], List = new("DescribePatchBaselines", "BaselineIdentities[]"), Id = "BaselineId", NamePath = "BaselineName", Console = "systems-manager/patch-manager/baselines?region={region}", Columns = "name, id, os, default", Fields = [Text("os", "OperatingSystem", "os, operating system"), Flag("default", "DefaultBaseline", "default").Yes("default")],
        },
        new("ssm-document", "SSM document", "ssm", "ssm document, automation document, runbook, systems manager document")
        {
            CloudFormationType = "AWS::SSM::Document", HasFilters = false, List = new("ListDocuments", "DocumentIdentifiers[]") { MaxPages = 10 }, One = new("Name={name}", "DescribeDocument", "Document"), Id = "Name", Tags = "Tags", Console = "systems-manager/documents/{name}/description?region={region}", ConsoleList = "systems-manager/documents?region={region}", Columns = "name, type, owner, created", Fields = [Text("type", "DocumentType", "type").Is("automation", "Automation").Is("command", "Command"), Text("owner", "Owner", "owner").Is("owned by amazon, amazon owned", "Amazon").IsNot("our own, owned by us, custom", "Amazon"), Created("CreatedDate")],
        },
        new("maintenance-window", "SSM maintenance window", "ssm", "ssm maintenance window, systems manager maintenance window, patching maintenance window")
        {
            CloudFormationType = "AWS::SSM::MaintenanceWindow", IdPrefixes = ["mw-"], List = new("DescribeMaintenanceWindows", "WindowIdentities[]"), One = new("WindowId={id}", "GetMaintenanceWindow", "."), Id = "WindowId", NamePath = "Name", Console = "systems-manager/maintenance-windows/{id}/description?region={region}", ConsoleList = "systems-manager/maintenance-windows?region={region}", Columns = "name, id, enabled, schedule, next", Fields = [Flag("enabled", "Enabled", "enabled").Yes("enabled").No("disabled"), Text("schedule", "Schedule", "schedule"), Time("next", "NextExecutionTime", "next execution, next run, next")],
        },
        new("guardduty-detector", "GuardDuty detector", "guardduty", "guardduty detector, guardduty, guard duty, guard duty detector")
        {
            CloudFormationType = "AWS::GuardDuty::Detector", List = new("ListDetectors", "DetectorIds[]"), Details = [new("detector", "GetDetector", ".", "DetectorId={id}")], Id = "Value", Tags = "Tags", TagsFrom = "detector", Console = "guardduty/home?region={region}#/settings", ConsoleList = "guardduty/home?region={region}#/summary", Columns = "id, state, frequency, created", Fields = [State("Status", "state, status, enabled").Of("detector").Is("enabled", "ENABLED").Is("disabled", "DISABLED"), Text("frequency", "FindingPublishingFrequency", "frequency").Of("detector"), Created("CreatedAt").Of("detector")],
        },
        new("security-standard", "Security Hub standard", "securityhub", "security hub standard, security standard, securityhub standard, security hub")
        {
            CloudFormationType = "AWS::SecurityHub::Standard", List = new("GetEnabledStandards", "StandardsSubscriptions[]"), Id = "StandardsArn", NamePath = "after(StandardsArn,standards/)|StandardsArn", Arn = "StandardsSubscriptionArn", Console = "securityhub/home?region={region}#/standards", Columns = "name, state", Fields = [State("StandardsStatus").Is("ready", "READY")],
        },
        new("analyzer", "IAM Access Analyzer", "accessanalyzer", "access analyzer, iam access analyzer, analyzer")
        {
            CloudFormationType = "AWS::AccessAnalyzer::Analyzer", List = new("ListAnalyzers", "analyzers[]"), One = new("analyzerName={name}", "GetAnalyzer", "analyzer"), Id = "name", Arn = "arn", Tags = "tags", Console = "access-analyzer/home?region={region}#/analyzer/{name}", ConsoleList = "access-analyzer/home?region={region}#/analyzers", Columns = "name, type, state, created", Fields = [State("status").Is("active", "ACTIVE"), Text("type", "type", "type"), Created("createdAt")],
        },
        new("macie-job", "Macie job", "macie2", "macie job, macie classification job, macie")
        {
            List = new("ListClassificationJobs", "items[]"), Id = "jobId", NamePath = "name", Console = "macie/home?region={region}#jobs", Columns = "name, id, state, type, created", Fields = [State("jobStatus").Is("running", "RUNNING").Is("complete, completed", "COMPLETE"), Text("type", "jobType", "type"), Created("createdAt")],
        },
        new("permission-set", "permission set", "sso-admin", "permission set, sso permission set, identity center permission set")
        {
            CloudFormationType = "AWS::SSO::PermissionSet", Parent = new("sso-instance"), List = new("ListPermissionSets", "PermissionSets[]", "InstanceArn={parent}"), Details = [new("set", "DescribePermissionSet", "PermissionSet", "InstanceArn={parent}; PermissionSetArn={id}")], Id = "Value", NamePath = "last(Value)", Arn = "Value", Console = "singlesignon/home?region={region}#/instances", Columns = "title, id, session, created", Fields = [Text("title", "Name", "name, title").Of("set"), Text("session", "SessionDuration", "session duration, session").Of("set"), Created("CreatedDate").Of("set"), Text("description", "Description", "description").Of("set")],
        },
        new("sso-instance", "IAM Identity Center instance", "sso-admin", "identity center instance, sso instance, identity center, iam identity center, sso")
        {
            CloudFormationType = "AWS::SSO::Instance", List = new("ListInstances", "Instances[]"), Id = "InstanceArn", NamePath = "Name|last(InstanceArn)", Arn = "InstanceArn", Console = "singlesignon/home?region={region}", Columns = "name, identity_store, state", Fields = [Text("identity_store", "IdentityStoreId", "identity store"), State("Status"), Created("CreatedDate")],
        },
    ];
}
