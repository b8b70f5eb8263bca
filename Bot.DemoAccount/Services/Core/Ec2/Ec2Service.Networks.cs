using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <content>VPCs, subnets, gateways, routes, addresses.</content>
internal sealed partial class Ec2Service
{
    private void Networks()
    {
        On("CreateVpc", call => new()
        {
            ["Vpc"] = Make(call, Ec2Kind.Vpc, call.World.Ids.Hex("vpc-"), new()
            {
                ["CidrBlock"] = call.Text("CidrBlock") ?? "10.0.0.0/16",
                ["State"] = "available",
                ["IsDefault"] = false,
                ["InstanceTenancy"] = "default",
                ["OwnerId"] = call.Account,
                ["DhcpOptionsId"] = "default",
            }).ShownWithTags(),
        }, Ec2Kind.Vpc.NewArn);
        Removes("DeleteVpc", Ec2Kind.Vpc, "VpcId", "VpcId");
        On("CreateSubnet", call =>
        {
            var vpc = Ec2Kind.Vpc.Get(call, call.Must("VpcId"));
            return new()
            {
                ["Subnet"] = Make(call, Ec2Kind.Subnet, call.World.Ids.Hex("subnet-"), new()
                {
                    ["VpcId"] = vpc.Id,
                    ["CidrBlock"] = call.Text("CidrBlock"),
                    ["AvailabilityZone"] = call.Text("AvailabilityZone") ?? call.Region + "a",
                    ["State"] = "available",
                    ["AvailableIpAddressCount"] = 251,
                    ["DefaultForAz"] = false,
                    ["MapPublicIpOnLaunch"] = false,
                    ["OwnerId"] = call.Account,
                }).ShownWithTags(),
            };
        }, Ec2Kind.Subnet.NewArn);
        Removes("DeleteSubnet", Ec2Kind.Subnet, "SubnetId", "SubnetId");
        On("CreateInternetGateway", call => new() { ["InternetGateway"] = Make(call, Ec2Kind.InternetGateway, call.World.Ids.Hex("igw-"), new() { ["Attachments"] = new JsonArray(), ["OwnerId"] = call.Account }).ShownWithTags() }, Ec2Kind.InternetGateway.NewArn);
        On("AttachInternetGateway", call => Attach(call, new JsonArray(new JsonObject { ["VpcId"] = Ec2Kind.Vpc.Get(call, call.Must("VpcId")).Id, ["State"] = "available" })), Ec2Kind.InternetGateway.ArnBy("InternetGatewayId"));
        On("DetachInternetGateway", call => Attach(call, []), Ec2Kind.InternetGateway.ArnBy("InternetGatewayId"));
        Removes("DeleteInternetGateway", Ec2Kind.InternetGateway, "InternetGatewayId", null);
        On("CreateRouteTable", call => new()
        {
            ["RouteTable"] = Make(call, Ec2Kind.RouteTable, call.World.Ids.Hex("rtb-"), new()
            {
                ["VpcId"] = Ec2Kind.Vpc.Get(call, call.Must("VpcId")).Id,
                ["Associations"] = new JsonArray(),
                ["OwnerId"] = call.Account,
                ["PropagatingVgws"] = new JsonArray(),
                ["Routes"] = new JsonArray(new JsonObject { ["DestinationCidrBlock"] = Ec2Kind.Vpc.Get(call, call.Must("VpcId")).Document.Text("CidrBlock"), ["GatewayId"] = "local", ["Origin"] = "CreateRouteTable", ["State"] = "active" }),
            }).ShownWithTags(),
        }, Ec2Kind.RouteTable.NewArn);
        Removes("DeleteRouteTable", Ec2Kind.RouteTable, "RouteTableId", null);
        On("CreateRoute", CreateRoute, Ec2Kind.RouteTable.ArnBy("RouteTableId"));
        On("DeleteRoute", call =>
        {
            var table = Ec2Kind.RouteTable.Get(call, call.Must("RouteTableId"));
            var routes = table.Document.Items("Routes").Where(r => r.Text("DestinationCidrBlock") != call.Text("DestinationCidrBlock")).Select(r => r.Copy()).ToJsonArray();
            if (routes.Count == table.Document.Items("Routes").Count())
                throw new DemoException("InvalidRoute.NotFound", $"no route with destination-cidr-block {call.Text("DestinationCidrBlock")} in route table {table.Id}");
            call.World.Update(table, d => d["Routes"] = routes);
            return [];
        }, Ec2Kind.RouteTable.ArnBy("RouteTableId"));
        On("DescribeVpcAttribute", call =>
        {
            var vpc = Ec2Kind.Vpc.Get(call, call.Must("VpcId"));
            var name = call.Must("Attribute");
            var member = char.ToUpperInvariant(name[0]) + name[1..];
            return new() { ["VpcId"] = vpc.Id, [member] = vpc.Facet("DescribeVpcAttribute")[member]?.DeepClone() ?? new JsonObject { ["Value"] = member == "EnableDnsSupport" } };
        }, Ec2Kind.Vpc.ArnBy("VpcId"));
        On("ModifyVpcAttribute", call =>
        {
            var vpc = Ec2Kind.Vpc.Get(call, call.Must("VpcId"));
            var facet = vpc.Facet("DescribeVpcAttribute");
            foreach (var name in (ReadOnlySpan<string>)["EnableDnsSupport", "EnableDnsHostnames", "EnableNetworkAddressUsageMetrics"])
            {
                if (call.Input[name] is { } value)
                    facet[name] = value.DeepClone();
            }
            vpc.Facets["DescribeVpcAttribute"] = facet;
            return [];
        }, Ec2Kind.Vpc.ArnBy("VpcId"));
        On("DescribeNetworkInterfaceAttribute", call =>
        {
            var card = Ec2Kind.NetworkInterface.Get(call, call.Must("NetworkInterfaceId"));
            return new() { ["NetworkInterfaceId"] = card.Id, ["Description"] = new JsonObject { ["Value"] = card.Document.Text("Description") ?? "" }, ["Groups"] = card.Document["Groups"]?.DeepClone(), ["SourceDestCheck"] = new JsonObject { ["Value"] = card.Document.Flag("SourceDestCheck") } };
        }, Ec2Kind.NetworkInterface.ArnBy("NetworkInterfaceId"));
        Removes("DeleteNetworkInterface", Ec2Kind.NetworkInterface, "NetworkInterfaceId", null);
        On("DeleteNatGateway", call =>
        {
            var gateway = Ec2Kind.NatGateway.Get(call, call.Must("NatGatewayId"));
            Moves.Start(call, gateway, "State", "deleting", "deleted", 60);
            return new() { ["NatGatewayId"] = gateway.Id };
        }, Ec2Kind.NatGateway.ArnBy("NatGatewayId"));
        On("DescribeLaunchTemplateVersions", call => new()
        {
            ["LaunchTemplateVersions"] = new JsonArray([.. call.World.List(call.Account, call.Region, Ec2Kind.LaunchTemplate.Type)
                .Where(t => (call.Text("LaunchTemplateId") ?? t.Id) == t.Id && (call.Text("LaunchTemplateName") ?? t.Document.Text("LaunchTemplateName")) == t.Document.Text("LaunchTemplateName"))
                .SelectMany(t => t.Facet("DescribeLaunchTemplateVersions").Items("LaunchTemplateVersions")).Select(v => v.DeepClone())]),
        });
    }

