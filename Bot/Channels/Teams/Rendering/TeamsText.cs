using System.Buffers;
using System.Text;

namespace Bot.Channels.Teams.Rendering;

/// <summary>The answers' small markdown as Teams takes it.</summary>
internal static class TeamsText
{
    private static readonly SearchValues<char> s_marks = SearchValues.Create("*_`[]~<>&\\#|{}");
    private static readonly SearchValues<char> s_escaped = SearchValues.Create("*_`[]~<>\\#|");

    /// <summary>Whether a text block would show the text as something else than it is.</summary>
    public static bool NeedsRuns(ReadOnlySpan<char> text) =>
        text.IndexOfAny(s_marks) >= 0 || text.IndexOfAny('\n', '\r') >= 0 || (text.Length > 0 && text[0] is '-' or '+' or ' ') || IsNumbered(text);

    /// <summary>A line as a message's markdown: marks stay marks, and whatever else would be read as one is escaped.</summary>
    public static string Markdown(string line) => string.Concat(SmallMarkdown.Read(line).Select(m => m.Kind switch
    {
        // Code may stand within.
        MarkKind.Bold => $"**{string.Concat(SmallMarkdown.Read(m.Text).Select(n => n.Kind == MarkKind.Code ? $"`{n.Text}`" : Escape(n.Text)))}**",
        MarkKind.Code when !m.Text.Contains('`', StringComparison.Ordinal) => $"`{m.Text}`",
        MarkKind.Link when IsLink(m.Url) => $"[{Escape(m.Text)}]({m.Url})",
        MarkKind.Link => Escape($"{m.Text} ({m.Url})"),
        _ => Escape(m.Text),
    }));

    /// <summary>Whether an address may become a link.</summary>
    public static bool IsLink(string url) => url.Length <= 2000 && url.AsSpan().IndexOfAny(")> \n\"") < 0 && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http";

    /// <summary>A label or name within a bound; figures never stand in one. Cuts no character in two.</summary>
    public static string Shorten(string text, int max)
    {
        if (text.Length <= max)
            return text;
        var end = max - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    /// <summary>A long line in pieces that end between words where there are any, outside of marks; a number stays whole.</summary>
    public static IEnumerable<string> Pieces(string line, int max)
    {
        while (line.Length > max)
        {
            var end = Break(line, max);
            yield return line[..end];
            line = line[end..];
        }
        if (line.Length > 0)
            yield return line;
    }

    private static int Break(string line, int max)
    {
        for (var i = max; i > max / 2; i--)
        {
            if (line[i] == ' ' && Count(line.AsSpan(0, i), '`') % 2 == 0 && Count(line.AsSpan(0, i), '*') % 4 == 0)
                return i;
        }
        if (line.LastIndexOf(' ', max) is > 0 and var blank)
            return blank;
        return char.IsHighSurrogate(line[max - 1]) ? max - 1 : max;
    }

    private static int Count(ReadOnlySpan<char> text, char mark) => System.MemoryExtensions.Count(text, mark);

    /// <summary>Begins as a list's number does.</summary>
    private static bool IsNumbered(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && text[digits] is '.' or ')';
    }

    private static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(s_escaped) < 0)
            return text;
        var escaped = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (s_escaped.Contains(c))
                escaped.Append('\\');
            escaped.Append(c);
        }
        return escaped.ToString();
    }
}
