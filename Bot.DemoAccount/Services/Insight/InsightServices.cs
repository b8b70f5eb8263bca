namespace Bot.DemoAccount.Services.Insight;

/// <summary>Metrics, logs, trails, traces, costs, support and health; each is made when first called.</summary>
internal static class InsightServices
{
    public static IReadOnlyDictionary<string, Func<DemoService>> All { get; } = new Dictionary<string, Func<DemoService>>();
}
