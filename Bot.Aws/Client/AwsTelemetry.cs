using System.Collections.Concurrent;
using System.Diagnostics;
using Amazon.Runtime.Telemetry;
using Amazon.Runtime.Telemetry.Metrics;
using Amazon.Runtime.Telemetry.Tracing;
using Metrics = System.Diagnostics.Metrics;

namespace Bot.Aws.Client;

/// <summary>Bridges the SDK's own tracing and metrics to <see cref="ActivitySource"/> and <see cref="Metrics.Meter"/>, under the names <c>AWSSDK.*</c>.</summary>
/// <remarks>The SDK asks for tracer and meter at every call; the runtime keeps every source and meter ever made, so there is one of each name for the process's life.</remarks>
internal static class AwsTelemetry
{
    public static TelemetryProvider Provider { get; } = Create();

    private static DefaultTelemetryProvider Create()
    {
        var provider = new DefaultTelemetryProvider();
        provider.RegisterTracerProvider(new Tracers());
        provider.RegisterMeterProvider(new Meters());
        return provider;
    }

    private static IEnumerable<KeyValuePair<string, object?>> Tags(Attributes? attributes) =>
        attributes?.AllAttributes.Select(a => new KeyValuePair<string, object?>(a.Key, a.Value)) ?? [];

    private sealed class Tracers : TracerProvider
    {
        private readonly ConcurrentDictionary<string, SourceTracer> _tracers = new(StringComparer.Ordinal);

        public override Tracer GetTracer(string scope) => _tracers.GetOrAdd(scope, static s => new(new ActivitySource(s)));
    }

    private sealed class SourceTracer(ActivitySource source) : Tracer
    {
        public override TraceSpan CreateSpan(string name, Attributes? initialAttributes, SpanKind spanKind, SpanContext? parentContext) =>
            new Span(source.StartActivity(name, (ActivityKind)(int)spanKind, default(ActivityContext), Tags(initialAttributes)), name);
    }

    private sealed class Span : TraceSpan
    {
        private readonly Activity? _activity;

        public Span(Activity? activity, string name)
        {
            _activity = activity;
            Name = name;
        }

        public override void EmitEvent(string name, Attributes attributes) => _activity?.AddEvent(new(name, tags: new(Tags(attributes))));
        public override void SetAttribute(string key, object value) => _activity?.SetTag(key, value);
        public override void RecordException(Exception exception, Attributes attributes) => _activity?.AddException(exception);
        public override void End() => _activity?.Stop();

        public override void SetStatus(SpanStatus status) => _activity?.SetStatus(status switch
        {
            SpanStatus.OK => ActivityStatusCode.Ok,
            SpanStatus.ERROR => ActivityStatusCode.Error,
            _ => ActivityStatusCode.Unset,
        });

        protected override void Dispose(bool disposing)
        {
            _activity?.Dispose();
            base.Dispose(disposing);
        }
    }

    private sealed class Meters : MeterProvider
    {
        private readonly ConcurrentDictionary<string, SourceMeter> _meters = new(StringComparer.Ordinal);

        public override Meter GetMeter(string scope, Attributes? attributes) => _meters.GetOrAdd(scope, static s => new(new Metrics.Meter(s)));
    }

    private sealed class SourceMeter(Metrics.Meter meter) : Meter
    {
        public override UpDownCounter<T> CreateUpDownCounter<T>(string name, string units, string description) => new UpDown<T>(meter.CreateUpDownCounter<T>(name, units, description));
        public override MonotonicCounter<T> CreateMonotonicCounter<T>(string name, string units, string description) => new Monotonic<T>(meter.CreateCounter<T>(name, units, description));
        public override Histogram<T> CreateHistogram<T>(string name, string units, string description) => new Distribution<T>(meter.CreateHistogram<T>(name, units, description));
    }

    private sealed class UpDown<T>(Metrics.UpDownCounter<T> counter) : UpDownCounter<T> where T : struct
    {
        public override void Add(T value, Attributes? attributes)
        {
            if (counter.Enabled)
                counter.Add(value, [.. Tags(attributes)]);
        }
    }

    private sealed class Monotonic<T>(Metrics.Counter<T> counter) : MonotonicCounter<T> where T : struct
    {
        public override void Add(T value, Attributes? attributes)
        {
            if (counter.Enabled)
                counter.Add(value, [.. Tags(attributes)]);
        }
    }

    private sealed class Distribution<T>(Metrics.Histogram<T> histogram) : Histogram<T> where T : struct
    {
        public override void Record(T value, Attributes? attributes)
        {
            if (histogram.Enabled)
                histogram.Record(value, [.. Tags(attributes)]);
        }
    }
}
