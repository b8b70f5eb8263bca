using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Aws.Catalog;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <summary>EC2's filters: names become paths in the item by the API's own spelling rules, with a table for those that do not follow them.</summary>
/// <remarks>Values of one filter are alternatives, filters add up, <c>*</c> and <c>?</c> are wildcards.</remarks>
internal static class Ec2Filters
{
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.Ordinal)
    {
        ["DescribeInstances/instance-state-name"] = "State.Name",
        ["DescribeInstances/instance-state-code"] = "State.Code",
        ["DescribeInstances/availability-zone"] = "Placement.AvailabilityZone",
        ["DescribeInstances/tenancy"] = "Placement.Tenancy",
        ["DescribeInstances/ip-address"] = "PublicIpAddress",
        ["DescribeInstances/dns-name"] = "PublicDnsName",
        ["DescribeInstances/instance.group-id"] = "SecurityGroups.GroupId",
        ["DescribeInstances/instance.group-name"] = "SecurityGroups.GroupName",
        ["DescribeInstances/group-id"] = "SecurityGroups.GroupId",
        ["DescribeInstances/group-name"] = "SecurityGroups.GroupName",
        ["DescribeInstances/block-device-mapping.volume-id"] = "BlockDeviceMappings.Ebs.VolumeId",
        ["DescribeInstances/monitoring-state"] = "Monitoring.State",
        ["DescribeInstances/reason"] = "StateTransitionReason",
        ["DescribeInstances/owner-id"] = "NetworkInterfaces.OwnerId",
        ["DescribeInstances/network-interface.addresses.association.public-ip"] = "NetworkInterfaces.PrivateIpAddresses.Association.PublicIp",
        ["DescribeVolumes/status"] = "State",
        ["DescribeVolumes/attachment.status"] = "Attachments.State",
        ["DescribeSnapshots/status"] = "State",
        ["DescribeImages/is-public"] = "Public",
        ["DescribeImages/owner-alias"] = "ImageOwnerAlias",
        ["DescribeVpcs/cidr"] = "CidrBlock",
        ["DescribeVpcs/is-default"] = "IsDefault",
        ["DescribeVpcs/isDefault"] = "IsDefault",
        ["DescribeVpcs/cidr-block-association.cidr-block"] = "CidrBlockAssociationSet.CidrBlock",
        ["DescribeSubnets/cidr"] = "CidrBlock",
        ["DescribeSubnets/cidrBlock"] = "CidrBlock",
        ["DescribeSubnets/availabilityZone"] = "AvailabilityZone",
        ["DescribeSubnets/default-for-az"] = "DefaultForAz",
        ["DescribeSubnets/defaultForAz"] = "DefaultForAz",
        ["DescribeRouteTables/association.main"] = "Associations.Main",
        ["DescribeRouteTables/association.route-table-association-id"] = "Associations.RouteTableAssociationId",
        ["DescribeSecurityGroups/ip-permission.cidr"] = "IpPermissions.IpRanges.CidrIp",
        ["DescribeSecurityGroups/ip-permission.ipv6-cidr"] = "IpPermissions.Ipv6Ranges.CidrIpv6",
        ["DescribeSecurityGroups/ip-permission.group-id"] = "IpPermissions.UserIdGroupPairs.GroupId",
        ["DescribeSecurityGroups/ip-permission.protocol"] = "IpPermissions.IpProtocol",
        ["DescribeSecurityGroups/ip-permission.from-port"] = "IpPermissions.FromPort",
        ["DescribeSecurityGroups/ip-permission.to-port"] = "IpPermissions.ToPort",
        ["DescribeSecurityGroups/ip-permission.prefix-list-id"] = "IpPermissions.PrefixListIds.PrefixListId",
        ["DescribeSecurityGroups/egress.ip-permission.cidr"] = "IpPermissionsEgress.IpRanges.CidrIp",
        ["DescribeSecurityGroups/egress.ip-permission.protocol"] = "IpPermissionsEgress.IpProtocol",
        ["DescribeSecurityGroups/egress.ip-permission.group-id"] = "IpPermissionsEgress.UserIdGroupPairs.GroupId",
        ["DescribeNetworkInterfaces/addresses.private-ip-address"] = "PrivateIpAddresses.PrivateIpAddress",
        ["DescribeNetworkInterfaces/group-name"] = "Groups.GroupName",
        ["DescribeNetworkInterfaces/group-id"] = "Groups.GroupId",
        ["DescribeNetworkInterfaces/attachment.instance-owner-id"] = "Attachment.InstanceOwnerId",
        ["DescribeNetworkAcls/default"] = "IsDefault",
        ["DescribeNetworkAcls/entry.cidr"] = "Entries.CidrBlock",
        ["DescribeVpcPeeringConnections/status-code"] = "Status.Code",
        ["DescribeVpcEndpoints/vpc-endpoint-state"] = "State",
        ["DescribeVpcEndpoints/vpc-endpoint-id"] = "VpcEndpointId",
        ["DescribeVpnGateways/attachment.vpc-id"] = "VpcAttachments.VpcId",
        ["DescribeVpnGateways/attachment.state"] = "VpcAttachments.State",
        ["DescribeAddresses/domain"] = "Domain",
        ["DescribeInstanceStatus/instance-status.status"] = "InstanceStatus.Status",
        ["DescribeInstanceStatus/system-status.status"] = "SystemStatus.Status",
        ["DescribeInstanceStatus/instance-state-name"] = "InstanceState.Name",
        ["DescribeInstanceStatus/instance-status.reachability"] = "InstanceStatus.Details.Status",
        ["DescribeInstanceStatus/event.code"] = "Events.Code",
        ["DescribeVolumeStatus/volume-status.status"] = "VolumeStatus.Status",
        ["DescribeRegions/region-name"] = "RegionName",
        ["DescribeRegions/endpoint"] = "Endpoint",
        ["DescribeAvailabilityZones/region-name"] = "RegionName",
        ["DescribeAvailabilityZones/zone-name"] = "ZoneName",
        ["DescribeInstanceTypes/instance-type"] = "InstanceType",
        ["DescribeInstanceTypes/processor-info.supported-architecture"] = "ProcessorInfo.SupportedArchitectures",
        ["DescribeInstanceTypes/vcpu-info.default-vcpus"] = "VCpuInfo.DefaultVCpus",
        ["DescribeNatGateways/nat-gateway-id"] = "NatGatewayId",
        ["DescribeFlowLogs/deliver-log-status"] = "DeliverLogsStatus",
        ["DescribeLaunchTemplates/launch-template-name"] = "LaunchTemplateName",
        ["DescribeSecurityGroupRules/security-group-rule-id"] = "SecurityGroupRuleId",
        ["DescribeSecurityGroupRules/group-id"] = "GroupId",
    };

    private static readonly ConcurrentDictionary<(string Operation, string Filter), string[]?> Paths = new();

    /// <summary>The test that a call's filters make of an item and its tags.</summary>
    public static Func<JsonObject, ResourceTags?, bool> Of(DemoCall call, AwsShape item)
    {
        var given = call.Items("Filters").Concat(call.Items("Filter")).Select(f => (Name: f.Text("Name") ?? "", Values: f.Texts("Values"))).ToList();
        if (given.Count == 0)
            return static (_, _) => true;
        var tests = given.Select(f => One(call, item, f.Name, f.Values)).ToList();
        return (document, tags) => tests.TrueForAll(t => t(document, tags));
    }

    public static bool Like(string pattern, string value)
    {
        if (pattern.AsSpan().IndexOfAny('*', '?') < 0)
            return pattern == value;
        int p = 0, v = 0, star = -1, mark = 0;
        while (v < value.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == value[v]))
                (p, v) = (p + 1, v + 1);
            else if (p < pattern.Length && pattern[p] == '*')
                (star, mark) = (p++, v);
            else if (star >= 0)
                (p, v) = (star + 1, ++mark);
            else
                return false;
        }
        return pattern.AsSpan(p).TrimStart('*').IsEmpty;
    }

    private static Func<JsonObject, ResourceTags?, bool> One(DemoCall call, AwsShape item, string name, IReadOnlyList<string> values)
    {
        bool Any(string value) => values.Any(v => Like(v, value));
        if (name.StartsWith("tag:", StringComparison.Ordinal))
            return (_, tags) => tags is not null && tags.TryGetValue(name[4..], out var value) && Any(value);
        if (name == "tag-key")
            return (_, tags) => tags is not null && tags.Keys.Any(Any);
        if (name == "tag-value")
            return (_, tags) => tags is not null && tags.Values.Any(Any);
        var path = Paths.GetOrAdd((call.Operation.Name, name), key => Aliases.TryGetValue($"{key.Operation}/{key.Filter}", out var alias) ? alias.Split('.') : Resolve(item, key.Filter))
            ?? throw new DemoException("InvalidParameterValue", $"The filter '{name}' is invalid");
        return (document, _) => Values(document, path, 0).Any(Any);
    }

    private static IEnumerable<string> Values(JsonNode? node, string[] path, int at)
    {
        switch (node)
        {
            case JsonArray list:
                foreach (var item in list)
                {
                    foreach (var value in Values(item, path, at))
                        yield return value;
                }
                break;
            case JsonObject o when at < path.Length:
                foreach (var value in Values(o[path[at]], path, at + 1))
                    yield return value;
                break;
            case JsonValue v when at == path.Length:
                yield return v.GetValueKind() == JsonValueKind.String ? v.GetValue<string>() : v.ToJsonString();
                break;
        }
    }

    /// <summary><c>attachment.instance-id</c> → <c>Attachments.InstanceId</c>, by the members that the item has.</summary>
    private static string[]? Resolve(AwsShape item, string filter)
    {
        var path = new List<string>();
        var shape = item;
        foreach (var part in filter.Split('.'))
        {
            var pascal = string.Concat(part.Split('-').Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
            var member = shape.Members.Keys.FirstOrDefault(k => k.Equals(pascal, StringComparison.OrdinalIgnoreCase))
                ?? shape.Members.Keys.FirstOrDefault(k => k.Equals(pascal + "s", StringComparison.OrdinalIgnoreCase) || k.Equals(pascal + "Set", StringComparison.OrdinalIgnoreCase)
                    || (pascal.EndsWith('y') && k.Equals(pascal[..^1] + "ies", StringComparison.OrdinalIgnoreCase)));
            if (member is null)
                return null;
            path.Add(member);
            shape = shape.Members[member].Shape;
            if (shape.Kind == AwsKind.List)
                shape = shape.Element!.Shape;
        }
        if (shape.Kind == AwsKind.Structure)
            path.Add(shape.Members.Keys.FirstOrDefault(k => k is "Name" or "Code" or "State" or "Value") ?? path[^1]);
        return [.. path];
    }
}
