using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Understanding;

namespace Bot.Intents.Costs.Query;

/// <summary>A filter of Cost Explorer.</summary>
/// <param name="Kind">What is filtered by.</param>
/// <param name="Key">Dimension, tag key or cost category.</param>
/// <param name="Values">Any of these; empty for "has none".</param>
/// <param name="Negated">None of these.</param>
internal sealed record CostFilter(CostGroupKind Kind, string Key, ImmutableArray<string> Values, bool Negated = false)
{
    /// <summary>What the values are together, for people: <c>NAT gateways</c>; empty where another filter says it; null for the values themselves.</summary>
    public string? Title { get; init; }

    /// <summary>How AWS bills support plans: as charges of their own type, or as services.</summary>
    private static readonly ImmutableArray<string> SupportPlans =
        ["AWS Support (Business)", "AWS Support (Developer)", "AWS Support (Enterprise)", "AWS Support (Enterprise On-Ramp)", "AWS Premium Support"];

    /// <summary>The filters a condition asks for; none where it is no filter of Cost Explorer.</summary>
    public static ImmutableArray<CostFilter> Of(Condition condition)
    {
        var values = (condition.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        if (condition.Field.StartsWith("tag:", StringComparison.Ordinal))
            return Tag(condition, condition.Field[4..], values);
        if (condition.Field.StartsWith("category:", StringComparison.Ordinal) && !values.IsEmpty)
            return [new(CostGroupKind.CostCategory, condition.Field[9..], values, condition.Operator is ConditionOperator.NotEqual)];
        var negated = condition.Operator is ConditionOperator.NotEqual or ConditionOperator.NotContains;
        if (values.IsEmpty || !(negated || condition.Operator is ConditionOperator.Equal or ConditionOperator.In or ConditionOperator.Contains))
            return [];
        return condition.Field switch
        {
            "service" => [Dimension("SERVICE", [.. values.Select(CostService.NameOf)], negated)],
            "region" => [Dimension("REGION", values, negated)],
            "account" => [Dimension("LINKED_ACCOUNT", values, negated)],
            "usage_type" => [Dimension("USAGE_TYPE", values, negated)],
            "instance_type" => [Dimension("INSTANCE_TYPE", values, negated)],
            "operation" => [Dimension("OPERATION", values, negated)],
            "purchase_type" => [Dimension("PURCHASE_TYPE", values, negated)],
            "platform" => [Dimension("PLATFORM", values, negated)],
            "resource" => [Dimension("RESOURCE_ID", values, negated)],
            "billing_entity" => [Dimension("BILLING_ENTITY", values, negated)],
            "record_type" when values.Any(v => v.StartsWith("Support", StringComparison.OrdinalIgnoreCase)) && negated =>
                [Dimension("RECORD_TYPE", ["Support", "Support fee"], true), Dimension("SERVICE", SupportPlans, true)],
            "record_type" when values is ["Support fee"] => [Dimension("SERVICE", SupportPlans) with { Title = "AWS Support" }],
            "record_type" => [Dimension("RECORD_TYPE", values, negated)],
            _ => [],
        };
    }

    public static CostFilter Dimension(string key, ImmutableArray<string> values, bool negated = false) => new(CostGroupKind.Dimension, key, values, negated);

    /// <summary>All filters as one expression; null where there are none. Filters of one key that forbid are joined, as Cost Explorer wants an expression small.</summary>
    public static JsonObject? Expression(ImmutableArray<CostFilter> filters)
    {
        var parts = filters
            .GroupBy(f => (f.Kind, f.Key, f.Negated, Empty: f.Values.IsEmpty))
            .SelectMany(g => g.Key is { Negated: true, Empty: false } ? [g.First() with { Values = [.. g.SelectMany(f => f.Values).Distinct()] }] : g.AsEnumerable())
            .Select(f => (JsonNode)f.Json()).ToArray();
        return parts.Length switch { 0 => null, 1 => (JsonObject)parts[0], _ => new JsonObject { ["And"] = new JsonArray(parts) } };
    }

    /// <summary>In words, for the answer: <c> for Amazon S3</c>, <c> without Tax</c>.</summary>
    public string Words()
    {
        if (Values.IsEmpty)
            return Negated ? $" with a tag {Key}" : $" without a tag {Key}";
        if (Negated && Key == "SERVICE" && Values == SupportPlans || Title is "")
            return "";
        if (Title is not null)
            return $" {(Negated ? "without" : "for")} {Title}";
        var what = Kind == CostGroupKind.Dimension ? Values.Length > 4 ? $"{string.Join(", ", Values.Take(3))} and {Values.Length - 3} more" : string.Join(", ", Values) : $"{Key}={string.Join(", ", Values)}";
        return Key switch
        {
            "REGION" => $" {(Negated ? "outside" : "in")} {what}",
            "LINKED_ACCOUNT" => $" {(Negated ? "without" : "in")} account {what}",
            "RECORD_TYPE" => $" as {string.Join(", ", Values.Select(v => v switch { "Credit" => "credits", "Refund" => "refunds", "Tax" => "tax", "SavingsPlanRecurringFee" => "Savings Plans' hourly fees", "SavingsPlanUpfrontFee" => "their upfront fees", "Recurring" => "reservations' hourly fees", "Upfront" => "their upfront fees", "RIFee" => "monthly fees", _ => v }))}",
            _ => $" {(Negated ? "without" : "for")} {what}",
        };
    }

    private static ImmutableArray<CostFilter> Tag(Condition condition, string key, ImmutableArray<string> values) => condition.Operator switch
    {
        ConditionOperator.Missing => [new(CostGroupKind.Tag, key, [])],
        ConditionOperator.Exists => [new(CostGroupKind.Tag, key, [], true)],
        ConditionOperator.NotEqual or ConditionOperator.NotContains when !values.IsEmpty => [new(CostGroupKind.Tag, key, values, true)],
        ConditionOperator.Equal or ConditionOperator.In or ConditionOperator.Contains when !values.IsEmpty => [new(CostGroupKind.Tag, key, values)],
        _ => [],
    };

    private JsonObject Json()
    {
        var member = Kind switch { CostGroupKind.Tag => "Tags", CostGroupKind.CostCategory => "CostCategories", _ => "Dimensions" };
        var test = new JsonObject { ["Key"] = Key };
        if (Values.IsEmpty)
            test["MatchOptions"] = new JsonArray("ABSENT");
        else
            test["Values"] = new JsonArray([.. Values.Select(v => (JsonNode)v)]);
        var filter = new JsonObject { [member] = test };
        return Negated ? new JsonObject { ["Not"] = filter } : filter;
    }
}
