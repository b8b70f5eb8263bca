using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Cost categories by the names that the account has: asked of Cost Explorer, since people leave the name out or write it otherwise.</summary>
internal static class Categories
{
    /// <summary>The plan with real names; or what to say instead of an answer.</summary>
    public static async Task<(CostPlan Plan, Answer? Instead)> ResolveAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        if (!plan.Query.Groups.Any(g => g.Kind == CostGroupKind.CostCategory) && !plan.Query.Filters.Any(f => f.Kind == CostGroupKind.CostCategory))
            return (plan, null);
        var outcome = await turn.Aws.CallAllAsync("ce", "GetCostCategories", new JsonObject { ["TimePeriod"] = CostQuery.Bounds(plan.Query.Period) }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return (plan, CostFailure.Of(outcome));
        var names = (ok.Body["CostCategoryNames"] as JsonArray ?? []).Select(n => n.Text()).Where(n => n.Length > 0).ToList();
        Answer? instead = null;
        string Real(string said)
        {
            if (names.Find(n => n.Equals(said, StringComparison.OrdinalIgnoreCase)) is { } real)
                return real;
            if (said.Length == 0 && names.Count == 1)
                return names[0];
            instead ??= names.Count == 0
                ? new() { Text = "The account has no cost category in use then. They are made in the Billing console (Cost Categories); their figures come within a day.", Sources = Statement.Sources }
                : new()
                {
                    Text = said.Length == 0 ? $"By which cost category: {string.Join(", ", names.Select(n => $"`{n}`"))}?" : $"There is no cost category `{said}`. There are: {string.Join(", ", names.Select(n => $"`{n}`"))}.",
                    Asked = "cost-category",
                    Offers = [.. names.Take(5).Select(n => new Offer($"category-{n}", n.Length > 38 ? n[..38] : n, $"cost by cost category {n} {plan.Query.Period.Words()}"))],
                };
            return said;
        }
        var groups = plan.Query.Groups.Select(g => g.Kind == CostGroupKind.CostCategory && Real(g.Key) is var name ? new CostGroup(g.Kind, name, $"Cost category {name}") : g).ToImmutableArray();
        var filters = plan.Query.Filters.Select(f => f.Kind == CostGroupKind.CostCategory ? f with { Key = Real(f.Key) } : f).ToImmutableArray();
        return (plan with { Query = plan.Query with { Groups = groups, Filters = filters } }, instead);
    }
}
