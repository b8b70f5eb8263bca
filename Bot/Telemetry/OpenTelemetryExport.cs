using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Bot.Telemetry;

/// <summary>Sends traces and metrics by OTLP over HTTP for as long as the bot runs; what is left is sent at its end.</summary>
/// <param name="endpoint">The collector: <c>http://127.0.0.1:4318</c>.</param>
/// <param name="figures">How the store stands; asked anew before metrics are sent. Null for none.</param>
internal sealed class OpenTelemetryExport(Uri endpoint, StoreFigures? figures = null) : IHostedService, IDisposable
{
    private OpenTelemetrySdk? _sdk;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Method and path of a request; the words of a message are in neither.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        figures?.RefreshWhenObserved();
        _sdk = OpenTelemetrySdk.Create(builder => builder
            .ConfigureResource(r => r.AddService("wheelhouse", serviceInstanceId: Environment.MachineName))
            .WithTracing(t => t
                .AddSource(BotTracing.SourceName, "Microsoft.AspNetCore", "System.Net.Http", "Npgsql")
                .AddProcessor(new UrlSecrets())
                .AddOtlpExporter(o => Send(o, "v1/traces")))
            .WithMetrics(m => m
                .AddMeter(BotMetrics.MeterName, "Microsoft.AspNetCore.Hosting", "System.Runtime")
                .AddOtlpExporter(o => Send(o, "v1/metrics"))));
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (figures is not null)
            await figures.RefreshAsync(cancellationToken).ConfigureAwait(false);
        _sdk?.TracerProvider.ForceFlush(5_000);
        _sdk?.MeterProvider.ForceFlush(5_000);
    }

    public void Dispose() => _sdk?.Dispose();

    private void Send(OtlpExporterOptions options, string path)
    {
        options.Protocol = OtlpExportProtocol.HttpProtobuf;
        options.Endpoint = new(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);
    }
}
