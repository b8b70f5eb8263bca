using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>What was used of one usage type, and what it cost.</summary>
/// <param name="Unit">AWS's: <c>GB-Mo</c>, <c>Hrs</c>, <c>Requests</c>; <c>N/A</c> where it counts nothing.</param>
internal readonly record struct UsageRow(string Type, string Unit, decimal Quantity, decimal Cost);

/// <summary>Quantities and costs by usage type, in one request: quantities of different units are never added.</summary>
internal static class UsageRows
{
    /// <summary>The rows and the cost's unit; or the call that failed.</summary>
    public static async Task<(List<UsageRow>? Rows, string Unit, bool IsEstimated, CallOutcome? Failure)> ReadAsync(AwsSession aws, CostQuery query, CancellationToken cancellation)
    {
        var cost = query.Metric.IsMoney ? query.Metric.Api : CostMetric.Unblended.Api;
        var parameters = (query with { Groups = [CostGroup.UsageType], Granularity = CostGranularity.Monthly }).Parameters();
        parameters["Metrics"] = new JsonArray(cost, CostMetric.Usage.Api);
        var outcome = await aws.CallAllAsync("ce", query.Operation, parameters, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return (null, "", false, outcome);
        var sums = new Dictionary<(string, string), (decimal Quantity, decimal Cost)>();
        var (unit, estimated) = ("USD", false);
        foreach (var period in ok.Body["ResultsByTime"].Objects())
        {
            estimated |= period["Estimated"].Flag();
            foreach (var group in period["Groups"].Objects())
            {
                var (used, paid) = (group["Metrics"]?[CostMetric.Usage.Api], group["Metrics"]?[cost]);
                unit = paid?["Unit"].Text() is { Length: > 0 } named ? named : unit;
                var key = ((group["Keys"] as JsonArray)?[0].Text() ?? "", used?["Unit"].Text() ?? "N/A");
                var sum = sums.GetValueOrDefault(key);
                sums[key] = (sum.Quantity + Number(used?["Amount"]), sum.Cost + Number(paid?["Amount"]));
            }
        }
        return ([.. sums.Select(s => new UsageRow(s.Key.Item1, s.Key.Item2, s.Value.Quantity, s.Value.Cost)).OrderByDescending(r => r.Cost)], unit, estimated, null);
    }

    private static decimal Number(JsonNode? node) => decimal.TryParse(node.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
