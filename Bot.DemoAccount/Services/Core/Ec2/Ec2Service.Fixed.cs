using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <content>What is the same in every account: Regions, zones, instance types.</content>
internal sealed partial class Ec2Service
{
    private static readonly string[] OptIn =
        ["af-south-1", "ap-east-1", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ca-west-1", "eu-central-2", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1", "mx-central-1"];

    private void Fixed()
    {
        On("DescribeRegions", call =>
        {
            var enabled = call.World.Accounts.TryGetValue(call.Account, out var account) ? account.Regions : [];
            var all = enabled.Select(r => Region(r, OptIn.Contains(r) ? "opted-in" : "opt-in-not-required"));
            if (call.Flag("AllRegions"))
                all = all.Concat(OptIn.Except(enabled).Select(r => Region(r, "not-opted-in")));
            var names = call.Texts("RegionNames");
            var found = Filtered(call, "Regions", all.Where(r => names.Count == 0 || names.Contains(r.Text("RegionName")!)).OrderBy(r => r.Text("RegionName"), StringComparer.Ordinal));
            return names.FirstOrDefault(n => found.OfType<JsonObject>().All(r => r.Text("RegionName") != n)) is { } wrong
                ? throw new DemoException("InvalidParameterValue", $"Invalid region name: '{wrong}'")
                : new() { ["Regions"] = found };
        });
        On("DescribeAvailabilityZones", call => new()
        {
            ["AvailabilityZones"] = Filtered(call, "AvailabilityZones", Zones(call.Region).Select((z, i) => new JsonObject
            {
                ["ZoneName"] = z,
                ["ZoneId"] = $"{ShortName(call.Region)}-az{i + 1}",
                ["RegionName"] = call.Region,
                ["State"] = "available",
                ["OptInStatus"] = "opt-in-not-required",
                ["GroupName"] = call.Region,
                ["NetworkBorderGroup"] = call.Region,
                ["ZoneType"] = "availability-zone",
                ["Messages"] = new JsonArray(),
            }).Where(z => call.Texts("ZoneNames") is not { Count: > 0 } names || names.Contains(z.Text("ZoneName")!))),
        });
        On("DescribeInstanceTypes", call =>
        {
            var wanted = call.Texts("InstanceTypes");
            if (wanted.FirstOrDefault(w => InstanceTypes.All.All(t => t.Name != w)) is { } unknown)
                throw new DemoException("InvalidInstanceType", $"The following supplied instance types do not exist: [{unknown}]");
            return new() { ["InstanceTypes"] = Filtered(call, "InstanceTypes", InstanceTypes.All.Where(t => wanted.Count == 0 || wanted.Contains(t.Name)).Select(t => t.Document())) };
        });
        On("DescribeInstanceTypeOfferings", call =>
        {
            var places = call.Text("LocationType") is "availability-zone" ? Zones(call.Region) : [call.Region];
            return new() { ["InstanceTypeOfferings"] = Filtered(call, "InstanceTypeOfferings", InstanceTypes.All.SelectMany(t => places.Select(p => new JsonObject { ["InstanceType"] = t.Name, ["LocationType"] = call.Text("LocationType") ?? "region", ["Location"] = p }))) };
        });
        On("DescribeAccountAttributes", call => new()
        {
            ["AccountAttributes"] = new JsonArray(Attribute("supported-platforms", "VPC"), Attribute("default-vpc", call.World.List(call.Account, call.Region, Ec2Kind.Vpc.Type).FirstOrDefault(v => v.Document.Flag("IsDefault"))?.Id ?? "none"), Attribute("max-instances", "20"), Attribute("vpc-max-security-groups-per-interface", "5"), Attribute("max-elastic-ips", "5"), Attribute("vpc-max-elastic-ips", "5")),
        });
        On("GetEbsEncryptionByDefault", call => new() { ["EbsEncryptionByDefault"] = call.World.Accounts.ContainsKey(call.Account) && Setting(call, "ebs-encryption") is "true" });
        On("EnableEbsEncryptionByDefault", call => Set(call, "ebs-encryption", "true", "EbsEncryptionByDefault", true));
        On("DisableEbsEncryptionByDefault", call => Set(call, "ebs-encryption", "false", "EbsEncryptionByDefault", false));
        On("GetEbsDefaultKmsKeyId", _ => new() { ["KmsKeyId"] = "alias/aws/ebs" });
        On("GetSerialConsoleAccessStatus", _ => new() { ["SerialConsoleAccessEnabled"] = false });
        On("DescribeSpotPriceHistory", call => new()
        {
            ["SpotPriceHistory"] = Filtered(call, "SpotPriceHistory", InstanceTypes.All.Where(t => call.Texts("InstanceTypes") is not { Count: > 0 } types || types.Contains(t.Name)).SelectMany(t => Zones(call.Region).Select(z => new JsonObject
            {
                ["AvailabilityZone"] = z,
                ["InstanceType"] = t.Name,
                ["ProductDescription"] = "Linux/UNIX",
                ["SpotPrice"] = (t.Price * 0.38m).ToString("0.000000"),
                ["Timestamp"] = call.Now.AddHours(-3).Iso(),
            }))),
        });
        foreach (var (operation, member) in (ReadOnlySpan<(string, string)>)
        [
            ("DescribeReservedInstancesOfferings", "ReservedInstancesOfferings"), ("DescribeReservedInstancesModifications", "ReservedInstancesModifications"), ("DescribeInstanceEventWindows", "InstanceEventWindows"),
            ("DescribeBundleTasks", "BundleTasks"), ("DescribeImportImageTasks", "ImportImageTasks"), ("DescribeExportTasks", "ExportTasks"), ("DescribeMovingAddresses", "MovingAddressStatuses"), ("DescribeNetworkInsightsPaths", "NetworkInsightsPaths"),
            ("DescribeNetworkInsightsAnalyses", "NetworkInsightsAnalyses"), ("DescribeTrafficMirrorSessions", "TrafficMirrorSessions"), ("DescribeCarrierGateways", "CarrierGateways"), ("DescribeIpams", "Ipams"), ("DescribeFpgaImages", "FpgaImages"),
            ("DescribeVpcEndpointConnections", "VpcEndpointConnections"), ("DescribeVpcEndpointServiceConfigurations", "ServiceConfigurations"), ("DescribeVpcClassicLink", "Vpcs"), ("DescribeScheduledInstances", "ScheduledInstanceSet"),
            ("DescribeSnapshotTierStatus", "SnapshotTierStatuses"), ("DescribeFastSnapshotRestores", "FastSnapshotRestores"), ("DescribeAddressesAttribute", "Addresses"), ("DescribeVerifiedAccessInstances", "VerifiedAccessInstances"),
            ("DescribeTransitGatewayPeeringAttachments", "TransitGatewayPeeringAttachments"), ("DescribeTransitGatewayConnects", "TransitGatewayConnects"), ("DescribeLocalGateways", "LocalGateways"), ("DescribeCoipPools", "CoipPools"),
        ])
            On(operation, _ => new() { [member] = new JsonArray() });
    }

