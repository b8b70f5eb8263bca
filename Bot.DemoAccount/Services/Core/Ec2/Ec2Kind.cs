using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Core.Ec2;

/// <summary>A kind of EC2 resource: how it is described, found and missed.</summary>
/// <param name="Type">CloudFormation type.</param>
/// <param name="Noun">The noun of its ARN: <c>instance</c>.</param>
/// <param name="Describe">The operation that describes it.</param>
/// <param name="Member">The output's list.</param>
/// <param name="Ids">The input's list of ids.</param>
/// <param name="IdField">The document's id field.</param>
/// <param name="Missing">The error's code.</param>
/// <param name="Words">The error's text; <c>{0}</c> is the id.</param>
internal sealed record Ec2Kind(string Type, string Noun, string Describe, string Member, string Ids, string IdField, string Missing, string Words)
{
    public string Arn(DemoCall call, string id) => $"arn:aws:ec2:{call.Region}:{call.Account}:{Noun}/{id}";

    public Resource Get(DemoCall call, string id) => call.World.Find(call.Account, call.Region, Type, id) ?? throw NotFound(id);

    public DemoException NotFound(string id) => new(Missing, string.Format(Words, id));

    /// <summary>The ARN that an input member names.</summary>
    public Func<DemoCall, string> ArnBy(string member) => call =>
    {
        var id = call.Text(member) ?? call.Texts(member).FirstOrDefault();
        if (id is null)
            return "*";
        call.Concerns = call.World.Find(call.Account, call.Region, Type, id);
        return Arn(call, id);
    };

    /// <summary>The ARN of one that does not exist yet.</summary>
    public string NewArn(DemoCall call) => Arn(call, "*");

    public static Ec2Kind Instance { get; } = new("AWS::EC2::Instance", "instance", "DescribeInstances", "Reservations", "InstanceIds", "InstanceId", "InvalidInstanceID.NotFound", "The instance ID '{0}' does not exist");
    public static Ec2Kind Volume { get; } = Row("Volume", "volume", "Volumes", "VolumeId", "InvalidVolume.NotFound", "The volume '{0}' does not exist.");
    public static Ec2Kind Snapshot { get; } = Row("Snapshot", "snapshot", "Snapshots", "SnapshotId", "InvalidSnapshot.NotFound", "The snapshot '{0}' does not exist.");
    public static Ec2Kind Image { get; } = Row("Image", "image", "Images", "ImageId", "InvalidAMIID.NotFound", "The image id '[{0}]' does not exist");
    public static Ec2Kind KeyPair { get; } = Row("KeyPair", "key-pair", "KeyPairs", "KeyPairId", "InvalidKeyPair.NotFound", "The key pair '{0}' does not exist");
    public static Ec2Kind Address { get; } = new("AWS::EC2::EIP", "elastic-ip", "DescribeAddresses", "Addresses", "AllocationIds", "AllocationId", "InvalidAllocationID.NotFound", "The allocation ID '{0}' does not exist");
    public static Ec2Kind Vpc { get; } = Row("VPC", "vpc", "Vpcs", "VpcId", "InvalidVpcID.NotFound", "The vpc ID '{0}' does not exist");
    public static Ec2Kind Subnet { get; } = Row("Subnet", "subnet", "Subnets", "SubnetId", "InvalidSubnetID.NotFound", "The subnet ID '{0}' does not exist");
    public static Ec2Kind RouteTable { get; } = Row("RouteTable", "route-table", "RouteTables", "RouteTableId", "InvalidRouteTableID.NotFound", "The routeTable ID '{0}' does not exist");
    public static Ec2Kind InternetGateway { get; } = Row("InternetGateway", "internet-gateway", "InternetGateways", "InternetGatewayId", "InvalidInternetGatewayID.NotFound", "The internetGateway ID '{0}' does not exist");
    public static Ec2Kind NatGateway { get; } = Row("NatGateway", "natgateway", "NatGateways", "NatGatewayId", "NatGatewayNotFound", "The Nat Gateway {0} was not found");
    public static Ec2Kind NetworkAcl { get; } = Row("NetworkAcl", "network-acl", "NetworkAcls", "NetworkAclId", "InvalidNetworkAclID.NotFound", "The networkAcl ID '{0}' does not exist");
    public static Ec2Kind SecurityGroup { get; } = new("AWS::EC2::SecurityGroup", "security-group", "DescribeSecurityGroups", "SecurityGroups", "GroupIds", "GroupId", "InvalidGroup.NotFound", "The security group '{0}' does not exist");
    public static Ec2Kind NetworkInterface { get; } = Row("NetworkInterface", "network-interface", "NetworkInterfaces", "NetworkInterfaceId", "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID '{0}' does not exist");
    public static Ec2Kind LaunchTemplate { get; } = Row("LaunchTemplate", "launch-template", "LaunchTemplates", "LaunchTemplateId", "InvalidLaunchTemplateId.NotFound", "The specified launch template, with template ID {0}, does not exist.");
    public static Ec2Kind FlowLog { get; } = Row("FlowLog", "vpc-flow-log", "FlowLogs", "FlowLogId", "InvalidFlowLogId.NotFound", "The flow log ID '{0}' does not exist");
    public static Ec2Kind Endpoint { get; } = new("AWS::EC2::VPCEndpoint", "vpc-endpoint", "DescribeVpcEndpoints", "VpcEndpoints", "VpcEndpointIds", "VpcEndpointId", "InvalidVpcEndpointId.NotFound", "The Vpc Endpoint Id '{0}' does not exist");

