using System.Collections.Immutable;
using System.Globalization;
using Bot.Notifications;
using Bot.Understanding.Text;

namespace Bot.Understanding.Alerts;

/// <summary>Reads what is said about notifications: lists, and the life cycle of one by its id (<c>n-7k2fq3m</c>) or name. Only sentences that can mean nothing else; "mute alarm X" changes the alarm in AWS and is not read here.</summary>
internal static class AlertReader
{
    private const int MaxLength = 300;

    /// <summary>The question; null where the message is about something else.</summary>
    /// <param name="clean">What was written, without markup.</param>
    /// <param name="typed">With it: Slack's mention of a person is lost otherwise.</param>
    /// <param name="now">The turn's time.</param>
    public static Question? Find(CleanText clean, string typed, DateTimeOffset now)
    {
        if (OwnActionReader.Find(clean) is { } own)
            return own;
        if (clean.Text.Length is 0 or > MaxLength)
            return null;
        var words = string.Join(' ', clean.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.', '!', '?', '/');
        var lower = Letters.Fold(words);
        if (lower.Length != words.Length)
            words = lower;
        if (Whole(lower) is { } topic)
            return Of(clean, topic);
        foreach (var verb in AlertWords.Verbs)
        {
            if (!lower.StartsWith(verb.Words, StringComparison.Ordinal))
                continue;
            return Said(clean, verb, words[verb.Words.Length..].Trim(), typed, now);
        }
        return null;
    }

    private static Question? Said(CleanText clean, Verb verb, string rest, string typed, DateTimeOffset now)
    {
        var until = verb.Topic is AlertTopics.Snooze or AlertTopics.Mute ? Spans.Take(ref rest, now) : null;
        var person = verb.Topic is AlertTopics.Assign or AlertTopics.Acknowledge ? Person(ref rest, typed) : null;
        var lower = Letters.Fold(rest);
        var isNotification = false;
        foreach (var noun in AlertWords.Nouns)
        {
            if (!lower.StartsWith(noun, StringComparison.Ordinal))
                continue;
            isNotification |= noun.StartsWith("notification", StringComparison.Ordinal) || noun.StartsWith("incident", StringComparison.Ordinal);
            (rest, lower) = (rest[noun.Length..].Trim(), lower[noun.Length..].Trim());
        }
        var subject = lower is "all" or "everything" or "all notifications" or "all incidents" ? AlertTopics.All
            : lower.StartsWith(AlertTopics.Flood, StringComparison.Ordinal) && NoticeIds.Is(lower[AlertTopics.Flood.Length..]) || lower.StartsWith("notifications of flood ", StringComparison.Ordinal) ? AlertTopics.Flood + lower[(lower.LastIndexOf(' ') + 1)..]
            : NoticeIds.Is(lower) ? lower
            : (verb.NeedsNoId || isNotification && verb.Words.Length > 0) && rest.Length > 0 && !rest.Contains(' ') ? rest.Trim('`', '"', '\'')
            : null;
        if (subject is null || subject == AlertTopics.All && verb.Topic is not AlertTopics.Acknowledge)
            return null;
        var conditions = ImmutableArray.CreateBuilder<Condition>();
        conditions.Add(new(AlertTopics.SubjectField, ConditionOperator.Equal, subject));
        if (person is not null)
            conditions.Add(new(AlertTopics.PersonField, ConditionOperator.Equal, person));
        if (until is { } time)
            conditions.Add(new(AlertTopics.UntilField, ConditionOperator.Equal, time.ToString("O", CultureInfo.InvariantCulture)));
        return Of(clean, verb.Topic) with { Conditions = conditions.ToImmutable() };
    }

    private static string? Whole(string words)
    {
        if (AlertWords.Whole.TryGetValue(words, out var topic))
            return topic;
        foreach (var opening in AlertWords.Openings)
        {
            if (words.StartsWith(opening, StringComparison.Ordinal))
                return Whole(words[opening.Length..]);
        }
        return null;
    }

    /// <summary>"… to me", "… to @ada": takes it off the end.</summary>
    private static string? Person(ref string rest, string typed)
    {
        if (rest.EndsWith(" to", StringComparison.OrdinalIgnoreCase) && typed.LastIndexOf("<@", StringComparison.Ordinal) is >= 0 and var open && typed.IndexOf('>', open) is > 0 and var close)
        {
            rest = rest[..^3].Trim();
            return typed[(open + 2)..close];
        }
        var at = rest.LastIndexOf(" to ", StringComparison.OrdinalIgnoreCase);
        if (at <= 0 || rest[(at + 4)..].Trim() is not { Length: > 0 } person || person.Contains(' '))
            return null;
        rest = rest[..at].Trim();
        return person.Trim('@', '<', '>', '`');
    }

    internal static Question Of(CleanText clean, string topic) => new()
    {
        Text = clean.Text,
        Family = Family.Notifications,
        Topic = topic,
        Shape = topic is AlertTopics.List or AlertTopics.Open or AlertTopics.Mine or AlertTopics.Rules or AlertTopics.Muted or AlertTopics.Actions ? Shape.List : Shape.Text,
        Because = ["it speaks of notifications"],
    };
}
