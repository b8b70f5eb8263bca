using System.Collections.Immutable;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>AWS's own comparison of two months: the check of the bot's, and what is answered with where the rows of both months cannot be had.</summary>
internal static class AwsComparison
{
    /// <summary>Null where AWS compares no such periods, or may not be asked.</summary>
    public static async Task<Difference?> FindAsync(Turn turn, CostQuery query, CostPeriod before, CostGroup group, CancellationToken cancellation)
    {
        if (!query.Metric.IsMoney || !AwsMonths.Fit(before, query.Period, DateOnly.FromDateTime(turn.Now.UtcDateTime)))
            return null;
        // The total stands on every page, so that the first is enough for the check.
        var outcome = await turn.Aws.CallAsync("ce", "GetCostAndUsageComparisons", AwsMonths.Parameters(query, before, [group]), cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok || AwsMonths.Amounts("", ok.Body["TotalCostAndUsage"], query.Metric.Api) is not { } total)
            return null;
        var rows = ok.Body["CostAndUsageComparisons"].Objects()
            .Select(r => AwsMonths.Amounts(group.Name(AwsMonths.Selected(r["CostAndUsageSelector"], group.Key)), r["Metrics"], query.Metric.Api)).OfType<Driver>()
            .Where(d => d.Before != 0 || d.Now != 0).OrderByDescending(d => Math.Abs(d.Change)).ThenBy(d => d.Name, StringComparer.Ordinal).ToImmutableArray();
        var unit = ok.Body["TotalCostAndUsage"]?[query.Metric.Api]?["Unit"].Text();
        return new(rows, total.Before, total.Now, string.IsNullOrEmpty(unit) ? "USD" : unit);
    }

    /// <summary>What AWS's comparison says of the bot's own.</summary>
    public static string Words(Difference own, Difference aws) => decimal.Round(own.Before - aws.Before, 2) == 0 && decimal.Round(own.Now - aws.Now, 2) == 0
        ? "AWS's own comparison of the two months is the same."
        : $"It does not reconcile: AWS's own comparison says {aws.Words()}.";
}
