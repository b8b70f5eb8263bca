namespace Bot.Intents.Alarms.Metrics;

/// <summary>Which way a metric goes when something is wrong.</summary>
internal enum Bad
{
    /// <summary>Neither by itself: load.</summary>
    Neither,
    High,
    Low,
}

/// <summary>A metric that AWS publishes for every resource of a kind.</summary>
/// <param name="Namespace">CloudWatch's: <c>AWS/Lambda</c>.</param>
/// <param name="Name">CloudWatch's: <c>Errors</c>.</param>
/// <param name="Statistic">The one that tells: <c>Sum</c> for counts, <c>Average</c>, <c>Maximum</c>, <c>p99</c>.</param>
/// <param name="Dimensions">Template of its dimensions, as the registry's calls have them: <c>FunctionName={name}</c>.</param>
/// <param name="Unit">For people: <c>ms</c>, <c>%</c>, <c>errors</c>.</param>
/// <param name="Words">What people call it, separated by commas.</param>
internal sealed record KindMetric(string Namespace, string Name, string Statistic, string Dimensions, string Unit, string Words)
{
    public Bad Bad { get; init; }

    /// <summary>At or beyond it something is wrong whatever was before; null where only a change tells.</summary>
    public double? Limit { get; init; }

    /// <summary>What is below it is never called too high: a handful of milliseconds, a lone error.</summary>
    public double Floor { get; init; }

    /// <summary>Divides the value for people: bytes to GiB.</summary>
    public double Divide { get; init; } = 1;

    public bool IsCount => Statistic == "Sum";
}
