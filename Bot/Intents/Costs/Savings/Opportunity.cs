using System.Text.Json.Nodes;

namespace Bot.Intents.Costs.Savings;

/// <summary>One way to spend less.</summary>
/// <param name="Action">What to do: <c>Rightsize</c>, <c>Delete</c>, <c>MigrateToGraviton</c>, <c>PurchaseSavingsPlans</c>, ….</param>
/// <param name="Kind">Resource type by AWS's name: <c>Ec2Instance</c>.</param>
/// <param name="Resource">Id or ARN; empty for a purchase.</param>
/// <param name="From">What it is.</param>
/// <param name="To">What it would be; empty where it would be gone.</param>
/// <param name="Saving">A month, in <paramref name="Unit"/>.</param>
/// <param name="Effort">0 (very low) to 4 (very high).</param>
internal sealed record Opportunity(string Action, string Kind, string Resource, string Region, string Account, string From, string To, decimal Saving, string Unit, int Effort)
{
    public bool NeedsRestart { get; init; }
    /// <summary>AWS's share of the cost that is saved, percent; null where it is not known.</summary>
    public double? Percent { get; init; }
    /// <summary>The saving is counted from list prices, not from the account's bill.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Its id in Cost Optimization Hub; empty for what the bot found itself.</summary>
    public string Recommendation { get; init; } = "";

    /// <summary>The last part of an ARN, or the id.</summary>
    public string Id => Resource.StartsWith("arn:", StringComparison.Ordinal) ? Resource[(Resource.LastIndexOfAny([':', '/']) + 1)..] : Resource;

    /// <summary>A recommendation of Cost Optimization Hub.</summary>
    /// <remarks>Source: Cost Optimization Hub API reference, Recommendation.</remarks>
    public static Opportunity Of(JsonObject item) => new(
        item["actionType"].Text(), item["currentResourceType"].Text(),
        item["resourceArn"].Text() is { Length: > 0 } arn ? arn : item["resourceId"].Text(),
        item["region"].Text(), item["accountId"].Text(), item["currentResourceSummary"].Text(), item["recommendedResourceSummary"].Text(),
        (decimal)(item["estimatedMonthlySavings"].Number() ?? 0), item["currencyCode"].Text() is { Length: > 0 } unit ? unit : "USD",
        item["implementationEffort"].Text() switch { "VeryLow" => 0, "Low" => 1, "Medium" => 2, "High" => 3, _ => 4 })
    {
        NeedsRestart = item["restartNeeded"].Flag(),
        Percent = item["estimatedSavingsPercentage"].Number(),
        Recommendation = item["recommendationId"].Text(),
    };

    public string EffortWords => Effort switch { 0 => "very low", 1 => "low", 2 => "medium", 3 => "high", _ => "very high" };

    /// <summary>In words: <c>Rightsize r5.2xlarge to r5.xlarge</c>.</summary>
    public string Words()
    {
        var verb = Action switch { "MigrateToGraviton" => "Move to Graviton:", "PurchaseSavingsPlans" => "Buy a Savings Plan:", "PurchaseReservedInstances" => "Reserve:", "ScaleIn" => "Scale in", "Retain" => "Keep for a time only:", _ => Action };
        return (From, To) switch
        {
            ("", "") => verb,
            (_, "") => $"{verb} {From}",
            ("", _) => $"{verb} {To}",
            _ => $"{verb} {From} to {To}",
        };
    }
}
