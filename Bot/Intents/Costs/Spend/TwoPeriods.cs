using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Reads one query for two periods, in one call where the periods meet.</summary>
internal static class TwoPeriods
{
    /// <summary>The ledgers of both periods, or the call that failed.</summary>
    /// <param name="query">Asked for the later period.</param>
    /// <param name="before">The earlier one.</param>
    public static async Task<(CostLedger? Before, CostLedger? Now, CallOutcome? Failure)> ReadAsync(AwsSession aws, CostQuery query, CostPeriod before, CancellationToken cancellation)
    {
        if (before.End == query.Period.Start && before.IsMonths)
        {
            var both = await CostExplorer.ReadAsync(aws, query with { Period = new(before.Start, query.Period.End), Granularity = CostGranularity.Monthly }, cancellation).ConfigureAwait(false);
            return both.Ledger is { } ledger ? (ledger.Within(before), ledger.Within(query.Period), null) : (null, null, both.Failure);
        }
        var earlier = CostExplorer.ReadAsync(aws, query with { Period = before }, cancellation);
        var later = await CostExplorer.ReadAsync(aws, query, cancellation).ConfigureAwait(false);
        var first = await earlier.ConfigureAwait(false);
        return (first.Ledger, later.Ledger, first.Failure ?? later.Failure);
    }
}
