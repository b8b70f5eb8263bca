using Bot.Identity;
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
        services.TryAddSingleton<AuditRetention>();
        services.AddHostedService<AuditSchedule>();
        services.TryAddSingleton(s => new AuditLogCopy(
            s.GetRequiredService<AuditOptions>().LogGroup, s.GetService<AwsOptions>()?.Region ?? "us-east-1", () => s.GetRequiredService<AwsConnections>().Own, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<AuditLogCopy>>()));
        services.AddSingleton<IAuditCopy>(s => s.GetRequiredService<AuditLogCopy>());
        services.AddHostedService(s => s.GetRequiredService<AuditLogCopy>());
        return services;
    }
}
