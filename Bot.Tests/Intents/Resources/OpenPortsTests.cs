using System.Text.Json.Nodes;
using Bot.Intents.Resources.Registry;

namespace Bot.Tests.Intents.Resources;

public class OpenPortsTests
{
    [Theory]
    [InlineData("22", "22", true)]
    [InlineData("22", "2", false)]
    [InlineData("8080", "80", false)]
    [InlineData("3000-4000", "3389", true)]
    [InlineData("3000-3388", "3389", false)]
    [InlineData("all", "3389", true)]
    [InlineData("icmp", "3389", false)]
    public void Cover_ComparesNumbers_WhenPortsAreWrittenAsRanges(string ports, string port, bool expected) =>
        Assert.Equal(expected, OpenPorts.Cover(ports, port));

    [Fact]
    public void Of_LeavesOutRules_WhenTheirSourcesAreNotTheWorld()
    {
        var rules = JsonNode.Parse("""
            [
              { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{ "CidrIp": "10.0.0.0/8" }] },
              { "IpProtocol": "tcp", "FromPort": 8000, "ToPort": 8100, "IpRanges": [], "Ipv6Ranges": [{ "CidrIpv6": "::/0" }] },
              { "IpProtocol": "-1", "IpRanges": [{ "CidrIp": "0.0.0.0/0" }] }
            ]
            """)!;

        Assert.Equal("8000-8100, all", OpenPorts.Of([rules], toWorld: true).Text);
        Assert.Equal("22, 8000-8100, all", OpenPorts.Of([rules], toWorld: false).Text);
    }
}
