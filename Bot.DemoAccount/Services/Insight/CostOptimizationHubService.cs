using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>Cost Optimization Hub: recommendations of the scenario, filtered and summed.</summary>
internal sealed class CostOptimizationHubService : DemoService
{
    private const string Recommendation = "AWS::CostOptimizationHub::Recommendation";

    public CostOptimizationHubService() : base("cost-optimization-hub")
    {
        On("ListRecommendations", call => new JsonObject { ["items"] = Wanted(call).Select(r => r.Shown()).ToJsonArray() });
        On("ListRecommendationSummaries", Summaries);
        Gives("GetRecommendation", Recommendation, "recommendationId", null, id => new("ResourceNotFoundException", $"Recommendation {id} does not exist"));
        On("ListEnrollmentStatuses", call => new JsonObject { ["items"] = new JsonArray(new JsonObject { ["accountId"] = call.Account, ["status"] = "Active", ["createdTimestamp"] = "2024-01-10T00:00:00Z", ["lastUpdatedTimestamp"] = "2024-01-10T00:00:00Z" }) });
        On("GetPreferences", _ => new JsonObject { ["savingsEstimationMode"] = "AfterDiscounts", ["memberAccountDiscountVisibility"] = "All" });
    }

    private static IEnumerable<Resource> Wanted(DemoCall call)
    {
        var filter = call.Input["filter"] as JsonObject ?? [];
        bool In(string list, Resource r, string field) => filter.Texts(list) is var values && (values.Count == 0 || values.Contains(r.Document.Text(field) ?? ""));
        var found = call.World.List(call.Account, "global", Recommendation).Where(r =>
            In("accountIds", r, "accountId") && In("regions", r, "region") && In("resourceTypes", r, "currentResourceType") && In("actionTypes", r, "actionType")
            && In("implementationEfforts", r, "implementationEffort") && In("resourceIds", r, "resourceId") && In("resourceArns", r, "resourceArn"));
        var order = call.Input["orderBy"] as JsonObject;
        return order?.Text("order") == "Asc" ? found.OrderBy(Saving) : found.OrderByDescending(Saving);
    }

    private static double Saving(Resource r) => r.Document["estimatedMonthlySavings"].Real() ?? 0;

    private static JsonObject Summaries(DemoCall call)
    {
        var member = call.Must("groupBy") switch
        {
            "AccountId" => "accountId",
            "Region" => "region",
            "ActionType" => "actionType",
            "ResourceType" => "currentResourceType",
            "ImplementationEffort" => "implementationEffort",
            "RestartNeeded" => "restartNeeded",
            "RollbackPossible" => "rollbackPossible",
            var other => throw new DemoException("ValidationException", $"Invalid groupBy value {other}"),
        };
        var wanted = Wanted(call).ToList();
        return new JsonObject
        {
            ["estimatedTotalDedupedSavings"] = Math.Round(wanted.Sum(Saving), 4),
            ["currencyCode"] = "USD",
            ["groupBy"] = call.Text("groupBy"),
            ["items"] = wanted.GroupBy(r => r.Document[member]?.ToString() ?? "").Select(g => new JsonObject { ["group"] = g.Key, ["estimatedMonthlySavings"] = Math.Round(g.Sum(Saving), 4), ["recommendationCount"] = g.Count() }).OrderByDescending(g => (double)g["estimatedMonthlySavings"]!).ToJsonArray(),
        };
    }
}
