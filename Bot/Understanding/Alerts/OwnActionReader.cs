using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Bot.Understanding.Text;

namespace Bot.Understanding.Alerts;

/// <summary>Reads own actions being made, removed and run: <c>create custom action drain "Drain it" for checkout-* when severity=critical: lambda invoke …</c>, <c>run custom action drain on n-7k2fq3m</c>.</summary>
internal static partial class OwnActionReader
{
    private const int MaxLength = 2_000;

    public static Question? Find(CleanText clean)
    {
        // Most messages speak of no action, and are not looked at further.
        if (clean.Text.Length > MaxLength || !clean.Text.Contains(" action ", StringComparison.OrdinalIgnoreCase) && !clean.Text.Contains(" button ", StringComparison.OrdinalIgnoreCase))
            return null;
        var text = clean.Text.Trim().TrimEnd('.', '!');
        if (RunIn(text) is var (name, id))
            return AlertReader.Of(clean, AlertTopics.RunAction) with { Conditions = [Said(AlertTopics.NameField, name), Said(AlertTopics.SubjectField, id)] };
        if (Removal().Match(text) is { Success: true } removal)
            return AlertReader.Of(clean, AlertTopics.RemoveAction) with { Conditions = [Said(AlertTopics.NameField, removal.Groups["name"].Value)] };
        if (Making().Match(text) is not { Success: true } made)
            return null;
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        foreach (var field in (ReadOnlySpan<string>)[AlertTopics.NameField, AlertTopics.LabelField, AlertTopics.SubjectField, AlertTopics.WhenField, AlertTopics.AskField])
        {
            if (made.Groups[field] is { Success: true } group)
                conditions.Add(Said(field, group.Value.Trim()));
        }
        return AlertReader.Of(clean, AlertTopics.AddAction) with { Conditions = conditions.ToImmutable() };
    }

    /// <summary>What a button of an own action says: which one, on which incident. Null where the text is something else.</summary>
    public static (string Name, string Incident)? RunIn(string text) =>
        text.Length <= MaxLength && Running().Match(text) is { Success: true } run ? (run.Groups["name"].Value.Trim('"', '`'), run.Groups["id"].Value.ToLowerInvariant()) : null;

    private static Condition Said(string field, string value) => new(field, ConditionOperator.Equal, value);

    [GeneratedRegex("""^\s*(?:please\s+)?(?:run|press|execute|do)\s+(?:the\s+)?(?:custom|own|notification)\s+(?:action|button)\s+(?<name>.+?)\s+on\s+(?:notification\s+|incident\s+)?(?<id>n-\w{7})\s*$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Running();

    [GeneratedRegex("""^(?:please\s+)?(?:remove|delete|drop)\s+(?:the\s+|our\s+)?(?:custom|own|notification)\s+(?:action|button)\s+[`"']?(?<name>[^\s`"']+)[`"']?$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Removal();

    [GeneratedRegex(
        """
        ^(?:please\s+)?(?:create|add|make|define|save|set\ up)\s+(?:an?\s+|the\s+|new\s+)*(?:custom|own|notification)\s+(?:action|button)\s+(?:called\s+|named\s+)?[`"']?(?<name>[^\s`"':]+)[`"']?
        (?:\s+(?:(?:with\s+)?(?:the\s+)?label|labell?ed|titled)?\s*"(?<label>[^"]*)")?
        (?:\s+(?:for|on)\s+(?:(?:every|all)(?:\s+notifications?)?|(?:notifications?\s+(?:of|about|from)\s+|alarms?\s+)?[`"']?(?<subject>[^\s`"':,]+)[`"']?))?
        (?:\s+(?:when|if)\s+(?<when>[^:]+?))?
        (?:\s*:|\s+(?:to\s+)?(?:runs?|says?|asks?)\s)\s*(?<ask>\S.*)$
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Making();
}
