namespace Bot.Intents.Costs.Query;

/// <summary>What AWS takes for being asked.</summary>
/// <remarks>Source: AWS Cost Management pricing: each paginated request of the Cost Explorer API.</remarks>
internal static class CostPrice
{
    /// <summary>One request, one page, in USD.</summary>
    public const decimal PerRequest = 0.01m;
}
