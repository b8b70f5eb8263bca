using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Identity;
using Bot.Intents.Investigations.Facts;
using Bot.Intents.Resources.Planning;
using Bot.Intents.Resources.Registry;

namespace Bot.Intents.Investigations.Metrics;

/// <summary>A metric to be read.</summary>
/// <param name="Thing">Whose.</param>
/// <param name="Rule">Which.</param>
/// <param name="Namespace">Namespace.</param>
/// <param name="Dimensions">Dimensions.</param>
internal sealed record Wanted(Thing Thing, MetricRule Rule, string Namespace, ImmutableArray<KeyValuePair<string, string>> Dimensions)
{
    public bool IsAlarm { get; init; }

    /// <summary>The standard metrics of a thing; some kinds are measured under several sets of dimensions, and those with data count.</summary>
    public static IEnumerable<Wanted> Of(Thing thing)
    {
        if (MetricTable.Of(thing.Kind) is not { } kind)
            yield break;
        foreach (var rule in kind.Rules)
        {
            foreach (var dimensions in Sets(thing, rule.Dimensions ?? kind.Dimensions))
            {
                var isNetwork = thing.Arn.Contains("loadbalancer/net/", StringComparison.Ordinal) || dimensions.Any(d => d.Value.StartsWith("net/", StringComparison.Ordinal));
                yield return new(thing, rule, rule.Namespace ?? (isNetwork ? kind.Namespace.Replace("ApplicationELB", "NetworkELB", StringComparison.Ordinal) : kind.Namespace), dimensions);
            }
        }
    }

    private static IEnumerable<ImmutableArray<KeyValuePair<string, string>>> Sets(Thing thing, string template)
    {
        IEnumerable<string> balancers = thing.Kind == "target-group" && thing.Row?.Value("load_balancer") is { } known ? known.Values ?? (known.Text is { } one ? [one] : []) : [];
        foreach (var balancer in balancers.Prepend(""))
        {
            var filled = ParameterTemplate.Fill(template, place => place switch
            {
                "balancer" => balancer.Split("loadbalancer/") is [_, var path] ? path : balancer,
                "id" => thing.Id,
                "name" => thing.Name,
                "arn" => thing.Arn,
                "environment" => thing.Parent,
                "parent" => TargetText.LastOf(thing.Row?.ParentId ?? thing.Arn.Split('/').ElementAtOrDefault(^2) ?? ""),
                "account" => thing.Spot.Account,
                _ when place.StartsWith("arn:", StringComparison.Ordinal) => thing.Arn.IndexOf(place[4..], StringComparison.Ordinal) is >= 0 and var at ? thing.Arn[(at + place.Length - 4)..] : "",
                _ => throw new InvalidOperationException($"The metric table's place '{{{place}}}' does not exist."),
            });
            var set = filled.Select(p => KeyValuePair.Create(p.Key, p.Value!.ToString())).Where(p => p.Value.Length > 0).ToImmutableArray();
            if (!set.IsEmpty)
                yield return set;
        }
    }
}

/// <summary>One stretch of time of many metrics: GetMetricData, up to 500 metrics a call.</summary>
internal static class MetricCall
{
    private const int PerCall = 500;

    /// <summary>The points by metric, with the call that gave them; a failure is told to the book.</summary>
    public static async Task<IReadOnlyDictionary<Wanted, (ImmutableArray<Point> Points, string Call)>> ReadAsync(Case @case, IReadOnlyList<Wanted> wanted, DateTimeOffset start, DateTimeOffset end, int period)
    {
        var found = new Dictionary<Wanted, (ImmutableArray<Point>, string)>();
        var batches = wanted.GroupBy(w => (w.Thing.Spot, Period: Math.Max(period, w.Rule.LeastPeriod))).SelectMany(g => g.Chunk(PerCall).Select(c => (g.Key.Spot, g.Key.Period, Wanted: c))).Take(Math.Max(1, @case.Left)).ToList();
        foreach (var (batch, outcome) in batches.Zip(await Task.WhenAll(batches.Select(b => AskAsync(@case, b.Wanted, b.Spot, b.Period > period ? end.AddDays(-3) : start, end, b.Period))).ConfigureAwait(false)))
        {
            if (outcome is not CallOutcome.Ok ok)
            {
                @case.Book.Miss(Gaps.Of($"metrics in {batch.Spot.Region}", outcome));
                continue;
            }
            foreach (var result in ok.Body["MetricDataResults"].Objects())
            {
                var one = batch.Wanted[int.Parse(result["Id"].Text()[1..], CultureInfo.InvariantCulture)];
                var divide = one.Rule.Statistic == "Sum" ? batch.Period / 60.0 : 1;
                var points = (result["Timestamps"] as JsonArray ?? []).Zip(result["Values"] as JsonArray ?? [])
                    .Select(p => new Point(DateTimeOffset.Parse(p.First.Text(), CultureInfo.InvariantCulture), (p.Second.Number() ?? 0) / divide)).OrderBy(p => p.At).ToList();
                found[one] = ([.. one.Rule.IsZeroWhenMissing && points.Count > 0 ? Filled(points, start, end, batch.Period) : points], ok.Call.Id);
            }
        }
        return found;
    }

    private static Task<CallOutcome> AskAsync(Case @case, Wanted[] wanted, Spot spot, DateTimeOffset start, DateTimeOffset end, int period) =>
        @case.Calls.AskAsync("cloudwatch", "GetMetricData", new()
        {
            ["StartTime"] = Iso(start),
            ["EndTime"] = Iso(end),
            ["MetricDataQueries"] = new JsonArray([.. wanted.Select((w, i) => (JsonNode)new JsonObject
            {
                ["Id"] = $"m{i}",
                ["MetricStat"] = new JsonObject
                {
                    ["Metric"] = new JsonObject
                    {
                        ["Namespace"] = w.Namespace,
                        ["MetricName"] = w.Rule.Name,
                        ["Dimensions"] = new JsonArray([.. w.Dimensions.Select(d => (JsonNode)new JsonObject { ["Name"] = d.Key, ["Value"] = d.Value })]),
                    },
                    ["Period"] = period,
                    ["Stat"] = w.Rule.Statistic,
                },
            })]),
        }, spot, maxPages: 4);

    /// <summary>Counts that are only sent when something happens: the minutes between hold zero.</summary>
    private static IEnumerable<Point> Filled(List<Point> points, DateTimeOffset start, DateTimeOffset end, int period)
    {
        var known = points.ToDictionary(p => p.At.ToUnixTimeSeconds() / period, p => p.Value);
        for (var at = (start.ToUnixTimeSeconds() + period - 1) / period; (at + 1) * period <= end.ToUnixTimeSeconds(); at++)
            yield return new(DateTimeOffset.FromUnixTimeSeconds(at * period), known.GetValueOrDefault(at));
    }

    public static string Iso(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
