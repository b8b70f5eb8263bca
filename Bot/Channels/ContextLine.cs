using Bot.Conversations;

namespace Bot.Channels;

/// <summary>The small print under an answer: role, account, Regions, calls, time.</summary>
internal static class ContextLine
{
    public static string Of(TurnResult result)
    {
        // A post that nobody asked for has nothing of this.
        if (result is { Caller: null, Calls.Length: 0, Question.Family: Understanding.Family.Notifications })
            return "";
        var parts = new List<string>();
        if (result.Caller is { } caller)
        {
            parts.Add(caller.RoleArn is { } role ? role[(role.LastIndexOf('/') + 1)..] : caller.Person);
            parts.Add(caller.AccountAlias == caller.Account ? caller.Account : $"{caller.AccountAlias} ({caller.Account})");
        }
        var regions = result.Calls.Select(c => c.Region).Distinct().ToList();
        if (regions.Count > 0)
            parts.Add(regions.Count <= 3 ? string.Join(", ", regions) : $"{regions.Count} Regions");
        parts.Add($"{result.Calls.Length} call{(result.Calls.Length == 1 ? "" : "s")}, {result.Took.TotalSeconds:0.0} s");
        var actions = result.Calls.Select(c => c.Action).Distinct().ToList();
        if (actions.Count > 0)
            parts.Add(string.Join(", ", actions.Take(4)) + (actions.Count > 4 ? $" and {actions.Count - 4} more" : ""));
        return string.Join(" · ", parts);
    }
}
