using Bot.Understanding;

namespace Bot.Conversations;

/// <summary>What a conversation is called in a person's list: the words of their first question in it.</summary>
internal static class ConversationTitle
{
    private const int MaxLength = 80;

    /// <summary>The title; null where the question is no subject (a greeting, a look at the history, what must not be repeated).</summary>
    public static string? Of(Question question)
    {
        if (question.Family is Family.History or Family.Chat or Family.Other or Family.Identity || question.Unsafe is not null)
            return null;
        var words = string.Join(' ', question.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= MaxLength)
            return words.Length == 0 ? null : words;
        var end = words.LastIndexOf(' ', MaxLength - 1);
        return words[..(end > MaxLength / 2 ? end : Cut(words))] + "…";
    }

    /// <summary>Never between the two halves of a character.</summary>
    private static int Cut(string words) => char.IsHighSurrogate(words[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;
}
