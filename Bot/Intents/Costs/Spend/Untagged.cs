using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>"Untagged" means nothing to Cost Explorer without a key: it can tell what lacks one key.</summary>
internal static class Untagged
{
    public static async Task<Answer> AskAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        var outcome = await turn.Aws.CallAllAsync("ce", "GetTags", new JsonObject { ["TimePeriod"] = CostQuery.Bounds(plan.Query.Period) }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return CostFailure.Of(outcome);
        var keys = (ok.Body["Tags"] as JsonArray ?? []).Select(t => t.Text()).Where(t => t.Length > 0).ToList();
        return keys.Count == 0
            ? Answer.Say("No cost allocation tag is active, so that Cost Explorer knows no tags at all. Activate them in the Billing console (Cost allocation tags); figures come from about a day later.") with { Sources = Statement.Sources }
            : new()
            {
                Text = $"Without which tag? Cost Explorer tells what lacks one key. Active: {string.Join(", ", keys.Take(12).Select(k => $"`{k}`"))}.",
                Asked = "tag",
                Offers = [.. keys.Take(5).Select(k => new Offer($"without-{k}", $"Without {k}", $"cost without {k} tag {plan.Query.Period.Words()}"))],
                Sources = Statement.Sources,
            };
    }
}
