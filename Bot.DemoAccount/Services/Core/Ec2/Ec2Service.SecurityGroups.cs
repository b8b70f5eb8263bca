using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <content>Security groups and their rules.</content>
internal sealed partial class Ec2Service
{
    private static readonly string[] Sources = ["IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs"];

    private void SecurityGroups()
    {
        var kind = Ec2Kind.SecurityGroup;
        On("CreateSecurityGroup", CreateSecurityGroup, kind.NewArn);
        On("DeleteSecurityGroup", call =>
        {
            var group = Group(call);
            if (call.World.List(call.Account, call.Region, Ec2Kind.NetworkInterface.Type).Concat(call.World.List(call.Account, call.Region, Ec2Kind.Instance.Type)).Any(r => r.Document.ToJsonString().Contains($"\"{group.Id}\"", StringComparison.Ordinal)))
                throw new DemoException("DependencyViolation", $"resource {group.Id} has a dependent object");
            call.World.Remove(group);
            return Done();
        }, kind.ArnBy("GroupId"));
        On("AuthorizeSecurityGroupIngress", call => Authorize(call, "IpPermissions"), kind.ArnBy("GroupId"));
        On("AuthorizeSecurityGroupEgress", call => Authorize(call, "IpPermissionsEgress"), kind.ArnBy("GroupId"));
        On("RevokeSecurityGroupIngress", call => Revoke(call, "IpPermissions"), kind.ArnBy("GroupId"));
        On("RevokeSecurityGroupEgress", call => Revoke(call, "IpPermissionsEgress"), kind.ArnBy("GroupId"));
        On("DescribeSecurityGroupRules", call =>
        {
            var wanted = call.Texts("SecurityGroupRuleIds");
            var rules = Filtered(call, "SecurityGroupRules", call.World.List(call.Account, call.Region, kind.Type).SelectMany(Rules).Where(r => wanted.Count == 0 || wanted.Contains(r.Text("SecurityGroupRuleId"))));
            if (wanted.FirstOrDefault(w => rules.OfType<JsonObject>().All(r => r.Text("SecurityGroupRuleId") != w)) is { } missing)
                throw new DemoException("InvalidSecurityGroupRuleId.NotFound", $"The security group rule ID '{missing}' does not exist");
            return new() { ["SecurityGroupRules"] = rules };
        });
        On("DescribeSecurityGroupReferences", call => new()
        {
            ["SecurityGroupReferenceSet"] = call.Texts("GroupId").SelectMany(id => call.World.List(call.Account, call.Region, kind.Type)
                .Where(g => g.Document.ToJsonString().Contains($"\"GroupId\":\"{id}\"", StringComparison.Ordinal) && g.Id != id)
                .Select(g => new JsonObject { ["GroupId"] = id, ["ReferencingVpcId"] = g.Document.Text("VpcId") })).ToJsonArray(),
        });
    }

    /// <summary>The rules of a group, one source each, as DescribeSecurityGroupRules lists them.</summary>
    internal static IEnumerable<JsonObject> Rules(Resource group) =>
        Rules(group, "IpPermissions", false).Concat(Rules(group, "IpPermissionsEgress", true));

