using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Which cost categories, or which cost allocation tags, the bill can be cut by.</summary>
internal static partial class BillNames
{
    public static async Task<Answer?> AnswerAsync(Turn turn, CostPlan plan, CancellationToken cancellation)
    {
        if (Asked().Match(turn.Question.Text) is not { Success: true } asked)
            return null;
        var isTags = asked.Groups["tags"].Success;
        var (operation, member, what) = isTags ? ("GetTags", "Tags", "active cost allocation tag") : ("GetCostCategories", "CostCategoryNames", "cost category");
        var outcome = await turn.Aws.CallAllAsync("ce", operation, new JsonObject { ["TimePeriod"] = CostQuery.Bounds(plan.Query.Period) }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return CostFailure.Of(outcome);
        var names = (ok.Body[member] as JsonArray ?? []).Select(n => n.Text()).Where(n => n.Length > 0).ToList();
        return new()
        {
            Text = names.Count == 0
                ? $"There is no {what} {plan.Query.Period.Words()}. {(isTags ? "They are activated in the Billing console (Cost allocation tags)" : "They are made in the Billing console (Cost Categories)")}; figures come within a day."
                : $"**{names.Count}** {(names.Count == 1 ? what : isTags ? $"{what}s" : "cost categories")} {plan.Query.Period.Words()}: {string.Join(", ", names.Select(n => $"`{n}`"))}.",
            Offers = [.. names.Take(5).Select(n => new Offer($"by-{n}", n.Length > 35 ? n[..35] : $"By {n}", isTags ? $"cost by tag {n} last month" : $"cost by cost category {n} last month"))],
            Sources = Statement.Sources,
        };
    }

    [GeneratedRegex(@"^(list|show(\s+me)?|what|which)(\s+(are|is|all|our|the|my|active))*\s+(cost\s+categor(y|ies)|(?<tags>cost\s+allocation\s+tags?))(\s+(do\s+we\s+have|are\s+there|are\s+active|exist|we\s+have))?\W*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();
}
