using System.Collections.Immutable;
using System.IO.Enumeration;
using Bot.Aws.Catalog;
using Bot.Identity;

namespace Bot.Guardrails.Approvals;

/// <summary>How many people must approve a plan, by the channel's rules.</summary>
internal static class ApproverCount
{
    /// <summary>The most that any rule asks for, and why; one where none applies.</summary>
    /// <param name="rules">The channel's rules.</param>
    /// <param name="calls">The plan's calls.</param>
    /// <param name="touched">What they touch. Where tags could not be read, every rule by tags applies.</param>
    public static (int Needed, string? Why) Of(ImmutableArray<ApprovalRule> rules, ImmutableArray<PlannedCall> calls, ImmutableArray<TouchedResource> touched)
    {
        var (needed, why) = (1, default(string));
        foreach (var rule in rules.IsDefault ? [] : rules)
        {
            if (rule.Approvers > needed && Why(rule, calls, touched) is { } reason)
                (needed, why) = (rule.Approvers, reason);
        }
        return (needed, why);
    }

    private static string? Why(ApprovalRule rule, ImmutableArray<PlannedCall> calls, ImmutableArray<TouchedResource> touched)
    {
        var reasons = new List<string>();
        if (!rule.Actions.IsDefaultOrEmpty)
        {
            if (calls.SelectMany(c => Actions(c.Call)).FirstOrDefault(a => rule.Actions.Any(r => FileSystemName.MatchesSimpleExpression(r, a))) is not { } action)
                return null;
            reasons.Add(action);
        }
        if (!rule.Tags.IsDefaultOrEmpty)
        {
            var tagged = touched.FirstOrDefault(t => t.Tags is not { } tags || tags.Any(tag => rule.Tags.Any(r => FileSystemName.MatchesSimpleExpression(r, tag))));
            if (tagged is null && !touched.IsEmpty)
                return null;
            reasons.Add(tagged is null ? "what it touches is not known" : tagged.Tags is null ? $"the tags of {tagged.Name} could not be read" : $"{tagged.Name} has {tagged.Tags.Value.First(tag => rule.Tags.Any(r => FileSystemName.MatchesSimpleExpression(r, tag)))}");
        }
        if (rule.MinResources > 1)
        {
            if (touched.Length < rule.MinResources)
                return null;
            reasons.Add($"{touched.Length} resources");
        }
        return reasons.Count == 0 ? "the channel's rule for every change" : string.Join(", ", reasons);
    }

    private static IEnumerable<string> Actions(SealedCall call) => AwsCatalog.Default.Service(call.Service).Operations[call.Operation].IamActions;
}
