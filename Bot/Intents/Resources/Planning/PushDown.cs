using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Intents.Resources.Registry;
using Bot.Understanding;

namespace Bot.Intents.Resources.Planning;

/// <summary>
/// Conditions that the API itself can apply. Every condition is applied by the bot as well, so a filter can only save time.
/// Tags are left to the bot: the API wants their case exactly, people do not.
/// </summary>
internal static class PushDown
{
    public static void Apply(ResourceKind kind, ImmutableArray<Condition> where, JsonObject parameters)
    {
        foreach (var condition in where.Where(c => c.Operator is ConditionOperator.Equal or ConditionOperator.In && c.Value?.StartsWith("field:", StringComparison.Ordinal) == false))
        {
            if (kind.FieldNamed(condition.Field) is not { } field)
                continue;
            var values = condition.Operator == ConditionOperator.In ? condition.Value!.Split(',', StringSplitOptions.TrimEntries) : [condition.Value!];
            if (field.Parameter is { } parameter && values.Length == 1 && !parameters.ContainsKey(parameter))
                parameters[parameter] = values[0];
            else if (kind.HasFilters && field.Filter is { } filter)
                Filters(parameters).Add(new JsonObject { ["Name"] = filter, ["Values"] = new JsonArray([.. values.Select(v => (JsonNode)v)]) });
        }
    }

    /// <summary>Adds the filter by the tag Name.</summary>
    public static void ByName(JsonObject parameters, string name) =>
        Filters(parameters).Add(new JsonObject { ["Name"] = "tag:Name", ["Values"] = new JsonArray(name) });

    private static JsonArray Filters(JsonObject parameters)
    {
        if (parameters["Filters"] is JsonArray filters)
            return filters;
        filters = [];
        parameters["Filters"] = filters;
        return filters;
    }
}
