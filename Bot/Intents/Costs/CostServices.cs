using Bot.Intents.Costs.Commitments;
using Bot.Intents.Costs.Outlook;
using Bot.Intents.Costs.Savings;
using Bot.Intents.Costs.Spend;

namespace Bot.Intents.Costs;

internal static class CostServices
{
    public static IServiceCollection AddCosts(this IServiceCollection services) => services
        .AddSingleton<ICostTopic, SpendTopic>()
        .AddSingleton<ICostTopic, ForecastTopic>()
        .AddSingleton<ICostTopic, BudgetsTopic>()
        .AddSingleton<ICostTopic, AnomaliesTopic>()
        .AddSingleton<ICostTopic, SavingsTopic>()
        .AddSingleton<ICostTopic, SavingsPlansTopic>()
        .AddSingleton<ICostTopic, ReservationsTopic>()
        .AddSingleton<ICostTopic, FreeTierTopic>()
        .AddSingleton<ICostTopic, PricingTopic>()
        .AddSingleton<IIntentHandler, CostsHandler>();
}
