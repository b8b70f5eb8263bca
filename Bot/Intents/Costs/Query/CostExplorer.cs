using Bot.Identity;

namespace Bot.Intents.Costs.Query;

/// <summary>Asks Cost Explorer, page by page.</summary>
internal static class CostExplorer
{
    private const int MaxPages = 200;

    /// <summary>The ledger of a query, or the call that failed.</summary>
    public static async Task<CostResult> ReadAsync(AwsSession aws, CostQuery query, CancellationToken cancellation)
    {
        var parameters = query.Parameters();
        var read = new CostPages(query.Metric.Api);
        for (var page = 0; page < MaxPages; page++)
        {
            var outcome = await aws.CallAsync("ce", query.Operation, parameters, cancellation: cancellation).ConfigureAwait(false);
            if (outcome is not CallOutcome.Ok ok)
                return new(null, outcome);
            read.Add(ok.Body);
            if (ok.Body["NextPageToken"].Text() is not { Length: > 0 } next)
                return new(read.Ledger(false), null);
            if (page == 0 && CostPrice.Of((query.Periods + read.Periods - 1) / Math.Max(1, read.Periods)) is var price && price > query.MaxPrice)
                return new(null, CostPrice.AskFirst(price, query.MaxPrice));
            parameters = query.Parameters();
            parameters["NextPageToken"] = next;
        }
        return new(read.Ledger(true), null);
    }
}

/// <summary>A ledger, or the call that gave none.</summary>
internal readonly record struct CostResult(CostLedger? Ledger, CallOutcome? Failure);
