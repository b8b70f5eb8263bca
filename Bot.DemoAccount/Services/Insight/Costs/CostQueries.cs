using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>GetCostAndUsage over the ledger: sums in exact decimals, so that rows always add up to their total.</summary>
internal sealed class CostQueries(DemoCall call)
{
    private static readonly string[] MetricNames = ["UnblendedCost", "BlendedCost", "AmortizedCost", "NetUnblendedCost", "NetAmortizedCost", "UsageQuantity", "NormalizedUsageAmount"];
    private const int GroupsOnAPage = 5000;

    private readonly LedgerReading _ledger = call.World.Part<Ledger>().Reading(call.World);

    public JsonObject CostAndUsage(bool withResources)
    {
        var (from, to) = Period(_ledger, withResources ? 14 : null);
        var metrics = Metrics();
        var groups = call.Items("GroupBy").Select(g => (Type: g.Text("Type") ?? "DIMENSION", Key: g.Text("Key") ?? "")).ToList();
        if (groups.Count > 2) throw CostExpression.Invalid("GroupBy size must be less than or equal to 2");
        var test = new CostExpression(_ledger.Categories).Parse(call.Input["Filter"] as JsonObject);
        var periods = Periods(from, to).ToList();
        var sums = periods.Select(_ => new Dictionary<string, Sum>(StringComparer.Ordinal)).ToList();
        foreach (var record in _ledger.Records)
        {
            if (record.Day < from || record.Day >= to || !Mine(record.Line)) continue;
            var index = periods.FindIndex(p => record.Day >= p.From && record.Day < p.To);
            foreach (var (part, resource) in withResources ? Split(record) : [(record, null)])
            {
                if (!test(record.Line, resource)) continue;
                var key = groups.Count == 0 ? "" : string.Join('\u001f', groups.Select(g => Key(g, record.Line, resource)));
                if (!sums[index].TryGetValue(key, out var sum)) sums[index][key] = sum = new Sum();
                sum.Add(part);
            }
        }
        return Shown(periods, sums, metrics, groups);
    }

