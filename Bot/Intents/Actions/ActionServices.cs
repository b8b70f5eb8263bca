using Bot.Channels;
using Bot.Conversations.Stores;
using Bot.Guardrails.Approvals;
using Bot.Identity;
using Bot.Intents.Actions.Changes;

namespace Bot.Intents.Actions;

internal static class ActionServices
{
    /// <summary>Changes: by words, their plans, approvals and execution.</summary>
    public static IServiceCollection AddActions(this IServiceCollection services)
    {
        services.AddSingleton(s => s.GetService<IConfiguration>() is { } configuration ? ApprovalOptions.Read(configuration, []) : new());
        services.AddSingleton<ApprovalStore>();
        services.AddSingleton<PlanRunner>();
        services.AddSingleton<PlanDesk>();
        services.AddSingleton<PlanAudit>();
        services.AddSingleton(s => new PlanNotices(
            s.GetRequiredService<ITurnStore>(), s.GetServices<IDelivery>(), () => s.GetService<DirectorySource>()?.Current, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<AbandonedPlans>();
        services.AddSingleton<ChangeKnowledge>();
        services.AddSingleton<IChangeKnowledge>(s => s.GetRequiredService<ChangeKnowledge>());
        services.AddSingleton<ChangePlanner>();
        services.AddSingleton<IIntentHandler, ActionsHandler>();
        services.AddSingleton<IIntentHandler, ApprovalsHandler>();
        return services;
    }

    /// <summary>Ends what a crash interrupted.</summary>
    public static IServiceCollection AddAbandonedPlans(this IServiceCollection services) => services.AddHostedService(s => s.GetRequiredService<AbandonedPlans>());
}
