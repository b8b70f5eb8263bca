using Bot.DemoAccount.Scenario;
using Bot.DemoAccount.Scenario.Signals;
using Bot.DemoAccount.Scenario.Yaml;

namespace Bot.DemoAccount.Services.Insight.Metrics;

/// <summary>Reads one metric series: a signal with <c>unit</c>, <c>kind</c>, <c>spread</c> and <c>samples</c>.</summary>
internal static class SeriesReader
{
    public static MetricSeries Read(
        MapReading map, string ns, string name, IReadOnlyDictionary<string, string> dimensions, ScenarioTime time, ulong seed, Func<string, Signal?> siblings)
    {
        var samples = map.Text("samples");
        var series = new MetricSeries
        {
            Namespace = ns,
            Name = name,
            Dimensions = dimensions,
            Unit = map.Text("unit") ?? "Count",
            Kind = map.OneOf("kind", "gauge", "gauge", "count", "latency") switch { "count" => MetricKind.Count, "latency" => MetricKind.Latency, _ => MetricKind.Gauge },
            Spread = map.Number("spread", 0.5),
            Samples = samples is null ? null : () => siblings(samples),
            Signal = SignalReader.Read(map, time, seed, siblings),
        };
        map.Done();
        return series;
    }
}
