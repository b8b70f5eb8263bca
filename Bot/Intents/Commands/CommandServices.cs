using Bot.Aws.Catalog;

namespace Bot.Intents.Commands;

internal static class CommandServices
{
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.AddSingleton(new OperationFinder(AwsCatalog.Default));
        services.AddSingleton<CommandParser>();
        services.AddSingleton<CommandReply>();
        services.AddSingleton<IIntentHandler, CommandsHandler>();
        return services;
    }
}
