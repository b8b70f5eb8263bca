using System.Globalization;

namespace Bot.DemoAccount.Services.Insight.Metrics;

/// <summary>The samples of one period, and CloudWatch's statistics over them.</summary>
internal sealed class MetricWindow
{
    private readonly List<(double Value, double Samples)> _minutes = [];

    public MetricSeries Series { get; private init; } = null!;
    public bool Empty => _minutes.Count == 0;

    public static MetricWindow Of(MetricSeries series, long fromMinute, long toMinute)
    {
        var window = new MetricWindow { Series = series };
        for (var minute = fromMinute; minute < toMinute; minute++)
            if (series.Signal.At(minute) is { } value)
            {
                var samples = series.Samples?.Invoke()?.At(minute) ?? 1;
                if (series.Kind != MetricKind.Latency || samples > 0) window._minutes.Add((value, Math.Max(samples, series.Kind == MetricKind.Count ? value : 1)));
            }
        return window;
    }

    /// <summary>A statistic by its CloudWatch name; null where the name is none.</summary>
    public double? Statistic(string name) => name switch
    {
        "Sum" => Sum(),
        "SampleCount" => _minutes.Sum(m => Weight(m)),
        "Average" => Sum() / Math.Max(_minutes.Sum(m => Weight(m)), double.Epsilon),
        "Minimum" => Series.Kind == MetricKind.Latency ? _minutes.Min(m => m.Value) * Math.Exp(-2 * Series.Spread) : Least(),
        "Maximum" => Series.Kind == MetricKind.Latency ? _minutes.Max(m => m.Value) * Math.Exp(2.6 * Series.Spread) : Most(),
        _ => Percentile(name),
    };

    public static bool IsStatistic(string name) =>
        name is "Sum" or "SampleCount" or "Average" or "Minimum" or "Maximum" || TryPercentile(name, out _);

    private double Sum() => Series.Kind == MetricKind.Latency ? _minutes.Sum(m => m.Value * m.Samples) : _minutes.Sum(m => m.Value);

    /// <summary>Counts with a stated number of samples average to a rate (errors of invocations); others average by the minute.</summary>
    private double Weight((double Value, double Samples) minute) => Series.Kind switch
    {
        MetricKind.Count => Series.Samples is null ? 1 : minute.Samples,
        MetricKind.Latency => minute.Samples,
        _ => 1,
    };

    private double Least() => Series is { Kind: MetricKind.Count, Samples: not null } ? (_minutes.Exists(m => m.Value < m.Samples) ? 0 : 1) : _minutes.Min(m => m.Value);

    private double Most() => Series is { Kind: MetricKind.Count, Samples: not null } ? (_minutes.Exists(m => m.Value > 0) ? 1 : 0) : _minutes.Max(m => m.Value);

    private double? Percentile(string name)
    {
        if (!TryPercentile(name, out var p)) return null;
        if (Series.Kind == MetricKind.Latency)
        {
            // Log-normal with the given mean: exp(ln m - s²/2 + s z).
            var z = Quantile(p / 100);
            var weight = _minutes.Sum(m => m.Samples);
            return _minutes.Sum(m => m.Value * m.Samples * Math.Exp(Series.Spread * z - Series.Spread * Series.Spread / 2)) / weight;
        }
        var sorted = _minutes.Select(m => m.Value).Order().ToArray();
        return sorted[Math.Clamp((int)Math.Ceiling(p / 100 * sorted.Length) - 1, 0, sorted.Length - 1)];
    }

    private static bool TryPercentile(string name, out double p)
    {
        p = 0;
        return name.Length > 1 && name[0] is 'p' && double.TryParse(name.AsSpan(1), CultureInfo.InvariantCulture, out p) && p is >= 0 and <= 100;
    }

    /// <summary>The standard normal quantile (Acklam's central and tail approximation).</summary>
    private static double Quantile(double p)
    {
        p = Math.Clamp(p, 1e-6, 1 - 1e-6);
        if (p < 0.02425) return Tail(p);
        if (p > 1 - 0.02425) return -Tail(1 - p);
        var q = p - 0.5;
        var r = q * q;
        return (((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r - 30.66479806614716) * r + 2.506628277459239) * q
            / (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r - 13.28068155288572) * r + 1);
    }

    private static double Tail(double p)
    {
        var q = Math.Sqrt(-2 * Math.Log(p));
        return (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q + 4.374664141464968) * q + 2.938163982698783)
            / ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1);
    }
}
