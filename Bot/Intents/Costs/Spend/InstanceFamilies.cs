using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>"t3 instances" are the instance types that begin so: asked of Cost Explorer, whose own families are named otherwise.</summary>
internal static class InstanceFamilies
{
    public static async Task<(CostPlan Plan, CallOutcome? Failure)> ResolveAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        if (turn.Question.Conditions.FirstOrDefault(c => c.Field == "instance_family")?.Value is not { } family)
            return (plan, null);
        var outcome = await turn.Aws.CallAllAsync("ce", "GetDimensionValues", new JsonObject { ["TimePeriod"] = CostQuery.Bounds(plan.Query.Period), ["Dimension"] = "INSTANCE_TYPE" }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return (plan, outcome);
        var types = ok.Body["DimensionValues"].Objects().Select(v => v["Value"].Text()).Where(v => v.StartsWith($"{family}.", StringComparison.OrdinalIgnoreCase)).Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        var filter = CostFilter.Dimension("INSTANCE_TYPE", types.IsEmpty ? [$"{family}."] : types) with { Title = $"{family} instances" };
        var note = types.IsEmpty ? $"No instance type of {family} occurs {plan.Query.Period.Words()}." : $"{family} instances: {string.Join(", ", types)}.";
        return (plan with { Query = plan.Query with { Filters = plan.Query.Filters.Add(filter) }, Notes = plan.Notes.Add(note) }, null);
    }
}
