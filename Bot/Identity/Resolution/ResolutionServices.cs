namespace Bot.Identity.Resolution;

internal static class ResolutionServices
{
    public static IServiceCollection AddResolution(this IServiceCollection services)
    {
        services.AddSingleton<PlatformKnowledge>();
        services.AddSingleton<Choices>();
        services.AddSingleton<Blocks>();
        services.AddSingleton<ChannelMemory>();
        return services;
    }
}
