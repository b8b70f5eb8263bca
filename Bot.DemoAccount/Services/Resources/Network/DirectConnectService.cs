using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>AWS Direct Connect: connections, virtual interfaces and gateways.</summary>
internal sealed class DirectConnectService : ResourceService
{
    /// <summary>States the service.</summary>
    public DirectConnectService() : base("directconnect")
    {
        Kind("AWS::DirectConnect::Connection", "arn:aws:directconnect:{region}:{account}:dxcon/{id}", "connectionId").Missing("DirectConnectClientException", "Connection ID {0} has an invalid format.").List("DescribeConnections", "connections", "connectionId");
        Kind("AWS::DirectConnect::VirtualInterface", "arn:aws:directconnect:{region}:{account}:dxvif/{id}", "virtualInterfaceId").Missing("DirectConnectClientException", "VirtualInterface {0} not found.").List("DescribeVirtualInterfaces", "virtualInterfaces", "virtualInterfaceId", "connectionId");
        Kind("AWS::DirectConnect::Gateway", "arn:aws:directconnect::{account}:dx-gateway/{id}", "directConnectGatewayId").Missing("DirectConnectClientException", "Direct Connect gateway {0} not found.").List("DescribeDirectConnectGateways", "directConnectGateways", "directConnectGatewayId");
        Kind("AWS::DirectConnect::Lag", "arn:aws:directconnect:{region}:{account}:dxlag/{id}", "lagId").List("DescribeLags", "lags", "lagId");
        On("DescribeLocations", _ => new() { ["locations"] = new JsonArray() });
        Tagging("resourceArn", null, "TagResource", "UntagResource", "DirectConnectClientException");
        On("DescribeTags", call => new() { ["resourceTags"] = call.Texts("resourceArns").Select(a => call.World.FindByArn(a)).OfType<Resource>().Select(r => new JsonObject { ["resourceArn"] = r.Arn, ["tags"] = r.TagList("key", "value") }).ToJson() });
    }
}