    private JsonObject Shown(List<(DateOnly From, DateOnly To)> periods, List<Dictionary<string, Sum>> sums, IReadOnlyList<string> metrics, List<(string Type, string Key)> groups)
    {
        var first = int.TryParse(call.Text("NextPageToken"), out var token) ? token : 0;
        var results = new JsonArray();
        var shown = 0;
        var next = first;
        for (; next < periods.Count && (shown == 0 || shown + sums[next].Count <= GroupsOnAPage); next++)
        {
            shown += Math.Max(1, sums[next].Count);
            var total = groups.Count == 0 ? sums[next].GetValueOrDefault("") ?? new Sum() : null;
            results.Add(new JsonObject
            {
                ["TimePeriod"] = Period(periods[next]),
                ["Total"] = total?.Shown(metrics) ?? [],
                ["Groups"] = groups.Count == 0 ? [] : sums[next].OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new JsonObject { ["Keys"] = g.Key.Split('\u001f').ToTexts(), ["Metrics"] = g.Value.Shown(metrics) }).ToJsonArray(),
                ["Estimated"] = periods[next].To > new DateOnly(_ledger.End.Year, _ledger.End.Month, 1),
            });
        }
        var output = new JsonObject { ["ResultsByTime"] = results, ["DimensionValueAttributes"] = Attributes(groups) };
        if (groups.Count > 0) output["GroupDefinitions"] = groups.Select(g => new JsonObject { ["Type"] = g.Type, ["Key"] = g.Key }).ToJsonArray();
        if (next < periods.Count) output["NextPageToken"] = next.ToString(CultureInfo.InvariantCulture);
        return output;
    }

    private JsonArray Attributes(List<(string Type, string Key)> groups) => groups.Any(g => g.Key == "LINKED_ACCOUNT")
        ? call.World.Accounts.Values.OrderBy(a => a.Id, StringComparer.Ordinal).Select(a => new JsonObject { ["Value"] = a.Id, ["Attributes"] = new JsonObject { ["description"] = a.Name } }).ToJsonArray()
        : [];

    /// <summary>The management account sees every account's costs, a member its own.</summary>
    public bool Mine(CostLine line) => CostAccess.Sees(call, line.Account);

    private string Key((string Type, string Key) group, CostLine line, string? resource) => group.Type switch
    {
        "TAG" => group.Key + "$" + line.Tags.GetValueOrDefault(group.Key),
        "COST_CATEGORY" => group.Key + "$" + _ledger.Categories.FirstOrDefault(c => c.Name == group.Key)?.Of(line),
        _ when group.Key == "RESOURCE_ID" => resource ?? "NoResourceId",
        _ => line.Dimension(group.Key) ?? throw CostExpression.Invalid($"Group by dimension {group.Key} is not supported"),
    };

    /// <summary>A record by resource: equal parts, the last one takes what is left, so that they add up.</summary>
    private static IEnumerable<(CostRecord, string?)> Split(CostRecord record)
    {
        var resources = record.Line.Resources;
        if (resources.Count == 0) return [(record, null)];
        var parts = new List<(CostRecord, string?)>();
        var (quantity, unblended, amortized) = (record.Quantity, record.Unblended, record.Amortized);
        for (var i = 0; i < resources.Count; i++)
        {
            var left = resources.Count - i;
            var part = left == 1 ? record with { Quantity = quantity, Unblended = unblended, Amortized = amortized }
                : record with { Quantity = decimal.Round(quantity / left, 6), Unblended = decimal.Round(unblended / left, 10), Amortized = decimal.Round(amortized / left, 10) };
            (quantity, unblended, amortized) = (quantity - part.Quantity, unblended - part.Unblended, amortized - part.Amortized);
            parts.Add((part, resources[i]));
        }
        return parts;
    }

    private IReadOnlyList<string> Metrics()
    {
        var asked = call.Texts("Metrics");
        if (asked.Count == 0) throw CostExpression.Invalid("Metrics should not be empty");
        return [.. asked.Select(m => MetricNames.FirstOrDefault(n => n.Equals(m.Replace("_", ""), StringComparison.OrdinalIgnoreCase)) ?? throw CostExpression.Invalid($"Invalid metric {m}"))];
    }

    private IEnumerable<(DateOnly From, DateOnly To)> Periods(DateOnly from, DateOnly to)
    {
        var granularity = call.Text("Granularity") ?? "MONTHLY";
        if (granularity is not ("DAILY" or "MONTHLY")) throw CostExpression.Invalid("Hourly granularity is not enabled for this account.");
        while (from < to)
        {
            var next = granularity == "DAILY" ? from.AddDays(1) : new DateOnly(from.Year, from.Month, 1).AddMonths(1);
            if (next > to) next = to;
            yield return (from, next);
            from = next;
        }
    }

    private (DateOnly From, DateOnly To) Period(LedgerReading ledger, int? days)
    {
        var (from, to) = CostPeriod.Of(call);
        if (days is { } kept && from < ledger.End.AddDays(-kept)) throw new DemoException("DataUnavailableException", $"Data is only available for the past {kept} days at resource level.");
        if (from < ledger.Start) throw CostExpression.Invalid("You haven't enabled historical data beyond 14 months");
        return (from, to);
    }

    public static JsonObject Period((DateOnly From, DateOnly To) period) => new() { ["Start"] = period.From.ToString("O", CultureInfo.InvariantCulture), ["End"] = period.To.ToString("O", CultureInfo.InvariantCulture) };

    /// <summary>What a group adds up to.</summary>
    private sealed class Sum
    {
        private decimal _quantity, _unblended, _amortized;
        private string? _unit;

        public void Add(in CostRecord record)
        {
            _quantity += record.Quantity;
            _unblended += record.Unblended;
            _amortized += record.Amortized;
            if (record.Line.Unit.Length > 0 && record.Quantity != 0) _unit = _unit is null || _unit == record.Line.Unit ? record.Line.Unit : "N/A";
        }

        public JsonObject Shown(IReadOnlyList<string> metrics) => new(metrics.Select(m => KeyValuePair.Create(m, (JsonNode?)(m switch
        {
            "UsageQuantity" => Amount(_quantity, _unit ?? "N/A"),
            "NormalizedUsageAmount" => Amount(0, "N/A"),
            "AmortizedCost" or "NetAmortizedCost" => Amount(_amortized, "USD"),
            _ => Amount(_unblended, "USD"),
        }))));
    }

    public static JsonObject Amount(decimal amount, string unit) => new() { ["Amount"] = Text(amount), ["Unit"] = unit };

    /// <summary>All digits, no trailing zeros.</summary>
    public static string Text(decimal amount) => amount.ToString("0.############", CultureInfo.InvariantCulture);
}
