using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>GetCostAndUsageComparisons and GetCostComparisonDrivers: two months side by side.</summary>
internal sealed class CostComparisons(DemoCall call)
{
    private readonly LedgerReading _ledger = call.World.Part<Ledger>().Reading(call.World);

    public JsonObject Comparisons()
    {
        var rows = Sums(GroupKeys());
        return new JsonObject
        {
            ["CostAndUsageComparisons"] = rows.Rows.Select(r => new JsonObject { ["CostAndUsageSelector"] = Selector(r.Keys), ["Metrics"] = new JsonObject { [Metric] = Figures(r.Before, r.After) } }).ToJsonArray(),
            ["TotalCostAndUsage"] = new JsonObject { [Metric] = Figures(rows.Rows.Sum(r => r.Before), rows.Rows.Sum(r => r.After)) },
        };
    }

    public JsonObject Drivers()
    {
        var outer = GroupKeys();
        var rows = Sums(outer).Rows.Where(r => r.Before != r.After).OrderByDescending(r => Math.Abs(r.After - r.Before)).Take(10);
        return new JsonObject
        {
            ["CostComparisonDrivers"] = rows.Select(r => new JsonObject
            {
                ["CostSelector"] = Selector(r.Keys),
                ["Metrics"] = new JsonObject { [Metric] = Figures(r.Before, r.After) },
                ["CostDrivers"] = Sums([.. outer.Select(k => k.Key), "USAGE_TYPE"], r.Keys).Rows.Where(d => d.Before != d.After).OrderByDescending(d => Math.Abs(d.After - d.Before)).Take(5)
                    .Select(d => new JsonObject { ["Type"] = "USAGE_CHANGE", ["Name"] = d.Keys[^1].Value, ["Metrics"] = new JsonObject { [Metric] = Figures(d.Before, d.After) } }).ToJsonArray(),
            }).ToJsonArray(),
        };
    }

    private string Metric => call.Text("MetricForComparison") is { } m && m.Contains("mortized", StringComparison.OrdinalIgnoreCase) ? "AmortizedCost" : call.Text("MetricForComparison") ?? "UnblendedCost";

    private List<(string Type, string Key)> GroupKeys() =>
        call.Items("GroupBy").Select(g => (g.Text("Type") ?? "DIMENSION", g.Text("Key") ?? "")).ToList() is { Count: > 0 } some ? some : [("DIMENSION", "SERVICE")];

    private sealed record Row(List<(string Key, string Value)> Keys, decimal Before, decimal After);

    private (List<Row> Rows, bool Any) Sums(List<(string Type, string Key)> groups) => Sums([.. groups.Select(g => g.Key)], null, groups.ToDictionary(g => g.Key, g => g.Type));

    private (List<Row> Rows, bool Any) Sums(IReadOnlyList<string> keys, List<(string Key, string Value)>? only, Dictionary<string, string>? types = null)
    {
        var before = CostPeriod.Of(call, "BaselineTimePeriod");
        var after = CostPeriod.Of(call, "ComparisonTimePeriod");
        var test = new CostExpression(_ledger.Categories).Parse(call.Input["Filter"] as JsonObject);
        var sums = new Dictionary<string, (decimal Before, decimal After)>(StringComparer.Ordinal);
        string Value(string key, CostLine line) => types?.GetValueOrDefault(key) == "TAG" ? line.Tags.GetValueOrDefault(key, "") : line.Dimension(key) ?? line.Tags.GetValueOrDefault(key, "");
        foreach (var record in _ledger.Records)
        {
            var inBefore = record.Day >= before.From && record.Day < before.To;
            var inAfter = record.Day >= after.From && record.Day < after.To;
            if (!inBefore && !inAfter || !CostAccess.Sees(call, record.Line.Account) || !test(record.Line, null)) continue;
            if (only is not null && !only.TrueForAll(o => Value(o.Key, record.Line) == o.Value)) continue;
            var id = string.Join('\u001f', keys.Select(k => Value(k, record.Line)));
            var sum = sums.GetValueOrDefault(id);
            var amount = Metric == "AmortizedCost" ? record.Amortized : record.Unblended;
            sums[id] = (sum.Before + (inBefore ? amount : 0), sum.After + (inAfter ? amount : 0));
        }
        var rows = sums.Select(s => new Row([.. keys.Zip(s.Key.Split('\u001f'))], s.Value.Before, s.Value.After)).OrderBy(r => string.Join('|', r.Keys), StringComparer.Ordinal).ToList();
        return (rows, rows.Count > 0);
    }

    private static JsonObject Selector(List<(string Key, string Value)> keys)
    {
        var parts = keys.Select(k => new JsonObject { ["Dimensions"] = new JsonObject { ["Key"] = k.Key, ["Values"] = new JsonArray(k.Value), ["MatchOptions"] = new JsonArray("EQUALS") } }).ToList();
        return parts is [var one] ? one : new JsonObject { ["And"] = new JsonArray([.. parts]) };
    }

    private static JsonObject Figures(decimal before, decimal after) => new()
    {
        ["BaselineTimePeriodAmount"] = CostQueries.Text(before),
        ["ComparisonTimePeriodAmount"] = CostQueries.Text(after),
        ["Difference"] = CostQueries.Text(after - before),
        ["Unit"] = "USD",
    };
}
