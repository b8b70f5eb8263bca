namespace Bot.DemoAccount.Services.Insight;

/// <summary>Metrics, logs, trails, traces, costs, support and health; each is made when first called.</summary>
internal static class InsightServices
{
    public static IReadOnlyDictionary<string, Func<DemoService>> All { get; } = new Dictionary<string, Func<DemoService>>
    {
        ["application-signals"] = () => new ApplicationSignalsService(),
        ["budgets"] = () => new BudgetsService(),
        ["ce"] = () => new CostExplorerService(),
        ["cloudtrail"] = () => new CloudTrailService(),
        ["cloudwatch"] = () => new CloudWatchService(),
        ["compute-optimizer"] = () => new ComputeOptimizerService(),
        ["cost-optimization-hub"] = () => new CostOptimizationHubService(),
        ["freetier"] = () => new FreeTierService(),
        ["health"] = () => new HealthService(),
        ["logs"] = () => new LogsService(),
        ["pricing"] = () => new PricingService(),
        ["savingsplans"] = () => new SavingsPlansService(),
        ["support"] = () => new SupportService(),
        ["synthetics"] = () => new SyntheticsService(),
        ["trustedadvisor"] = () => new TrustedAdvisorService(),
        ["xray"] = () => new XRayService(),
    };
}
