namespace Bot.Intents.Help;

internal static class HelpServices
{
    public static IServiceCollection AddHelp(this IServiceCollection services)
    {
        services.AddSingleton<IIntentHandler, ChatHandler>();
        services.AddSingleton<IIntentHandler, PluginHandler>();
        services.AddSingleton<IIntentHandler, NotYetHandler>();
        return services;
    }
}
