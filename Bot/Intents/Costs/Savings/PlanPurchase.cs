using System.Globalization;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Commitments;

namespace Bot.Intents.Costs.Savings;

/// <summary>The Savings Plan that AWS recommends, with its break-even.</summary>
internal sealed record PlanPurchase(string Words)
{
    private const int HoursAMonth = 730;

    /// <summary>Null where AWS recommends none or was not to be asked.</summary>
    public static async Task<PlanPurchase?> FindAsync(Turn turn, CancellationToken cancellation)
    {
        var outcome = await turn.Aws.CallAsync("ce", "GetSavingsPlansPurchaseRecommendation", new()
        {
            ["SavingsPlansType"] = "COMPUTE_SP",
            ["TermInYears"] = "ONE_YEAR",
            ["PaymentOption"] = "NO_UPFRONT",
            ["LookbackPeriodInDays"] = "THIRTY_DAYS",
        }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok { Body: var body } || body["SavingsPlansPurchaseRecommendation"]?["SavingsPlansPurchaseRecommendationDetails"].Objects().FirstOrDefault() is not { } plan)
            return null;
        var hourly = CommitmentWords.Amount(plan["HourlyCommitmentToPurchase"]);
        var onDemand = CommitmentWords.Amount(plan["CurrentAverageHourlyOnDemandSpend"]);
        var percent = plan["EstimatedSavingsPercentage"].Number() ?? 0;
        var words = $"Compute Savings Plan, one year, no upfront: commit **{Money.Text(hourly, "USD")} an hour** ({Money.Text(hourly * HoursAMonth, "USD")} a month), saves {Money.Text(CommitmentWords.Amount(plan["EstimatedMonthlySavingsAmount"]), "USD")} a month ({Money.Percent(percent)}), {Money.Percent(plan["EstimatedAverageUtilization"].Number() ?? 0)} used by the last 30 days.";
        // The commitment is paid whether used or not; the usage it covers would cost commitment / (1 - discount) on demand.
        if (percent is > 0 and < 100 && hourly > 0)
            words += string.Create(CultureInfo.InvariantCulture, $" It breaks even as long as {100 - percent:0} % of it is used{(onDemand > 0 ? $"; on demand you spend {Money.Text(onDemand, "USD")} an hour now" : "")}.");
        return new(words);
    }
}
