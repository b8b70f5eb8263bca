using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>Trusted Advisor's newer API.</summary>
internal sealed class TrustedAdvisorService : DemoService
{
    private const string Recommendation = "AWS::TrustedAdvisor::Recommendation";

    public TrustedAdvisorService() : base("trustedadvisor")
    {
        On("ListRecommendations", call => new JsonObject
        {
            ["recommendationSummaries"] = call.World.List(call.Account, "global", Recommendation)
                .Where(r => (call.Text("status") is not { } s || r.Document.Text("status") == s) && (call.Text("pillar") is not { } p || r.Document.Texts("pillars").Contains(p)) && (call.Text("awsService") is not { } a || r.Document.Texts("awsServices").Contains(a))).ToDocuments(),
        });
        Gives("GetRecommendation", Recommendation, "recommendationIdentifier", "recommendation", id => new("ResourceNotFoundException", $"The recommendation {id} was not found", 404));
        Facet("ListRecommendationResources", Recommendation, "recommendationIdentifier", id => new("ResourceNotFoundException", $"The recommendation {id} was not found", 404), _ => new JsonObject { ["recommendationResourceSummaries"] = new JsonArray() });
        On("ListChecks", call => new JsonObject { ["checkSummaries"] = call.World.List(call.Account, "global", "AWS::TrustedAdvisor::Check").Select(c => new JsonObject { ["id"] = c.Id, ["arn"] = c.Arn, ["name"] = c.Document.Text("name"), ["description"] = c.Document.Text("description"), ["awsServices"] = new JsonArray(), ["pillars"] = new JsonArray(c.Document.Text("category")), ["source"] = "ta_check", ["metadata"] = new JsonObject() }).ToJsonArray() });
    }
}
