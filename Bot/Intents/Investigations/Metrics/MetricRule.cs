namespace Bot.Intents.Investigations.Metrics;

/// <summary>What a metric tells.</summary>
internal enum MetricRole
{
    /// <summary>What users feel: errors, latency, nothing healthy.</summary>
    Symptom,
    /// <summary>Something that runs full.</summary>
    Saturation,
    /// <summary>How much is asked of it: much of it is no fault, and may be the reason for one.</summary>
    Load,
}

internal enum Bad
{
    High,
    Low,
}

/// <summary>A standard metric of a resource kind, and what is bad.</summary>
/// <param name="Name">CloudWatch's name.</param>
/// <param name="Statistic">Statistic asked for; sums are compared per minute.</param>
/// <param name="Role">What it tells.</param>
/// <param name="Bad">Which way is bad.</param>
/// <param name="Title">In words: <c>errors a minute</c>.</param>
internal sealed record MetricRule(string Name, string Statistic, MetricRole Role, Bad Bad, string Title)
{
    /// <summary>Beyond this it is bad whatever it was before (per minute for sums); null for no such limit.</summary>
    public double? Limit { get; init; }
    /// <summary>The least difference from before that counts.</summary>
    public double Least { get; init; }
    /// <summary>How many times the level before, at least (for low: at most one part in so many).</summary>
    public double Ratio { get; init; } = 2;
    /// <summary>What its values are divided by for people.</summary>
    public double Divide { get; init; } = 1;
    public string Unit { get; init; } = "";
    /// <summary>No point means zero: counts that are only sent when something happens.</summary>
    public bool IsZeroWhenMissing { get; init; }
    /// <summary>Namespace, where it is not the kind's.</summary>
    public string? Namespace { get; init; }
    /// <summary>Dimensions, where they are not the kind's.</summary>
    public string? Dimensions { get; init; }
    /// <summary>Length of a period where minutes would hold nothing: storage metrics of S3 come once a day.</summary>
    public int LeastPeriod { get; init; } = 60;
}

/// <summary>The metrics of a kind.</summary>
/// <param name="Kind">Kind of the registry.</param>
/// <param name="Namespace">CloudWatch's namespace.</param>
/// <param name="Dimensions">Dimensions as <c>Name={place}; …</c>.</param>
internal sealed record KindMetrics(string Kind, string Namespace, string Dimensions, params MetricRule[] Rules);
