using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Outlook;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Watching;

/// <summary>Cost anomalies that AWS detected in the last days: their figures come up to a day late, and old ones are none of news.</summary>
internal static class AnomalyCheck
{
    private const int Days = 4;

    public static async Task<CheckResult> RunAsync(Turn turn, Subscription one, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(turn.Now.UtcDateTime);
        var (found, failure) = await Anomaly.FindAsync(turn.Aws, new(today.AddDays(-Days), today.AddDays(1)), one.Threshold, cancellation).ConfigureAwait(false);
        if (failure is not null)
            return new([], "", CostFailure.Of(failure));
        return new([.. found.Select(a => new Sighting(a.Id, $"**Cost anomaly**: {a.Cause}, **{Money.Text(a.Impact, "USD")}** above the {Money.Text(a.Expected, "USD")} that were expected, from {a.From}{(a.To.Length > 0 ? $" to {a.To}" : "")}{(a.Account.Length > 0 ? $", account {a.Account}" : "")}."))],
            $"AWS detected none from {CostPeriod.Text(today.AddDays(-Days))} on.")
        {
            Sources = AnomaliesTopic.Sources,
            Offers = found is [var first, ..] && first.Service.Length > 0 ? [new("why", "Day by day", $"{first.Service} cost per day in the past 30 days"), new("all", "All anomalies", "any cost anomalies this month?")] : [],
        };
    }
}
