using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Alarms.Metrics;

/// <summary>A metric of one resource.</summary>
internal sealed record WantedMetric(Row Resource, KindMetric Metric, string? Statistic = null);

/// <summary>The values of a metric, oldest first.</summary>
/// <param name="Points">Start of each period, and the value.</param>
/// <param name="Evidence">The call it was read from.</param>
internal sealed record MetricPoints(WantedMetric Of, ImmutableArray<(DateTimeOffset At, double Value)> Points, string Evidence);

/// <summary>Reads metrics of many resources in few calls: 500 a call.</summary>
/// <remarks>Source: CloudWatch API reference, GetMetricData.</remarks>
internal static class MetricReader
{
    private const int PerCall = 500;

    public static async Task<(List<MetricPoints> Found, List<CallOutcome> Failures)> ReadAsync(
        Turn turn, IEnumerable<WantedMetric> wanted, DateTimeOffset start, DateTimeOffset end, int periodSeconds, CancellationToken cancellation)
    {
        var batches = wanted.GroupBy(w => (w.Resource.Region, w.Resource.Account)).SelectMany(g => g.Chunk(PerCall).Select(c => (g.Key, Wanted: c))).ToList();
        var read = await Task.WhenAll(batches.Select(b => turn.Aws.CallAllAsync(
            "cloudwatch", "GetMetricData", Parameters(b.Wanted, start, end, periodSeconds), b.Key.Region, b.Key.Account, cancellation: cancellation))).ConfigureAwait(false);
        var found = new List<MetricPoints>();
        foreach (var (batch, outcome) in batches.Zip(read))
        {
            if (outcome is CallOutcome.Ok ok)
                found.AddRange(Read(batch.Wanted, ok));
        }
        return (found, [.. read.Where(r => r is not CallOutcome.Ok)]);
    }

    /// <summary>A period that gives a readable number of points, and that CloudWatch still keeps for that age.</summary>
    /// <remarks>Source: CloudWatch user guide, "Metrics retention": a minute for 15 days, 5 minutes for 63, an hour for 455.</remarks>
    public static int PeriodFor(DateTimeOffset now, DateTimeOffset start, DateTimeOffset end)
    {
        var span = end - start;
        var period = span switch { { TotalHours: <= 3 } => 60, { TotalHours: <= 30 } => 300, { TotalDays: <= 15 } => 3600, _ => 86_400 };
        var kept = (now - start) switch { { TotalDays: <= 15 } => 60, { TotalDays: <= 63 } => 300, _ => 3600 };
        return Math.Max(period, kept);
    }

    private static JsonObject Parameters(WantedMetric[] wanted, DateTimeOffset start, DateTimeOffset end, int periodSeconds) => new()
    {
        ["MetricDataQueries"] = new JsonArray([.. wanted.Select((w, i) => (JsonNode)new JsonObject
        {
            ["Id"] = $"m{i}",
            ["MetricStat"] = new JsonObject
            {
                ["Metric"] = new JsonObject { ["Namespace"] = w.Metric.Namespace, ["MetricName"] = w.Metric.Name, ["Dimensions"] = Dimensions(w) },
                ["Period"] = periodSeconds,
                ["Stat"] = w.Statistic ?? w.Metric.Statistic,
            },
        })]),
        ["StartTime"] = AwsTime.Of(start),
        ["EndTime"] = AwsTime.Of(end),
        ["ScanBy"] = "TimestampAscending",
    };

    /// <summary>CloudWatch's names and values for a resource.</summary>
    public static JsonArray Dimensions(WantedMetric wanted)
    {
        var places = Places.Of(wanted.Resource);
        var filled = ParameterTemplate.Fill(wanted.Metric.Dimensions, p => p == "parent:last" ? Last(wanted.Resource.ParentId) : places(p));
        return new JsonArray([.. filled.Select(p => (JsonNode)new JsonObject { ["Name"] = p.Key, ["Value"] = p.Value!.ToString() })]);
    }

    private static string Last(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static IEnumerable<MetricPoints> Read(WantedMetric[] wanted, CallOutcome.Ok ok)
    {
        // A metric's values may come in several results, one for each page.
        foreach (var results in ok.Body["MetricDataResults"].Objects().GroupBy(r => r["Id"].Text()))
        {
            if (!int.TryParse(results.Key.AsSpan(1), out var index) || index >= wanted.Length)
                continue;
            var points = results.SelectMany(r => (r["Timestamps"] as JsonArray ?? []).Zip(r["Values"] as JsonArray ?? [])
                    .Select(p => (At: AwsTime.Parse(p.First.Text()), Value: p.Second.Number())))
                .Where(p => p is { At: not null, Value: not null }).Select(p => (p.At!.Value, p.Value!.Value)).OrderBy(p => p.Item1).ToImmutableArray();
            yield return new(wanted[index], points, ok.Call.Id);
        }
    }
}
