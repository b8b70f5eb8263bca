using Bot.Intents.Resources;

namespace Bot.Intents;

internal static class IntentServices
{
    public static IServiceCollection AddIntents(this IServiceCollection services)
    {
        services.AddSingleton<IIntentHandler, ResourcesHandler>();
        services.AddSingleton<IntentRouter>();
        return services;
    }
}
