using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>GetCostAndUsageComparisons and GetCostComparisonDrivers: two whole months side by side, within the last 13.</summary>
/// <remarks>Source: Cost Management API reference, both operations: periods, metrics, page sizes, and the dimensions that drivers always hold.</remarks>
internal sealed class CostComparisons(DemoCall call)
{
    private const int MostComparisons = 2000, MostDrivers = 10, MonthsKept = 13;
    private static readonly string[] Metrics = ["AmortizedCost", "BlendedCost", "NetAmortizedCost", "NetUnblendedCost", "NormalizedUsageAmount", "UnblendedCost", "UsageQuantity"];

    private readonly LedgerReading _ledger = call.World.Part<Ledger>().Reading(call.World);

    private readonly record struct Group(string Type, string Key);

    private sealed record Row(string[] Values, decimal Before, decimal After)
    {
        public decimal Change => Math.Abs(After - Before);
    }

    public JsonObject Comparisons()
    {
        var groups = Groups();
        var rows = Sums(groups);
        var output = Page("CostAndUsageComparisons", rows.OrderByDescending(r => r.Change), MostComparisons, r => new JsonObject
        {
            ["CostAndUsageSelector"] = Selector(groups, r.Values),
            ["Metrics"] = new JsonObject { [Metric()] = Figures(r.Before, r.After) },
        });
        output["TotalCostAndUsage"] = new JsonObject { [Metric()] = Figures(rows.Sum(r => r.Before), rows.Sum(r => r.After)) };
        return output;
    }

    /// <summary>Service and usage type are always among the groups; what kind of charge drives a row is told within it.</summary>
    public JsonObject Drivers()
    {
        List<Group> groups = [.. Groups().Where(g => g.Key is not ("SERVICE" or "USAGE_TYPE")), new("DIMENSION", "SERVICE"), new("DIMENSION", "USAGE_TYPE")];
        var kinds = Sums([.. groups, new("DIMENSION", "RECORD_TYPE")]).GroupBy(r => string.Join('\u001f', r.Values[..^1]), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToList(), StringComparer.Ordinal);
        return Page("CostComparisonDrivers", Sums(groups).Where(r => r.Change != 0).OrderByDescending(r => r.Change), MostDrivers, r => new JsonObject
        {
            ["CostSelector"] = Selector(groups, r.Values),
            ["Metrics"] = new JsonObject { [Metric()] = Figures(r.Before, r.After) },
            ["CostDrivers"] = kinds[string.Join('\u001f', r.Values)].Where(k => k.Change != 0).OrderByDescending(k => k.Change)
                .Select(k => new JsonObject { ["Type"] = TypeOf(k.Values[^1]), ["Name"] = r.Values[^1], ["Metrics"] = new JsonObject { [Metric()] = Figures(k.Before, k.After) } }).ToJsonArray(),
        });
    }

    private static string TypeOf(string recordType) => recordType switch
    {
        "Credit" => "CREDIT",
        "Refund" => "REFUND",
        "Tax" => "TAX",
        "Support" => "SUPPORT_FEE",
        "Fee" => "OUT_OF_CYCLE_CHARGE",
        "Recurring" => "RECURRING_RESERVATION_FEE",
        "Upfront" => "UPFRONT_RESERVATION_FEE",
        "DiscountedUsage" => "RESERVATION_USAGE",
        "SavingsPlanCoveredUsage" or "SavingsPlanNegation" => "SAVINGS_PLAN_USAGE",
        "SavingsPlanRecurringFee" => "SAVINGS_PLAN_RECURRING_FEE",
        _ => "USAGE_CHANGE",
    };

    private string Metric() => Array.Find(Metrics, m => m == call.Text("MetricForComparison")) ?? throw CostExpression.Invalid($"Invalid metric {call.Text("MetricForComparison")}");

    private List<Group> Groups() => call.Items("GroupBy").Select(g => new Group(g.Text("Type") ?? "DIMENSION", g.Text("Key") ?? "")).ToList() is { Count: > 0 } some ? some : [new("DIMENSION", "SERVICE")];

