using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>IAM Identity Center's identity store: users, groups and memberships.</summary>
internal sealed class IdentityStoreService : ResourceService
{
    /// <summary>States the service.</summary>
    public IdentityStoreService() : base("identitystore")
    {
        Kind("AWS::IdentityStore::User", "arn:aws:identitystore:::user/{id}", "UserId", "UserName").Regional().Missing("ResourceNotFoundException", "USER not found.")
            .Get("DescribeUser", null, "UserId").List("ListUsers", "Users", filter: "IdentityStoreId", where: Matches);
        Kind("AWS::IdentityStore::Group", "arn:aws:identitystore:::group/{id}", "GroupId", "DisplayName").Regional().Missing("ResourceNotFoundException", "GROUP not found.")
            .Get("DescribeGroup", null, "GroupId").List("ListGroups", "Groups", filter: "IdentityStoreId", where: Matches);
        Kind("AWS::IdentityStore::GroupMembership", "arn:aws:identitystore:::membership/{id}", "MembershipId").Regional().Missing("ResourceNotFoundException", "MEMBERSHIP not found.")
            .Get("DescribeGroupMembership", null, "MembershipId").List("ListGroupMemberships", "GroupMemberships", filter: "IdentityStoreId,GroupId")
            .List("ListGroupMembershipsForMember", "GroupMemberships", where: (c, r) => Inputs.Text(r.Document["MemberId"]?["UserId"]) == Inputs.Text(c.Input["MemberId"]?["UserId"]));
    }

    private static bool Matches(DemoCall call, Resource resource) =>
        call.Items("Filters").All(f => Inputs.Text(resource.Document[Inputs.Text(f["AttributePath"]) ?? ""]) == Inputs.Text(f["AttributeValue"]));
}
