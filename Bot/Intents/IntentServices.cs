using Bot.Intents.Actions;
using Bot.Intents.Alarms;
using Bot.Intents.Alerts;
using Bot.Intents.Audit;
using Bot.Intents.Commands;
using Bot.Intents.Costs;
using Bot.Intents.Help;
using Bot.Intents.History;
using Bot.Intents.Investigations;
using Bot.Intents.Logs;
using Bot.Intents.People;
using Bot.Intents.Resources;
using Bot.Intents.Rights;
using Bot.Intents.Support;

namespace Bot.Intents;

internal static class IntentServices
{
    public static IServiceCollection AddIntents(this IServiceCollection services)
    {
        services.AddSingleton<IIntentHandler, ResourcesHandler>();
        services.AddCosts();
        services.AddSingleton<IIntentHandler, AlarmsHandler>();
        services.AddInvestigations();
        services.AddLogs();
        services.AddSingleton<IIntentHandler, SupportHandler>();
        services.AddCommands();
        services.AddActions();
        services.AddHelp();
        services.AddHistory();
        services.AddRights();
        services.AddPeople();
        services.AddAuditQuestions();
        services.AddAlerts();
        services.AddSingleton<IntentRouter>();
        return services;
    }
}
