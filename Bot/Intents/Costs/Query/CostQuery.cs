using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Bot.Intents.Costs.Query;

internal enum CostGranularity
{
    Daily,
    Monthly,
}

/// <summary>A question of spend as Cost Explorer is asked.</summary>
/// <param name="Period">The days.</param>
/// <param name="Granularity">How figures are cut by time.</param>
/// <param name="Metric">Which number.</param>
/// <param name="Groups">At most two.</param>
/// <param name="Filters">Filters that all hold.</param>
internal sealed record CostQuery(CostPeriod Period, CostGranularity Granularity, CostMetric Metric, ImmutableArray<CostGroup> Groups, ImmutableArray<CostFilter> Filters)
{
    /// <summary>What asking may cost, in USD; more is asked for first.</summary>
    public decimal MaxPrice { get; init; } = decimal.MaxValue;

    /// <summary>The same by a tag key that is spelled otherwise.</summary>
    public CostQuery WithTagKey(string key) => this with
    {
        Groups = [.. Groups.Select(g => g.Kind == CostGroupKind.Tag && g.Key.Equals(key, StringComparison.OrdinalIgnoreCase) ? g with { Key = key, Title = $"Tag {key}" } : g)],
        Filters = [.. Filters.Select(f => f.Kind == CostGroupKind.Tag && f.Key.Equals(key, StringComparison.OrdinalIgnoreCase) ? f with { Key = key } : f)],
    };

    /// <summary>By resource: another operation, the last 14 days only.</summary>
    public bool ByResource => Groups.Any(g => g.Key == "RESOURCE_ID") || Filters.Any(f => f.Key == "RESOURCE_ID");

    public string Operation => ByResource ? "GetCostAndUsageWithResources" : "GetCostAndUsage";

    /// <summary>The days or months that the period has.</summary>
    public int Periods => Granularity == CostGranularity.Daily ? Period.Days : (Period.End.AddDays(-1).Year - Period.Start.Year) * 12 + Period.End.AddDays(-1).Month - Period.Start.Month + 1;

    /// <summary>The parameters of the operation.</summary>
    public JsonObject Parameters()
    {
        var parameters = new JsonObject
        {
            ["TimePeriod"] = Bounds(Period),
            ["Granularity"] = Granularity == CostGranularity.Daily ? "DAILY" : "MONTHLY",
            ["Metrics"] = new JsonArray(Metric.Api),
        };
        if (Groups.Length > 0)
            parameters["GroupBy"] = new JsonArray([.. Groups.Select(g => (JsonNode)new JsonObject { ["Type"] = g.Api, ["Key"] = g.Key })]);
        if (CostFilter.Expression(Filters) is { } filter)
            parameters["Filter"] = filter;
        return parameters;
    }

    public static JsonObject Bounds(CostPeriod period) => new() { ["Start"] = CostPeriod.Text(period.Start), ["End"] = CostPeriod.Text(period.End) };

    /// <summary>The filters in words; charge types that are left out in one phrase, but for those that <see cref="Kind"/> says.</summary>
    public string Words()
    {
        var without = WithoutTypes.Select(t => t switch { "Credit" or "Refund" or "Support fee" => "", "Tax" => "tax", _ => t.ToLowerInvariant() }).Where(w => w.Length > 0).Distinct().ToList();
        var words = string.Concat(Filters.Where(f => f is not { Key: "RECORD_TYPE", Negated: true }).Select(f => f.Words()));
        return without.Count == 0 ? words : $"{words} without {(without.Count == 1 ? without[0] : $"{string.Join(", ", without[..^1])} and {without[^1]}")}";
    }

    /// <summary>What kind of sum it is: net, gross, or before what is left out of it; empty where it is charges of one type alone.</summary>
    public string Kind
    {
        get
        {
            if (Filters.Any(f => f is { Key: "RECORD_TYPE", Negated: false }))
                return "";
            var (credits, refunds) = (WithoutTypes.Contains("Credit"), WithoutTypes.Contains("Refund"));
            return credits && refunds ? ", gross (credits and refunds left out)" : credits ? ", before credits" : refunds ? ", before refunds" : ", net";
        }
    }

    private IEnumerable<string> WithoutTypes => Filters.Where(f => f is { Key: "RECORD_TYPE", Negated: true }).SelectMany(f => f.Values);
}
