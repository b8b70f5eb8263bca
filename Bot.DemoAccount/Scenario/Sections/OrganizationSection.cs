using System.Text.Json.Nodes;
using Bot.DemoAccount.Scenario.Yaml;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Scenario.Sections;

/// <summary><c>organization:</c>: root, units and service control policies, as the resources that AWS Organizations lists.</summary>
internal sealed class OrganizationSection(World world)
{
    private readonly Dictionary<string, Resource> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Resource> _units = new(StringComparer.Ordinal);
    private Resource? _root;
    private string _id = "o-a1b2c3d4e5";
    private string _owner = "";

    public void Read(IReadOnlyList<MapReading> roots)
    {
        foreach (var root in roots)
            if (root.Open("organization") is { } organization) Organization(organization);
    }

    /// <summary>Puts an account into its unit.</summary>
    public void Enter(MapReading account, Account entered)
    {
        var unit = account.Text("unit");
        var policies = account.Texts("policies");
        if (_root is null)
        {
            if (unit is not null || policies.Count > 0) account.Fault(unit is null ? "policies" : "unit", "there is no 'organization:' section");
            return;
        }
        var parent = _root;
        if (unit is not null && !_units.TryGetValue(unit, out parent))
        {
            account.Fault("unit", $"the organization has no unit '{unit}'");
            return;
        }
        var resource = Put("Account", entered.Id, $"account/{_id}/{entered.Id}", new JsonObject
        {
            ["Id"] = entered.Id,
            ["Name"] = entered.Name,
            ["Email"] = $"aws+{entered.Alias}@acme.example",
            ["Status"] = "ACTIVE",
            ["JoinedMethod"] = "CREATED",
            ["JoinedTimestamp"] = "2023-02-01T09:00:00Z",
        });
        Under(resource, parent!);
        Attach(account, "policies", resource, "ACCOUNT");
    }

    private void Organization(MapReading organization)
    {
        _id = organization.Text("id") ?? _id;
        _owner = organization.Required("management");
        foreach (var (name, body) in organization.MapAt("policies")?.Entries ?? [])
        {
            if (PlainJson.Of(body) is JsonObject document && document.ContainsKey("Statement")) Policy(name, document);
            else organization.Fault(body.Line, organization.Inner("policies." + name), "a service control policy is a policy document with 'Statement'");
        }
        _root = Put("Root", "r-" + SeededHash.Hex(SeededHash.Of(_id), 4), $"root/{_id}/r-" + SeededHash.Hex(SeededHash.Of(_id), 4), new JsonObject { ["Name"] = "Root", ["PolicyTypes"] = new JsonArray(new JsonObject { ["Type"] = "SERVICE_CONTROL_POLICY", ["Status"] = "ENABLED" }) });
        Attach(organization, "root", _root, "ROOT");
        Put("Organization", _id, $"organization/{_id}", new JsonObject { ["Id"] = _id, ["FeatureSet"] = "ALL", ["MasterAccountId"] = _owner, ["MasterAccountArn"] = $"arn:aws:organizations::{_owner}:account/{_id}/{_owner}", ["MasterAccountEmail"] = "aws@acme.example" });
        foreach (var unit in organization.Maps("units"))
        {
            var name = unit.Required("name");
            var id = $"ou-{_root.Id[2..]}-{SeededHash.Hex(SeededHash.Of(name), 8)}";
            _units[name] = Put("OrganizationalUnit", id, $"ou/{_id}/{id}", new JsonObject { ["Name"] = name });
            Under(_units[name], _root);
            Attach(unit, "policies", _units[name], "ORGANIZATIONAL_UNIT");
            unit.Done();
        }
        organization.Done();
    }

    private void Policy(string name, JsonObject document)
    {
        var id = name == "FullAWSAccess" ? "p-FullAWSAccess" : "p-" + SeededHash.Hex(SeededHash.Of(name), 8);
        var policy = Put("Policy", id, $"policy/{_id}/service_control_policy/{id}", new JsonObject { ["Name"] = name, ["Description"] = name, ["Type"] = "SERVICE_CONTROL_POLICY", ["AwsManaged"] = name == "FullAWSAccess" });
        policy.Facets["DescribePolicy"] = new JsonObject { ["Policy"] = new JsonObject { ["PolicySummary"] = policy.Document.DeepClone(), ["Content"] = document.ToJsonString() } };
        policy.Facets["ListTargetsForPolicy"] = new JsonObject { ["Targets"] = new JsonArray() };
        _policies[name] = policy;
    }

    private void Attach(MapReading at, string key, Resource target, string kind)
    {
        foreach (var name in at.Texts(key))
        {
            if (!_policies.TryGetValue(name, out var policy)) { at.Fault(key, $"the organization has no policy '{name}'"); continue; }
            ((JsonArray)policy.Facets["ListTargetsForPolicy"]["Targets"]!).Add(new JsonObject { ["TargetId"] = target.Id, ["Arn"] = target.Arn, ["Name"] = (string?)target.Document["Name"] ?? target.Id, ["Type"] = kind });
        }
    }

    private static void Under(Resource child, Resource parent) =>
        child.Facets["ListParents"] = new JsonObject { ["Parents"] = new JsonArray(new JsonObject { ["Id"] = parent.Id, ["Type"] = parent.Type.EndsWith("Root", StringComparison.Ordinal) ? "ROOT" : "ORGANIZATIONAL_UNIT" }) };

    private Resource Put(string kind, string id, string path, JsonObject document)
    {
        document["Id"] ??= id;
        document["Arn"] = $"arn:aws:organizations::{_owner}:{path}";
        var resource = new Resource { Type = "AWS::Organizations::" + kind, Account = _owner, Region = "global", Id = id, Arn = (string)document["Arn"]!, Document = document };
        world.Put(resource);
        return resource;
    }
}
