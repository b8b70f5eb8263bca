using Bot.Identity;
using Directory = Bot.Identity.Directory;

namespace Bot.Intents.People;

/// <summary>What a channel's entry allows, for people.</summary>
internal static class ChannelRows
{
    public static IEnumerable<(string What, string Value)> Of(DirectoryChannel channel, Directory directory)
    {
        var approvers = string.Join(", ", channel.Approvers.Select(a => a.Replace("group:", "group ", StringComparison.Ordinal)));
        yield return ("What may be done here", channel.Mode switch
        {
            ChannelMode.Full => $"questions; changes with an approval by {approvers}{(channel.OwnApproval ? ", also of their own" : ", never of their own")}",
            ChannelMode.ReadOnly => "questions; nothing is changed from here",
            _ => "questions that need no call to AWS",
        });
        yield return ("Guardrail", channel.Guardrails.IsEmpty ? "none beyond the mode: your role's own rights" : string.Join(", ", channel.Guardrails.Select(g => g.Name)));
        if (!channel.ApprovalRules.IsEmpty)
            yield return ("Several approvers for", string.Join("; ", channel.ApprovalRules.Select(Rule)));
        yield return ("Accounts here", string.Join(", ", channel.Accounts.Prepend(channel.Account).Distinct().Select(directory.AliasOf)));
        if (!channel.Regions.IsEmpty)
            yield return ("Regions here", string.Join(", ", channel.Regions));
    }

    private static string Rule(ApprovalRule rule)
    {
        var parts = new List<string>();
        if (!rule.Actions.IsEmpty)
            parts.Add(string.Join(", ", rule.Actions));
        if (!rule.Tags.IsEmpty)
            parts.Add($"tags {string.Join(", ", rule.Tags)}");
        if (rule.MinResources > 1)
            parts.Add($"{rule.MinResources} resources or more");
        return $"{(parts.Count == 0 ? "every change" : string.Join(" and ", parts))} ({rule.Approvers})";
    }
}
