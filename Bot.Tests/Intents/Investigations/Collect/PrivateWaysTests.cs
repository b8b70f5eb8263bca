using Bot.Intents.Investigations.Collect;
using Bot.Intents.Investigations.Facts;
using Bot.Tests.Intents.Resources;

namespace Bot.Tests.Intents.Investigations.Collect;

/// <summary>What the way to a private address leads over.</summary>
public sealed class PrivateWaysTests
{
    private const string Routes = """
        {"RouteTableId":"rtb-0a1b2c3d4e5f60718","Routes":[
          {"DestinationCidrBlock":"10.20.0.0/16","GatewayId":"local"},
          {"DestinationCidrBlock":"0.0.0.0/0","NatGatewayId":"nat-0a1b2c3d4e5f60718"},
          {"DestinationCidrBlock":"10.0.0.0/8","TransitGatewayId":"tgw-0a1b2c3d4e5f60718"},
          {"DestinationCidrBlock":"10.60.0.0/16","VpcPeeringConnectionId":"pcx-0a1b2c3d4e5f60718"},
          {"DestinationCidrBlock":"172.16.0.0/12","GatewayId":"vgw-0a1b2c3d4e5f60718"},
          {"DestinationCidrBlock":"192.168.0.0/16","GatewayId":"igw-0a1b2c3d4e5f60718"}]}
        """;

    [Theory]
    [InlineData("dial tcp 10.60.4.18:9090: connect: connection timed out", "vpc-peering pcx-0a1b2c3d4e5f60718")]
    [InlineData("connect ETIMEDOUT 10.61.4.18:9090", "transit-gateway tgw-0a1b2c3d4e5f60718")]
    [InlineData("Post \"https://172.16.8.20:8443/api\": i/o timeout", "vpn-gateway vgw-0a1b2c3d4e5f60718")]
    [InlineData("connect ETIMEDOUT 172.31.255.254:443", "vpn-gateway vgw-0a1b2c3d4e5f60718")]
    [InlineData("from 203.0.113.4 to 10.60.4.18: timed out", "vpc-peering pcx-0a1b2c3d4e5f60718")]
    public async Task Address_LeadsOverTheRoute_WithTheLongestPrefix(string line, string over)
    {
        var @case = await CollectAsync(line);
        Assert.Equal([over], Over(@case));
        Assert.Contains(@case.Book.Facts, f => f is { Sign: "log.private-address", IsSymptom: false } && f.Said == line);
    }

    /// <summary>What is not private is reached over the internet, and versions look like addresses.</summary>
    [Theory]
    [InlineData("connect ETIMEDOUT 203.0.113.4:443")]
    [InlineData("connect ETIMEDOUT 172.32.0.1:443")]
    [InlineData("connect ETIMEDOUT 172.15.0.1:443")]
    [InlineData("connect ETIMEDOUT 192.169.0.1:443")]
    [InlineData("connect ETIMEDOUT 110.60.4.18:443")]
    [InlineData("agent 1.10.60.4.18 timed out")]
    [InlineData("connect ETIMEDOUT 10.60.4.999:443")]
    [InlineData("Task timed out after 3.01 seconds")]
    public async Task Line_NamesNoPrivateAddress(string line)
    {
        var @case = await CollectAsync(line);
        Assert.Empty(Over(@case));
        Assert.DoesNotContain(@case.Book.Facts, f => f.Sign == "log.private-address");
    }

    /// <summary>Within the VPC and to the internet no gateway of these kinds is passed; that the address is private is known all the same.</summary>
    [Theory]
    [InlineData("connect ETIMEDOUT 10.20.4.18:5432")]
    [InlineData("connect ETIMEDOUT 192.168.4.18:5432")]
    public async Task Address_LeadsOverNothing_WhenItsRouteIsLocalOrAnInternetGateway(string line)
    {
        var @case = await CollectAsync(line);
        Assert.Empty(Over(@case));
        Assert.Contains(@case.Book.Facts, f => f.Sign == "log.private-address");
    }

    [Fact]
    public async Task Address_LeadsNowhere_WhenOnlyTheWayToTheInternetCoversIt()
    {
        var @case = await CollectAsync("connect ETIMEDOUT 10.60.4.18:5432", """{"RouteTableId":"rtb-0a1b2c3d4e5f60718","Routes":[{"DestinationCidrBlock":"0.0.0.0/0","TransitGatewayId":"tgw-0a1b2c3d4e5f60718"}]}""");
        Assert.Empty(Over(@case));
        Assert.DoesNotContain(@case.Book.Facts, f => f.Sign == "log.private-address");
    }

    [Fact]
    public async Task Line_ThatSaysNothingOfReach_LeadsNowhere() => Assert.Empty(Over(await CollectAsync("10.60.4.18 answered 500", sign: "log.error")));

    /// <summary>Other VPNs and interfaces of the account end elsewhere.</summary>
    [Fact]
    public async Task Gateway_IsMadeOfTheTunnelsAndInterfaces_ThatEndAtIt()
    {
        var aws = new ScriptedAws()
            .On("DescribeVpnConnections", """{"VpnConnections":[{"VpnConnectionId":"vpn-0aaa","VpnGatewayId":"vgw-0a1b2c3d4e5f60718"},{"VpnConnectionId":"vpn-0bbb","VpnGatewayId":"vgw-0ffffffffffffffff"}]}""")
            .On("DescribeVirtualInterfaces", """{"virtualInterfaces":[{"virtualInterfaceId":"dxvif-fg0a1b2c","virtualInterfaceName":"plant","virtualGatewayId":"vgw-0a1b2c3d4e5f60718","connectionId":"dxcon-fh9a8b7c"},{"virtualInterfaceId":"dxvif-ffffffff","virtualInterfaceName":"other","virtualGatewayId":"vgw-0ffffffffffffffff","connectionId":"dxcon-ffffffff"}]}""");
        var @case = await CollectAsync("dial tcp 172.16.8.20:8443: i/o timeout", aws: aws);
        Assert.Equal(["direct-connect dxcon-fh9a8b7c", "virtual-interface dxvif-fg0a1b2c", "vpn-connection vpn-0aaa"], @case.Links.Where(l => l.Tie == Tie.MadeOf).Select(l => $"{l.To.Kind} {l.To.Id}").Order());
    }

    private static async Task<Case> CollectAsync(string line, string routes = Routes, string sign = "log.unreachable", ScriptedAws? aws = null)
    {
        var (@case, function) = SomeCase.WithLines(aws);
        @case.Book.Add(SomeCase.Logged(function, line, sign));
        @case.Join(function, @case.Add(SomeCase.Found("route-table", routes)), Tie.SetUpWith);
        await new PrivateWays(@case, new Neighbours(@case)).CollectAsync(0);
        return @case;
    }

    private static IEnumerable<string> Over(Case @case) => @case.Links.Where(l => l.From.Kind == "route-table").Select(l => $"{l.To.Kind} {l.To.Id}");
}
