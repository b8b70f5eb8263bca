using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>IAM Identity Center: the instance, permission sets and their assignments.</summary>
internal sealed class SsoAdminService : ResourceService
{
    /// <summary>States the service.</summary>
    public SsoAdminService() : base("sso-admin")
    {
        Kind("AWS::SSO::Instance", "arn:aws:sso:::instance/{id}", "InstanceArn").Regional().List("ListInstances", "Instances");
        Kind("AWS::SSO::PermissionSet", "arn:aws:sso:::permissionSet/{id}", "PermissionSetArn", "Name").Regional().Missing("ResourceNotFoundException", "PermissionSet {0} not found.")
            .Get("DescribePermissionSet", "PermissionSet", "PermissionSetArn")
            .List("ListPermissionSets", "PermissionSets", where: (_, _) => true, item: (_, r) => r.Arn)
            .Facet("ListManagedPoliciesInPermissionSet", "PermissionSetArn", (_, _) => new() { ["AttachedManagedPolicies"] = new JsonArray() })
            .Facet("GetInlinePolicyForPermissionSet", "PermissionSetArn", (_, _) => new() { ["InlinePolicy"] = "" })
            .Facet("ListAccountsForProvisionedPermissionSet", "PermissionSetArn", (_, _) => new() { ["AccountIds"] = new JsonArray() });
        Kind("AWS::SSO::Assignment", "arn:aws:sso:::assignment/{id}").Regional()
            .List("ListAccountAssignments", "AccountAssignments", filter: "AccountId,PermissionSetArn")
            .List("ListAccountAssignmentsForPrincipal", "AccountAssignments", filter: "PrincipalId,PrincipalType");
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }
}
