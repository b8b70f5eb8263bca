using Bot.Conversations;
using Bot.Understanding.Entities;
using Bot.Understanding.Lexicon;
using Bot.Understanding.Regions;
using Bot.Understanding.Text;

namespace Bot.Understanding.Commands;

/// <summary>Recognises a line of the AWS CLI: a service and an operation, with or without <c>aws</c>. What it means is parsed elsewhere.</summary>
internal static class CommandReader
{
    /// <summary>The command line; null where the message is prose.</summary>
    public static string? Find(CleanText clean, Conversation conversation)
    {
        var text = clean.Text;
        foreach (var mark in clean.Marks)
        {
            if (mark.Mark == Mark.Code && mark.Start < 24 && (mark.End - mark.Start) * 2 > text.Length - mark.Start && Line(text[mark.Start..mark.End]) is { } inCode)
                return inCode;
        }
        return Line(text) ?? Line(WithoutVerb(text)) ?? Answered(text, conversation);
    }

    private static string WithoutVerb(string text)
    {
        foreach (var verb in (ReadOnlySpan<string>)["please run ", "pls run ", "can you run ", "run ", "execute ", "please ", "pls ", "hey ", "$ ", "/aws "])
        {
            if (text.StartsWith(verb, StringComparison.OrdinalIgnoreCase))
                return text[verb.Length..].Trim();
        }
        return "";
    }

    private static string? Line(string text)
    {
        if (text.Length < 5)
            return null;
        Span<Range> words = stackalloc Range[5];
        var span = text.AsSpan();
        var count = span.SplitAny(words, " \n", StringSplitOptions.RemoveEmptyEntries);
        if (count < 1)
            return null;
        var hasPrefix = span[words[0]].Equals("aws", StringComparison.OrdinalIgnoreCase);
        var first = hasPrefix ? 1 : 0;
        if (first >= count)
            return null;
        var service = span[words[first]];
        var hasFlag = text.Contains(" --", StringComparison.Ordinal) || text.Contains(" -", StringComparison.Ordinal) && HasShortFlag(text);
        if (CliServices.Contains(service))
        {
            if (first + 1 >= count)
                return hasPrefix ? text : null;
            // The CLI's own set-up commands have no form to know them by.
            if (hasPrefix && service.Equals("configure", StringComparison.OrdinalIgnoreCase))
                return text;
            var operation = span[words[first + 1]];
            if (operation is "--help" or "-help" || operation is "help" && count == first + 2)
                return text;
            return CliOperations.IsOperation(service, operation, hasPrefix || hasFlag, count <= first + 3 || hasFlag) ? text : null;
        }
        if (hasPrefix && (service.StartsWith("--") || CliOperations.IsVerbNoun(service)))
            return text;
        if (hasPrefix && hasFlag && count > 2 && CliOperations.IsVerbNoun(span[words[2]]))
            return text;
        return CliOperations.IsVerbNoun(service) && (count == 1 || hasFlag) || CliOperations.IsBareVerb(service) && hasFlag ? text : null;
    }

    private static bool HasShortFlag(string text)
    {
        for (var i = text.IndexOf(" -", StringComparison.Ordinal); i >= 0; i = text.IndexOf(" -", i + 1, StringComparison.Ordinal))
        {
            if (i + 3 < text.Length && char.IsAsciiLetterLower(text[i + 2]) && char.IsAsciiLetterLower(text[i + 3]))
                return true;
        }
        return false;
    }

    /// <summary>The value of a parameter that the last command was asked for, or the last command in another Region.</summary>
    private static string? Answered(string text, Conversation conversation)
    {
        if (conversation.Last is not { Question: { Family: Family.Command, Command: { } command } } last || text.Length > 300)
            return null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (last.Answer.Asked is { Length: > 0 } asked)
        {
            var name = asked.TrimStart('-');
            if (words.Length >= 2 && words[0].TrimStart('-').Equals(name, StringComparison.OrdinalIgnoreCase))
                return $"{command} --{name} {string.Join(' ', words[1..])}";
            if (words.Length == 1 && name is not ("resource" or "region" or "time-range"))
                return $"{command} --{name} {words[0]}";
        }
        return words.Length is > 0 and <= 8 && words[0].ToLowerInvariant() is "same" or "and" or "now" or "again" or "what" && RegionIn(text) is { } region ? InRegion(command, region) : null;
    }

    private static string? RegionIn(string text)
    {
        foreach (var word in Letters.Fold(text).Split([' ', '?', ',', '.'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (RegionCodes.Contains(word))
                return word;
            if (Words.Default.Trie.Find(word)?.Region is { } region)
                return region;
        }
        return null;
    }

    private static string InRegion(string command, string region)
    {
        var at = command.IndexOf("--region", StringComparison.Ordinal);
        if (at < 0)
            return $"{command} --region {region}";
        var value = at + 9;
        var end = value < command.Length ? command.IndexOf(' ', value) : -1;
        return $"{command[..at]}--region {region}{(end < 0 ? "" : command[end..])}";
    }
}
