using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Understanding;

namespace Bot.Intents.Costs;

/// <summary>A question of spend as Cost Explorer is asked: a period, at most one grouping of rows, filters by dimension or tag.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">First day after.</param>
/// <param name="GroupBy">A Cost Explorer grouping; null for the total by record type.</param>
/// <param name="Filters">Filters that all hold.</param>
internal sealed record CostQuery(DateOnly Start, DateOnly End, CostGroup? GroupBy, ImmutableArray<CostFilter> Filters)
{
    /// <summary>Plans the query of a question; the period is the month to date where none is said.</summary>
    public static CostQuery Of(Question question, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var start = question.Time is { } time ? DateOnly.FromDateTime(time.Start.UtcDateTime) : new DateOnly(today.Year, today.Month, 1);
        var end = question.Time is { } range ? Ceiling(range.End) : today.AddDays(1);
        if (end > today.AddDays(1))
            end = today.AddDays(1);
        if (end <= start)
            end = start.AddDays(1);
        var filters = question.Conditions.Select(CostFilter.Of).OfType<CostFilter>().ToList();
        if (question.Regions.Names.Length > 0 && filters.All(f => f.Key != "REGION"))
            filters.Add(new("REGION", false, question.Regions.Names, false));
        if (question.Accounts.Length > 0)
            filters.Add(new("LINKED_ACCOUNT", false, question.Accounts, false));
        return new(start, end, question.GroupBy.Select(CostGroup.Of).OfType<CostGroup>().FirstOrDefault(), [.. filters]);
    }

    /// <summary>The parameters of GetCostAndUsage.</summary>
    public JsonObject Parameters()
    {
        var parameters = new JsonObject
        {
            ["TimePeriod"] = new JsonObject { ["Start"] = Day(Start), ["End"] = Day(End) },
            ["Granularity"] = Start.Day == 1 && End.Day == 1 ? "MONTHLY" : "DAILY",
            ["Metrics"] = new JsonArray("UnblendedCost"),
            ["GroupBy"] = new JsonArray(GroupBy is { } group
                ? new JsonObject { ["Type"] = group.IsTag ? "TAG" : "DIMENSION", ["Key"] = group.Key }
                : new JsonObject { ["Type"] = "DIMENSION", ["Key"] = "RECORD_TYPE" }),
        };
        if (Filters.Length == 1)
            parameters["Filter"] = Filters[0].Json();
        else if (Filters.Length > 1)
            parameters["Filter"] = new JsonObject { ["And"] = new JsonArray([.. Filters.Select(f => (JsonNode)f.Json())]) };
        return parameters;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Ceiling(DateTimeOffset time)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return time.UtcDateTime.TimeOfDay == TimeSpan.Zero ? day : day.AddDays(1);
    }
}

/// <summary>What the rows are.</summary>
/// <param name="Key">Dimension or tag key.</param>
/// <param name="IsTag">A cost allocation tag.</param>
/// <param name="Title">For people.</param>
internal sealed record CostGroup(string Key, bool IsTag, string Title)
{
    public static CostGroup? Of(string word) => word switch
    {
        "service" => new("SERVICE", false, "Service"),
        "region" => new("REGION", false, "Region"),
        "account" => new("LINKED_ACCOUNT", false, "Account"),
        "usage_type" => new("USAGE_TYPE", false, "Usage type"),
        "instance_type" => new("INSTANCE_TYPE", false, "Instance type"),
        "operation" => new("OPERATION", false, "Operation"),
        _ when word.StartsWith("tag:", StringComparison.Ordinal) => new(word[4..], true, $"Tag {word[4..]}"),
        _ => null,
    };
}

/// <summary>A filter of Cost Explorer.</summary>
/// <param name="Key">Dimension or tag key.</param>
/// <param name="Values">Any of these.</param>
/// <param name="Negated">None of these.</param>
internal sealed record CostFilter(string Key, bool IsTag, ImmutableArray<string> Values, bool Negated)
{
    public static CostFilter? Of(Condition condition)
    {
        var values = (condition.Value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray();
        var negated = condition.Operator is ConditionOperator.NotEqual or ConditionOperator.NotContains;
        if (values.IsEmpty || !(negated || condition.Operator is ConditionOperator.Equal or ConditionOperator.In or ConditionOperator.Contains))
            return null;
        return condition.Field switch
        {
            "service" => new("SERVICE", false, [.. values.Select(CostService.NameOf)], negated),
            "region" => new("REGION", false, values, negated),
            "account" => new("LINKED_ACCOUNT", false, values, negated),
            "usage_type" => new("USAGE_TYPE", false, values, negated),
            "record_type" => new("RECORD_TYPE", false, values, negated),
            "instance_type" => new("INSTANCE_TYPE", false, values, negated),
            _ when condition.Field.StartsWith("tag:", StringComparison.Ordinal) => new(condition.Field[4..], true, values, negated),
            _ => null,
        };
    }

    public JsonObject Json()
    {
        var filter = new JsonObject
        {
            [IsTag ? "Tags" : "Dimensions"] = new JsonObject { ["Key"] = Key, ["Values"] = new JsonArray([.. Values.Select(v => (JsonNode)v)]) },
        };
        return Negated ? new JsonObject { ["Not"] = filter } : filter;
    }
}
