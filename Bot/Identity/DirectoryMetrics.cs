using System.Diagnostics.Metrics;
using Bot.Identity.Reading;
using Bot.Telemetry;

namespace Bot.Identity;

/// <summary>Counts how often the directory was read, so that an alarm can tell of a file that is not taken.</summary>
internal static class DirectoryMetrics
{
    private static readonly Meter Meter = new(BotMetrics.MeterName);
    private static readonly Counter<long> Reads = Meter.CreateCounter<long>("wheelhouse_directory_reads_total", description: "Contents of the directory file read, by outcome: applied or refused.");

    public static void Record(DirectoryReading reading) => Reads.Add(1, new KeyValuePair<string, object?>("outcome", reading.Directory is null ? "refused" : "applied"));
}
