using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Costs.Commitments;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>What Cost Explorer's two operations that compare months have in common.</summary>
/// <remarks>Source: Cost Management API reference, GetCostAndUsageComparisons and GetCostComparisonDrivers: each period is one calendar month, of the last 13.</remarks>
internal static class AwsMonths
{
    private const int MonthsKept = 13;

    /// <summary>Whether AWS compares two such periods.</summary>
    public static bool Fit(CostPeriod before, CostPeriod now, DateOnly today) =>
        before.IsMonth && now.IsMonth && before.Start >= new DateOnly(today.Year, today.Month, 1).AddMonths(-MonthsKept);

    public static JsonObject Parameters(CostQuery query, CostPeriod before, IEnumerable<CostGroup> groups)
    {
        var parameters = new JsonObject
        {
            ["BaselineTimePeriod"] = CostQuery.Bounds(before),
            ["ComparisonTimePeriod"] = CostQuery.Bounds(query.Period),
            ["MetricForComparison"] = query.Metric.Api,
            ["GroupBy"] = new JsonArray([.. groups.Select(g => (JsonNode)new JsonObject { ["Type"] = g.Api, ["Key"] = g.Key })]),
        };
        if (CostFilter.Expression(query.Filters) is { } filter)
            parameters["Filter"] = filter;
        return parameters;
    }

    /// <summary>Both amounts of a metric; null where AWS gives none.</summary>
    public static Driver? Amounts(string name, JsonNode? metrics, string metric) => metrics?[metric] is not JsonObject figures
        ? null
        : new(name, CommitmentWords.Amount(figures["BaselineTimePeriodAmount"]), CommitmentWords.Amount(figures["ComparisonTimePeriodAmount"]));

    /// <summary>The value of a dimension, tag or category in a selector, whatever else it selects; empty where it selects none of it.</summary>
    public static string Selected(JsonNode? selector, string key)
    {
        if (selector is not JsonObject expression)
            return "";
        foreach (var member in (ReadOnlySpan<string>)["Dimensions", "Tags", "CostCategories"])
        {
            if (expression[member] is JsonObject test && test["Key"].Text() == key)
                return test["Values"] is JsonArray { Count: > 0 } values ? values[0].Text() : "";
        }
        return expression["And"].Objects().Select(part => Selected(part, key)).FirstOrDefault(value => value.Length > 0) ?? "";
    }
}
