using System.Diagnostics.Metrics;
using Bot.Channels;
using Bot.Telemetry;

namespace Bot.Conversations;

/// <summary>Counts what becomes of deliveries.</summary>
internal static class DeliveryMetrics
{
    private static readonly Meter Meter = new(BotMetrics.MeterName);
    private static readonly Counter<long> Deliveries = Meter.CreateCounter<long>("wheelhouse_deliveries_total", description: "Tries to deliver an answer, by outcome.");

    public static void Record(DeliveryOutcome outcome) => Deliveries.Add(1, new KeyValuePair<string, object?>("outcome", outcome switch
    {
        DeliveryOutcome.Done => "delivered",
        DeliveryOutcome.Later => "later",
        _ => "dropped",
    }));
}
