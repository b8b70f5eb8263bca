using System.Text.Json.Nodes;
using Bot.DemoAccount.State;

namespace Bot.DemoAccount.Services.Insight.Metrics;

/// <summary>GetMetricData's queries: metric statistics, SEARCH, and simple arithmetic over other queries.</summary>
internal sealed class MetricQueries(World world, string account, string region, DateTimeOffset from, DateTimeOffset to)
{
    private readonly Dictionary<string, (MetricResult Result, JsonObject Query)> _known = new(StringComparer.Ordinal);

    /// <summary>Answers queries in the order asked; expressions may name any of them.</summary>
    public List<MetricResult> Run(IReadOnlyList<JsonObject> queries)
    {
        var all = new List<MetricResult>();
        foreach (var query in queries) Answer(query, queries);
        foreach (var query in queries)
        {
            if (query["ReturnData"] is JsonValue flag && flag.TryGetValue<bool>(out var shown) && !shown) continue;
            all.AddRange(_known[query.Text("Id")!].Result.Many ?? [_known[query.Text("Id")!].Result]);
        }
        return all;
    }

    private MetricResult Answer(JsonObject query, IReadOnlyList<JsonObject> queries)
    {
        var id = query.Text("Id") ?? throw Invalid("The parameter MetricDataQueries.member.1.Id is required.");
        if (_known.TryGetValue(id, out var known)) return known.Result;
        var label = query.Text("Label");
        MetricResult result;
        if (query["MetricStat"] is JsonObject stat) result = Stat(id, label, stat);
        else if (query.Text("Expression") is { } expression)
            result = MetricExpression.Search(expression) is { } search
                ? Found(id, search)
                : new MetricExpression(expression, name => Answer(queries.FirstOrDefault(q => q.Text("Id") == name) ?? throw Invalid($"Error in expression '{id}': Undefined variable {name}"), queries)).Result(id, label ?? id);
        else throw Invalid("Either MetricStat or Expression must be given.");
        _known[id] = (result, query);
        return result;
    }

    private MetricResult Stat(string id, string? label, JsonObject stat)
    {
        var metric = stat["Metric"] as JsonObject ?? [];
        var name = metric.Text("MetricName") ?? "";
        var statistic = stat.Text("Stat") ?? "Average";
        if (!MetricWindow.IsStatistic(statistic)) throw Invalid($"The value {statistic} for parameter MetricDataQueries.member.1.MetricStat.Stat is not supported.");
        var series = world.Part<MetricBook>().Find(world, account, region, metric.Text("Namespace") ?? "", name, Dimensions(metric));
        return new MetricResult(id, label ?? name, series is null ? [] : Points(series, statistic, (int)(stat.Number("Period") ?? 60)));
    }

    private MetricResult Found(string id, (string Namespace, IReadOnlyList<string> Words, string Stat, int Period) search)
    {
        var matches = world.Part<MetricBook>().In(world, account, region, search.Namespace)
            .Where(s => search.Words.All(w => s.Name.Contains(w, StringComparison.OrdinalIgnoreCase) || s.Dimensions.Values.Any(v => v.Contains(w, StringComparison.OrdinalIgnoreCase))))
            .Take(100)
            .Select(s => new MetricResult(id, s.Dimensions.Count == 0 ? s.Name : string.Join(' ', s.Dimensions.Values) + " " + s.Name, Points(s, search.Stat, search.Period)))
            .Where(r => r.Points.Count > 0)
            .ToList();
        return new MetricResult(id, id, matches is [var one] ? one.Points : []) { Many = matches };
    }

    /// <summary>The data points of whole periods, newest last; periods are aligned to their own length.</summary>
    public SortedDictionary<long, double> Points(MetricSeries series, string statistic, int period)
    {
        var points = new SortedDictionary<long, double>();
        var minutes = Math.Max(1, period / 60);
        var end = to.ToUnixTimeSeconds() / 60;
        for (var at = from.ToUnixTimeSeconds() / 60 / minutes * minutes; at < end; at += minutes)
        {
            var window = MetricWindow.Of(series, at, Math.Min(at + minutes, end));
            if (!window.Empty && window.Statistic(statistic) is { } value) points[at * 60] = value;
        }
        return points;
    }

    public static Dictionary<string, string> Dimensions(JsonObject metric) =>
        metric.Items("Dimensions").ToDictionary(d => d.Text("Name") ?? "", d => d.Text("Value") ?? "", StringComparer.Ordinal);

    public static DemoException Invalid(string message) => new("ValidationError", message);
}

/// <summary>The answer to one query.</summary>
/// <param name="Id">The query's id.</param>
/// <param name="Label">Its label.</param>
/// <param name="Points">Values by epoch second.</param>
internal sealed record MetricResult(string Id, string Label, SortedDictionary<long, double> Points)
{
    /// <summary>What a SEARCH found; null for a single series.</summary>
    public IReadOnlyList<MetricResult>? Many { get; init; }
}
