using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Resources.Security;

/// <summary>IAM Access Analyzer: analyzers and findings.</summary>
internal sealed class AccessAnalyzerService : ResourceService
{
    /// <summary>States the service.</summary>
    public AccessAnalyzerService() : base("accessanalyzer")
    {
        Kind("AWS::AccessAnalyzer::Analyzer", "arn:aws:access-analyzer:{region}:{account}:analyzer/{id}", "name").Missing("ResourceNotFoundException", "Analyzer {0} not found", 404)
            .Get("GetAnalyzer", "analyzer", "analyzerName").List("ListAnalyzers", "analyzers", filter: "type")
            .Facet("ListArchiveRules", "analyzerName", (_, _) => new() { ["archiveRules"] = new JsonArray() });
        Kind("AWS::AccessAnalyzer::Finding", "arn:aws:access-analyzer:{region}:{account}:finding/{id}", "id").Missing("ResourceNotFoundException", "Finding {0} not found", 404)
            .Get("GetFinding", "finding", "id")
            .List("ListFindings", "findings", where: Matches)
            .List("ListFindingsV2", "findings", where: Matches, item: (_, r) => Second(r))
            .Get("GetFindingV2", null, "id", (_, r) => Second(r));
        Tagging("resourceArn", "ListTagsForResource", "TagResource", "UntagResource");
    }

    private bool Matches(DemoCall call, Resource finding)
    {
        if (Kinds[0].Find(call, call.Text("analyzerArn") ?? "") is null) throw Kinds[0].NotFound(call.Text("analyzerArn"));
        return (call.Input["filter"] as JsonObject ?? []).All(f => f.Value is not JsonObject test || test["eq"] is not JsonArray wanted || wanted.Any(w => Inputs.Text(w) == Inputs.Text(Items.At(finding.Document, f.Key))));
    }

    private static JsonObject Second(Resource finding)
    {
        string[] kept = ["analyzedAt", "createdAt", "error", "id", "resource", "resourceType", "resourceOwnerAccount", "status", "updatedAt"];
        return new(finding.Document.Where(m => kept.Contains(m.Key)).Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))) { ["findingType"] = "ExternalAccess" };
    }
}
