using Bot.Identity;
using Bot.Intents.Costs.Commitments;
using Bot.Intents.Costs.Outlook;
using Bot.Intents.Costs.Savings;
using Bot.Intents.Costs.Spend;
using Bot.Intents.Costs.Watching;
using Bot.Intents.History;
using Bot.Understanding.Times;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Intents.Costs;

internal static class CostServices
{
    public static IServiceCollection AddCosts(this IServiceCollection services)
    {
        services.TryAddSingleton(s => s.GetService<IConfiguration>() is { } settings ? CostOptions.Read(settings, []) : new());
        return services
            .AddSingleton<ICostTopic, SpendTopic>()
            .AddSingleton<ICostTopic, ForecastTopic>()
            .AddSingleton<ICostTopic, BudgetsTopic>()
            .AddSingleton<ICostTopic, AnomaliesTopic>()
            .AddSingleton<ICostTopic, SavingsTopic>()
            .AddSingleton<ICostTopic, SavingsPlansTopic>()
            .AddSingleton<ICostTopic, ReservationsTopic>()
            .AddSingleton<ICostTopic, FreeTierTopic>()
            .AddSingleton<ICostTopic, PricingTopic>()
            .AddSingleton(s => new CallCache(s.GetRequiredService<TimeProvider>(), TimeSpan.FromMinutes(s.GetRequiredService<CostOptions>().CacheMinutes)))
            .AddSingleton(s => new FiscalYear(s.GetRequiredService<CostOptions>().FiscalYearStartsIn))
            .AddSingleton<Subscriptions>()
            .AddSingleton<Watched>()
            .AddSingleton<IPersonalData, SubscriptionData>()
            .AddSingleton<ICostTopic, WatchTopic>()
            .AddSingleton<ICostTopic, WatchCheck>()
            .AddSingleton<ICostTopic, DigestTopic>()
            .AddSingleton<IIntentHandler, CostsHandler>();
    }

    /// <summary>Asks what subscriptions want, when it is due.</summary>
    public static IServiceCollection AddSubscriptionClock(this IServiceCollection services) => services
        .AddSingleton<SubscriptionClock>()
        .AddHostedService(s => s.GetRequiredService<SubscriptionClock>());
}