    /// <summary>Every kind, those that are only read too.</summary>
    public static IReadOnlyList<Ec2Kind> All { get; } =
    [
        Instance, Volume, Snapshot, Image, KeyPair, Address, Vpc, Subnet, RouteTable, InternetGateway, NatGateway, NetworkAcl, SecurityGroup, NetworkInterface, LaunchTemplate, FlowLog, Endpoint,
        new("AWS::EC2::VPCPeeringConnection", "vpc-peering-connection", "DescribeVpcPeeringConnections", "VpcPeeringConnections", "VpcPeeringConnectionIds", "VpcPeeringConnectionId", "InvalidVpcPeeringConnectionID.NotFound", "The vpcPeeringConnection ID '{0}' does not exist"),
        new("AWS::EC2::VPNGateway", "vpn-gateway", "DescribeVpnGateways", "VpnGateways", "VpnGatewayIds", "VpnGatewayId", "InvalidVpnGatewayID.NotFound", "The vpnGateway ID '{0}' does not exist"),
        Row("CustomerGateway", "customer-gateway", "CustomerGateways", "CustomerGatewayId", "InvalidCustomerGatewayID.NotFound", "The customerGateway ID '{0}' does not exist"),
        new("AWS::EC2::VPNConnection", "vpn-connection", "DescribeVpnConnections", "VpnConnections", "VpnConnectionIds", "VpnConnectionId", "InvalidVpnConnectionID.NotFound", "The vpnConnection ID '{0}' does not exist"),
        Row("TransitGateway", "transit-gateway", "TransitGateways", "TransitGatewayId", "InvalidTransitGatewayID.NotFound", "Transit Gateway {0} was deleted or does not exist."),
        Row("TransitGatewayAttachment", "transit-gateway-attachment", "TransitGatewayAttachments", "TransitGatewayAttachmentId", "InvalidTransitGatewayAttachmentID.NotFound", "Transit Gateway Attachment {0} was deleted or does not exist."),
        Row("TransitGatewayRouteTable", "transit-gateway-route-table", "TransitGatewayRouteTables", "TransitGatewayRouteTableId", "InvalidRouteTableID.NotFound", "Transit Gateway Route Table {0} was deleted or does not exist."),
        Row("ReservedInstances", "reserved-instances", "ReservedInstances", "ReservedInstancesId", "InvalidReservedInstancesId", "The ID '{0}' is not valid") with { Ids = "ReservedInstancesIds" },
        new("AWS::EC2::SpotInstanceRequest", "spot-instances-request", "DescribeSpotInstanceRequests", "SpotInstanceRequests", "SpotInstanceRequestIds", "SpotInstanceRequestId", "InvalidSpotInstanceRequestID.NotFound", "The spot instance request ID '{0}' does not exist"),
        new("AWS::EC2::DHCPOptions", "dhcp-options", "DescribeDhcpOptions", "DhcpOptions", "DhcpOptionsIds", "DhcpOptionsId", "InvalidDhcpOptionID.NotFound", "The dhcpOption ID '{0}' does not exist"),
        Row("PlacementGroup", "placement-group", "PlacementGroups", "GroupName", "InvalidPlacementGroup.Unknown", "The Placement Group '{0}' is unknown.") with { Ids = "GroupNames" },
        new("AWS::EC2::PrefixList", "prefix-list", "DescribeManagedPrefixLists", "PrefixLists", "PrefixListIds", "PrefixListId", "InvalidPrefixListID.NotFound", "The prefix list ID '{0}' does not exist"),
        new("AWS::EC2::CapacityReservation", "capacity-reservation", "DescribeCapacityReservations", "CapacityReservations", "CapacityReservationIds", "CapacityReservationId", "InvalidCapacityReservationId.NotFound", "The capacity reservation '{0}' does not exist."),
        new("AWS::EC2::Host", "dedicated-host", "DescribeHosts", "Hosts", "HostIds", "HostId", "InvalidHostID.NotFound", "The host ID '{0}' does not exist"),
        new("AWS::EC2::EgressOnlyInternetGateway", "egress-only-internet-gateway", "DescribeEgressOnlyInternetGateways", "EgressOnlyInternetGateways", "EgressOnlyInternetGatewayIds", "EgressOnlyInternetGatewayId", "InvalidGatewayID.NotFound", "The gateway ID '{0}' does not exist"),
        new("AWS::EC2::SpotFleet", "spot-fleet-request", "DescribeSpotFleetRequests", "SpotFleetRequestConfigs", "SpotFleetRequestIds", "SpotFleetRequestId", "InvalidSpotFleetRequestId.NotFound", "The spot fleet request ID '{0}' does not exist"),
        new("AWS::EC2::EC2Fleet", "fleet", "DescribeFleets", "Fleets", "FleetIds", "FleetId", "InvalidFleetId.NotFound", "The fleet ID '{0}' does not exist"),
        new("AWS::EC2::ClientVpnEndpoint", "client-vpn-endpoint", "DescribeClientVpnEndpoints", "ClientVpnEndpoints", "ClientVpnEndpointIds", "ClientVpnEndpointId", "InvalidClientVpnEndpointId.NotFound", "Endpoint {0} does not exist"),
        new("AWS::EC2::InstanceConnectEndpoint", "instance-connect-endpoint", "DescribeInstanceConnectEndpoints", "InstanceConnectEndpoints", "InstanceConnectEndpointIds", "InstanceConnectEndpointId", "InvalidInstanceConnectEndpointId.NotFound", "The Instance Connect Endpoint ID '{0}' does not exist"),
    ];

    /// <summary>The kind that an id belongs to, by where it is.</summary>
    public static Resource? FindAny(DemoCall call, string id) =>
        All.Select(k => call.World.Find(call.Account, call.Region, k.Type, id)).FirstOrDefault(r => r is not null);

    private static Ec2Kind Row(string type, string noun, string plural, string idField, string missing, string words) =>
        new($"AWS::EC2::{type}", noun, "Describe" + plural, plural, idField + "s", idField, missing, words);
}
