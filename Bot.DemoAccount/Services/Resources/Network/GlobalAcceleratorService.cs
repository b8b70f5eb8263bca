using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Network;

/// <summary>AWS Global Accelerator: accelerators, listeners and endpoint groups, in us-west-2.</summary>
internal sealed class GlobalAcceleratorService : ResourceService
{
    /// <summary>States the service.</summary>
    public GlobalAcceleratorService() : base("globalaccelerator")
    {
        Kind("AWS::GlobalAccelerator::Accelerator", "arn:aws:globalaccelerator::{account}:accelerator/{id}", "AcceleratorArn", "Name").Missing("AcceleratorNotFoundException", "Accelerator with ARN {0} does not exist.")
            .Get("DescribeAccelerator", "Accelerator", "AcceleratorArn").List("ListAccelerators", "Accelerators")
            .Facet("DescribeAcceleratorAttributes", "AcceleratorArn", (_, _) => new() { ["AcceleratorAttributes"] = new JsonObject { ["FlowLogsEnabled"] = false } });
        Kind("AWS::GlobalAccelerator::Listener", "arn:aws:globalaccelerator::{account}:accelerator/{id}", "ListenerArn").Missing("ListenerNotFoundException", "Listener with ARN {0} does not exist.")
            .Get("DescribeListener", "Listener", "ListenerArn").List("ListListeners", "Listeners", where: (c, r) => r.Arn.StartsWith(c.Text("AcceleratorArn") + "/", StringComparison.Ordinal));
        Kind("AWS::GlobalAccelerator::EndpointGroup", "arn:aws:globalaccelerator::{account}:accelerator/{id}", "EndpointGroupArn").Missing("EndpointGroupNotFoundException", "Endpoint group with ARN {0} does not exist.")
            .Get("DescribeEndpointGroup", "EndpointGroup", "EndpointGroupArn").List("ListEndpointGroups", "EndpointGroups", where: (c, r) => r.Arn.StartsWith(c.Text("ListenerArn") + "/", StringComparison.Ordinal));
        Tagging("ResourceArn", "ListTagsForResource", "TagResource", "UntagResource", "AcceleratorNotFoundException");
    }
}
