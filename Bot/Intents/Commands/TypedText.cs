using System.Text;

namespace Bot.Intents.Commands;

/// <summary>Undoes what chat programs do to a typed command: curly quotes, long dashes, links, entities, odd spaces, code marks.</summary>
internal static class TypedText
{
    public static string Clean(string line)
    {
        var text = Plain(Links(line)).Trim();
        text = OutOfCodeMarks(text).Trim();
        if (text.StartsWith("$ ", StringComparison.Ordinal) || text.StartsWith("> ", StringComparison.Ordinal))
            text = text[2..];
        return text;
    }

    private static string Plain(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var startsWord = i == 0 || char.IsWhiteSpace(text[i - 1]);
            switch (c)
            {
                case '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB': result.Append('"'); break;
                case '\u2018' or '\u2019' or '\u201A' or '\u201B': result.Append('\''); break;
                case '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '-' when startsWord && IsFlagAt(text, i + 1): result.Append("--"); break;
                case '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2212': result.Append('-'); break;
                case '\u2014' or '\u2015': result.Append("--"); break;
                case '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD': break;
                case '\\' when i + 1 < text.Length && text[i + 1] is '\n' or '\r': result.Append(' '); break;
                default: result.Append(char.IsWhiteSpace(c) ? ' ' : c); break;
            }
        }
        return result.ToString();
    }

    /// <summary>A single dash before a word of at least two letters begins a flag; before a digit or a letter alone it does not.</summary>
    private static bool IsFlagAt(string text, int at) => at + 1 < text.Length && char.IsAsciiLetter(text[at]) && (char.IsAsciiLetterOrDigit(text[at + 1]) || text[at + 1] == '-');

    /// <summary><c>&lt;https://…|label&gt;</c> to the address, entities to their characters.</summary>
    private static string Links(string text)
    {
        if (!text.Contains('<') && !text.Contains('&'))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '<' ? text.IndexOf('>', i) : -1;
            if (end > 0 && Target(text.AsSpan(i + 1, end - i - 1)) is { } target)
            {
                result.Append(target);
                i = end;
            }
            else
            {
                result.Append(text[i]);
            }
        }
        return result.Replace("&lt;", "<").Replace("&gt;", ">").Replace("&amp;", "&").ToString();
    }

    private static string? Target(ReadOnlySpan<char> link)
    {
        var bar = link.IndexOf('|');
        var address = bar < 0 ? link : link[..bar];
        if (address.StartsWith("mailto:") || address.StartsWith("tel:"))
            return address[(address.IndexOf(':') + 1)..].ToString();
        // A host that the platform made a link of (example.com) reads as it was typed.
        if (address.StartsWith("http://") && bar >= 0 && !link[(bar + 1)..].StartsWith("http"))
            return link[(bar + 1)..].ToString();
        return address.StartsWith("http://") || address.StartsWith("https://") || address.StartsWith("s3://") ? address.ToString() : null;
    }

    private static string OutOfCodeMarks(string text)
    {
        if (!text.StartsWith('`'))
            return text;
        var marks = text.StartsWith("```", StringComparison.Ordinal) ? "```" : "`";
        var end = text.IndexOf(marks, marks.Length, StringComparison.Ordinal);
        if (end < 0)
            return text.TrimStart('`');
        var inner = text[marks.Length..end];
        // Words after the marks are talk ("please"), unless they go on with the command.
        var rest = text[(end + marks.Length)..];
        return rest.Contains("--", StringComparison.Ordinal) || rest.Contains('`') ? text.Replace("`", "") : inner;
    }
}
