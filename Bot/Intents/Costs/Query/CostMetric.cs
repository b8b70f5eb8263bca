namespace Bot.Intents.Costs.Query;

/// <summary>What kind of number a cost is.</summary>
/// <param name="Api">Cost Explorer's name in GetCostAndUsage.</param>
/// <param name="Forecast">Its name in GetCostForecast; null where AWS forecasts none.</param>
/// <param name="Words">For people: which number it is.</param>
/// <remarks>Source: Cost Management API reference, GetCostAndUsage (Metrics) and GetCostForecast (Metric).</remarks>
internal sealed record CostMetric(string Api, string? Forecast, string Words)
{
    public static CostMetric Unblended { get; } = new("UnblendedCost", "UNBLENDED_COST", "unblended cost: what was charged when it was charged");
    public static CostMetric Amortized { get; } = new("AmortizedCost", "AMORTIZED_COST", "amortized cost: upfront and recurring fees of commitments spread over the usage they cover");
    public static CostMetric NetUnblended { get; } = new("NetUnblendedCost", "NET_UNBLENDED_COST", "net unblended cost: unblended, after discounts");
    public static CostMetric NetAmortized { get; } = new("NetAmortizedCost", "NET_AMORTIZED_COST", "net amortized cost: amortized, after discounts");
    public static CostMetric Blended { get; } = new("BlendedCost", "BLENDED_COST", "blended cost: the organisation's average rate times usage");
    public static CostMetric Usage { get; } = new("UsageQuantity", "USAGE_QUANTITY", "usage quantity");

    public bool IsMoney => this != Usage;

    /// <summary>The metric by Cost Explorer's name; unblended where none is asked for.</summary>
    public static CostMetric Of(string? api) => api switch
    {
        "AmortizedCost" => Amortized,
        "NetUnblendedCost" => NetUnblended,
        "NetAmortizedCost" => NetAmortized,
        "BlendedCost" => Blended,
        "UsageQuantity" => Usage,
        _ => Unblended,
    };
}
