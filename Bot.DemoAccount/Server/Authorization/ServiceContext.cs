using System.Text.Json.Nodes;
using Bot.DemoAccount.Services;

namespace Bot.DemoAccount.Server.Authorization;

/// <summary>Condition keys that single services add, from the members of a call.</summary>
internal static class ServiceContext
{
    private static readonly Dictionary<string, (string Member, string Key)[]> Keys = new(StringComparer.Ordinal)
    {
        ["s3"] = [("Prefix", "s3:prefix"), ("Delimiter", "s3:delimiter"), ("MaxKeys", "s3:max-keys"), ("VersionId", "s3:VersionId"), ("ACL", "s3:x-amz-acl"), ("ServerSideEncryption", "s3:x-amz-server-side-encryption")],
        ["sts"] = [("ExternalId", "sts:ExternalId"), ("RoleSessionName", "sts:RoleSessionName"), ("SourceIdentity", "sts:SourceIdentity")],
        ["iam"] = [("PermissionsBoundary", "iam:PermissionsBoundary"), ("PolicyArn", "iam:PolicyARN"), ("AWSServiceName", "iam:AWSServiceName")],
        ["ec2"] = [("InstanceType", "ec2:InstanceType"), ("VolumeType", "ec2:VolumeType"), ("VolumeSize", "ec2:VolumeSize"), ("Encrypted", "ec2:Encrypted")],
        ["kms"] = [("GranteePrincipal", "kms:GranteePrincipal")],
        ["secretsmanager"] = [("SecretId", "secretsmanager:SecretId"), ("VersionStage", "secretsmanager:VersionStage")],
        ["sns"] = [("Protocol", "sns:Protocol"), ("Endpoint", "sns:Endpoint")],
        ["rds"] = [("DBInstanceClass", "rds:DatabaseClass"), ("Engine", "rds:DatabaseEngine")],
    };

    public static void Add(Dictionary<string, IReadOnlyList<string>> context, DemoCall call)
    {
        if (call.Service.Name == "ec2")
            context["ec2:Region"] = [call.Region];
        if (!Keys.TryGetValue(call.Service.Name, out var keys))
            return;
        foreach (var (member, key) in keys)
        {
            if (call.Input[member] is JsonValue value)
                context[key] = [value.ToString()];
        }
    }
}
