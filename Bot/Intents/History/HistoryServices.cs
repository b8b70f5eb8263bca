using Bot.Identity.Resolution;

namespace Bot.Intents.History;

internal static class HistoryServices
{
    public static IServiceCollection AddHistory(this IServiceCollection services)
    {
        services.AddSingleton<ConversationFinder>();
        services.AddSingleton<ConversationDeletion>();
        services.AddSingleton<PersonalExport>();
        services.AddSingleton<IPersonalData, ChoiceData>();
        services.AddSingleton<IPersonalData, DeadLetterData>();
        services.AddSingleton<IPersonalData, OrganisationData>();
        services.AddSingleton<IIntentHandler, HistoryHandler>();
        return services;
    }
}
