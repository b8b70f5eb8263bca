using System.Diagnostics.Metrics;
using Bot.Telemetry;

namespace Bot.Tests.Telemetry;

public sealed class PrometheusExporterTests
{
    [Fact]
    public void Write_HoldsCountersAndHistograms_InPrometheusText()
    {
        using var exporter = new PrometheusExporter();
        using var meter = new Meter(BotMetrics.MeterName);
        meter.CreateCounter<long>("wheelhouse_example_total", description: "Examples.").Add(2, new("kind", "a\"b\\c\nd"), new("status", 200));
        var histogram = meter.CreateHistogram<double>("wheelhouse_example_seconds", "s", "Times.");
        histogram.Record(0.02);
        histogram.Record(300);
        var text = exporter.Write();
        Assert.Contains("# HELP wheelhouse_example_total Examples.\n# TYPE wheelhouse_example_total counter\nwheelhouse_example_total{kind=\"a\\\"b\\\\c\\nd\",status=\"200\"} 2\n", text);
        Assert.Contains("wheelhouse_example_seconds_bucket{le=\"0.01\"} 0\nwheelhouse_example_seconds_bucket{le=\"0.025\"} 1\n", text);
        Assert.Contains("wheelhouse_example_seconds_bucket{le=\"+Inf\"} 2\nwheelhouse_example_seconds_sum 300.02\nwheelhouse_example_seconds_count 2\n", text);
    }

    [Fact]
    public void Write_LeavesOutOtherMeters()
    {
        using var exporter = new PrometheusExporter();
        using var meter = new Meter("Other");
        meter.CreateCounter<long>("other_total").Add(1);
        Assert.DoesNotContain("other_total", exporter.Write());
    }
}
