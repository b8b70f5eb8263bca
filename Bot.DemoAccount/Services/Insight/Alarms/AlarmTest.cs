using System.Globalization;
using System.Text.Json.Nodes;
using Bot.DemoAccount.Services.Insight.Metrics;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Alarms;

/// <summary>A metric alarm's condition.</summary>
internal sealed record AlarmTest(TimeSpan Period, int Periods, int ToAlarm, double Threshold, string Comparison, string Missing, string Statistic)
{
    public static AlarmTest Of(JsonObject alarm)
    {
        var periods = (int)(alarm.Number("EvaluationPeriods") ?? 1);
        var query = alarm.Items("Metrics").Select(m => m["MetricStat"]).OfType<JsonObject>().FirstOrDefault();
        return new(
            TimeSpan.FromSeconds(Math.Max(60, alarm.Number("Period") ?? query?.Number("Period") ?? 60)), Math.Max(1, periods), (int)(alarm.Number("DatapointsToAlarm") ?? periods),
            alarm["Threshold"].Real() ?? 0, alarm.Text("ComparisonOperator") ?? "GreaterThanThreshold",
            alarm.Text("TreatMissingData") ?? "missing", alarm.Text("Statistic") ?? alarm.Text("ExtendedStatistic") ?? "Average");
    }

    /// <summary>The value of each whole period, oldest first.</summary>
    public List<(DateTimeOffset Time, double? Value)> Values(World world, Resource alarm, DateTimeOffset from, DateTimeOffset to)
    {
        var seconds = (long)Period.TotalSeconds;
        var first = from.ToUnixTimeSeconds() / seconds * seconds;
        var last = to.ToUnixTimeSeconds() / seconds * seconds;
        var queries = new MetricQueries(world, alarm.Account, alarm.Region, DateTimeOffset.FromUnixTimeSeconds(first), DateTimeOffset.FromUnixTimeSeconds(last));
        var points = Points(world, alarm, queries);
        var values = new List<(DateTimeOffset, double?)>((int)((last - first) / seconds));
        for (var at = first; at < last; at += seconds)
            values.Add((DateTimeOffset.FromUnixTimeSeconds(at), points.TryGetValue(at, out var value) ? value : null));
        return values;
    }

    public string Judge(List<(DateTimeOffset Time, double? Value)> window, string before)
    {
        var breaching = window.Count(p => p.Value is { } v ? Breaches(v) : Missing == "breaching");
        if (breaching >= ToAlarm) return "ALARM";
        if (window.All(p => p.Value is null)) return Missing switch { "notBreaching" => "OK", "ignore" => before, _ => "INSUFFICIENT_DATA" };
        return "OK";
    }

    /// <summary>The wording that CloudWatch gives.</summary>
    public string Reason(List<(DateTimeOffset Time, double? Value)> window, string state)
    {
        var seen = window.Where(p => p.Value is not null).Reverse().ToList();
        if (seen.Count == 0) return $"Insufficient Data: {window.Count} datapoint{(window.Count == 1 ? " was" : "s were")} unknown.";
        var breaching = seen.Where(p => Breaches(p.Value!.Value) == (state == "ALARM")).Take(Math.Max(1, state == "ALARM" ? ToAlarm : Periods)).ToList();
        if (breaching.Count == 0) breaching = seen;
        var list = string.Join(", ", breaching.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Value:0.0###} ({p.Time:dd/MM/yy HH:mm:ss})")));
        var arrow = state == "ALARM" ? "OK -> ALARM" : "ALARM -> OK";
        return string.Create(CultureInfo.InvariantCulture,
            $"Threshold Crossed: {breaching.Count} out of the last {window.Count} datapoints [{list}] {(breaching.Count == 1 ? "was" : "were")} {(state == "ALARM" ? "" : "not ")}{Words()} the threshold ({Threshold:0.0###}) (minimum {(state == "ALARM" ? ToAlarm : Math.Max(1, Periods - ToAlarm + 1))} datapoint{(ToAlarm == 1 ? "" : "s")} for {arrow} transition).");
    }

    private SortedDictionary<long, double> Points(World world, Resource alarm, MetricQueries queries)
    {
        if (alarm.Document.Items("Metrics").ToList() is { Count: > 0 } metrics)
            return queries.Run([.. metrics.Select(m => (JsonObject)m.DeepClone())]).FirstOrDefault()?.Points ?? [];
        var series = world.Part<MetricBook>().Find(world, alarm.Account, alarm.Region, alarm.Document.Text("Namespace") ?? "", alarm.Document.Text("MetricName") ?? "", MetricQueries.Dimensions(alarm.Document));
        return series is null ? [] : queries.Points(series, Statistic, (int)Period.TotalSeconds);
    }

    private bool Breaches(double value) => Comparison switch
    {
        "GreaterThanOrEqualToThreshold" => value >= Threshold,
        "LessThanThreshold" => value < Threshold,
        "LessThanOrEqualToThreshold" => value <= Threshold,
        _ => value > Threshold,
    };

    private string Words() => Comparison switch
    {
        "GreaterThanOrEqualToThreshold" => "greater than or equal to",
        "LessThanThreshold" => "less than",
        "LessThanOrEqualToThreshold" => "less than or equal to",
        _ => "greater than",
    };
}