    private List<Row> Sums(List<Group> groups)
    {
        var (before, after) = (Month("BaselineTimePeriod"), Month("ComparisonTimePeriod"));
        var test = new CostExpression(_ledger.Categories).Parse(call.Input["Filter"] as JsonObject);
        var sums = new Dictionary<string, (decimal Before, decimal After)>(StringComparer.Ordinal);
        var metric = Metric();
        foreach (var record in _ledger.Records)
        {
            var isBefore = record.Day >= before && record.Day < before.AddMonths(1);
            if (!isBefore && !(record.Day >= after && record.Day < after.AddMonths(1)) || !CostAccess.Sees(call, record.Line.Account) || !test(record.Line, null))
                continue;
            var id = string.Join('\u001f', groups.Select(g => Value(g, record.Line)));
            var amount = metric switch { "UsageQuantity" => record.Quantity, "NormalizedUsageAmount" => 0, "AmortizedCost" or "NetAmortizedCost" => record.Amortized, _ => record.Unblended };
            var sum = sums.GetValueOrDefault(id);
            sums[id] = isBefore ? (sum.Before + amount, sum.After) : (sum.Before, sum.After + amount);
        }
        return [.. sums.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => new Row(s.Key.Split('\u001f'), s.Value.Before, s.Value.After))];
    }

    private string Value(Group group, CostLine line) => group.Type switch
    {
        "TAG" => line.Tags.GetValueOrDefault(group.Key, ""),
        "COST_CATEGORY" => _ledger.Categories.FirstOrDefault(c => c.Name == group.Key)?.Of(line) ?? "",
        _ => line.Dimension(group.Key) ?? throw CostExpression.Invalid($"Group by dimension {group.Key} is not supported"),
    };

    private DateOnly Month(string member)
    {
        var (from, to) = CostPeriod.Of(call, member);
        if (from.Day != 1 || to != from.AddMonths(1))
            throw CostExpression.Invalid($"{member} must start and end on the first day of a month, with a duration of exactly one month");
        var today = _ledger.End;
        return from >= new DateOnly(today.Year, today.Month, 1).AddMonths(-MonthsKept) ? from : throw CostExpression.Invalid($"{member} must be within the last {MonthsKept} months");
    }

    private JsonObject Page(string member, IEnumerable<Row> rows, int most, Func<Row, JsonObject> shown)
    {
        var size = (int)(call.Number("MaxResults") ?? most);
        if (size < 1 || size > most)
            throw CostExpression.Invalid($"MaxResults must be between 1 and {most}");
        var first = call.Text("NextPageToken") is { } token ? int.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? at : throw new DemoException("InvalidNextTokenException", "The pagination token is invalid.") : 0;
        var all = rows.ToList();
        var output = new JsonObject { [member] = all.Skip(first).Take(size).Select(shown).ToJsonArray() };
        if (first + size < all.Count)
            output["NextPageToken"] = (first + size).ToString(CultureInfo.InvariantCulture);
        return output;
    }

    private static JsonObject Selector(List<Group> groups, string[] values)
    {
        var parts = groups.Zip(values, static (group, value) =>
        {
            var member = group.Type switch { "TAG" => "Tags", "COST_CATEGORY" => "CostCategories", _ => "Dimensions" };
            return new JsonObject { [member] = new JsonObject { ["Key"] = group.Key, ["Values"] = new JsonArray(value), ["MatchOptions"] = new JsonArray("EQUALS") } };
        }).ToList();
        return parts is [var one] ? one : new JsonObject { ["And"] = new JsonArray([.. parts]) };
    }

    private JsonObject Figures(decimal before, decimal after) => new()
    {
        ["BaselineTimePeriodAmount"] = CostQueries.Text(before),
        ["ComparisonTimePeriodAmount"] = CostQueries.Text(after),
        ["Difference"] = CostQueries.Text(after - before),
        ["Unit"] = Metric() is "UsageQuantity" or "NormalizedUsageAmount" ? "N/A" : "USD",
    };
}
