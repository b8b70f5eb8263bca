using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>GetDimensionValues, GetTags, GetCostCategories: what occurs in the ledger.</summary>
internal static class CostValues
{
    public static JsonObject Dimensions(DemoCall call)
    {
        var key = call.Must("Dimension");
        if (!CostLine.Dimensions.Contains(key)) throw CostExpression.Invalid($"Dimension {key} is not supported");
        var values = Lines(call).Select(l => l.Dimension(key) ?? "").Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).Where(v => Matches(call, v)).Order(StringComparer.Ordinal)
            .Select(v => new JsonObject { ["Value"] = v, ["Attributes"] = key == "LINKED_ACCOUNT" && call.World.Accounts.TryGetValue(v, out var account) ? new JsonObject { ["description"] = account.Name } : [] }).ToJsonArray();
        return new JsonObject { ["DimensionValues"] = values, ["ReturnSize"] = values.Count, ["TotalSize"] = values.Count };
    }

    public static JsonObject Tags(DemoCall call)
    {
        var active = call.World.Part<Ledger>().Reading(call.World).TagKeys;
        var values = call.Text("TagKey") is { } key
            ? Lines(call).Select(l => l.Tags.GetValueOrDefault(key, "")).Distinct(StringComparer.Ordinal)
            : active.AsEnumerable();
        var found = values.Where(v => Matches(call, v)).Order(StringComparer.Ordinal).ToTexts();
        return new JsonObject { ["Tags"] = found, ["ReturnSize"] = found.Count, ["TotalSize"] = found.Count };
    }

    public static JsonObject Categories(DemoCall call)
    {
        var categories = call.World.Part<Ledger>().Reading(call.World).Categories;
        if (call.Text("CostCategoryName") is not { } name)
            return Sized("CostCategoryNames", categories.Select(c => c.Name));
        var category = categories.FirstOrDefault(c => c.Name == name) ?? throw CostExpression.Invalid($"Cost category {name} does not exist");
        return Sized("CostCategoryValues", Lines(call).Select(category.Of).Distinct(StringComparer.Ordinal));
    }

    public static JsonObject CategoryDefinitions(DemoCall call) => new()
    {
        ["CostCategoryReferences"] = call.World.Part<Ledger>().Reading(call.World).Categories.Select(c => new JsonObject
        {
            ["Name"] = c.Name,
            ["CostCategoryArn"] = $"arn:aws:ce::{call.Account}:costcategory/{c.Name.ToLowerInvariant()}",
            ["EffectiveStart"] = "2024-01-01T00:00:00Z",
            ["NumberOfRules"] = c.Rules.Count,
            ["DefaultValue"] = c.Default,
            ["Values"] = c.Rules.Select(r => r.Value).Distinct().ToTexts(),
        }).ToJsonArray(),
    };

    public static JsonObject AllocationTags(DemoCall call) => new()
    {
        ["CostAllocationTags"] = call.World.Part<Ledger>().Reading(call.World).TagKeys.Order(StringComparer.Ordinal).Select(k => new JsonObject { ["TagKey"] = k, ["Type"] = "UserDefined", ["Status"] = "Active", ["LastUpdatedDate"] = "2024-01-03T00:00:00Z" }).ToJsonArray(),
    };

    private static JsonObject Sized(string member, IEnumerable<string> values)
    {
        var found = values.Order(StringComparer.Ordinal).ToTexts();
        return new JsonObject { [member] = found, ["ReturnSize"] = found.Count, ["TotalSize"] = found.Count };
    }

    private static bool Matches(DemoCall call, string value) => call.Text("SearchString") is not { } search || value.Contains(search, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<CostLine> Lines(DemoCall call)
    {
        var ledger = call.World.Part<Ledger>().Reading(call.World);
        var (from, to) = CostPeriod.Of(call);
        var test = new CostExpression(ledger.Categories).Parse(call.Input["Filter"] as JsonObject);
        return ledger.Records.Where(r => r.Day >= from && r.Day < to && CostAccess.Sees(call, r.Line.Account) && test(r.Line, null)).Select(r => r.Line).Distinct(ReferenceEqualityComparer.Instance).Cast<CostLine>();
    }
}
