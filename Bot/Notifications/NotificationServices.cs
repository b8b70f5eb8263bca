using Bot.Conversations;
using Bot.Conversations.Stores;
using Bot.Intents.History;
using Bot.Notifications.Incidents;
using Bot.Notifications.Doors;
using Bot.Notifications.Doors.Sns;
using Bot.Notifications.Doors.Webhooks;
using Bot.Notifications.Posting;
using Bot.Notifications.Rules;
using Bot.Notifications.Sources;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Notifications;

internal static class NotificationServices
{
    /// <summary>What comes in by itself, from its door to its card.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services, WebhookSecrets secrets)
    {
        services.AddSingleton(secrets);
        services.AddHttpClient(SnsFetch.HttpName, client => client.Timeout = TimeSpan.FromSeconds(5))
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) });
        services.TryAddSingleton<ISnsFetch, SnsFetch>();
        services.AddSingleton<NotificationRulesSource>();
        services.AddSingleton<NotificationMetrics>();
        services.TryAddSingleton<NoticeAudit>();
        services.TryAddSingleton<OwnActionStore>();
        services.AddSingleton<SnsCertificates>();
        services.AddSingleton<NoticeReaders>();
        services.AddSingleton<NotificationIntake>();
        services.AddSingleton<SnsDoor>();
        services.AddSingleton<WebhookRepeats>();
        services.AddSingleton<WebhookDoor>();
        services.AddSingleton<IncidentStore>();
        services.AddSingleton<IPersonalData, IncidentData>();
        services.AddSingleton<DueSteps>();
        services.AddSingleton<ChannelPlaces>();
        services.AddSingleton<NoticePosts>();
        services.AddSingleton<NoticeAws>();
        services.AddSingleton<NoticeGraph>();
        services.AddSingleton<NoticeTags>();
        services.AddSingleton<Gathering>();
        services.AddSingleton<NoticeDesk>();
        services.AddSingleton<IEventRunner, NoticeRunner>();
        // The inbox is made after those who listen to the outbox.
        services.AddSingleton<IDeliveryListener>(s => new AutoInvestigation(
            s.GetRequiredService<Inbox>, s.GetRequiredService<ITurnStore>(), s.GetRequiredService<IncidentStore>(), s.GetRequiredService<NotificationRulesSource>(),
            s.GetRequiredService<ChannelPlaces>(), s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<AutoInvestigation>>()));
        services.AddHostedService<NoticeClock>();
        return services;
    }
}
