using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Guardrails.Audit;

internal static class AuditServices
{
    /// <summary>The audit. A durable <see cref="IAuditStore"/> is registered before it; without one entries live as long as the process.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.TryAddSingleton<IAuditStore, MemoryAuditStore>();
        services.TryAddSingleton(s => s.GetService<IConfiguration>() is { } settings ? AuditOptions.Read(settings) : new AuditOptions());
        services.TryAddSingleton<IAudit, AuditWriter>();
        return services;
    }
}
