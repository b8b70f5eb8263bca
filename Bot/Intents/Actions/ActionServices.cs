using Bot.Guardrails.Approvals;
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
        services.AddSingleton<ChangeKnowledge>();
        services.AddSingleton<IChangeKnowledge>(s => s.GetRequiredService<ChangeKnowledge>());
        services.AddSingleton<ChangePlanner>();
        services.AddSingleton<IIntentHandler, ActionsHandler>();
        services.AddSingleton<IIntentHandler, ApprovalsHandler>();
        return services;
    }
}
