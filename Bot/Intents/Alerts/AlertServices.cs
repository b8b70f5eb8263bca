using Bot.Conversations;
using Bot.Notifications;
using Bot.Notifications.Incidents;
using Bot.Notifications.Rules;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Intents.Alerts;

internal static class AlertServices
{
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.TryAddSingleton<NotificationRulesSource>();
        services.TryAddSingleton<IncidentStore>();
        services.TryAddSingleton<DueSteps>();
        services.TryAddSingleton<NoticeAudit>();
        services.TryAddSingleton<OwnActionStore>();
        services.AddSingleton<OwnActionAnswers>();
        services.AddSingleton<IMessageExpansion, OwnActionPress>();
        services.AddSingleton<IncidentFinder>();
        services.AddSingleton<LifeCycle>();
        services.AddSingleton<IIntentHandler, AlertsHandler>();
        return services;
    }
}
