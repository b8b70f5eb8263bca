using Bot.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Guardrails;

internal static class GuardrailServices
{
    /// <summary>The judge and its words.</summary>
    public static IServiceCollection AddGuardrails(this IServiceCollection services)
    {
        services.TryAddSingleton<IJudge>(s => new Judge(() => s.GetService<DirectorySource>()?.Current));
        services.TryAddSingleton<Denials>();
        return services;
    }
}
