using Bot.Conversations;
using Bot.Understanding.Text;

namespace Bot.Understanding.Histories;

/// <summary>
/// Reads what speaks of the conversations themselves: their list, one to go on with, one to delete. Only whole sentences count,
/// and "delete 2" only where conversations were listed just before: "delete" and "resume" are mostly said of AWS.
/// </summary>
internal static class HistoryReader
{
    private const int MaxLength = 200;

    /// <summary>The question; null where the message is about something else.</summary>
    public static Question? Find(CleanText clean, Conversation conversation)
    {
        if (clean.Text.Length is 0 or > MaxLength)
            return null;
        var words = Bare(clean.Text);
        var last = conversation.Last is { Question.Family: Family.History } exchange ? exchange : null;
        if (last?.Answer.Asked == HistoryTopics.Confirmation && Reply(words) is { } reply)
            return Of(clean, reply);
        if (Whole(words) is { } topic)
            return Of(clean, topic);
        var listed = last is not null && last.Answer.Mentions.Any(m => m.Kind == HistoryTopics.Kind);
        return After(words, HistoryWords.Resume) is { } resumed && Target(resumed, listed) is { } target ? Of(clean, HistoryTopics.Resume, target)
            : After(words, HistoryWords.Delete) is { } deleted && DeleteTarget(deleted, listed) is { } gone ? Of(clean, HistoryTopics.Delete, gone)
            : null;
    }

    private static Question Of(CleanText clean, string topic, string? target = null) => new()
    {
        Text = clean.Text,
        Family = Family.History,
        Topic = topic,
        Shape = topic is HistoryTopics.List or HistoryTopics.This ? Shape.List : Shape.Text,
        Entities = target is null ? [] : [new(EntityKind.Name, target, HistoryTopics.Kind)],
        Because = ["it speaks of our conversations"],
    };

    private static string? Reply(string words)
    {
        words = words.Replace(",", "", StringComparison.Ordinal);
        return HistoryWords.Yes.Contains(words) ? HistoryTopics.Confirm : HistoryWords.No.Contains(words) ? HistoryTopics.Cancel : null;
    }

    private static string? Whole(string words)
    {
        if (HistoryWords.Whole.TryGetValue(words, out var topic))
            return topic;
        foreach (var opening in HistoryWords.Openings)
        {
            if (words.StartsWith(opening, StringComparison.Ordinal))
                return Whole(words[opening.Length..]);
        }
        return null;
    }

    /// <summary>A number, a title, "this" or "all"; null where it is no conversation that is meant.</summary>
    private static string? Target(string rest, bool listed)
    {
        rest = rest.StartsWith("my ", StringComparison.Ordinal) ? rest[3..] : rest.StartsWith("the ", StringComparison.Ordinal) ? rest[4..] : rest;
        if (Number(rest) is { } number)
            return number;
        foreach (var noun in HistoryWords.Nouns)
        {
            if (rest == "last " + noun || rest == "latest " + noun || rest == "previous " + noun)
                return "1";
            if (!rest.StartsWith(noun + " ", StringComparison.Ordinal))
                continue;
            var title = rest[(noun.Length + 1)..];
            foreach (var link in (ReadOnlySpan<string>)["about ", "on ", "called ", "titled ", "named ", "with the title ", "with "])
                title = title.StartsWith(link, StringComparison.Ordinal) ? title[link.Length..] : title;
            return Number(title) ?? title.Trim('"', '\'', '`', ' ');
        }
        return listed && rest.Length > 2 ? rest.Trim('"', '\'', '`', ' ') : null;
    }

    private static string? DeleteTarget(string rest, bool listed)
    {
        var all = rest is "all conversations" or "all my conversations" or "all chats" or "all my chats" or "my conversations" or "my history" or "my chats" or "my conversation history" or "my chat history" or "all history" or "all my history" or "history";
        if (all || (listed && rest is "all" or "all of them" or "them all"))
            return HistoryTopics.AllOfThem;
        if (rest is "this conversation" or "this chat" or "this thread" or "our conversation" or "this history" or "conversation" or "the conversation" || (listed && rest == "this"))
            return HistoryTopics.ThisOne;
        return Target(rest, listed) is { } target && (listed || !IsNumber(target) || rest != target) ? target : null;
    }

    private static string? Number(string text)
    {
        text = text.TrimStart('#');
        foreach (var opening in (ReadOnlySpan<string>)["number ", "no. ", "nr "])
            text = text.StartsWith(opening, StringComparison.Ordinal) ? text[opening.Length..] : text;
        return IsNumber(text) ? text : text switch
        {
            "first" or "first one" => "1",
            "second" or "second one" => "2",
            "third" or "third one" => "3",
            "fourth" or "fourth one" => "4",
            "fifth" or "fifth one" => "5",
            _ => null,
        };
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= 4 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static string? After(string words, string[] openings)
    {
        foreach (var polite in (ReadOnlySpan<string>)["please ", "pls ", "can you ", "could you "])
            words = words.StartsWith(polite, StringComparison.Ordinal) ? words[polite.Length..] : words;
        foreach (var opening in openings)
        {
            if (words.StartsWith(opening, StringComparison.Ordinal))
                return words[opening.Length..].Trim();
        }
        return null;
    }

    private static string Bare(string text) =>
        string.Join(' ', Letters.Fold(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.', '!', '?', '/');
}
