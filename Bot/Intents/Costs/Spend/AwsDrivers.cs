using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Commitments;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>AWS's own view of why one month cost more or less than another: usage, prices, credits, commitments. It compares whole months only.</summary>
internal static class AwsDrivers
{
    /// <summary>The largest first; none where AWS compares no such periods.</summary>
    public static async Task<ImmutableArray<Driver>> FindAsync(Turn turn, CostQuery query, CostPeriod before, CancellationToken cancellation)
    {
        if (!before.IsMonth || !query.Period.IsMonth || !query.Metric.IsMoney)
            return [];
        var parameters = new JsonObject
        {
            ["BaselineTimePeriod"] = CostQuery.Bounds(before),
            ["ComparisonTimePeriod"] = CostQuery.Bounds(query.Period),
            ["MetricForComparison"] = query.Metric.Api,
            ["GroupBy"] = new JsonArray(new JsonObject { ["Type"] = "DIMENSION", ["Key"] = "SERVICE" }),
        };
        if (CostFilter.Expression(query.Filters) is { } filter)
            parameters["Filter"] = filter;
        // The first page holds the largest; each further one costs.
        if (await turn.Aws.CallAsync("ce", "GetCostComparisonDrivers", parameters, cancellation: cancellation).ConfigureAwait(false) is not CallOutcome.Ok ok)
            return [];
        return
        [
            .. ok.Body["CostComparisonDrivers"].Objects()
                .SelectMany(d => d["CostDrivers"].Objects().Select(c => (Service: Service(d["CostSelector"]), Type: Words(c["Type"].Text()), Name: c["Name"].Text(), Figures: c["Metrics"]?[query.Metric.Api])))
                .Select(r => new Driver($"{r.Service}: {r.Name} ({r.Type})", CommitmentWords.Amount(r.Figures?["BaselineTimePeriodAmount"]), CommitmentWords.Amount(r.Figures?["ComparisonTimePeriodAmount"])))
                .OrderByDescending(r => Math.Abs(r.Change)),
        ];
    }

    /// <summary>The service in a selector, whatever else it selects.</summary>
    private static string Service(JsonNode? selector)
    {
        if (selector?["Dimensions"] is JsonObject dimension && dimension["Key"].Text() == "SERVICE")
            return (dimension["Values"] as JsonArray)?[0].Text() ?? "";
        return selector?["And"].Objects().Select(Service).FirstOrDefault(s => s.Length > 0) ?? "";
    }

    /// <summary><c>USAGE_CHANGE</c> as people read it.</summary>
    private static string Words(string type) => type.Replace('_', ' ').ToLowerInvariant();
}
