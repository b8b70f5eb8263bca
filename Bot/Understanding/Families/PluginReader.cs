using System.Collections.Frozen;

namespace Bot.Understanding.Families;

/// <summary>A message that begins with the alias of a plugin: <c>@datadog …</c>.</summary>
internal static class PluginReader
{
    /// <summary>Mentions that mean the bot itself or people, not a plugin.</summary>
    private static readonly FrozenSet<string> Own = new[] { "wheelhouse", "here", "channel", "everyone", "all", "bot", "aws", "q", "opsbot" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The alias, and the text after it; the alias is empty where the message is for no plugin.</summary>
    public static string Find(string text)
    {
        if (text.Length < 3 || text[0] != '@' || !char.IsAsciiLetter(text[1]))
            return "";
        var end = 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_'))
            end++;
        return end < text.Length && text[end] is not (' ' or ':' or ',') || Own.Contains(text[1..end]) ? "" : text[1..end].ToLowerInvariant();
    }

    /// <summary>The text without a mention of the bot by name ("@wheelhouse list …"), which some channels leave in.</summary>
    public static int OwnMention(string text)
    {
        if (text.Length < 2 || text[0] != '@')
            return 0;
        var end = 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_'))
            end++;
        if (!Own.Contains(text[1..end]))
            return 0;
        while (end < text.Length && text[end] is ' ' or ':' or ',')
            end++;
        return end;
    }
}
