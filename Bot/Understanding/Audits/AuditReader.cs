using System.Collections.Immutable;
using Bot.Understanding.Grammar;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Text;
using Bot.Understanding.Times;

namespace Bot.Understanding.Audits;

/// <summary>
/// Reads questions about what this bot did: "audit …" before anything, and sentences that can mean nothing else ("what did the bot do for @dev today",
/// "who asked about costs", "denials this week"). "Who stopped i-…" without "audit" is asked of CloudTrail, which knows all changes and not only the bot's.
/// </summary>
internal static class AuditReader
{
    private const int MaxLength = 200;
    private static readonly string[] Prefixes = ["audit log", "audit trail", "the audit", "audit"];
    private static readonly string[] DidFor =
    [
        "what did the bot do for ", "what did you do for ", "what has the bot done for ", "what have you done for ", "what did wheelhouse do for ",
        "what did the bot do on behalf of ", "what was done for ", "what did the bot answer ", "activity of ", "activities of ",
    ];
    private static readonly string[] AskedAbout = ["who asked about ", "who asked for ", "who asked you about ", "who has asked about ", "who wanted to know about "];
    private static readonly string[] DenialWords = ["denials", "refusals", "who was denied", "who was refused", "what was denied", "what was refused", "denied requests", "refused requests", "show denials", "list denials", "show refusals", "list refusals"];
    private static readonly string[] ApprovalWords = ["approvals", "rejections", "who approved", "what was approved", "show approvals", "list approvals", "what did people approve"];
    private static readonly string[] ByWords = [" by ", " of ", " for ", " from "];

    /// <summary>The question; null where the message is about something else.</summary>
    public static Question? Find(CleanText clean, DateTimeOffset now)
    {
        if (clean.Text.Length is 0 or > MaxLength)
            return null;
        var words = string.Join(' ', Letters.Fold(clean.Text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.', '!', '?');
        var rest = words;
        var named = false;
        foreach (var prefix in Prefixes)
        {
            if (rest != prefix && !rest.StartsWith(prefix + " ", StringComparison.Ordinal) && !rest.StartsWith(prefix + ":", StringComparison.Ordinal))
                continue;
            rest = rest[prefix.Length..].TrimStart(':', ' ');
            named = true;
            break;
        }
        var draft = new Draft(clean, Tokenizer.Tokenize(clean), Words.Default, now.ToUniversalTime());
        var time = TimeFinder.Find(draft, false).Range;
        var asked = time is null ? rest : rest.Replace(time.Words.ToLowerInvariant(), "", StringComparison.Ordinal).TrimEnd();
        if (Topic(asked, named) is not { } found)
            return null;
        return new()
        {
            Text = clean.Text,
            Family = Family.Audit,
            Topic = found.Topic,
            Shape = Shape.List,
            Time = time,
            Conditions = found.Conditions,
            Because = ["it asks what this bot did"],
        };
    }

    private static (string Topic, ImmutableArray<Condition> Conditions)? Topic(string words, bool named)
    {
        if (Rest(words, DidFor) is { } person)
            return (AuditTopics.Person, [Is(AuditTopics.PersonField, Name(person))]);
        if (Rest(words, AskedAbout) is { } subject)
            return (AuditTopics.Asked, [Is(AuditTopics.SubjectField, subject)]);
        if (Listed(words, DenialWords) is { } denied)
            return (AuditTopics.Denials, denied);
        if (Listed(words, ApprovalWords) is { } approved)
            return (AuditTopics.Approvals, approved);
        if (!named)
            return null;
        if (words is "" or "recent" or "latest" or "last" or "today" or "entries")
            return (AuditTopics.Recent, []);
        if (words is "verify" or "check" or "is it intact" or "integrity")
            return (AuditTopics.Verify, []);
        if (words is "export" or "download")
            return (AuditTopics.Export, []);
        if (words.StartsWith("who ", StringComparison.Ordinal) && words[4..].Split(' ', 2) is [var verb, var resource] && resource.Length > 1)
            return (AuditTopics.Resource, [Is(AuditTopics.VerbField, verb), Is(AuditTopics.SubjectField, Name(resource))]);
        foreach (var by in ByWords)
        {
            if ((" " + words).StartsWith(by, StringComparison.Ordinal))
                return (AuditTopics.Person, [Is(AuditTopics.PersonField, Name(words[(by.Length - 1)..]))]);
        }
        return words.Contains(' ') ? null : (AuditTopics.Resource, [Is(AuditTopics.SubjectField, Name(words))]);
    }

    /// <summary>"denials", "denials by dev": nothing else may follow, or it is another question.</summary>
    private static ImmutableArray<Condition>? Listed(string words, string[] heads)
    {
        foreach (var head in heads)
        {
            if (words == head)
                return [];
            foreach (var by in ByWords)
            {
                if (words.StartsWith(head + by, StringComparison.Ordinal) && words[(head.Length + by.Length)..] is var name && name.Length > 0 && !name.Contains(' '))
                    return [Is(AuditTopics.PersonField, Name(name))];
            }
        }
        return null;
    }

    private static string? Rest(string words, string[] openings)
    {
        foreach (var opening in openings)
        {
            if (words.StartsWith(opening, StringComparison.Ordinal) && words.Length > opening.Length)
                return words[opening.Length..].Trim();
        }
        return null;
    }

    private static string Name(string text) => text.Trim('@', '<', '>', '`', '"', '\'', ' ');

    private static Condition Is(string field, string value) => new(field, ConditionOperator.Equal, value);
}
