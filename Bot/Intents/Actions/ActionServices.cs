namespace Bot.Intents.Actions;

internal static class ActionServices
{
    public static IServiceCollection AddActions(this IServiceCollection services)
    {
        services.AddSingleton<IIntentHandler, ActionsHandler>();
        return services;
    }
}