    private void Addresses()
    {
        var kind = Ec2Kind.Address;
        On("AllocateAddress", call =>
        {
            var count = call.World.List(call.Account, call.Region, kind.Type).Count;
            var address = Make(call, kind, call.World.Ids.Hex("eipalloc-"), new() { ["PublicIp"] = $"198.51.100.{(count % 250) + 3}", ["Domain"] = "vpc", ["NetworkBorderGroup"] = call.Region, ["PublicIpv4Pool"] = "amazon" });
            return address.Shown();
        }, kind.NewArn);
        On("ReleaseAddress", call =>
        {
            var address = kind.Get(call, call.Must("AllocationId"));
            if (address.Document.Text("AssociationId") is not null)
                throw new DemoException("InvalidIPAddress.InUse", $"Address {address.Document.Text("PublicIp")} is in use.");
            call.World.Remove(address);
            return [];
        }, kind.ArnBy("AllocationId"));
        On("AssociateAddress", call =>
        {
            var address = kind.Get(call, call.Must("AllocationId"));
            var instance = Ec2Kind.Instance.Get(call, call.Must("InstanceId"));
            var association = call.World.Ids.Hex("eipassoc-");
            call.World.Update(address, d => (d["AssociationId"], d["InstanceId"], d["PrivateIpAddress"]) = (association, instance.Id, instance.Document.Text("PrivateIpAddress")));
            call.World.Update(instance, d => d["PublicIpAddress"] = address.Document.Text("PublicIp"));
            return new() { ["AssociationId"] = association };
        }, kind.ArnBy("AllocationId"));
        On("DisassociateAddress", call =>
        {
            var address = call.World.List(call.Account, call.Region, kind.Type).FirstOrDefault(a => a.Document.Text("AssociationId") == call.Text("AssociationId"))
                ?? throw new DemoException("InvalidAssociationID.NotFound", $"The association ID '{call.Text("AssociationId")}' does not exist");
            call.World.Update(address, d => _ = d.Remove("AssociationId") | d.Remove("InstanceId") | d.Remove("PrivateIpAddress") | d.Remove("NetworkInterfaceId"));
            return [];
        });
    }

    private void Removes(string operation, Ec2Kind kind, string member, string? usedBy) => On(operation, call =>
    {
        var resource = kind.Get(call, call.Must(member));
        if (usedBy is not null && call.World.All(call.Account).Any(r => r.Region == call.Region && r != resource && r.Type.StartsWith("AWS::EC2::", StringComparison.Ordinal) && r.Document[usedBy] is JsonValue v && v.ToString() == resource.Id))
            throw new DemoException("DependencyViolation", $"The {kind.Noun} '{resource.Id}' has dependencies and cannot be deleted.");
        call.World.Remove(resource);
        return [];
    }, kind.ArnBy(member));

    private static JsonObject Attach(DemoCall call, JsonArray attachments)
    {
        call.World.Update(Ec2Kind.InternetGateway.Get(call, call.Must("InternetGatewayId")), d => d["Attachments"] = attachments);
        return [];
    }

    private static JsonObject CreateRoute(DemoCall call)
    {
        var table = Ec2Kind.RouteTable.Get(call, call.Must("RouteTableId"));
        var route = new JsonObject { ["Origin"] = "CreateRoute", ["State"] = "active" };
        foreach (var name in (ReadOnlySpan<string>)["DestinationCidrBlock", "DestinationIpv6CidrBlock", "GatewayId", "NatGatewayId", "InstanceId", "NetworkInterfaceId", "TransitGatewayId", "VpcPeeringConnectionId"])
        {
            if (call.Text(name) is { } value)
                route[name] = value;
        }
        if (table.Document.Items("Routes").Any(r => r.Text("DestinationCidrBlock") == route.Text("DestinationCidrBlock") && route["DestinationCidrBlock"] is not null))
            throw new DemoException("RouteAlreadyExists", $"The route identified by {route.Text("DestinationCidrBlock")} already exists.");
        call.World.Update(table, d => d["Routes"]!.AsArray().Add(route));
        return Done();
    }
}
