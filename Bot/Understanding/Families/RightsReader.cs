using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Bot.Aws.Catalog;

namespace Bot.Understanding.Families;

/// <summary>A question whether something is allowed: who, and what.</summary>
/// <param name="Person">The person asked about, by name; null for the one who asks.</param>
/// <param name="What">The action, as words, a line of the AWS CLI, or <c>service:Action</c>.</param>
internal sealed record RightsWords(string? Person, string What);

/// <summary>Recognises <c>why can't I …</c>, <c>am I allowed to …</c>, <c>may ada …</c>. Careful: "why can't I reach the host" is about networks, and "can I get the costs" is a polite question.</summary>
internal static partial class RightsReader
{
    /// <summary>The topic of such questions within the family of identity.</summary>
    public const string Topic = "rights";

    private static readonly FrozenSet<string> s_changes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "stop", "start", "reboot", "restart", "terminate", "delete", "remove", "scale", "resize", "tag", "untag", "invoke", "mute", "unmute", "purge", "redrive",
        "deploy", "redeploy", "snapshot");

    private static readonly FrozenSet<string> s_reads = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "list", "describe", "see", "read", "show", "view");

    /// <summary>Words after "can" and "may" that name nobody.</summary>
    private static readonly FrozenSet<string> s_nobody = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "you", "we", "it", "the", "this", "that", "these", "those", "my", "our", "a", "an", "there", "they", "he", "she", "one", "someone", "somebody", "anyone",
        "anybody", "everybody", "everyone", "people", "aws", "also", "not", "be", "bot", "wheelhouse");

    /// <summary>What is asked; null where the text asks no such thing.</summary>
    public static RightsWords? Find(string text)
    {
        if (Opening().Match(text) is not { Success: true } opening)
            return null;
        var who = opening.Groups["who"].Value.TrimStart('@');
        var isOwn = who.Length == 0 || who.Equals("i", StringComparison.OrdinalIgnoreCase);
        if (!isOwn && s_nobody.Contains(who))
            return null;
        var what = text[opening.Length..].Trim().TrimEnd('?', '!', '.', ' ');
        foreach (var lead in (ReadOnlySpan<string>)["run ", "call ", "use ", "do ", "aws "])
        {
            if (what.StartsWith(lead, StringComparison.OrdinalIgnoreCase))
                what = what[lead.Length..].TrimStart();
        }
        var words = new RightsWords(isOwn ? null : who, what.Trim('`', ' '));
        if (Action().IsMatch(words.What) || IsCommand(words.What))
            return words;
        var verb = words.What.Split(' ', 2)[0];
        var isWeak = opening.Groups["weak"].Success;
        // Objects are data: why they cannot be put or deleted is a matter of troubleshooting.
        if (s_changes.Contains(verb))
            return Objects().IsMatch(words.What) || (isWeak && !NamedThing().IsMatch(words.What)) ? null : words;
        return s_reads.Contains(verb) && !isWeak && !opening.Groups["why"].Success ? words : null;
    }

    /// <summary>Whether the words are a line of the AWS CLI: a service and an operation.</summary>
    public static bool IsCommand(string what) =>
        what.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries) is [var service, var operation, ..]
        && operation.Contains('-') && operation.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && AwsCatalog.Default.TryGetServiceName(service, out _);

    /// <summary><c>service:Action</c> anywhere.</summary>
    [GeneratedRegex(@"(?<![\w:-])(?<service>[a-z][a-z0-9-]+):(?<name>[A-Z][A-Za-z0-9]+)\b", RegexOptions.CultureInvariant)]
    internal static partial Regex Action();

    [GeneratedRegex(
        @"^\s*(?:(?:hey|hi|so|and|ok|please)[,\s]+)*(?:(?<why>why\s+(?:can['’]?t|cannot|can\s+not)\s+(?<who>@?[\w-]+))|(?<why>why\s+can\s+(?<who>@?[\w-]+)\s+not)|(?<why>why\s+(?:am|is)\s+(?<who>@?[\w-]+)\s+not\s+(?:allowed|permitted)\s+to)|(?:am|is)\s+(?<who>@?[\w-]+)\s+(?:allowed|permitted)\s+to|do\s+i\s+have\s+(?:the\s+)?(?:rights?|permissions?)\s+(?:to|for)|may\s+(?<who>@?[\w-]+)|(?<weak>(?:can|could)\s+(?<who>@?[\w-]+)))\s+(?=\S)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\bobjects?\b|s3://", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Objects();

    /// <summary>An id or an ARN.</summary>
    [GeneratedRegex(@"\b[a-z]+-[0-9a-f]{8,17}\b|\barn:aws", RegexOptions.CultureInvariant)]
    private static partial Regex NamedThing();
}
