using Bot.Conversations.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Conversations;

internal static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        // Whatever store was not added before is kept as long as the process lives.
        services.TryAddSingleton<IRecords, MemoryRecords>();
        services.TryAddSingleton(s => new MemoryTurnStore(s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IHistory>(s => s.GetRequiredService<MemoryTurnStore>());
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<Inbox>();
        return services;
    }
}
