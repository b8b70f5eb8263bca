using Bot.DemoAccount.Scenario.Signals;

namespace Bot.DemoAccount.Services.Insight.Metrics;

/// <summary>What one value of a series stands for.</summary>
internal enum MetricKind
{
    /// <summary>A level: one sample a data point.</summary>
    Gauge,
    /// <summary>A number of things in the minute.</summary>
    Count,
    /// <summary>The mean of a spread of values, as latencies are.</summary>
    Latency,
}

/// <summary>One metric with its dimensions.</summary>
internal sealed class MetricSeries
{
    public required string Namespace { get; init; }
    public required string Name { get; init; }
    public required IReadOnlyDictionary<string, string> Dimensions { get; init; }
    public required Signal Signal { get; init; }
    public MetricKind Kind { get; init; }
    public string Unit { get; init; } = "None";
    /// <summary>Width of a latency's spread (the sigma of a log-normal).</summary>
    public double Spread { get; init; } = 0.5;
    /// <summary>How many samples a minute has; null means one.</summary>
    public Func<Signal?>? Samples { get; init; }

    public bool Has(IReadOnlyDictionary<string, string> dimensions)
    {
        if (dimensions.Count != Dimensions.Count) return false;
        foreach (var (key, value) in dimensions)
            if (!Dimensions.TryGetValue(key, out var own) || own != value) return false;
        return true;
    }
}
