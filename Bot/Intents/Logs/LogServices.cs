namespace Bot.Intents.Logs;

internal static class LogServices
{
    public static IServiceCollection AddLogs(this IServiceCollection services)
    {
        services.AddSingleton<InsightsRun>();
        services.AddSingleton<IIntentHandler, LogsHandler>();
        return services;
    }
}
