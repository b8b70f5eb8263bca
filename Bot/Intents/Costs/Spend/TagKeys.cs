using System.Text.Json.Nodes;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Tag keys as the account writes them: Cost Explorer tells upper case from lower, people do not.</summary>
internal static class TagKeys
{
    /// <summary>The plan with keys that exist; as it is where none is like it.</summary>
    public static async Task<CostPlan> ResolveAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        var said = plan.Query.Filters.Where(f => f.Kind == CostGroupKind.Tag).Select(f => f.Key).Concat(plan.Query.Groups.Where(g => g.Kind == CostGroupKind.Tag).Select(g => g.Key)).Distinct().ToList();
        if (said.Count == 0 || await turn.Aws.CallAllAsync("ce", "GetTags", new JsonObject { ["TimePeriod"] = CostQuery.Bounds(plan.Query.Period) }, cancellation: cancellation).ConfigureAwait(false) is not CallOutcome.Ok ok)
            return plan;
        var keys = (ok.Body["Tags"] as JsonArray ?? []).Select(t => t.Text()).ToList();
        foreach (var key in said)
        {
            if (!keys.Contains(key) && keys.Find(k => k.Equals(key, StringComparison.OrdinalIgnoreCase)) is { } real)
                plan = plan with { Query = plan.Query.WithTagKey(real) };
        }
        return plan;
    }
}
