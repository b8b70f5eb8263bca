using System.Diagnostics.Metrics;
using Bot.Telemetry;

namespace Bot.Guardrails.Redaction;

/// <summary>Counts what was replaced, by kind.</summary>
internal static class RedactionMetrics
{
    private static readonly Meter Meter = new(BotMetrics.MeterName);
    private static readonly Counter<long> Redacted = Meter.CreateCounter<long>("wheelhouse_redacted_total", description: "Values replaced because they look like secrets, by kind.");

    public static void Count(string kind, long count = 1) => Redacted.Add(count, new KeyValuePair<string, object?>("kind", kind));
}
