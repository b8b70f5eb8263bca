using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Management;

/// <summary>AWS Organizations: any account of the organisation may ask; its members' documents are in the management account.</summary>
internal sealed class OrganizationsService : ResourceService
{
    /// <summary>States the service.</summary>
    public OrganizationsService() : base("organizations")
    {
        On("DescribeOrganization", call => new() { ["Organization"] = (Organization(call) ?? throw new DemoException("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.")).Shown() });
        On("ListAccounts", call => new() { ["Accounts"] = All(call, Account).Select(r => Shown(call, r)).ToJson() });
        On("DescribeAccount", call => new() { ["Account"] = Shown(call, Find(call, Account, call.Text("AccountId")) ?? throw new DemoException("AccountNotFoundException", "You specified an account that doesn't exist.")) }, call => Find(call, Account, call.Text("AccountId"))?.Arn ?? "*");
        On("ListRoots", call => new() { ["Roots"] = All(call, Root).Select(r => r.Shown()).ToJson() });
        On("ListAccountsForParent", call => new() { ["Accounts"] = Children(call, Account).Select(r => Shown(call, r)).ToJson() });
        On("ListOrganizationalUnitsForParent", call => new() { ["OrganizationalUnits"] = Children(call, Unit).Select(r => r.Shown()).ToJson() });
        On("ListChildren", call => new() { ["Children"] = Children(call, call.Text("ChildType") == "ACCOUNT" ? Account : Unit).Select(r => new JsonObject { ["Id"] = r.Id, ["Type"] = call.Text("ChildType") }).ToJson() });
        On("ListParents", call => (Find(call, Account, call.Text("ChildId")) ?? Find(call, Unit, call.Text("ChildId")) ?? throw new DemoException("ChildNotFoundException", "You specified a child that doesn't exist.")).Facet("ListParents"));
        On("DescribeOrganizationalUnit", call => new() { ["OrganizationalUnit"] = (Find(call, Unit, call.Text("OrganizationalUnitId")) ?? throw new DemoException("OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist.")).Shown() });
        On("ListPolicies", call => new() { ["Policies"] = All(call, Policy).Where(r => Inputs.Text(Summary(r)["Type"]) == call.Text("Filter")).Select(Summary).ToJson() });
        On("DescribePolicy", call =>
        {
            var policy = Find(call, Policy, call.Text("PolicyId")) ?? throw new DemoException("PolicyNotFoundException", "You specified a policy that doesn't exist.");
            var shown = policy.Facet("DescribePolicy");
            if (shown["Policy"] is JsonObject body)
            {
                body["PolicySummary"] ??= Summary(policy);
                if (body["Content"] is JsonObject content) body["Content"] = content.ToJsonString();
            }
            return shown;
        });
        On("ListPoliciesForTarget", call => new()
        {
            ["Policies"] = All(call, Policy).Where(r => Inputs.Text(Summary(r)["Type"]) == call.Text("Filter") && Items.Entries(r, "ListTargetsForPolicy", "Targets").Any(t => Inputs.Text(t["TargetId"]) == call.Text("TargetId"))).Select(Summary).ToJson(),
        });
        On("ListTargetsForPolicy", call => (Find(call, Policy, call.Text("PolicyId")) ?? throw new DemoException("PolicyNotFoundException", "You specified a policy that doesn't exist.")).Facet("ListTargetsForPolicy", () => new() { ["Targets"] = new JsonArray() }));
        On("ListDelegatedAdministrators", _ => new() { ["DelegatedAdministrators"] = new JsonArray() });
        On("ListAWSServiceAccessForOrganization", _ => new() { ["EnabledServicePrincipals"] = new JsonArray() });
        On("ListCreateAccountStatus", _ => new() { ["CreateAccountStatuses"] = new JsonArray() });
        On("ListTagsForResource", call => new() { ["Tags"] = (Find(call, Account, call.Text("ResourceId")) ?? Find(call, Unit, call.Text("ResourceId")) ?? Find(call, Root, call.Text("ResourceId")) ?? Find(call, Policy, call.Text("ResourceId")) ?? throw new DemoException("TargetNotFoundException", "You specified a target that doesn't exist.")).TagList() });
    }

    private const string Account = "AWS::Organizations::Account", Root = "AWS::Organizations::Root", Unit = "AWS::Organizations::OrganizationalUnit", Policy = "AWS::Organizations::Policy";

    private static Resource? Organization(DemoCall call) => All(call, "AWS::Organizations::Organization").FirstOrDefault();

    private static IEnumerable<Resource> All(DemoCall call, string type) => call.World.Accounts.Keys.SelectMany(a => call.World.ListEverywhere(a, type)).OrderBy(r => r.Id, StringComparer.Ordinal);

    private static Resource? Find(DemoCall call, string type, string? id) => All(call, type).FirstOrDefault(r => r.Id == id || r.Arn == id);

    private static IEnumerable<Resource> Children(DemoCall call, string type)
    {
        var parent = call.Text("ParentId");
        if (Find(call, Root, parent) is null && Find(call, Unit, parent) is null) throw new DemoException("ParentNotFoundException", "You specified parent that doesn't exist.");
        return All(call, type).Where(r => Items.Entries(r, "ListParents", "Parents").Any(p => Inputs.Text(p["Id"]) == parent));
    }

    private static JsonObject Shown(DemoCall call, Resource account)
    {
        var shown = account.Shown();
        shown["JoinedMethod"] ??= "CREATED";
        return shown;
    }

    private static JsonObject Summary(Resource policy) => (policy.Document["PolicySummary"] as JsonObject ?? policy.Document).Copy();
}
