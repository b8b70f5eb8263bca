using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>Compute Optimizer: the scenario's recommendations by kind.</summary>
internal sealed class ComputeOptimizerService : DemoService
{
    public ComputeOptimizerService() : base("compute-optimizer")
    {
        Kind("GetEC2InstanceRecommendations", "InstanceRecommendation", "instanceRecommendations", "instanceArns", "instanceArn");
        Kind("GetEBSVolumeRecommendations", "VolumeRecommendation", "volumeRecommendations", "volumeArns", "volumeArn");
        Kind("GetLambdaFunctionRecommendations", "LambdaRecommendation", "lambdaFunctionRecommendations", "functionArns", "functionArn");
        Kind("GetAutoScalingGroupRecommendations", "AutoScalingGroupRecommendation", "autoScalingGroupRecommendations", "autoScalingGroupArns", "autoScalingGroupArn");
        Kind("GetECSServiceRecommendations", "ECSServiceRecommendation", "ecsServiceRecommendations", "serviceArns", "serviceArn");
        Kind("GetRDSDatabaseRecommendations", "RDSRecommendation", "rdsDBRecommendations", "resourceArns", "resourceArn");
        Kind("GetIdleRecommendations", "IdleRecommendation", "idleRecommendations", "resourceArns", "resourceArn");
        On("GetEnrollmentStatus", _ => new JsonObject { ["status"] = "Active", ["memberAccountsEnrolled"] = true, ["lastUpdatedTimestamp"] = "2024-01-10T00:00:00Z" });
        On("GetRecommendationSummaries", call => new JsonObject
        {
            ["recommendationSummaries"] = Of(call, "InstanceRecommendation").GroupBy(r => r.Document.Text("finding") ?? "").Any()
                ? new JsonArray(new JsonObject { ["recommendationResourceType"] = "Ec2Instance", ["accountId"] = call.Account, ["summaries"] = Of(call, "InstanceRecommendation").GroupBy(r => r.Document.Text("finding") ?? "").Select(g => new JsonObject { ["name"] = g.Key, ["value"] = (double)g.Count() }).ToJsonArray() })
                : new JsonArray(),
        });
    }

    private void Kind(string operation, string kind, string member, string arns, string arn) => On(operation, call =>
    {
        var wanted = call.Texts(arns);
        var filters = call.Items("filters").ToList();
        bool Passes(Resource r) => filters.TrueForAll(f => f.Text("name") switch
        {
            "Finding" => f.Texts("values").Any(v => v.Equals(r.Document.Text("finding"), StringComparison.OrdinalIgnoreCase)),
            "ResourceType" => f.Texts("values").Any(v => v.Equals(r.Document.Text("resourceType"), StringComparison.OrdinalIgnoreCase)),
            _ => true,
        });
        return new JsonObject { [member] = Of(call, kind).Where(r => (wanted.Count == 0 || wanted.Contains(r.Document.Text(arn) ?? "")) && Passes(r)).ToDocuments() };
    });

    private static IEnumerable<Resource> Of(DemoCall call, string kind) => call.World.List(call.Account, call.Region, "AWS::ComputeOptimizer::" + kind);
}
