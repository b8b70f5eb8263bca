using System.Collections.Immutable;
using System.Globalization;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Commitments;

namespace Bot.Intents.Costs.Savings;

/// <summary>The Savings Plans that AWS recommends.</summary>
internal static class PlanPurchase
{
    private const decimal HoursAMonth = 730;

    public static async Task<Recommended> FindAsync(Turn turn, CancellationToken cancellation)
    {
        var (terms, (type, title, product)) = (CommitmentTerms.Of(turn.Question.Text), TypeOf(turn.Question.Text));
        var outcome = await turn.Aws.CallAsync("ce", "GetSavingsPlansPurchaseRecommendation", new()
        {
            ["SavingsPlansType"] = type,
            ["TermInYears"] = terms.Term,
            ["PaymentOption"] = terms.Payment,
            ["LookbackPeriodInDays"] = "THIRTY_DAYS",
        }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok { Body: var body })
            return new([], [$"Without AWS's recommendation: {CostFailure.Of(outcome).Text}"]);
        var found = body["SavingsPlansPurchaseRecommendation"]?["SavingsPlansPurchaseRecommendationDetails"].Objects().Select(plan =>
        {
            var hourly = CommitmentWords.Amount(plan["HourlyCommitmentToPurchase"]);
            var upfront = CommitmentWords.Amount(plan["UpfrontCost"]);
            var saving = CommitmentWords.Amount(plan["EstimatedMonthlySavingsAmount"]);
            var place = plan["SavingsPlansDetails"]?["Region"].Text() ?? "";
            var family = plan["SavingsPlansDetails"]?["InstanceFamily"].Text() is { Length: > 0 } named ? $" {named}" : "";
            return new Commitment($"{title}{family}, {Money.Text(hourly, "USD")} an hour", terms, place, plan["AccountId"].Text())
            {
                Upfront = upfront,
                // What is paid upfront is a part of the commitment, which is a price by the hour.
                Monthly = Math.Max(0, hourly * HoursAMonth - upfront / terms.Months),
                // Of the commitment its unused part covers nothing.
                OnDemand = hourly * HoursAMonth + saving,
                Saving = saving,
                Utilization = plan["EstimatedAverageUtilization"].Number() ?? 0,
                Unit = plan["CurrencyCode"].Text() is { Length: > 0 } unit ? unit : "USD",
                How = Buy(plan["SavingsPlansDetails"]?["OfferingId"].Text() ?? "", hourly, upfront, terms, product),
            };
        }).ToImmutableArray() ?? [];
        return new(found, found.IsEmpty ? [$"AWS recommends no {title} for {terms.Words} from the last 30 days."] : []);
    }

    private static HowTo Buy(string offering, decimal hourly, decimal upfront, CommitmentTerms terms, string product)
    {
        var create = $"aws savingsplans create-savings-plan --savings-plan-offering-id {(offering.Length > 0 ? offering : "OFFERING")} --commitment {hourly.ToString(CultureInfo.InvariantCulture)}{(upfront > 0 ? $" --upfront-payment-amount {upfront.ToString(CultureInfo.InvariantCulture)}" : "")}";
        return offering.Length > 0 ? new([create]) : new([$"aws savingsplans describe-savings-plans-offerings --plan-types {product} --durations {terms.Seconds} --payment-options \"{terms.PaymentName}\" --currencies USD", create]);
    }

    private static (string Type, string Title, string Product) TypeOf(string question)
    {
        bool Says(string words) => question.Contains(words, StringComparison.OrdinalIgnoreCase);
        return Says("sagemaker") ? ("SAGEMAKER_SP", "SageMaker Savings Plan", "SageMaker")
            : Says("database") || Says("rds") ? ("DATABASE_SP", "Database Savings Plan", "Database")
            : Says("instance savings plan") ? ("EC2_INSTANCE_SP", "EC2 Instance Savings Plan", "EC2Instance")
            : ("COMPUTE_SP", "Compute Savings Plan", "Compute");
    }
}
