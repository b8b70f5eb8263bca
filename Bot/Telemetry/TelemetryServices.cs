using Bot.Conversations.Stores;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bot.Telemetry;

internal static class TelemetryServices
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services)
    {
        services.TryAddSingleton<PrometheusExporter>();
        services.TryAddSingleton<StoreFigures>();
        services.AddSingleton<IReadinessCheck, StoppingReadiness>();
        return services;
    }

    /// <summary>Sends traces and metrics where the settings name a collector; costs nothing where they do not.</summary>
    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration) =>
        configuration["Telemetry:OtlpEndpoint"] is { Length: > 0 } endpoint ? services.AddHostedService(s => new OpenTelemetryExport(new(endpoint), s.GetService<ITurnStore>() is null ? null : s.GetRequiredService<StoreFigures>())) : services;

    /// <summary><c>/healthz</c> (the process answers), <c>/readyz</c> (every <see cref="IReadinessCheck"/> passes), <c>/metrics</c>.</summary>
    public static IEndpointRouteBuilder MapTelemetry(this IEndpointRouteBuilder endpoints)
    {
        var exporter = endpoints.ServiceProvider.GetRequiredService<PrometheusExporter>();
        endpoints.MapGet("/healthz", http => http.Response.WriteAsync("ok\n"));
        endpoints.MapGet("/readyz", ReadyAsync);
        endpoints.MapGet("/metrics", async http =>
        {
            if (http.RequestServices.GetService<ITurnStore>() is not null)
                await http.RequestServices.GetRequiredService<StoreFigures>().RefreshAsync(http.RequestAborted).ConfigureAwait(false);
            http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
            await http.Response.WriteAsync(exporter.Write(), http.RequestAborted).ConfigureAwait(false);
        });
        return endpoints;
    }

    private static async Task ReadyAsync(HttpContext http)
    {
        var checks = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var ready = true;
        foreach (var check in http.RequestServices.GetServices<IReadinessCheck>())
        {
            var fault = await check.FaultAsync(http.RequestAborted).ConfigureAwait(false);
            checks[check.Name] = fault ?? "ok";
            ready &= fault is null;
        }
        http.Response.StatusCode = ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await http.Response.WriteAsJsonAsync(new { ready, checks }, http.RequestAborted).ConfigureAwait(false);
    }
}
