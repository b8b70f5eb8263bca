using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Insight.Costs;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight;

/// <summary>Cost Explorer over the scenario's ledger.</summary>
internal sealed class CostExplorerService : DemoService
{
    private const string Anomaly = "AWS::CE::Anomaly";
    private const string Monitor = "AWS::CE::AnomalyMonitor";
    private const string Subscription = "AWS::CE::AnomalySubscription";

    public CostExplorerService() : base("ce")
    {
        On("GetCostAndUsage", call => new CostQueries(call).CostAndUsage(false), ownPages: true);
        On("GetCostAndUsageWithResources", call => new CostQueries(call).CostAndUsage(true), ownPages: true);
        On("GetCostAndUsageComparisons", call => new CostComparisons(call).Comparisons(), ownPages: true);
        On("GetCostComparisonDrivers", call => new CostComparisons(call).Drivers(), ownPages: true);
        On("GetCostForecast", call => CostForecasts.Forecast(call, false));
        On("GetUsageForecast", call => CostForecasts.Forecast(call, true));
        On("GetDimensionValues", CostValues.Dimensions, ownPages: true);
        On("GetTags", CostValues.Tags, ownPages: true);
        On("GetCostCategories", CostValues.Categories, ownPages: true);
        On("ListCostCategoryDefinitions", CostValues.CategoryDefinitions, ownPages: true);
        On("ListCostAllocationTags", CostValues.AllocationTags, ownPages: true);
        On("GetAnomalies", Anomalies, ownPages: true);
        On("GetAnomalyMonitors", call => Everything(call, Monitor, "AnomalyMonitors", "MonitorArnList"), ownPages: true);
        On("GetAnomalySubscriptions", call => Everything(call, Subscription, "AnomalySubscriptions", "SubscriptionArnList"), ownPages: true);
        On("GetSavingsPlansUtilization", call => new Commitments(call).PlanUtilization());
        On("GetSavingsPlansCoverage", call => new Commitments(call).PlanCoverage(), ownPages: true);
        On("GetReservationUtilization", call => new Commitments(call).ReservationUtilization(), ownPages: true);
        On("GetReservationCoverage", call => new Commitments(call).ReservationCoverage(), ownPages: true);
        On("GetSavingsPlansPurchaseRecommendation", call => Stated(call, "AWS::CE::SavingsPlansPurchaseRecommendation", "SavingsPlansPurchaseRecommendation", r => r.Document.Text("SavingsPlansType") == call.Text("SavingsPlansType") && IsOfTerms(call, r)), ownPages: true);
        On("GetReservationPurchaseRecommendation", call => new JsonObject { ["Recommendations"] = Of(call, "AWS::CE::ReservationPurchaseRecommendation").Where(r => r.Document.Text("Service") == call.Text("Service") && IsOfTerms(call, r)).ToDocuments() }, ownPages: true);
        On("GetRightsizingRecommendation", Rightsizing, ownPages: true);
    }

    private static JsonObject Anomalies(DemoCall call)
    {
        var (from, to) = call.Input["DateInterval"] is JsonObject d ? (d.Text("StartDate")?[..10], d.Text("EndDate")?[..10]) : (null, null);
        var impact = call.Input["TotalImpact"] as JsonObject;
        var bound = impact is null ? 0 : impact["StartValue"].Real() ?? 0;
        var end = impact is null ? 0 : impact["EndValue"].Real() ?? 0;
        bool Wanted(Resource r)
        {
            var total = r.Document.At("Impact.TotalImpact").Real() ?? 0;
            var lastDay = r.Document.Text("AnomalyEndDate")?[..10] ?? call.Now.Iso()[..10];
            return (from is null || string.CompareOrdinal(lastDay, from) >= 0) && (to is null || string.CompareOrdinal(r.Document.Text("AnomalyStartDate")?[..10], to) <= 0)
                && (call.Text("MonitorArn") is not { } monitor || r.Document.Text("MonitorArn") == monitor)
                && (call.Text("Feedback") is not { } feedback || r.Document.Text("Feedback") == feedback)
                && (impact?.Text("NumericOperator") switch
                {
                    null => true,
                    "EQUAL" => total == bound,
                    "GREATER_THAN" => total > bound,
                    "GREATER_THAN_OR_EQUAL" => total >= bound,
                    "LESS_THAN" => total < bound,
                    "LESS_THAN_OR_EQUAL" => total <= bound,
                    _ => total >= bound && total <= end,
                });
        }
        return new JsonObject { ["Anomalies"] = Of(call, Anomaly).Where(Wanted).OrderByDescending(r => r.Document.Text("AnomalyStartDate"), StringComparer.Ordinal).ToDocuments() };
    }

    private static JsonObject Rightsizing(DemoCall call)
    {
        var found = Of(call, "AWS::CE::RightsizingRecommendation").ToList();
        var total = found.Sum(r => decimal.Parse(r.Document.At("ModifyRecommendationDetail.TargetInstances") is JsonArray { Count: > 0 } t && t[0] is JsonObject target ? target.Text("EstimatedMonthlySavings") ?? "0" : (r.Document.At("TerminateRecommendationDetail.EstimatedMonthlySavings")?.ToString() ?? "0"), CultureInfo.InvariantCulture));
        return new JsonObject
        {
            ["Metadata"] = new JsonObject { ["RecommendationId"] = "f3a1c2d4-0000-4000-8000-000000000001", ["GenerationTimestamp"] = call.Now.AddHours(-9).Iso(), ["LookbackPeriodInDays"] = "14" },
            ["Summary"] = new JsonObject { ["TotalRecommendationCount"] = found.Count.ToString(CultureInfo.InvariantCulture), ["EstimatedTotalMonthlySavingsAmount"] = CostQueries.Text(total), ["SavingsCurrencyCode"] = "USD" },
            ["RightsizingRecommendations"] = found.ToDocuments(),
            ["Configuration"] = new JsonObject { ["RecommendationTarget"] = "SAME_INSTANCE_FAMILY", ["BenefitsConsidered"] = true },
        };
    }

    private static JsonObject Everything(DemoCall call, string type, string member, string list)
    {
        var wanted = call.Texts(list);
        return new JsonObject { [member] = Of(call, type).Where(r => wanted.Count == 0 || wanted.Contains(r.Arn)).ToDocuments() };
    }

    private static JsonObject Stated(DemoCall call, string type, string member, Func<Resource, bool> where)
    {
        var output = new JsonObject { ["Metadata"] = new JsonObject { ["RecommendationId"] = "f3a1c2d4-0000-4000-8000-000000000002", ["GenerationTimestamp"] = call.Now.AddHours(-9).Iso() } };
        if (Of(call, type).FirstOrDefault(where) is { } found) output[member] = found.Shown();
        return output;
    }

    /// <summary>Recommended for one term and way of paying; without either in the request AWS takes one year without upfront payment.</summary>
    private static bool IsOfTerms(DemoCall call, Resource r) =>
        r.Document.Text("TermInYears") == (call.Text("TermInYears") ?? "ONE_YEAR") && r.Document.Text("PaymentOption") == (call.Text("PaymentOption") ?? "NO_UPFRONT");

    private static IEnumerable<Resource> Of(DemoCall call, string type) => call.World.List(call.Account, "global", type);
}
