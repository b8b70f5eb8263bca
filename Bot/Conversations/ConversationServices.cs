using Bot.Conversations.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Conversations;

internal static class ConversationServices
{
    /// <summary>The engine. Whatever store was not added before is kept as long as the process lives.</summary>
    public static IServiceCollection AddConversations(this IServiceCollection services, TurnOptions? options = null)
    {
        services.TryAddSingleton(options ?? new());
        services.TryAddSingleton(Retention.Of(Retention.DefaultDays));
        services.TryAddSingleton<IRecords, MemoryRecords>();
        services.TryAddSingleton(s => new MemoryTurnStore(s.GetRequiredService<TimeProvider>(), s.GetRequiredService<TurnOptions>().Bounds));
        services.TryAddSingleton<ITurnStore>(s => s.GetRequiredService<MemoryTurnStore>());
        services.TryAddSingleton<IHistory>(s => s.GetRequiredService<MemoryTurnStore>());
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<ConversationCache>();
        services.AddSingleton<SharedFiles>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<RunningTurns>();
        services.AddSingleton<TurnThreads>();
        services.AddSingleton(s => new IntakeRush(s.GetRequiredService<TimeProvider>(), s.GetRequiredService<TurnOptions>().RushPerSecond));
        services.AddSingleton<TurnWatches>();
        services.AddSingleton<Inbox>();
        services.AddSingleton<PostedMessages>();
        services.AddSingleton<IDeliveryListener>(s => s.GetRequiredService<PostedMessages>());
        services.AddSingleton<OutboxWorker>();
        services.AddSingleton<TurnExecution>();
        return services;
    }

    /// <summary>Runs what the inbox takes in. The outbox ends last, so that it takes the last turns' answers along.</summary>
    public static IServiceCollection AddTurnWorkers(this IServiceCollection services)
    {
        services.AddHostedService(s => s.GetRequiredService<OutboxWorker>());
        services.AddHostedService<TurnWorker>();
        services.AddHostedService<StoreUpkeep>();
        return services;
    }
}
