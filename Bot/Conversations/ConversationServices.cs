namespace Bot.Conversations;

internal static class ConversationServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<Stores.IRecords, Stores.MemoryRecords>();
        services.AddSingleton<ConversationStore>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<Inbox>();
        return services;
    }
}
