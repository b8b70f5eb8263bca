using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Resources.Compute;

/// <summary>Amazon EKS: clusters, node groups, add-ons and Fargate profiles, tied by the cluster's name.</summary>
internal sealed class EksService : ResourceService
{
    /// <summary>States the service.</summary>
    public EksService() : base("eks")
    {
        Kind("AWS::EKS::Cluster", "arn:aws:eks:{region}:{account}:cluster/{id}", "name")
            .Missing("ResourceNotFoundException", "No cluster found for name: {0}.", 404)
            .Get("DescribeCluster", "cluster", "name")
            .List("ListClusters", "clusters")
            .Facet("ListInsights", "clusterName", (_, _) => new() { ["insights"] = new JsonArray() })
            .Facet("ListAccessEntries", "clusterName", (_, _) => new() { ["accessEntries"] = new JsonArray() })
            .Set("UpdateClusterVersion", "", "name", (c, _, d) => d["version"] = c.Text("version"))
            .Delete("DeleteCluster", "name", "cluster");
        Kind("AWS::EKS::Nodegroup", "arn:aws:eks:{region}:{account}:nodegroup/{id}", "nodegroupName", "nodegroupArn").Within("clusterName")
            .Missing("ResourceNotFoundException", "No node group found for name: {0}.", 404)
            .Get("DescribeNodegroup", "nodegroup", "nodegroupName")
            .List("ListNodegroups", "nodegroups")
            .Set("UpdateNodegroupConfig", "", "nodegroupName", (c, _, d) =>
            {
                var scaling = d["scalingConfig"] as JsonObject ?? [];
                foreach (var (name, value) in c.Input["scalingConfig"] as JsonObject ?? []) scaling[name] = value?.DeepClone();
                d["scalingConfig"] = scaling.DeepClone();
            })
            .Delete("DeleteNodegroup", "nodegroupName", "nodegroup");
        Kind("AWS::EKS::Addon", "arn:aws:eks:{region}:{account}:addon/{id}", "addonName", "addonArn").Within("clusterName")
            .Missing("ResourceNotFoundException", "No addon: {0} found in cluster", 404)
            .Get("DescribeAddon", "addon", "addonName")
            .List("ListAddons", "addons");
        Kind("AWS::EKS::FargateProfile", "arn:aws:eks:{region}:{account}:fargateprofile/{id}", "fargateProfileName").Within("clusterName")
            .Missing("ResourceNotFoundException", "No Fargate Profile found with name: {0}.", 404)
            .Get("DescribeFargateProfile", "fargateProfile", "fargateProfileName")
            .List("ListFargateProfiles", "fargateProfileNames");
        On("ListUpdates", _ => new() { ["updateIds"] = new JsonArray() });
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource", "NotFoundException");
    }
}
