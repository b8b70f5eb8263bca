using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Conversations;

internal static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<Stores.IRecords, Stores.MemoryRecords>();
        services.TryAddSingleton(s => new Stores.MemoryTurnStore(s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<Stores.IHistory>(s => s.GetRequiredService<Stores.MemoryTurnStore>());
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<Inbox>();
        return services;
    }
}
