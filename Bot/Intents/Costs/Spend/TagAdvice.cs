using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Conversations;
using Bot.Identity;
using Bot.Intents.Costs.Query;

namespace Bot.Intents.Costs.Spend;

/// <summary>Nothing found by a tag may mean nothing spent, or a key that is spelled otherwise or not activated: Cost Explorer says which.</summary>
internal static class TagAdvice
{
    /// <summary>The answer with the reason and the keys there are; unchanged where no tag was asked for or something was found.</summary>
    public static async Task<Answer> AddAsync(Turn turn, CostQuery query, bool isEmpty, Answer answer, CancellationToken cancellation)
    {
        var key = query.Filters.FirstOrDefault(f => f.Kind == CostGroupKind.Tag && !f.Negated && !f.Values.IsEmpty)?.Key ?? query.Groups.FirstOrDefault(g => g.Kind == CostGroupKind.Tag)?.Key;
        if (key is null || !isEmpty)
            return answer;
        var outcome = await turn.Aws.CallAllAsync("ce", "GetTags", new JsonObject { ["TimePeriod"] = CostQuery.Bounds(query.Period) }, cancellation: cancellation).ConfigureAwait(false);
        if (outcome is not CallOutcome.Ok ok)
            return answer;
        var keys = (ok.Body["Tags"] as JsonArray ?? []).Select(t => t.Text()).Where(t => t.Length > 0).ToList();
        if (keys.Contains(key, StringComparer.Ordinal))
            return answer;
        var meant = keys.Find(k => k.Equals(key, StringComparison.OrdinalIgnoreCase));
        var advice = meant is not null
            ? $"There is no cost allocation tag `{key}`, but `{meant}`: keys are told apart by case."
            : $"`{key}` is no active cost allocation tag. Active: {(keys.Count == 0 ? "none" : string.Join(", ", keys.Take(12).Select(k => $"`{k}`")))}. A tag must be activated in the Billing console (Cost allocation tags) and shows figures from about a day later.";
        return answer with
        {
            Text = $"{answer.Text}\n{advice}",
            Offers = meant is null ? answer.Offers : [new Offer("tag-meant", $"With {meant}", turn.Question.Text.Replace(key, meant, StringComparison.Ordinal)), .. answer.Offers],
        };
    }
}
