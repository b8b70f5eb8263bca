using Bot.Guardrails.Audit;
using Bot.Guardrails.Limits;
using Bot.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Guardrails;

internal static class GuardrailServices
{
    /// <summary>The judge and its words.</summary>
    public static IServiceCollection AddGuardrails(this IServiceCollection services)
    {
        services.TryAddSingleton<KnownPolicies>();
        services.TryAddSingleton<IJudge>(s => new Judge(() => s.GetService<DirectorySource>()?.Current, s.GetRequiredService<KnownPolicies>().Of));
        services.TryAddSingleton(s => new Denials(() => s.GetService<DirectorySource>()?.Current, s.GetRequiredService<KnownPolicies>().Of));
        services.TryAddSingleton(s => new RateLimits(s.GetService<IConfiguration>() is { } settings ? LimitOptions.Read(settings) : LimitOptions.None, s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<TurnGuard>();
        services.AddAudit();
        return services;
    }
}