    private static IEnumerable<JsonObject> Rules(Resource group, string member, bool egress)
    {
        foreach (var permission in group.Document.Items(member))
        {
            foreach (var source in Sources)
            {
                foreach (var item in permission.Items(source))
                {
                    var rule = new JsonObject
                    {
                        ["GroupId"] = group.Id,
                        ["GroupOwnerId"] = group.Account,
                        ["IsEgress"] = egress,
                        ["IpProtocol"] = permission.Text("IpProtocol"),
                        ["FromPort"] = permission.Number("FromPort") ?? -1,
                        ["ToPort"] = permission.Number("ToPort") ?? -1,
                        ["Tags"] = new JsonArray(),
                    };
                    if (item.Text("Description") is { } text)
                        rule["Description"] = text;
                    switch (source)
                    {
                        case "IpRanges": rule["CidrIpv4"] = item.Text("CidrIp"); break;
                        case "Ipv6Ranges": rule["CidrIpv6"] = item.Text("CidrIpv6"); break;
                        case "PrefixListIds": rule["PrefixListId"] = item.Text("PrefixListId"); break;
                        default: rule["ReferencedGroupInfo"] = new JsonObject { ["GroupId"] = item.Text("GroupId"), ["UserId"] = item.Text("UserId") ?? group.Account }; break;
                    }
                    // The same rule has the same id however often it is listed.
                    rule["SecurityGroupRuleId"] = "sgr-0" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key(group.Id, egress, permission, source, item))))[..16];
                    yield return rule;
                }
            }
        }
    }

    private static string Key(string group, bool egress, JsonObject permission, string source, JsonObject item) =>
        $"{group}/{egress}/{permission.Text("IpProtocol")}/{permission.Text("FromPort")}/{permission.Text("ToPort")}/{source}/{item.Text("CidrIp") ?? item.Text("CidrIpv6") ?? item.Text("PrefixListId") ?? item.Text("GroupId")}";

    private static Resource Group(DemoCall call)
    {
        if (call.Text("GroupId") is { } id)
            return Ec2Kind.SecurityGroup.Get(call, id);
        var name = call.Text("GroupName") ?? throw new DemoException("MissingParameter", "The request must contain the parameter groupName or groupId");
        return call.World.List(call.Account, call.Region, Ec2Kind.SecurityGroup.Type).FirstOrDefault(g => g.Document.Text("GroupName") == name) ?? throw Ec2Kind.SecurityGroup.NotFound(name);
    }

    private static JsonObject CreateSecurityGroup(DemoCall call)
    {
        var name = call.Must("GroupName");
        var vpc = call.Text("VpcId") is { } id ? Ec2Kind.Vpc.Get(call, id) : call.World.List(call.Account, call.Region, Ec2Kind.Vpc.Type).FirstOrDefault(v => v.Document.Flag("IsDefault"));
        if (call.World.List(call.Account, call.Region, Ec2Kind.SecurityGroup.Type).Any(g => g.Document.Text("GroupName") == name && g.Document.Text("VpcId") == vpc?.Id))
            throw new DemoException("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpc?.Id}'");
        var group = Make(call, Ec2Kind.SecurityGroup, call.World.Ids.Hex("sg-"), new()
        {
            ["GroupName"] = name,
            ["Description"] = call.Must("Description"),
            ["VpcId"] = vpc?.Id,
            ["OwnerId"] = call.Account,
            ["IpPermissions"] = new JsonArray(),
            ["IpPermissionsEgress"] = new JsonArray(Permission("-1", null, null, new() { ["IpRanges"] = new JsonArray(new JsonObject { ["CidrIp"] = "0.0.0.0/0" }) })),
        });
        return new() { ["GroupId"] = group.Id, ["Tags"] = group.TagList() };
    }

    private static JsonObject Authorize(DemoCall call, string member)
    {
        var group = Group(call);
        var before = Rules(group).Select(r => r.Text("SecurityGroupRuleId")).ToHashSet();
        var list = group.Document[member]?.DeepClone().AsArray() ?? [];
        foreach (var asked in Asked(call))
        {
            var same = list.OfType<JsonObject>().FirstOrDefault(p => Same(p, asked));
            if (same is null)
            {
                list.Add(asked);
                continue;
            }
            foreach (var source in Sources)
            {
                foreach (var item in asked.Items(source).ToList())
                {
                    if (same.Items(source).Any(i => Key("", false, asked, source, i) == Key("", false, asked, source, item)))
                        throw new DemoException("InvalidPermission.Duplicate", $"the specified rule \"peer: {item.Text("CidrIp") ?? item.Text("GroupId")}, {asked.Text("IpProtocol")?.ToUpperInvariant()}, from port: {asked.Text("FromPort")}, to port: {asked.Text("ToPort")}, ALLOW\" already exists");
                    (same[source] as JsonArray ?? (JsonArray)(same[source] = new JsonArray())).Add(item.DeepClone());
                }
            }
        }
        call.World.Update(group, d => d[member] = list);
        return new() { ["Return"] = true, ["SecurityGroupRules"] = Rules(group).Where(r => !before.Contains(r.Text("SecurityGroupRuleId"))).ToJsonArray() };
    }

    private static JsonObject Revoke(DemoCall call, string member)
    {
        var group = Group(call);
        var ids = call.Texts("SecurityGroupRuleIds");
        var asked = Asked(call).ToList();
        var list = group.Document[member]?.DeepClone().AsArray() ?? [];
        var removed = 0;
        foreach (var permission in list.OfType<JsonObject>().ToList())
        {
            foreach (var source in Sources)
            {
                foreach (var item in permission.Items(source).ToList())
                {
                    var key = Key(group.Id, member == "IpPermissionsEgress", permission, source, item);
                    var id = "sgr-0" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
                    if (!ids.Contains(id) && !asked.Any(a => Same(a, permission) && a.Items(source).Any(i => Key(group.Id, member == "IpPermissionsEgress", a, source, i) == key)))
                        continue;
                    permission[source]!.AsArray().Remove(item);
                    removed++;
                }
            }
            if (Sources.All(s => !permission.Items(s).Any()))
                list.Remove(permission);
        }
        if (removed == 0)
            throw new DemoException("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
        call.World.Update(group, d => d[member] = list);
        return Done();
    }

    private static IEnumerable<JsonObject> Asked(DemoCall call)
    {
        foreach (var permission in call.Items("IpPermissions"))
            yield return Permission(permission.Text("IpProtocol") ?? "-1", permission.Number("FromPort"), permission.Number("ToPort"), permission);
        if (call.Text("CidrIp") is { } cidr)
            yield return Permission(call.Text("IpProtocol") ?? "-1", call.Number("FromPort"), call.Number("ToPort"), new() { ["IpRanges"] = new JsonArray(new JsonObject { ["CidrIp"] = cidr }) });
        if (call.Text("SourceSecurityGroupName") is { } name)
            yield return Permission(call.Text("IpProtocol") ?? "-1", call.Number("FromPort"), call.Number("ToPort"), new() { ["UserIdGroupPairs"] = new JsonArray(new JsonObject { ["GroupName"] = name, ["UserId"] = call.Account }) });
    }

    private static bool Same(JsonObject a, JsonObject b) => a.Text("IpProtocol") == b.Text("IpProtocol") && a.Number("FromPort") == b.Number("FromPort") && a.Number("ToPort") == b.Number("ToPort");

    private static JsonObject Permission(string protocol, long? from, long? to, JsonObject sources)
    {
        var permission = new JsonObject { ["IpProtocol"] = protocol };
        if (from is not null)
            permission["FromPort"] = from;
        if (to is not null)
            permission["ToPort"] = to;
        foreach (var source in Sources)
            permission[source] = sources[source]?.DeepClone() ?? new JsonArray();
        return permission;
    }
}
