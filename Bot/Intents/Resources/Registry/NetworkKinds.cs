using System.Collections.Immutable;
using Bot.Understanding;
using static Bot.Intents.Resources.Registry.FieldTable;

namespace Bot.Intents.Resources.Registry;

/// <summary>VPC and what connects it.</summary>
internal static class NetworkKinds
{
    public static ImmutableArray<ResourceKind> All { get; } =
    [
        new("vpc", "VPC", "ec2", "vpc, virtual private cloud, virtual network")
        {
            CloudFormationType = "AWS::EC2::VPC", IdPrefixes = ["vpc-"], HasFilters = true,
            List = new("DescribeVpcs", "Vpcs[]"), One = new("VpcIds=[{id}]"), Id = "VpcId", NamePath = "tag:Name", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:vpc/{id}",
            Console = "vpcconsole/home?region={region}#VpcDetails:VpcId={id}", ConsoleList = "vpcconsole/home?region={region}#vpcs:", Columns = "name, id, cidr, state, default",
            Fields =
            [
                State("State").Push("state"), Text("cidr", "CidrBlock", "cidr, cidr block, ip range, address range, range").Push("cidr"), Flag("default", "IsDefault", "default").Push("is-default").Yes("default").No("non default, not default, custom"),
                List("cidrs", "CidrBlockAssociationSet[].CidrBlock", "cidrs, secondary cidrs"), Text("tenancy", "InstanceTenancy", "tenancy"), Text("dhcp_options", "DhcpOptionsId", "dhcp options"),
            ],
        },
        new("subnet", "subnet", "ec2", "subnet, vpc subnet, subnetwork")
        {
            CloudFormationType = "AWS::EC2::Subnet", IdPrefixes = ["subnet-"], HasFilters = true,
            List = new("DescribeSubnets", "Subnets[]"), One = new("SubnetIds=[{id}]"), Id = "SubnetId", NamePath = "tag:Name", Tags = "Tags", Arn = "SubnetArn",
            Console = "vpcconsole/home?region={region}#SubnetDetails:subnetId={id}", ConsoleList = "vpcconsole/home?region={region}#subnets:", Columns = "name, id, vpc_id, cidr, availability_zone, free_ips",
            Fields =
            [
                State("State").Push("state"), Text("vpc_id", "VpcId", "vpc").Push("vpc-id"), Text("cidr", "CidrBlock", "cidr, cidr block, ip range, range").Push("cidr-block"), Text("availability_zone", "AvailabilityZone", "availability zone, az, zone").Push("availability-zone"),
                Number("free_ips", "AvailableIpAddressCount", "free ip, free ips, available ip, available ips, available addresses, free addresses, available ip addresses, free ip addresses, ips left, ip addresses left"),
                Flag("public", "MapPublicIpOnLaunch", "public, auto assign public ip, public ip on launch").Push("map-public-ip-on-launch").Yes("public, auto assigning public ips").No("private"), Flag("default", "DefaultForAz", "default").Yes("default"),
            ],
        },
        new("security-group", "security group", "ec2", "security group, sg, firewall group, firewall rule group, ec2 security group, vpc security group")
        {
            CloudFormationType = "AWS::EC2::SecurityGroup", IdPrefixes = ["sg-"], HasFilters = true,
            List = new("DescribeSecurityGroups", "SecurityGroups[]"), One = new("GroupIds=[{id}]"), Id = "GroupId", NamePath = "GroupName", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:security-group/{id}",
            Console = "ec2/home?region={region}#SecurityGroup:groupId={id}", ConsoleList = "ec2/home?region={region}#SecurityGroups:", Columns = "name, id, vpc_id, description, inbound_rules",
            Fields =
            [
                Text("vpc_id", "VpcId", "vpc").Push("vpc-id"), Text("description", "Description", "description"), Number("inbound_rules", "count(IpPermissions)", "inbound rules, ingress rules, inbound rule count"), Number("outbound_rules", "count(IpPermissionsEgress)", "outbound rules, egress rules"),
                List("sources", "IpPermissions[].IpRanges[].CidrIp", "sources, inbound sources, source cidr, allowed from"), List("sources_ipv6", "IpPermissions[].Ipv6Ranges[].CidrIpv6", "ipv6 sources"),
                Ports("open_to_world", "worldports(IpPermissions)", "open to the world").Has("open to the world, open to the internet, open to everyone, public, open to anyone, open to all, world open, wide open, exposed to the internet, publicly open, open to world, open to internet, open to the public, open from anywhere, exposed to the world, exposed publicly, accessible from the internet, accessible from anywhere, reachable from the internet, reachable from anywhere"),
                Ports("ports", "ports(IpPermissions)", "port, ports, open port, open ports, inbound port"),
                List("source_groups", "IpPermissions[].UserIdGroupPairs[].GroupId", "source groups, referenced groups"),
            ],
        },
        new("route-table", "route table", "ec2", "route table, routing table, vpc route table")
        {
            CloudFormationType = "AWS::EC2::RouteTable", IdPrefixes = ["rtb-"], HasFilters = true,
            List = new("DescribeRouteTables", "RouteTables[]"), One = new("RouteTableIds=[{id}]"), Id = "RouteTableId", NamePath = "tag:Name", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:route-table/{id}",
            Console = "vpcconsole/home?region={region}#RouteTableDetails:RouteTableId={id}", ConsoleList = "vpcconsole/home?region={region}#RouteTables:", Columns = "name, id, vpc_id, routes, subnets, main",
            Fields =
            [
                Text("vpc_id", "VpcId", "vpc").Push("vpc-id"), Number("routes", "count(Routes)", "routes, route count"), List("subnets", "Associations[].SubnetId", "subnet, subnets, associated subnets").Push("association.subnet-id"),
                List("destinations", "Routes[].DestinationCidrBlock", "destination, destinations"), List("targets", "Routes[].GatewayId", "gateway, target, targets"), List("nat_gateways", "Routes[].NatGatewayId", "nat gateway, nat gateways"), List("states", "Routes[].State", "route state").Says("blackhole, with blackhole routes, with blackholes", ConditionOperator.Contains, "blackhole"),
                Flag("main", "Associations[].Main", "main").Yes("main"),
            ],
        },
        new("internet-gateway", "internet gateway", "ec2", "internet gateway, igw")
        {
            CloudFormationType = "AWS::EC2::InternetGateway", IdPrefixes = ["igw-"], HasFilters = true,
            List = new("DescribeInternetGateways", "InternetGateways[]"), One = new("InternetGatewayIds=[{id}]"), Id = "InternetGatewayId", NamePath = "tag:Name", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:internet-gateway/{id}",
            Console = "vpcconsole/home?region={region}#InternetGateway:internetGatewayId={id}", ConsoleList = "vpcconsole/home?region={region}#igws:", Columns = "name, id, vpc_id, state",
            Fields = [State("Attachments[].State"), Text("vpc_id", "Attachments[].VpcId", "vpc").Push("attachment.vpc-id").Lacks("unattached, detached, not attached, unused").Has("attached")],
        },
        new("egress-only-gateway", "egress-only internet gateway", "ec2", "egress only internet gateway, egress-only internet gateway, eigw, egress only gateway")
        {
            CloudFormationType = "AWS::EC2::EgressOnlyInternetGateway", IdPrefixes = ["eigw-"],
            List = new("DescribeEgressOnlyInternetGateways", "EgressOnlyInternetGateways[]"), One = new("EgressOnlyInternetGatewayIds=[{id}]"), Id = "EgressOnlyInternetGatewayId", NamePath = "tag:Name", Tags = "Tags",
            Console = "vpcconsole/home?region={region}#EgressOnlyInternetGateways:", Columns = "name, id, vpc_id, state", Fields = [State("Attachments[].State"), Text("vpc_id", "Attachments[].VpcId", "vpc")],
        },
        new("nat-gateway", "NAT gateway", "ec2", "nat gateway, nat gw, nat, natgw, ngw, network address translation gateway")
        {
            CloudFormationType = "AWS::EC2::NatGateway", IdPrefixes = ["nat-"],
            List = new("DescribeNatGateways", "NatGateways[]"), One = new("NatGatewayIds=[{id}]"), Id = "NatGatewayId", NamePath = "tag:Name", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:natgateway/{id}",
            Console = "vpcconsole/home?region={region}#NatGatewayDetails:natGatewayId={id}", ConsoleList = "vpcconsole/home?region={region}#NatGateways:", Columns = "name, id, state, vpc_id, subnet_id, public_ip, created",
            Fields =
            [
                State("State").Is("available").Is("failed").Is("deleted").Is("pending"), Text("vpc_id", "VpcId", "vpc"), Text("subnet_id", "SubnetId", "subnet"), Text("public_ip", "NatGatewayAddresses[].PublicIp", "public ip, ip, elastic ip, ip address, external ip"),
                Text("private_ip", "NatGatewayAddresses[].PrivateIp", "private ip"), Created("CreateTime"), Text("connectivity", "ConnectivityType", "connectivity, connectivity type, type").Is("public").Is("private"),
            ],
        },
        new("network-interface", "network interface", "ec2", "network interface, eni, elastic network interface, nic, network card")
        {
            CloudFormationType = "AWS::EC2::NetworkInterface", IdPrefixes = ["eni-"], HasFilters = true,
            List = new("DescribeNetworkInterfaces", "NetworkInterfaces[]"), One = new("NetworkInterfaceIds=[{id}]"), Id = "NetworkInterfaceId", NamePath = "tag:Name", Tags = "TagSet", Arn = "arn:aws:ec2:{region}:{account}:network-interface/{id}",
            Console = "ec2/home?region={region}#NetworkInterface:networkInterfaceId={id}", ConsoleList = "ec2/home?region={region}#NIC:", Columns = "id, interface_type, state, attached_to, description, private_ip, security_groups",
            Fields =
            [
                State("Status").Push("status").Is("unattached, detached, not attached, unused, available", "available").Is("attached, in use, in-use", "in-use"), Text("interface_type", "InterfaceType", "interface type, type").Push("interface-type"), Text("attached_to", "Attachment.InstanceId|RequesterId", "attached to, instance").Push("attachment.instance-id"),
                Text("description", "Description", "description"), Text("private_ip", "PrivateIpAddress", "private ip, ip").Push("addresses.private-ip-address"), Text("public_ip", "Association.PublicIp", "public ip").Push("association.public-ip"), Text("vpc_id", "VpcId", "vpc").Push("vpc-id"), Text("subnet_id", "SubnetId", "subnet").Push("subnet-id"),
                List("security_groups", "Groups[].GroupId", "security group, security groups, sg").Push("group-id"), Text("availability_zone", "AvailabilityZone", "availability zone, az").Push("availability-zone"), Text("requester", "RequesterId", "requester, owner, owning service"),
            ],
        },
        new("elastic-ip", "Elastic IP", "ec2", "elastic ip, eip, elastic ip address, static ip, elastic address, public ip address, elastic ips")
        {
            CloudFormationType = "AWS::EC2::EIP", IdPrefixes = ["eipalloc-"], HasFilters = true,
            List = new("DescribeAddresses", "Addresses[]"), One = new("AllocationIds=[{id}]"), Id = "AllocationId", NamePath = "PublicIp", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:elastic-ip/{id}",
            Console = "ec2/home?region={region}#ElasticIpDetails:AllocationId={id}", ConsoleList = "ec2/home?region={region}#Addresses:", Columns = "public_ip, id, association_id, instance_id, network_interface_id",
            Fields =
            [
                Text("public_ip", "PublicIp", "public ip, ip, address, ip address").Push("public-ip"),
                Text("association_id", "AssociationId", "association, association id, attachment").Lacks("unattached, not attached, unassociated, not associated, unused, idle, not attached to anything, not in use, available, free, orphaned, dangling, unassigned").Has("attached, associated, in use, assigned"),
                Text("instance_id", "InstanceId", "instance, attached instance").Push("instance-id"), Text("network_interface_id", "NetworkInterfaceId", "network interface, eni").Push("network-interface-id"), Text("private_ip", "PrivateIpAddress", "private ip").Push("private-ip-address"),
            ],
        },
        new("network-acl", "network ACL", "ec2", "network acl, nacl, network access control list")
        {
            CloudFormationType = "AWS::EC2::NetworkAcl", IdPrefixes = ["acl-"], HasFilters = true,
            List = new("DescribeNetworkAcls", "NetworkAcls[]"), One = new("NetworkAclIds=[{id}]"), Id = "NetworkAclId", NamePath = "tag:Name", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:network-acl/{id}",
            Console = "vpcconsole/home?region={region}#NetworkAclDetails:networkAclId={id}", ConsoleList = "vpcconsole/home?region={region}#acls:", Columns = "name, id, vpc_id, default, entries",
            Fields = [Text("vpc_id", "VpcId", "vpc").Push("vpc-id"), Flag("default", "IsDefault", "default").Push("default").Yes("default").No("not default, custom"), Number("entries", "count(Entries)", "entries, rules"), List("subnets", "Associations[].SubnetId", "subnet, subnets").Push("association.subnet-id")],
        },
        new("vpc-endpoint", "VPC endpoint", "ec2", "vpc endpoint, vpce, interface endpoint, gateway endpoint, privatelink endpoint, private link endpoint")
        {
            CloudFormationType = "AWS::EC2::VPCEndpoint", IdPrefixes = ["vpce-"], HasFilters = true,
            List = new("DescribeVpcEndpoints", "VpcEndpoints[]"), One = new("VpcEndpointIds=[{id}]"), Id = "VpcEndpointId", NamePath = "tag:Name", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:vpc-endpoint/{id}",
            Console = "vpcconsole/home?region={region}#EndpointDetails:vpcEndpointId={id}", ConsoleList = "vpcconsole/home?region={region}#Endpoints:", Columns = "name, id, service_name, endpoint_type, vpc_id, state",
            Fields = [State("State").Push("vpc-endpoint-state"), Text("service_name", "ServiceName", "service, service name").Push("service-name"), Text("endpoint_type", "VpcEndpointType", "endpoint type, type").Push("vpc-endpoint-type").Is("interface", "Interface").Is("gateway", "Gateway"), Text("vpc_id", "VpcId", "vpc").Push("vpc-id"), Created("CreationTimestamp"), List("subnets", "SubnetIds", "subnet, subnets"), Flag("private_dns", "PrivateDnsEnabled", "private dns")],
        },
        new("vpc-peering", "VPC peering connection", "ec2", "vpc peering, peering connection, vpc peering connection, peering, vpc peer")
        {
            CloudFormationType = "AWS::EC2::VPCPeeringConnection", IdPrefixes = ["pcx-"], HasFilters = true,
            List = new("DescribeVpcPeeringConnections", "VpcPeeringConnections[]"), One = new("VpcPeeringConnectionIds=[{id}]"), Id = "VpcPeeringConnectionId", NamePath = "tag:Name", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:vpc-peering-connection/{id}",
            Console = "vpcconsole/home?region={region}#PeeringConnectionDetails:VpcPeeringConnectionId={id}", ConsoleList = "vpcconsole/home?region={region}#PeeringConnections:", Columns = "name, id, state, requester_vpc, accepter_vpc",
            Fields = [State("Status.Code").Push("status-code").Is("active").Is("pending acceptance", "pending-acceptance"), Text("requester_vpc", "RequesterVpcInfo.VpcId", "requester vpc, vpc").Push("requester-vpc-info.vpc-id"), Text("accepter_vpc", "AccepterVpcInfo.VpcId", "accepter vpc, peer vpc").Push("accepter-vpc-info.vpc-id")],
        },
        new("transit-gateway", "transit gateway", "ec2", "transit gateway, tgw")
        {
            CloudFormationType = "AWS::EC2::TransitGateway", IdPrefixes = ["tgw-"], HasFilters = true,
            List = new("DescribeTransitGateways", "TransitGateways[]"), One = new("TransitGatewayIds=[{id}]"), Id = "TransitGatewayId", NamePath = "tag:Name", Tags = "Tags", Arn = "TransitGatewayArn",
            Console = "vpcconsole/home?region={region}#TransitGateways:transitGatewayId={id}", Columns = "name, id, state, asn, created", Fields = [State("State").Push("state"), Text("asn", "Options.AmazonSideAsn", "asn"), Created("CreationTime"), Text("description", "Description", "description")],
        },
        new("transit-gateway-attachment", "transit gateway attachment", "ec2", "transit gateway attachment, tgw attachment")
        {
            CloudFormationType = "AWS::EC2::TransitGatewayAttachment", IdPrefixes = ["tgw-attach-"], HasFilters = true,
            List = new("DescribeTransitGatewayAttachments", "TransitGatewayAttachments[]"), One = new("TransitGatewayAttachmentIds=[{id}]"), Id = "TransitGatewayAttachmentId", NamePath = "tag:Name", Tags = "Tags",
            Console = "vpcconsole/home?region={region}#TransitGatewayAttachments:", Columns = "name, id, transit_gateway, resource_type, resource_id, state", Fields = [State("State").Push("state"), Text("transit_gateway", "TransitGatewayId", "transit gateway").Push("transit-gateway-id"), Text("resource_type", "ResourceType", "type, resource type").Push("resource-type"), Text("resource_id", "ResourceId", "resource, vpc").Push("resource-id"), Created("CreationTime")],
        },
        new("vpn-connection", "VPN connection", "ec2", "vpn connection, vpn, site to site vpn, site-to-site vpn, vpn tunnel")
        {
            CloudFormationType = "AWS::EC2::VPNConnection", IdPrefixes = ["vpn-"], HasFilters = true,
            List = new("DescribeVpnConnections", "VpnConnections[]"), One = new("VpnConnectionIds=[{id}]"), Id = "VpnConnectionId", NamePath = "tag:Name", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:vpn-connection/{id}",
            Console = "vpcconsole/home?region={region}#VpnConnections:", Columns = "name, id, state, gateway, tunnels", Fields = [State("State").Push("state"), Text("gateway", "TransitGatewayId|VpnGatewayId", "gateway"), Text("customer_gateway", "CustomerGatewayId", "customer gateway").Push("customer-gateway-id"), List("tunnels", "VgwTelemetry[].Status", "tunnel, tunnels, tunnel status").Says("down, tunnel down, with a tunnel down", ConditionOperator.Contains, "DOWN").Says("with tunnel up", ConditionOperator.Contains, "UP")],
        },
        new("customer-gateway", "customer gateway", "ec2", "customer gateway, cgw")
        {
            CloudFormationType = "AWS::EC2::CustomerGateway", IdPrefixes = ["cgw-"], HasFilters = true,
            List = new("DescribeCustomerGateways", "CustomerGateways[]"), One = new("CustomerGatewayIds=[{id}]"), Id = "CustomerGatewayId", NamePath = "tag:Name", Tags = "Tags",
            Console = "vpcconsole/home?region={region}#CustomerGateways:", Columns = "name, id, state, ip, asn", Fields = [State("State").Push("state"), Text("ip", "IpAddress", "ip, ip address"), Text("asn", "BgpAsn", "asn, bgp asn")],
        },
        new("vpn-gateway", "virtual private gateway", "ec2", "vpn gateway, virtual private gateway, vgw")
        {
            CloudFormationType = "AWS::EC2::VPNGateway", IdPrefixes = ["vgw-"], HasFilters = true,
            List = new("DescribeVpnGateways", "VpnGateways[]"), One = new("VpnGatewayIds=[{id}]"), Id = "VpnGatewayId", NamePath = "tag:Name", Tags = "Tags",
            Console = "vpcconsole/home?region={region}#VpnGateways:", Columns = "name, id, state, vpc_id", Fields = [State("State").Push("state"), Text("vpc_id", "VpcAttachments[].VpcId", "vpc").Push("attachment.vpc-id")],
        },
        new("flow-log", "VPC flow log", "ec2", "flow log, vpc flow log, vpc flow logs")
        {
            CloudFormationType = "AWS::EC2::FlowLog", IdPrefixes = ["fl-"],
            List = new("DescribeFlowLogs", "FlowLogs[]"), One = new("FlowLogIds=[{id}]"), Id = "FlowLogId", NamePath = "tag:Name", Tags = "Tags", Arn = "arn:aws:ec2:{region}:{account}:vpc-flow-log/{id}",
            Console = "vpcconsole/home?region={region}#vpcs:", Columns = "id, resource_id, state, traffic_type, destination", Fields = [State("FlowLogStatus|DeliverLogsStatus"), Text("resource_id", "ResourceId", "resource, vpc, subnet"), Text("traffic_type", "TrafficType", "traffic, traffic type"), Text("destination", "LogDestination|LogGroupName", "destination, log group"), Text("delivery", "DeliverLogsStatus", "delivery, delivery status").Is("failed, failing", "FAILED"), Created("CreationTime")],
        },
        new("prefix-list", "managed prefix list", "ec2", "prefix list, managed prefix list")
        {
            CloudFormationType = "AWS::EC2::PrefixList", IdPrefixes = ["pl-"], HasFilters = true,
            List = new("DescribeManagedPrefixLists", "PrefixLists[]"), One = new("PrefixListIds=[{id}]"), Id = "PrefixListId", NamePath = "PrefixListName", Tags = "Tags", Arn = "PrefixListArn",
            Console = "vpcconsole/home?region={region}#ManagedPrefixLists:", Columns = "name, id, state, max_entries, owner", Fields = [State("State"), Number("max_entries", "MaxEntries", "max entries"), Text("owner", "OwnerId", "owner").Push("owner-id")],
        },
        new("dhcp-options", "DHCP options set", "ec2", "dhcp option, dhcp option set, dhcp options set")
        {
            CloudFormationType = "AWS::EC2::DHCPOptions", IdPrefixes = ["dopt-"], HasFilters = true,
            List = new("DescribeDhcpOptions", "DhcpOptions[]"), One = new("DhcpOptionsIds=[{id}]"), Id = "DhcpOptionsId", NamePath = "tag:Name", Tags = "Tags", Console = "vpcconsole/home?region={region}#dhcpOptions:", Columns = "name, id, options",
            Fields = [List("options", "DhcpConfigurations[].Key", "options, settings")],
        },
        new("availability-zone", "Availability Zone", "ec2", "availability zone, az")
        {
            HasFilters = true, List = new("DescribeAvailabilityZones", "AvailabilityZones[]"), One = new("ZoneNames=[{name}]"), Id = "ZoneName", Console = "ec2/home?region={region}#Settings:tab=zones", Columns = "name, zone_id, state",
            Fields = [State("State").Push("state"), Text("zone_id", "ZoneId", "zone id").Push("zone-id"), Text("zone_type", "ZoneType", "type, zone type").Push("zone-type")],
        },
        new("region", "Region", "ec2", "aws region, enabled region")
        {
            IsGlobal = true, HasFilters = true, List = new("DescribeRegions", "Regions[]"), Id = "RegionName", Console = "billing/home#/account", Columns = "name, opt_in", Fields = [Text("opt_in", "OptInStatus", "opt in status, opt in, enabled")],
        },
        new("load-balancer", "load balancer", "elbv2", "load balancer, lb, elb, alb, nlb, application load balancer, network load balancer, elbv2, gateway load balancer, loadbalancer, balancer, glb, gwlb")
        {
            CloudFormationType = "AWS::ElasticLoadBalancingV2::LoadBalancer",
            List = new("DescribeLoadBalancers", "LoadBalancers[]"), One = new("Names=[{name}]"), Id = "LoadBalancerArn", NamePath = "LoadBalancerName", Arn = "LoadBalancerArn",
            Details = [new("attributes", "DescribeLoadBalancerAttributes", ".", "LoadBalancerArn={id}"), new("tags", "DescribeTags", "TagDescriptions[]", "ResourceArns=[{id}]") { Batch = 20, Key = "ResourceArn" }], Tags = "Tags", TagsFrom = "tags",
            Console = "ec2/home?region={region}#LoadBalancer:loadBalancerArn={id}", ConsoleList = "ec2/home?region={region}#LoadBalancers:", Columns = "name, type, scheme, state, vpc_id, dns_name",
            Fields =
            [
                State("State.Code").Is("active").Is("provisioning").Is("failed"), Text("type", "Type", "type, load balancer type").Is("application", "application").Is("network", "network").Is("gateway", "gateway"),
                Text("scheme", "Scheme", "scheme, exposure").Is("internet-facing, internet facing, public, public facing, external, exposed to the internet, publicly reachable, publicly accessible", "internet-facing").Is("internal, private, not public, not internet facing", "internal"),
                Text("vpc_id", "VpcId", "vpc"), Text("dns_name", "DNSName", "dns name, dns, hostname, url, address, endpoint"), Created("CreatedTime"), List("security_groups", "SecurityGroups", "security group, security groups, sg"), List("availability_zones", "AvailabilityZones[].ZoneName", "availability zone, availability zones, az, zones"), List("subnets", "AvailabilityZones[].SubnetId", "subnet, subnets"),
                List("attributes", "Attributes[].Key", "attributes, settings").Of("attributes"), Text("ip_address_type", "IpAddressType", "ip address type"), Number("requests_24h", "", "requests, request count, traffic").Measured("AWS/ApplicationELB", "RequestCount", "LoadBalancer={arn:loadbalancer/}", "Sum", 24), Number("errors_5xx_24h", "", "5xx, 5xx errors, server errors").Measured("AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "LoadBalancer={arn:loadbalancer/}", "Sum", 24),
            ],
        },
        new("target-group", "target group", "elbv2", "target group, tg, lb target group, load balancer target group")
        {
            CloudFormationType = "AWS::ElasticLoadBalancingV2::TargetGroup",
            List = new("DescribeTargetGroups", "TargetGroups[]"), One = new("Names=[{name}]"), Id = "TargetGroupArn", NamePath = "TargetGroupName", Arn = "TargetGroupArn",
            Details = [new("health", "DescribeTargetHealth", ".", "TargetGroupArn={id}"), new("tags", "DescribeTags", "TagDescriptions[]", "ResourceArns=[{id}]") { Batch = 20, Key = "ResourceArn" }], Tags = "Tags", TagsFrom = "tags",
            Console = "ec2/home?region={region}#TargetGroup:targetGroupArn={id}", ConsoleList = "ec2/home?region={region}#TargetGroups:", Columns = "name, protocol, port, target_type, vpc_id, load_balancer",
            Fields =
            [
                Text("protocol", "Protocol", "protocol"), Number("port", "Port", "port"), Text("target_type", "TargetType", "target type, type"), Text("vpc_id", "VpcId", "vpc"), List("load_balancer", "LoadBalancerArns", "load balancer, load balancers").Lacks("unused, unattached, without a load balancer, not attached"), Text("health_check_path", "HealthCheckPath", "health check path, health check"),
                Number("healthy_targets", "countif(TargetHealthDescriptions[].TargetHealth.State,healthy)", "healthy targets, healthy target, healthy hosts").Of("health").Is("without any healthy targets, without healthy targets, no healthy targets, without healthy target, with no healthy targets, zero healthy targets, all targets unhealthy, no healthy hosts", "0"),
                Number("unhealthy_targets", "countif(TargetHealthDescriptions[].TargetHealth.State,unhealthy)", "unhealthy targets, unhealthy target, unhealthy hosts").Of("health").Says("with unhealthy targets, unhealthy, having unhealthy targets", ConditionOperator.Greater, "0"), Number("targets", "count(TargetHealthDescriptions)", "targets, registered targets").Of("health").Is("without targets, empty, no targets, no registered targets", "0"),
            ],
        },
        new("target", "target", "elbv2", "target, registered target, backend, load balancer target")
        {
            Parent = new("target-group"), List = new("DescribeTargetHealth", "TargetHealthDescriptions[]", "TargetGroupArn={parent}"), Id = "Target.Id", Console = "ec2/home?region={region}#TargetGroups:", Columns = "id, target_group, port, state, reason, description",
            Fields = [State("TargetHealth.State", "state, status, health").Is("healthy").Is("unhealthy").Is("draining"), Text("target_group", "^", "target group"), Number("port", "Target.Port", "port"), Text("reason", "TargetHealth.Reason", "reason"), Text("description", "TargetHealth.Description", "description")],
        },
        new("listener", "listener", "elbv2", "listener, load balancer listener, lb listener")
        {
            CloudFormationType = "AWS::ElasticLoadBalancingV2::Listener", Parent = new("load-balancer"),
            List = new("DescribeListeners", "Listeners[]", "LoadBalancerArn={parent}"), Id = "ListenerArn", Arn = "ListenerArn", Console = "ec2/home?region={region}#LoadBalancers:", Columns = "load_balancer, protocol, port, ssl_policy",
            Fields = [Text("load_balancer", "last(LoadBalancerArn)", "load balancer"), Text("protocol", "Protocol", "protocol").Is("http", "HTTP").Is("https", "HTTPS"), Number("port", "Port", "port"), Text("ssl_policy", "SslPolicy", "ssl policy, tls policy, security policy"), List("certificates", "Certificates[].CertificateArn", "certificate, certificates"), List("target_groups", "DefaultActions[].TargetGroupArn", "target group")],
        },
        new("classic-load-balancer", "Classic Load Balancer", "elb", "classic load balancer, clb, classic elb, classic lb")
        {
            CloudFormationType = "AWS::ElasticLoadBalancing::LoadBalancer",
            List = new("DescribeLoadBalancers", "LoadBalancerDescriptions[]"), One = new("LoadBalancerNames=[{name}]"), Id = "LoadBalancerName", Arn = "arn:aws:elasticloadbalancing:{region}:{account}:loadbalancer/{id}", Console = "ec2/home?region={region}#LoadBalancers:", Columns = "name, scheme, vpc_id, instances, dns_name",
            Fields = [Text("scheme", "Scheme", "scheme").Is("internet-facing, internet facing, public", "internet-facing").Is("internal", "internal"), Text("vpc_id", "VPCId", "vpc"), List("instances", "Instances[].InstanceId", "instance, instances"), Text("dns_name", "DNSName", "dns name, dns"), Created("CreatedTime"), List("availability_zones", "AvailabilityZones", "availability zone, az")],
        },
        new("direct-connect", "Direct Connect connection", "directconnect", "direct connect, direct connect connection, dx connection, dx")
        {
            CloudFormationType = "AWS::DirectConnect::Connection", List = new("DescribeConnections", "connections[]"), One = new("connectionId={id}"), IdPrefixes = ["dxcon-"], Id = "connectionId", NamePath = "connectionName", Tags = "tags", Arn = "arn:aws:directconnect:{region}:{account}:dxcon/{id}", Console = "directconnect/v2/home#/connections/{id}", Columns = "name, id, state, bandwidth, location",
            Fields = [State("connectionState").Is("available").Is("down"), Text("bandwidth", "bandwidth", "bandwidth, speed"), Text("location", "location", "location")],
        },
        new("virtual-interface", "Direct Connect virtual interface", "directconnect", "virtual interface, vif, direct connect virtual interface")
        {
            IdPrefixes = ["dxvif-"], List = new("DescribeVirtualInterfaces", "virtualInterfaces[]"), One = new("virtualInterfaceId={id}"), Id = "virtualInterfaceId", NamePath = "virtualInterfaceName", Tags = "tags", Console = "directconnect/v2/home#/virtual-interfaces", Columns = "name, id, type, state, vlan",
            Fields = [State("virtualInterfaceState").Is("available").Is("down"), Text("type", "virtualInterfaceType", "type"), Number("vlan", "vlan", "vlan"), Text("connection", "connectionId", "connection")],
        },
        new("accelerator", "Global Accelerator", "globalaccelerator", "global accelerator, accelerator, aws global accelerator")
        {
            CloudFormationType = "AWS::GlobalAccelerator::Accelerator", IsGlobal = true, List = new("ListAccelerators", "Accelerators[]"), Id = "AcceleratorArn", NamePath = "Name", Arn = "AcceleratorArn", Console = "globalaccelerator/home#GlobalAcceleratorDetails:AcceleratorArn={id}", Columns = "name, state, enabled, dns_name, created",
            Fields = [State("Status"), Flag("enabled", "Enabled", "enabled").Yes("enabled").No("disabled"), Text("dns_name", "DnsName", "dns name, dns"), Created("CreatedTime"), List("ips", "IpSets[].IpAddresses[]", "ip, ips, ip addresses")],
        },
        new("resolver-endpoint", "Route 53 Resolver endpoint", "route53resolver", "resolver endpoint, route 53 resolver endpoint, dns resolver endpoint, route53 resolver")
        {
            CloudFormationType = "AWS::Route53Resolver::ResolverEndpoint", List = new("ListResolverEndpoints", "ResolverEndpoints[]"), One = new("ResolverEndpointId={id}", "GetResolverEndpoint", "ResolverEndpoint"), IdPrefixes = ["rslvr-"], Id = "Id", NamePath = "Name", Arn = "Arn", Console = "route53resolver/home?region={region}#/endpoints", Columns = "name, id, direction, state, vpc_id",
            Fields = [State("Status"), Text("direction", "Direction", "direction").Is("inbound", "INBOUND").Is("outbound", "OUTBOUND"), Text("vpc_id", "HostVPCId", "vpc"), Number("ips", "IpAddressCount", "ip addresses"), Created("CreationTime")],
        },
        new("network-firewall", "network firewall", "network-firewall", "network firewall, aws network firewall, firewall")
        {
            CloudFormationType = "AWS::NetworkFirewall::Firewall", List = new("ListFirewalls", "Firewalls[]"), Details = [new("firewall", "DescribeFirewall", ".", "FirewallName={name}")], One = new("FirewallName={name}", Lookup.Given), Id = "FirewallArn", NamePath = "FirewallName", Arn = "FirewallArn", Tags = "Firewall.Tags", TagsFrom = "firewall",
            Console = "vpcconsole/home?region={region}#NetworkFirewallDetails:arn={id}", ConsoleList = "vpcconsole/home?region={region}#NetworkFirewalls:", Columns = "name, vpc_id, state, policy",
            Fields = [State("FirewallStatus.Status").Of("firewall"), Text("vpc_id", "Firewall.VpcId", "vpc").Of("firewall"), Text("policy", "last(Firewall.FirewallPolicyArn)", "policy, firewall policy").Of("firewall"), Flag("deletion_protection", "Firewall.DeleteProtection", "deletion protection, delete protection").Of("firewall").No("without deletion protection, no deletion protection")],
        },
    ];
}
