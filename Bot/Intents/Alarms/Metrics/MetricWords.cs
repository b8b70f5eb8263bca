using System.Collections.Immutable;
using System.Globalization;

namespace Bot.Intents.Alarms.Metrics;

/// <summary>Finds the metric and the statistic that words mean.</summary>
internal static class MetricWords
{
    private static readonly (string Word, string Statistic)[] Statistics =
    [
        ("p50", "p50"), ("median", "p50"), ("p90", "p90"), ("p95", "p95"), ("p99.9", "p99.9"), ("p99", "p99"), ("average", "Average"), ("mean", "Average"), ("avg", "Average"),
        ("maximum", "Maximum"), ("max", "Maximum"), ("peak", "Maximum"), ("highest", "Maximum"), ("minimum", "Minimum"), ("min", "Minimum"), ("lowest", "Minimum"), ("total", "Sum"), ("sum", "Sum"),
    ];

    /// <summary>The metrics named, in the order of the table; those with the longest words named win over shorter ones within them.</summary>
    public static ImmutableArray<KindMetric> Find(string text, ImmutableArray<KindMetric> metrics)
    {
        var spoken = $" {string.Join(' ', text.ToLowerInvariant().Split([' ', '?', ',', '!', '"', '`', '\n'], StringSplitOptions.RemoveEmptyEntries))} ";
        var hits = metrics.Select(m => (Metric: m, Length: Longest(spoken, m))).Where(h => h.Length > 0).ToList();
        if (hits.Count == 0)
            return [];
        var best = hits.Max(h => h.Length);
        return [.. hits.Where(h => h.Length == best).Select(h => h.Metric)];
    }

    /// <summary>The statistic named; null where none is.</summary>
    public static string? Statistic(string text)
    {
        var words = text.ToLower(CultureInfo.InvariantCulture).Split([' ', '?', ',', '!', '"', '`'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var (word, statistic) in Statistics)
        {
            if (words.Contains(word))
                return statistic;
        }
        return null;
    }

    private static int Longest(string spoken, KindMetric metric)
    {
        var longest = spoken.Contains($" {metric.Name.ToLowerInvariant()} ", StringComparison.Ordinal) ? 100 : 0;
        foreach (var word in metric.Words.Split(", "))
        {
            if (word.Length > longest && spoken.Contains($" {word} ", StringComparison.Ordinal))
                longest = word.Length;
        }
        return longest;
    }
}
