using System.Text.Json.Nodes;

namespace Bot.DemoAccount.Services.Insight.Costs;

/// <summary>Cost Explorer's filter: And, Or, Not over dimensions, tags and cost categories.</summary>
internal sealed class CostExpression(IReadOnlyList<CostCategory> categories)
{
    public Func<CostLine, string?, bool> Parse(JsonObject? filter)
    {
        if (filter is null || filter.Count == 0) return static (_, _) => true;
        if (filter.Count > 1) throw Invalid("Expression should contain only one root.");
        if (filter["And"] is JsonArray and) { var all = Many(and); return (l, r) => all.TrueForAll(t => t(l, r)); }
        if (filter["Or"] is JsonArray or) { var any = Many(or); return (l, r) => any.Exists(t => t(l, r)); }
        if (filter["Not"] is JsonObject not) { var inner = Parse(not); return (l, r) => !inner(l, r); }
        if (filter["Dimensions"] is JsonObject dimension) return Dimension(dimension);
        if (filter["Tags"] is JsonObject tag) return Values(tag, l => l.Tags.GetValueOrDefault(tag.Text("Key") ?? ""));
        if (filter["CostCategories"] is JsonObject category)
            return Values(category, l => categories.FirstOrDefault(c => c.Name == category.Text("Key"))?.Of(l));
        throw Invalid($"Unknown root {filter.First().Key}");
    }

    private List<Func<CostLine, string?, bool>> Many(JsonArray list) =>
        list.Count < 2 ? throw Invalid("And/Or should have at least 2 expressions.") : [.. list.OfType<JsonObject>().Select(Parse)];

    private static Func<CostLine, string?, bool> Dimension(JsonObject map)
    {
        var key = map.Text("Key") ?? "";
        if (key == "RESOURCE_ID")
        {
            var ids = map.Texts("Values").ToHashSet(StringComparer.Ordinal);
            return (_, resource) => resource is not null && ids.Contains(resource);
        }
        if (!CostLine.Dimensions.Contains(key) && key is not "LINKED_ACCOUNT_NAME") throw Invalid($"Dimension {key} is not supported");
        return Values(map, l => l.Dimension(key));
    }

    private static Func<CostLine, string?, bool> Values(JsonObject map, Func<CostLine, string?> of)
    {
        var values = map.Texts("Values");
        var options = map.Texts("MatchOptions");
        if (options.Contains("ABSENT")) return (l, _) => string.IsNullOrEmpty(of(l));
        var comparison = options.Contains("CASE_INSENSITIVE") ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        Func<string, string, bool> test = options.Contains("STARTS_WITH") ? (a, b) => a.StartsWith(b, comparison)
            : options.Contains("ENDS_WITH") ? (a, b) => a.EndsWith(b, comparison)
            : options.Contains("CONTAINS") ? (a, b) => a.Contains(b, comparison)
            : (a, b) => a.Equals(b, comparison);
        return (l, _) =>
        {
            var own = of(l) ?? "";
            foreach (var value in values)
                if (test(own, value)) return true;
            return false;
        };
    }

    public static DemoException Invalid(string message) => new("ValidationException", message);
}
