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
    /// <param name="turn">The turn.</param>
    /// <param name="query">As it was asked.</param>
    /// <param name="isEmpty">Nothing was found.</param>
    /// <param name="answer">What would be said.</param>
    /// <param name="again">Asks with the key as it is really spelled.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<Answer> AddAsync(Turn turn, CostQuery query, bool isEmpty, Answer answer, Func<string, Task<Answer>> again, CancellationToken cancellation)
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
        if (meant is not null)
        {
            var right = await again(meant).ConfigureAwait(false);
            return right with { Notes = right.Notes.Add($"There is no cost allocation tag `{key}`, but `{meant}`, which this is by: keys are told apart by case.") };
        }
        var advice = $"`{key}` is no active cost allocation tag. Active: {(keys.Count == 0 ? "none" : string.Join(", ", keys.Take(12).Select(k => $"`{k}`")))}. A tag must be activated in the Billing console (Cost allocation tags) and shows figures from about a day later.";
        return answer with { Text = $"{answer.Text}\n{advice}" };
    }
}