    private static string[] Zones(string region) => region switch
    {
        "us-east-1" => [.. "abcdef".Select(c => region + c)],
        "us-west-2" or "ap-northeast-2" => [.. "abcd".Select(c => region + c)],
        "us-west-1" or "ca-central-1" or "sa-east-1" => [region + "a", region + "b"],
        _ => [.. "abc".Select(c => region + c)],
    };

    private static string ShortName(string region)
    {
        var parts = region.Split('-');
        return parts[0] + string.Concat(parts[1] switch { "northeast" => "ne", "southeast" => "se", "northwest" => "nw", "southwest" => "sw", "central" => "c", var side => side[..1] }) + parts[^1];
    }

    private static JsonObject Region(string name, string status) => new() { ["RegionName"] = name, ["Endpoint"] = $"ec2.{name}.amazonaws.com", ["OptInStatus"] = status };

    private static JsonObject Attribute(string name, string value) =>
        new() { ["AttributeName"] = name, ["AttributeValues"] = new JsonArray(new JsonObject { ["AttributeValue"] = value }) };

    private static string? Setting(DemoCall call, string name) => call.World.Settings.GetValueOrDefault($"{call.Account}/{call.Region}/{name}");

    private static JsonObject Set(DemoCall call, string name, string value, string member, bool shown)
    {
        call.World.Settings[$"{call.Account}/{call.Region}/{name}"] = value;
        return new() { [member] = shown };
    }
}
