using Bot.Intents.History;
using Bot.Intents.Investigations.Replay;

namespace Bot.Intents.Investigations;

internal static class InvestigationServices
{
    public static IServiceCollection AddInvestigations(this IServiceCollection services)
    {
        services.AddSingleton<InvestigationLog>();
        services.AddSingleton<IPersonalData, InvestigationData>();
        services.AddSingleton<IIntentHandler, TroubleshootingHandler>();
        return services;
    }
}
