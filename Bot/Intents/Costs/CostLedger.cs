using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Identity;

namespace Bot.Intents.Costs;

/// <summary>What Cost Explorer answered, added up in decimals.</summary>
/// <param name="Amounts">Amount by group key.</param>
/// <param name="Days">Amount by the start of each period.</param>
/// <param name="IsEstimated">AWS may still change some of it.</param>
/// <param name="Currency">Such as <c>USD</c>.</param>
internal sealed record CostLedger(IReadOnlyDictionary<string, decimal> Amounts, IReadOnlyDictionary<string, decimal> Days, bool IsEstimated, string Currency)
{
    private const int MaxPages = 50;

    public decimal Total => Amounts.Values.Sum();

    /// <summary>Asks Cost Explorer, page by page.</summary>
    /// <returns>The ledger, or the call that failed.</returns>
    public static async Task<(CostLedger? Ledger, CallOutcome? Failure)> ReadAsync(AwsSession aws, CostQuery query, CancellationToken cancellation)
    {
        var amounts = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var days = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        var (estimated, currency, parameters) = (false, "USD", query.Parameters());
        for (var page = 0; page < MaxPages; page++)
        {
            var outcome = await aws.CallAsync("ce", "GetCostAndUsage", parameters, cancellation: cancellation).ConfigureAwait(false);
            if (outcome is not CallOutcome.Ok ok)
                return (null, outcome);
            foreach (var period in ok.Body["ResultsByTime"] as JsonArray ?? [])
            {
                estimated |= period?["Estimated"].Flag() ?? false;
                var day = (period?["TimePeriod"]?["Start"]).Text();
                foreach (var group in period?["Groups"] as JsonArray ?? [])
                {
                    var cost = group?["Metrics"]?["UnblendedCost"];
                    var amount = decimal.Parse((string?)cost?["Amount"] ?? "0", NumberStyles.Float, CultureInfo.InvariantCulture);
                    var key = (string?)(group?["Keys"] as JsonArray)?[0] ?? "";
                    amounts[key] = amounts.GetValueOrDefault(key) + amount;
                    days[day] = days.GetValueOrDefault(day) + amount;
                    currency = (string?)cost?["Unit"] ?? currency;
                }
            }
            if ((string?)ok.Body["NextPageToken"] is not { Length: > 0 } next)
                break;
            parameters = query.Parameters();
            parameters["NextPageToken"] = next;
        }
        return (new(amounts, days, estimated, currency), null);
    }
}
