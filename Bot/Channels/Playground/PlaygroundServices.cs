using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Channels.Playground;

internal static class PlaygroundServices
{
    public static IServiceCollection AddPlayground(this IServiceCollection services, PlaygroundOptions options)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton<PlaygroundGuard>();
        services.TryAddSingleton<PlaygroundAssets>();
        services.TryAddSingleton<PlaygroundPages>();
        services.TryAddSingleton<PlaygroundAnswers>();
        services.TryAddSingleton<PlaygroundPosts>();
        services.AddSingleton<IDelivery, PlaygroundDelivery>();
        services.TryAddSingleton<PlaygroundTurns>();
        return services;
    }
}
