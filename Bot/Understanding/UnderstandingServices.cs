using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Understanding;

internal static class UnderstandingServices
{
    public static IServiceCollection AddUnderstanding(this IServiceCollection services)
    {
        services.TryAddSingleton<IReader, Reader>();
        return services;
    }
}
