namespace Bot.Intents.Investigations;

internal static class InvestigationServices
{
    public static IServiceCollection AddInvestigations(this IServiceCollection services)
    {
        services.AddSingleton<IIntentHandler, TroubleshootingHandler>();
        return services;
    }
}
