using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Analytics;

/// <summary>Amazon EMR: clusters; instances, groups and steps are facets.</summary>
internal sealed class EmrService : ResourceService
{
    /// <summary>States the service.</summary>
    public EmrService() : base("emr")
    {
        Kind("AWS::EMR::Cluster", "arn:aws:elasticmapreduce:{region}:{account}:cluster/{id}", "Id", "Name").Missing("InvalidRequestException", "Cluster id '{0}' is not valid.")
            .Get("DescribeCluster", "Cluster", "ClusterId")
            .List("ListClusters", "Clusters", filter: "ClusterStates=Status.State")
            .Facet("ListInstances", "ClusterId", (_, _) => new() { ["Instances"] = new JsonArray() })
            .Facet("ListInstanceGroups", "ClusterId", (_, _) => new() { ["InstanceGroups"] = new JsonArray() })
            .Facet("ListSteps", "ClusterId", (_, _) => new() { ["Steps"] = new JsonArray() })
            .Facet("ListBootstrapActions", "ClusterId", (_, _) => new() { ["BootstrapActions"] = new JsonArray() })
            .Facet("GetManagedScalingPolicy", "ClusterId");
        On("TerminateJobFlows", call =>
        {
            foreach (var id in call.Texts("JobFlowIds"))
                call.World.Update(Kinds[0].Get(call, id), d => d["Status"] = new JsonObject { ["State"] = "TERMINATING", ["StateChangeReason"] = new JsonObject { ["Code"] = "USER_REQUEST", ["Message"] = "Terminated by user request" } });
            return [];
        }, Kinds[0].ArnBy("JobFlowIds"));
        On("ListReleaseLabels", _ => new() { ["ReleaseLabels"] = new JsonArray("emr-7.9.0", "emr-7.5.0", "emr-7.1.0", "emr-6.15.0", "emr-5.36.2") });
        Tagging("ResourceId", null, "AddTags", "RemoveTags", "InvalidRequestException");
    }
}
