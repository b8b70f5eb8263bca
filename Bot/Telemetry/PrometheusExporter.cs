using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Bot.Telemetry;

/// <summary>Collects the bot's instruments and writes them in Prometheus's text format (0.0.4).</summary>
internal sealed class PrometheusExporter : IDisposable
{
    /// <summary>Bounds the memory: label sets beyond it are counted under <c>other</c>.</summary>
    private const int MaxSeries = 2_000;
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Family> _families = new(StringComparer.Ordinal);

    public PrometheusExporter()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == BotMetrics.MeterName)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>All series as they stand.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        lock (_gate)
        {
            foreach (var family in _families.Values)
                family.Forget();
        }
        _listener.RecordObservableInstruments();
        lock (_gate)
        {
            foreach (var (name, family) in _families)
                family.Write(name, text);
        }
        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = LabelsOf(tags);
        lock (_gate)
        {
            if (!_families.TryGetValue(instrument.Name, out var family))
                _families[instrument.Name] = family = new(instrument.Description ?? "", instrument is Histogram<double>, instrument.IsObservable);
            if (!family.Series.TryGetValue(labels, out var series))
                family.Series[labels = family.Series.Count < MaxSeries ? labels : "series=\"other\""] = series = family.Series.GetValueOrDefault(labels) ?? new();
            if (instrument.IsObservable)
                series.Set(value);
            else
                series.Add(value);
        }
    }

    private static string LabelsOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            var escaped = (value?.ToString() ?? "").Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
            text.Append(text.Length > 0 ? "," : "").Append(name).Append("=\"").Append(escaped).Append('"');
        }
        return text.ToString();
    }

    /// <param name="IsGauge">Observed at each scrape: what is not observed any more is not shown any more.</param>
    private sealed record Family(string Help, bool IsHistogram, bool IsGauge)
    {
        public SortedDictionary<string, Series> Series { get; } = new(StringComparer.Ordinal);

        public void Forget()
        {
            if (IsGauge)
                Series.Clear();
        }

        public void Write(string name, StringBuilder text)
        {
            if (Series.Count == 0)
                return;
            text.Append($"# HELP {name} {Help}\n# TYPE {name} {(IsHistogram ? "histogram" : IsGauge ? "gauge" : "counter")}\n");
            foreach (var (labels, series) in Series)
            {
                if (IsHistogram)
                    series.WriteHistogram(name, labels, text);
                else
                    text.Append($"{name}{(labels.Length > 0 ? $"{{{labels}}}" : "")} {Number(series.Sum)}\n");
            }
        }
    }

    private sealed class Series
    {
        private static readonly double[] Bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
        private readonly long[] _buckets = new long[Bounds.Length];
        private long _count;

        public double Sum { get; private set; }

        public void Set(double value) => Sum = value;

        public void Add(double value)
        {
            Sum += value;
            _count++;
            for (var i = Bounds.Length - 1; i >= 0 && value <= Bounds[i]; i--)
                _buckets[i]++;
        }

        public void WriteHistogram(string name, string labels, StringBuilder text)
        {
            var prefix = labels.Length > 0 ? labels + "," : "";
            for (var i = 0; i < Bounds.Length; i++)
                text.Append($"{name}_bucket{{{prefix}le=\"{Number(Bounds[i])}\"}} {_buckets[i]}\n");
            text.Append($"{name}_bucket{{{prefix}le=\"+Inf\"}} {_count}\n");
            var own = labels.Length > 0 ? $"{{{labels}}}" : "";
            text.Append($"{name}_sum{own} {Number(Sum)}\n{name}_count{own} {_count}\n");
        }
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
